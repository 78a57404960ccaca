import { EXCHANGES, SEGMENTS } from '../model/code.ts'
import type { Exchange, Segment } from '../model/code.ts'
import { dateFromDayNumber, dayNumber } from '../model/date.ts'
import { STATUSES } from '../model/status.ts'
import type { LimitPercent, Status } from '../model/status.ts'

/** The end of a rule that is still in force. */
export const OPEN_END = 99991231
/** First day of the Beijing exchange. */
export const BSE_SINCE = 20211115
/** The last calendar day on which main-board ST stocks had 5%. */
export const LAST_FIVE_PERCENT_DAY = 20260705

/** The part of a stock's identity that the law looks at; `digits` is the six-digit code as an integer. */
export interface LimitSubject {
  readonly segment: Segment
  readonly exchange: Exchange
  readonly digits: number
}

/** One row of the law: whose limit was what, from when to when, and who says so. */
export interface LimitRow {
  readonly id: string
  /** For people: whom the row is about. */
  readonly who: string
  readonly segments: readonly Segment[]
  readonly exchange?: Exchange
  /** Only these statuses; all of them where it is left out. */
  readonly statuses?: readonly Status[]
  /** Only these codes; all of them where it is left out. */
  readonly codes?: readonly number[]
  /** First day, yyyymmdd. */
  readonly since: number
  /** Last calendar day, yyyymmdd; OPEN_END while in force. */
  readonly until: number
  readonly percent: LimitPercent
  readonly source: string
  /** False where no rule text and no measurement stands behind the row or one of its dates. */
  readonly confirmed: boolean
}

/** An answer and the last day on which it holds. */
export interface LimitRun {
  readonly percent: LimitPercent
  /** Last yyyymmdd of the answer, inclusive; OPEN_END when nothing ends it. */
  readonly until: number
}

const SSE_2026 = 'SSE trading rules 2026 (上证发〔2026〕41号)'
const SZSE_2026 = 'SZSE trading rules 2026 (深证上〔2026〕551号), art. 3.3.13 and 10.9'
const DELISTING_RULES = 'delisting rules of 2020-12-31; SSE 2023 art. 4.4.10, SZSE 2023 art. 4.5.5'
const CHINEXT_REFORM = 'ChiNext special trading rules (深证上〔2020〕515号)'

/**
 * 涨跌幅限制 as a dated table, the most specific rows first: the first row that fits stock, status and day is the
 * law of that day. Days without a limit (new listings, first day of 退市整理) are decided before it is asked.
 */
