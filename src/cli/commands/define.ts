import { glossaryJson } from '../../formatters/glossary/json.ts'
import { define } from '../../run/define/define.ts'
import type { Invocation } from '../commandTable.ts'
import { EXIT_DONE } from '../exit.ts'
import type { Io } from '../io.ts'
import { outputOptions } from '../options.ts'
import { paintWith } from '../paint.ts'
import { writeWhole } from '../writeWhole.ts'

/** `limitup define`: what a term of the recap means, or the list of all. */
export async function defineTerms(invocation: Invocation, io: Io): Promise<number> {
  const output = outputOptions(invocation)
  const asked = invocation.args.get('TERM') ?? []
  const terms = define(asked)
  const { language } = output
  const color = output.color && output.file === undefined && io.color
  const context = { width: io.width, paint: paintWith(color) }
  let text: string
  if (output.format === 'json') text = glossaryJson(terms)
  else if (asked.length === 0)
    text = (await import('../../formatters/glossary/list.ts')).termList(terms, language, context)
  else text = (await import('../../formatters/glossary/entry.ts')).termEntries(terms, language, context)
  if (output.file === undefined) io.out(text)
  else writeWhole(output.file, text)
  return EXIT_DONE
}
