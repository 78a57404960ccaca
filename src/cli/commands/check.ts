import { basename } from 'node:path'
import { checkJson } from '../../formatters/check/json.ts'
import { checkData } from '../../run/check/checkData.ts'
import { EXIT_DONE, EXIT_NO } from '../exit.ts'
import type { Io } from '../io.ts'
import { checkOptions, outputOptions } from '../options.ts'
import { paintWith } from '../paint.ts'
import { Progress } from '../progress.ts'
import type { Invocation } from '../commandTable.ts'
import { writeWhole } from '../writeWhole.ts'

/** Milliseconds before anything is said of how far a check has come. */
const PATIENCE = 500

/** `limitup check`: what is wrong with bars; silent and 0 when nothing is, else 1. */
export async function check(invocation: Invocation, io: Io): Promise<number> {
  const output = outputOptions(invocation)
  const line = new Progress(io, PATIENCE)
  const report = await checkData({
    ...checkOptions(invocation, io.now()),
    progress: ({ file, rows, share }) => {
      line.tell({ what: basename(file), share, count: rows, unit: 'row' })
    },
  }).finally(() => {
    line.done()
  })
  const color = output.color && output.file === undefined && io.color
  const context = { width: io.width, paint: paintWith(color), language: output.language }
  let text: string
  if (output.format === 'json') text = checkJson(report)
  else text = (await import('../../formatters/check/table.ts')).checkTable(report, context)
  if (output.file !== undefined) writeWhole(output.file, text)
  else if (text !== '') io.out(text)
  return report.findings.length === 0 ? EXIT_DONE : EXIT_NO
}
