import { EXCHANGES, identifyCode } from '../model/code.ts'
import { Refusal } from '../model/refusal.ts'
import { codeOfFile } from '../parsers/csv/codes.ts'
import { parseCsv } from '../parsers/csv/parseCsv.ts'
import type { ParseContext, Parsed } from '../parsers/parser.ts'
import type { InputFile, OpenFile } from './inputFile.ts'

/** The first day of the exchanges, and a day after every other. */
const EARLIEST = 19901219
const LATEST = 99991231
/** No calendar knows a day before this one. */
const CALENDAR_START = 19910101

/** All trading days, by the calendar that knows them. */
const calendars = new WeakMap<ParseContext['dateVerdict'], readonly number[]>()

/** Reads one bar file whole, whatever it is. */
export async function readFile(file: InputFile, context: ParseContext): Promise<Parsed> {
  return readOpen(await file.open(), context)
}

/** Reads a file that is open. */
export async function readOpen(open: OpenFile, context: ParseContext): Promise<Parsed> {
  switch (open.format) {
    case 'text':
      return parseCsv(open, context)
    case 'parquet': {
      const { parseParquet } = await import('../parsers/parquet/parseParquet.ts')
      return parseParquet({ file: open.file, bytes: open.random() }, context)
    }
    case 'tdxDay':
      return readDayFile(open, context)
  }
}

/** A whole .day file of 通达信; of a fund, an index or a B share nothing. */
async function readDayFile(open: OpenFile, context: ParseContext): Promise<Parsed> {
  const { DayRecords } = await import('../parsers/tdxDay/dayRecords.ts')
  const { MOST_RECORDS } = await import('../parsers/tdxDay/recordsMemory.ts')
  const { TDX_DAY, tradingDaysFrom } = await import('./tdxMarket.ts')
  const { tailOfBytes } = await import('./tdxTails.ts')
  const { file } = open
  const parts = codeOfFile(file)
  if (parts === undefined) {
    throw new Refusal(
      'ambiguous-format',
      'a .day file whose name says no stock',
      'give it the name of its market and code, for example sh600000.day',
      { file },
    )
  }
  const identity = identifyCode(parts)
  if (identity.kind !== 'stock') {
    if (identity.kind === 'skipped') context.skipped[identity.what]++
    return { frames: [], input: TDX_DAY }
  }
  const tradingDays = calendars.get(context.dateVerdict) ?? tradingDaysFrom(CALENDAR_START, 0, context)
  calendars.set(context.dateVerdict, tradingDays)
  const records = new DayRecords({ from: EARLIEST, to: LATEST, coverFrom: LATEST, tradingDays }, context)
  const tail = tailOfBytes(file, Buffer.concat([...open.blocks]), MOST_RECORDS, records.input, 0)
  const stock = context.universe.addStock(identity)
  records.add({ file, stock, exchange: EXCHANGES.indexOf(identity.exchange), ...tail })
  return { frames: records.frames(), input: TDX_DAY }
}
