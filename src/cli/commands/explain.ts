import { explainJson } from '../../formatters/explain/json.ts'
import { explain as explainDay } from '../../run/explain/explain.ts'
import type { Invocation } from '../commandTable.ts'
import { EXIT_DONE, EXIT_NO } from '../exit.ts'
import type { Io } from '../io.ts'
import { analyzeOptions, outputOptions } from '../options.ts'
import { paintWith } from '../paint.ts'
import { writeWhole } from '../writeWhole.ts'

/** `limitup explain`: the arithmetic behind one stock's day; 1 when the stock has no bar on it. */
export async function explain(invocation: Invocation, io: Io): Promise<number> {
  const output = outputOptions(invocation)
  const { date = '', ...options } = await analyzeOptions(invocation, io)
  const [stock = ''] = invocation.args.get('CODE') ?? []
  const told = await explainDay({ ...options, stock, date })
  const color = output.color && output.file === undefined && io.color
  let text: string
  if (output.format === 'json') text = explainJson(told)
  else {
    const { explainText } = await import('../../formatters/explain/text.ts')
    text = explainText(told, { width: io.width, paint: paintWith(color) })
  }
  if (output.file === undefined) io.out(text)
  else writeWhole(output.file, text)
  return told.bar === undefined ? EXIT_NO : EXIT_DONE
}
