import { stockCsv } from '../../formatters/stock/csv.ts'
import { stockJson } from '../../formatters/stock/json.ts'
import { stockReport } from '../../run/stock/stockReport.ts'
import type { StockOptions } from '../../run/stock/stockReport.ts'
import type { Invocation } from '../commandTable.ts'
import { dateArgument } from '../dateArgument.ts'
import { EXIT_DONE, EXIT_NO } from '../exit.ts'
import { FlagReader } from '../flagReader.ts'
import type { Io } from '../io.ts'
import { analyzeOptions, outputOptions } from '../options.ts'
import { paintWith } from '../paint.ts'
import { writeWhole } from '../writeWhole.ts'

/** `limitup stock`: one stock's boards in time; 1 when the stock has no bar in the span. */
export async function stock(invocation: Invocation, io: Io): Promise<number> {
  const output = outputOptions(invocation)
  const report = await stockReport(await stockOptions(invocation, io))
  const color = output.color && output.file === undefined && io.color
  let text: string
  if (output.format === 'json') text = stockJson(report)
  else if (output.format === 'csv') text = stockCsv(report)
  else {
    const { stockTable } = await import('../../formatters/stock/table.ts')
    text = stockTable(report, { width: io.width, paint: paintWith(color), language: output.language })
  }
  if (output.file === undefined) io.out(text)
  else writeWhole(output.file, text)
  return report.bars === 0 ? EXIT_NO : EXIT_DONE
}

async function stockOptions(invocation: Invocation, io: Io): Promise<StockOptions> {
  const flags = new FlagReader(invocation.flags)
  const day = async (name: string): Promise<string | undefined> => {
    const text = flags.text(name)
    return text === undefined ? undefined : dateArgument(text, io.now(), `--${name}`)
  }
  const [stock = ''] = invocation.args.get('CODE') ?? []
  const options = await analyzeOptions(invocation, io)
  return { ...options, stock, date: await day('date'), from: await day('from'), to: await day('to') }
}
