import type { BarFrame } from '../model/barFrame.ts'
import { codeParts, EXCHANGES, identifyCode } from '../model/code.ts'
import type { CodeIdentity } from '../model/code.ts'
import type { DayCoverage } from '../model/coverage.ts'
import { dateFromDayNumber, dayNumber } from '../model/date.ts'
import { IssueLog } from '../model/issue.ts'
import type { InputSummary } from '../model/report.ts'
import type { ParseContext } from '../parsers/parser.ts'
import { DayRecords } from '../parsers/tdxDay/dayRecords.ts'
import { MOST_RECORDS } from '../parsers/tdxDay/recordsMemory.ts'
import type { FrameStream } from './frameStream.ts'
import type { InputFile } from './inputFile.ts'
import type { Market } from './market.ts'
import { ordered } from './order.ts'
import { TailReader, tailOfBytes } from './tdxTails.ts'

/** The first day of the exchanges, a day after every other, and the first that a calendar knows. */
const EARLIEST = 19901219
const LATEST = 99991231
const CALENDAR_START = 19910101

/** What every .day file is. */
export const TDX_DAY: InputSummary = {
  format: 'tdx-day',
  volumeUnit: 'shares',
  amountUnit: 'yuan',
  prevClose: 'previousClose',
  stSource: 'none',
}

/** Trading days before the first wanted one that are counted as well, so that missing days are seen. */
const DAYS_BEFORE = 64
/** Trading days read at first to find the last one: what a look-back from there will mostly need. */
const LAST_DAYS = 24

interface StockFile {
  readonly file: InputFile
  readonly stock: number
  /** Position in EXCHANGES. */
  readonly exchange: number
}

/** The ends of all files, read back to a day. */
interface Ends {
  readonly from: number
  readonly to: number
  readonly frames: readonly BarFrame[]
  readonly coverage: readonly DayCoverage[]
  readonly lastDay: number | undefined
  readonly issues: IssueLog
}

/**
 * A market of 通达信 .day files, of which only the ends are read: a stock has at most one record a trading day, so
 * the last n records hold at least the last n trading days. Files of funds, indexes and B shares are passed over.
 */
export function tdxMarket(files: readonly InputFile[], context: ParseContext): Market {
  const stocks = stockFiles(files, context)
  let ends: Ends | undefined
  const read = async (from: number, to: number, before: number): Promise<Ends> => {
    if (ends === undefined || ends.from > from || ends.to < to) {
      ends = await readEnds(stocks, tradingDaysFrom(from, before, context), from, to, context)
    }
    return ends
  }
  return {
    coverage: () => ends?.coverage ?? [],
    lastDay: async (to) => {
      const recent = tradingDaysFrom(to, LAST_DAYS, context)[0] ?? to
      const { lastDay } = await read(recent, to, DAYS_BEFORE)
      if (lastDay !== undefined) return lastDay
      const whole = await readEnds(stocks, tradingDaysFrom(to, Infinity, context), to, to, context)
      return whole.lastDay
    },
    frames: async (from, to, issues) => {
      const { frames, issues: found } = await read(from, to, DAYS_BEFORE)
      for (const issue of found.all) issues.add(issue)
      return ordered(frames, context.universe, issues)
    },
    inputs: () => [TDX_DAY],
  }
}

/** The bars of 通达信 .day files, stock by stock from the first day on. */
export function tdxStream(files: readonly InputFile[], context: ParseContext): FrameStream {
  return {
    isWhole: false,
    run: async (to, take) => {
      const from = EARLIEST
      const span = { from, to, coverFrom: LATEST, tradingDays: tradingDaysFrom(CALENDAR_START, 0, context) }
      await addFiles(stockFiles(files, context), new DayRecords(span, context, take), MOST_RECORDS)
    },
    inputs: () => [TDX_DAY],
  }
}

/** A bar file of 通达信, perhaps packed: its market and six digits. */
const DAY_NAME = /(sh|sz|bj)(\d{6})\.day(?:\.(?:gz|zst))?$/i

function stockFiles(files: readonly InputFile[], { universe }: ParseContext): StockFile[] {
  // All codes of one market and prefix are of one kind.
  const kinds = new Map<string, CodeIdentity>()
  return files.flatMap((file) => {
    const [, market = '', digits = ''] = DAY_NAME.exec(file.path) ?? []
    if (market === '') return []
    const prefix = market + digits.slice(0, 3)
    const kind = kinds.get(prefix) ?? identityOf(market + digits)
    kinds.set(prefix, kind)
    if (kind.kind !== 'stock') return []
    const stock = universe.addDigits(Number(digits), kind)
    return [{ file, stock, exchange: EXCHANGES.indexOf(kind.exchange) }]
  })
}

function identityOf(code: string): CodeIdentity {
  const parts = codeParts(code)
  return parts === undefined ? { kind: 'unassigned' } : identifyCode(parts)
}

/** Reads every file back to the first of the trading days; rows are made of from..to. */
async function readEnds(
  stocks: readonly StockFile[],
  tradingDays: readonly number[],
  from: number,
  to: number,
  given: ParseContext,
): Promise<Ends> {
  const issues = new IssueLog()
  const context = { ...given, issues }
  const depth = Math.min(tradingDays.length + 1, MOST_RECORDS)
  const records = new DayRecords({ from, to, coverFrom: tradingDays[0] ?? from, tradingDays }, context)
  const frames = await addFiles(stocks, records, depth)
  const { coverage, withBars } = records.coverage()
  return { from, to, frames, coverage, lastDay: withBars.at(-1), issues }
}

/** Puts the last `depth` records of every file into frames. */
async function addFiles(
  stocks: readonly StockFile[],
  records: DayRecords,
  depth: number,
): Promise<readonly BarFrame[]> {
  const reader = new TailReader()
  for (const { file, stock, exchange } of stocks) {
    const { path } = file
    const { input } = records
    const tail =
      file.archive === undefined
        ? reader.read(path, depth, input, 0)
        : tailOfBytes(path, Buffer.concat([...(await file.open()).blocks]), depth, input, 0)
    records.add({ file: path, stock, exchange, ...tail })
  }
  return records.frames()
}

/** Trading days up to today from `before` of them before `from` on, ascending. */
export function tradingDaysFrom(from: number, before: number, { dateVerdict }: ParseContext): number[] {
  const days: number[] = []
  for (let day = dayNumber(from) - 1; days.length < before; day--) {
    const date = dateFromDayNumber(day)
    const verdict = dateVerdict(date)
    if (verdict === 'outside') break
    if (verdict === 'trading') days.push(date)
  }
  days.reverse()
  for (let day = dayNumber(from); ; day++) {
    const date = dateFromDayNumber(day)
    const verdict = dateVerdict(date)
    if (verdict === 'future' || verdict === 'outside') return days
    if (verdict === 'trading') days.push(date)
  }
}
