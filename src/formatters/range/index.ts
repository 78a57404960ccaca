import type { RangeDay, RangeReport } from '../../model/rangeReport.ts'
import type { DayStats } from '../../model/report.ts'
import type { FormatContext } from '../formatter.ts'
import { rangeCsvHeader, rangeCsvLine } from './csv.ts'
import { rangeJson } from './json.ts'
import { rangeNdjsonLine } from './ndjson.ts'

/** A format of a range: a text from the whole of it, or a line from each row, or from each day in full. */
export type RangeFormat = {
  readonly name: string
  readonly description: string
  /** It holds or says itself how well its figures are known. */
  readonly explainsItself: boolean
  /** It is no text. */
  readonly isBinary?: boolean
} & (
  | {
      readonly kind: 'report'
      readonly format: (report: RangeReport, context: FormatContext) => Promise<string | Uint8Array>
    }
  | { readonly kind: 'rows'; readonly header: () => string; readonly line: (day: RangeDay) => string }
  | { readonly kind: 'days'; readonly line: (day: DayStats) => string }
)

/** Every format of a range, in the order in which help lists them; those that need a library load it when first used. */
export const RANGE_FORMATS: readonly RangeFormat[] = [
  {
    name: 'table',
    description: 'a row a day, sparklines and records for a terminal',
    explainsItself: true,
    kind: 'report',
    format: async (report, context) => (await import('./table.ts')).rangeTable(report, context),
  },
  {
    name: 'ladder',
    description: '连板天梯历史, days by rungs with names',
    explainsItself: true,
    kind: 'report',
    format: async (report, context) => (await import('./ladder.ts')).rangeLadder(report, context),
  },
  {
    name: 'csv',
    description: 'a row a day, amounts in yuan, rates with both parts',
    explainsItself: false,
    kind: 'rows',
    header: rangeCsvHeader,
    line: rangeCsvLine,
  },
  {
    name: 'json',
    description: 'rows, records and quality, described by docs/schema/range.json',
    explainsItself: true,
    kind: 'report',
    format: (report) => Promise.resolve(rangeJson(report)),
  },
  {
    name: 'ndjson',
    description: 'every day in full, a line each, as day --json prints it',
    explainsItself: true,
    kind: 'days',
    line: rangeNdjsonLine,
  },
  {
    name: 'parquet',
    description: 'a row a day, amounts in cents, rates by both parts',
    explainsItself: false,
    isBinary: true,
    kind: 'report',
    format: async (report) => (await import('./parquet.ts')).rangeParquet(report),
  },
]
