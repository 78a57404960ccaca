import type { BarFrame } from '../../model/barFrame.ts'
import { codeParts, identifyCode } from '../../model/code.ts'
import { FAULTY_ROW } from '../../model/boardEvents.ts'
import { dateNumber, dateText } from '../../model/date.ts'
import type { ExplainedBar, Explanation } from '../../model/explanation.ts'
import { formatIssue } from '../../model/issue.ts'
import { STATUSES } from '../../model/status.ts'
import type { Status } from '../../model/status.ts'
import type { ScanResult } from '../../engine/scanTypes.ts'
import { dateOf } from '../companions.ts'
import { checkDayAsked } from '../dayAsked.ts'
import { stockAsked, stockOfCode, stockOfName, unknownCode } from '../findStock.ts'
import type { StockAsked } from '../findStock.ts'
import { namesOf } from '../stockNames.ts'
import { openAnalysis } from '../openAnalysis.ts'
import type { Analysis } from '../openAnalysis.ts'
import type { AnalyzeOptions } from '../options.ts'
import { marketTime } from '../today.ts'
import { absenceOf } from './absence.ts'
import { framesAhead } from './framesAhead.ts'
import { foundName, foundStatus, placeOfRow } from './found.ts'
import { lastEventOf, stockLookback } from './lookBack.ts'
import { isSameReading, readingOf } from './reading.ts'
import { referenceOf } from './reference.ts'
import { subjectOf } from './subject.ts'
import type { Subject } from './subject.ts'

/** Which stock's which day to explain, and by which data. */
export interface ExplainOptions extends AnalyzeOptions {
  /** 600519, sh600519, 600519.SH, or the short name that the stock bears on the day. */
  readonly stock: string
  /** 'YYYY-MM-DD' or 'YYYYMMDD'. */
  readonly date: string
}

/**
 * 判定过程: the arithmetic behind one stock's day, from the row to the labels of every scope. Throws a Refusal when the
 * stock or the day cannot be found in the data.
 */
export async function explain(options: ExplainOptions): Promise<Explanation> {
  const now = marketTime(options.now ?? new Date())
  const date = dateOf(options.date, 'date')
  const asked = stockAsked(options.stock)
  checkDayAsked(date, now, options.allowPartial ?? false)
  const analysis = await openAnalysis(options, date)
  const lookback = await stockLookback(
    analysis,
    date,
    (frames) => stockIn(analysis, frames, asked, date),
    () => missing(analysis, asked, date),
  )
  const subject = subjectOf(analysis, lookback)
  const bar = explainedBar(subject, date)
  const absence = bar === undefined ? await absenceOf(subject, date) : undefined
  const before = absence?.before
  const { universe } = analysis
  const code = universe.codeOn(lookback.stock, date)
  // Parsers know the code as it stands, the kernel the one the stock goes on under.
  const isOfStock = (of: string | undefined): boolean => of === code || of === universe.codeOf(lookback.stock)
  const issues = [...analysis.parserIssues.all, ...lookback.issues.all].filter(
    (issue) => isOfStock(issue.stock) && issue.date === date,
  )
  return {
    asked: options.stock,
    code,
    date: dateText(date),
    name: foundName(subject, date) ?? (before && foundName(subject, dateNumber(before.date))),
    exchange: universe.exchangeOf(lookback.stock),
    segment: universe.segmentOf(lookback.stock),
    prefix: prefixOf(code),
    lookback: {
      from: dateText(lookback.from),
      days: lookback.days,
      end: lookback.end,
      isAlone: lookback.isAlone,
    },
    assumptions: analysis.assumptions,
    bar,
    absence,
    issues: issues.map(formatIssue),
  }
}

/** The stock asked for among what was read; undefined where a code may stand in older days. */
function stockIn(
  { universe, facts }: Analysis,
  frames: readonly BarFrame[],
  asked: StockAsked,
  date: number,
): number | undefined {
  if (asked.kind === 'code') return stockOfCode(universe, asked.code)
  return stockOfName(
    universe,
    asked.text,
    namesOf(universe, facts, frames, date, date),
    `on ${dateText(date)}`,
  )
}

/** A stock of which no row stands up to the day: one that later rows or a list know, or none. */
async function missing(analysis: Analysis, asked: StockAsked, date: number): Promise<number> {
  if (asked.kind !== 'code') throw new Error('a name is found or refused')
  const { universe, facts } = analysis
  await framesAhead(analysis, date)
  const later = stockOfCode(universe, asked.code)
  if (later !== undefined) return later
  const parts = codeParts(asked.code)
  const identity = parts && identifyCode(parts)
  if (identity?.kind === 'stock' && facts.byCode.has(universe.currentCode(asked.code))) {
    return universe.addStock(identity)
  }
  throw unknownCode(universe, asked.code, `up to ${dateText(date)}`)
}

/** Prefixes of two digits, which Beijing's had before 920; the others have three. */
function prefixOf(code: string): string {
  return code.slice(0, /^(?:43|8[2378])/.test(code) ? 2 : 3)
}

function explainedBar(subject: Subject, date: number): ExplainedBar | undefined {
  const { lookback, stock } = subject
  const { plain, asSt } = lookback.scan
  const event = eventOn(plain, stock, date)
  const row = subject.rows.at(stock, date)
  if (event === undefined || row === undefined) return undefined
  const { events } = plain
  const readings = [readingOf(subject, plain, event, takenAs(plain, event))]
  const eventAsSt = asSt && eventOn(asSt, stock, date)
  const isUnknown = STATUSES[events.status[event]!] === 'unknown'
  let isShownNotSt = false
  if (asSt !== undefined && eventAsSt !== undefined) {
    isShownNotSt = isUnknown && STATUSES[asSt.events.status[eventAsSt]!] === 'unknown'
    const other = readingOf(subject, asSt, eventAsSt, takenAs(asSt, eventAsSt))
    const [first] = readings
    if (first !== undefined && !isSameReading(first, other)) readings.push(other)
  }
  const [volume, amount] = [events.volumeShares[event]!, events.amountCents[event]!]
  return {
    at: placeOfRow(row),
    ordinal: events.ordinal[event]!,
    open: events.open[event]!,
    high: events.high[event]!,
    low: events.low[event]!,
    close: events.close[event]!,
    volumeShares: Number.isNaN(volume) ? undefined : volume,
    amountCents: Number.isNaN(amount) ? undefined : amount,
    status: foundStatus(subject, date, isShownNotSt),
    reference: referenceOf(subject, events, event, row),
    readings,
  }
}

/** The status that a scan judged a bar by. */
function takenAs({ events }: ScanResult, event: number): Status {
  const status = STATUSES[events.status[event]!]!
  return status === 'unknown' ? 'normal' : status
}

/** The event of the stock's bar of a day. */
function eventOn(scan: ScanResult, stock: number, date: number): number | undefined {
  const { events } = scan
  let event = lastEventOf(scan, stock)
  while (event >= 0 && events.date[event]! > date) event = events.previous[event]!
  if (event < 0 || events.date[event] !== date) return undefined
  return (events.state[event]! & FAULTY_ROW) === 0 ? event : undefined
}