export const LIMIT_ROWS: readonly LimitRow[] = [
  {
    id: 'chinext-transition',
    who: 'ChiNext 300216, 300156, 300090, in 退市整理 when ChiNext went to 20%',
    segments: ['chinext'],
    codes: [300216, 300156, 300090],
    since: 20200824,
    until: 20201231,
    percent: 10,
    source: `${CHINEXT_REFORM}, transition clause; seen in bars; a 退市整理 of 30 trading days was over within 2020`,
    confirmed: true,
  },
  {
    id: 'cdr',
    who: 'CDR 689009',
    segments: ['star'],
    codes: [689009],
    since: 20201029,
    until: OPEN_END,
    percent: 20,
    source: 'taken to follow STAR; no notice of its own seen',
    confirmed: false,
  },
  {
    id: 'main-delisting-before-reform',
    who: 'main board, 退市整理',
    segments: ['main'],
    statuses: ['delisting'],
    since: 19961216,
    until: 20201230,
    percent: 'unknown',
    source: 'nearly all were ST before, and whether 5% or 10% held for those is not established',
    confirmed: false,
  },
  {
    id: 'main-delisting',
    who: 'main board, 退市整理 after its first day, formerly ST or not',
    segments: ['main'],
    statuses: ['delisting'],
    since: 20201231,
    until: OPEN_END,
    percent: 10,
    source: DELISTING_RULES,
    confirmed: true,
  },
  {
    id: 'growth-delisting',
    who: 'ChiNext and STAR, 退市整理 after its first day',
    segments: ['chinext', 'star'],
    statuses: ['delisting'],
    since: 20201231,
    until: OPEN_END,
    percent: 20,
    source: DELISTING_RULES,
    confirmed: true,
  },
  {
    id: 'bse-delisting',
    who: 'BSE, 退市整理 after its first day',
    segments: ['bse'],
    statuses: ['delisting'],
    since: BSE_SINCE,
    until: OPEN_END,
    percent: 30,
    source: "the board's own ratio, as on the other boards",
    confirmed: true,
  },
  {
    id: 'unreformed',
    who: 'S-share 未股改 (S佳通 600182 is the last one)',
    segments: ['main'],
    statuses: ['unreformed'],
    since: 20070108,
    until: OPEN_END,
    percent: 5,
    source: 'bars and limit lists of July 2026 show 5% still in force; the first day is unconfirmed',
    confirmed: false,
  },
  {
    id: 'sse-st',
    who: 'SSE ST, *ST, SST, S*ST, PT',
    segments: ['main'],
    exchange: 'SH',
    statuses: ['specialTreatment'],
    since: 19980422,
    until: LAST_FIVE_PERCENT_DAY,
    percent: 5,
    source: 'SSE rules on 特别处理 of 1998, kept by all trading rules to 2023',
    confirmed: true,
  },
  {
    id: 'szse-st',
    who: 'SZSE main board and SME ST, *ST, SST, S*ST, PT',
    segments: ['main'],
    exchange: 'SZ',
    statuses: ['specialTreatment'],
    since: 19980428,
    until: LAST_FIVE_PERCENT_DAY,
    percent: 5,
    source: 'SZSE rules on 特别处理 of 1998 (first ST day), kept by all trading rules to 2023',
    confirmed: true,
  },
  {
    id: 'main-st-10',
    who: 'main board ST, *ST',
    segments: ['main'],
    statuses: ['specialTreatment'],
    since: 20260706,
    until: OPEN_END,
    percent: 10,
    source: `${SSE_2026}; ${SZSE_2026}; seen in bars and limit lists`,
    confirmed: true,
  },
  {
    id: 'main-first-years',
    who: 'main board',
    segments: ['main'],
    since: 19901219,
    until: 19920520,
    percent: 'unknown',
    source: 'steps between 0.5% and 10% that changed often',
    confirmed: false,
  },
  {
    id: 'main-unlimited',
    who: 'main board',
    segments: ['main'],
    since: 19920521,
    until: 19961215,
    percent: 'none',
    source: 'no notice seen; public bar collections start after it for this reason',
    confirmed: false,
  },
  {
    id: 'main',
    who: 'main board and SME 000 001 002 003 600 601 603 605',
    segments: ['main'],
    since: 19961216,
    until: OPEN_END,
    percent: 10,
    source: 'notice of both exchanges of December 1996; all trading rules since',
    confirmed: true,
  },
  {
    id: 'chinext-10',
    who: 'ChiNext 300 301 302, incl. ST',
    segments: ['chinext'],
    since: 20091030,
    until: 20200823,
    percent: 10,
    source: 'SZSE trading rules; ChiNext had no ratio of its own for ST',
    confirmed: true,
  },
  {
    id: 'chinext-20',
    who: 'ChiNext 300 301 302, incl. ST',
    segments: ['chinext'],
    since: 20200824,
    until: OPEN_END,
    percent: 20,
    source: CHINEXT_REFORM,
    confirmed: true,
  },
  {
    id: 'star',
    who: 'STAR 688 689, incl. ST',
    segments: ['star'],
    since: 20190722,
    until: OPEN_END,
    percent: 20,
    source: 'STAR special trading rules of 2019; SSE trading rules',
    confirmed: true,
  },
  {
    id: 'bse',
    who: 'BSE 43 82 83 87 88 920, incl. ST',
    segments: ['bse'],
    since: BSE_SINCE,
    until: OPEN_END,
    percent: 30,
    source: 'BSE trading rules of 2021; an ST stock was seen to fall by 30%',
    confirmed: true,
  },
]

/** Every day on which some row begins, or has just ended, ascending. */
const CHANGES: readonly number[] = [
  ...new Set(
    LIMIT_ROWS.flatMap((row) => (row.until === OPEN_END ? [row.since] : [row.since, dayAfter(row.until)])),
  ),
].sort((a, b) => a - b)

/**
 * The row that decides a stock's limit on a day. Undefined where no row can: before the stock's board opened, or
 * with an unknown status wherever an ordinary and an ST stock had different limits.
 */
export function limitRule(stock: LimitSubject, status: Status, date: number): LimitRow | undefined {
  if (status !== 'unknown') return rowAt(stock, status, date)
  const ordinary = rowAt(stock, 'normal', date)
  const special = rowAt(stock, 'specialTreatment', date)
  return ordinary?.percent === special?.percent ? ordinary : undefined
}

/** 涨跌幅限制 of a stock with a status on a day. */
export function limitPercent(stock: LimitSubject, status: Status, date: number): LimitPercent {
  return limitRule(stock, status, date)?.percent ?? 'unknown'
}

/** Codes that rows of the law name one by one. */
const NAMED: ReadonlySet<number> = new Set(LIMIT_ROWS.flatMap(({ codes }) => codes ?? []))
/** Answers for the stocks that no row names, which are few kinds on few days. */
const knownRuns = new Map<number, LimitRun>()
const MOST_RUNS = 10_000
/** Pairs of a segment and an exchange. */
const BOARDS = SEGMENTS.length * EXCHANGES.length

/** The same answer with the last day on which it holds, so that a caller asks again only then. */
export function limitPercentRun(stock: LimitSubject, status: Status, date: number): LimitRun {
  if (NAMED.has(stock.digits)) return foundRun(stock, status, date)
  const board = SEGMENTS.indexOf(stock.segment) * EXCHANGES.length + EXCHANGES.indexOf(stock.exchange)
  const kind = (date * STATUSES.length + STATUSES.indexOf(status)) * BOARDS + board
  const known = knownRuns.get(kind)
  if (known !== undefined) return known
  const found = foundRun(stock, status, date)
  if (knownRuns.size === MOST_RUNS) knownRuns.clear()
  knownRuns.set(kind, found)
  return found
}

function foundRun(stock: LimitSubject, status: Status, date: number): LimitRun {
  const percent = limitPercent(stock, status, date)
  const change = CHANGES.find((day) => day > date && limitPercent(stock, status, day) !== percent)
  return { percent, until: change === undefined ? OPEN_END : dayBefore(change) }
}

/** Why a row of the law says nothing of a stock on a day. */
export type LimitMisfit = 'segment' | 'exchange' | 'status' | 'codes' | 'notYet' | 'over'

/** The first reason why a row does not fit, the day last of all; undefined where it fits. */
export function limitMisfit(
  row: LimitRow,
  stock: LimitSubject,
  status: Status,
  date: number,
): LimitMisfit | undefined {
  if (!row.segments.includes(stock.segment)) return 'segment'
  if (row.exchange !== undefined && row.exchange !== stock.exchange) return 'exchange'
  if (row.statuses !== undefined && !row.statuses.includes(status)) return 'status'
  if (row.codes !== undefined && !row.codes.includes(stock.digits)) return 'codes'
  if (date < row.since) return 'notYet'
  return date > row.until ? 'over' : undefined
}

function rowAt(stock: LimitSubject, status: Status, date: number): LimitRow | undefined {
  return LIMIT_ROWS.find((row) => limitMisfit(row, stock, status, date) === undefined)
}

function dayAfter(date: number): number {
  return dateFromDayNumber(dayNumber(date) + 1)
}

function dayBefore(date: number): number {
  return dateFromDayNumber(dayNumber(date) - 1)
}
