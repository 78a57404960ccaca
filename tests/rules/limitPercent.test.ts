import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EXCHANGES, SEGMENTS } from '../../src/model/code.ts'
import type { Exchange } from '../../src/model/code.ts'
import { dateFromDayNumber, dayNumber, isRealDate } from '../../src/model/date.ts'
import { STATUSES } from '../../src/model/status.ts'
import type { LimitPercent, Status } from '../../src/model/status.ts'
import { isTradingDay } from '../../src/rules/calendar.ts'
import {
  LIMIT_ROWS,
  OPEN_END,
  limitPercent,
  limitPercentRun,
  limitRule,
} from '../../src/rules/limitPercent.ts'
import type { LimitSubject } from '../../src/rules/limitPercent.ts'

const SH_MAIN: LimitSubject = { segment: 'main', exchange: 'SH', digits: 600519 }
const SZ_MAIN: LimitSubject = { segment: 'main', exchange: 'SZ', digits: 10 }
const S_SHARE: LimitSubject = { segment: 'main', exchange: 'SH', digits: 600182 }
const CHINEXT: LimitSubject = { segment: 'chinext', exchange: 'SZ', digits: 302132 }
const TRANSITION: LimitSubject = { segment: 'chinext', exchange: 'SZ', digits: 300216 }
const STAR: LimitSubject = { segment: 'star', exchange: 'SH', digits: 688981 }
const CDR: LimitSubject = { segment: 'star', exchange: 'SH', digits: 689009 }
const BSE: LimitSubject = { segment: 'bse', exchange: 'BJ', digits: 920575 }

const dayBefore = (date: number): number => dateFromDayNumber(dayNumber(date) - 1)
const dayAfter = (date: number): number => dateFromDayNumber(dayNumber(date) + 1)

/** One stock of each row, and what it had on the day before, the first, the last, and the day after. */
const SIDES: Record<
  string,
  {
    readonly stock: LimitSubject
    readonly status: Status
    readonly before: LimitPercent
    readonly inside: LimitPercent
    readonly after?: LimitPercent
    readonly first: number
    readonly last: number
  }
> = {
  'chinext-transition': {
    stock: TRANSITION,
    status: 'delisting',
    before: 10,
    first: 20200824,
    inside: 10,
    last: 20201231,
    after: 20,
  },
  cdr: { stock: CDR, status: 'normal', before: 20, first: 20201029, inside: 20, last: OPEN_END },
  'main-delisting-before-reform': {
    stock: SZ_MAIN,
    status: 'delisting',
    before: 'none',
    first: 19961216,
    inside: 'unknown',
    last: 20201230,
    after: 10,
  },
  'main-delisting': {
    stock: SZ_MAIN,
    status: 'delisting',
    before: 'unknown',
    first: 20201231,
    inside: 10,
    last: OPEN_END,
  },
  'growth-delisting': {
    stock: CHINEXT,
    status: 'delisting',
    before: 20,
    first: 20201231,
    inside: 20,
    last: OPEN_END,
  },
  'bse-delisting': {
    stock: BSE,
    status: 'delisting',
    before: 'unknown',
    first: 20211115,
    inside: 30,
    last: OPEN_END,
  },
  unreformed: {
    stock: S_SHARE,
    status: 'unreformed',
    before: 10,
    first: 20070108,
    inside: 5,
    last: OPEN_END,
  },
  'sse-st': {
    stock: SH_MAIN,
    status: 'specialTreatment',
    before: 10,
    first: 19980422,
    inside: 5,
    last: 20260705,
    after: 10,
  },
  'szse-st': {
    stock: SZ_MAIN,
    status: 'specialTreatment',
    before: 10,
    first: 19980428,
    inside: 5,
    last: 20260705,
    after: 10,
  },
  'main-st-10': {
    stock: SZ_MAIN,
    status: 'specialTreatment',
    before: 5,
    first: 20260706,
    inside: 10,
    last: OPEN_END,
  },
  'main-first-years': {
    stock: SH_MAIN,
    status: 'normal',
    before: 'unknown',
    first: 19901219,
    inside: 'unknown',
    last: 19920520,
    after: 'none',
  },
  'main-unlimited': {
    stock: SH_MAIN,
    status: 'normal',
    before: 'unknown',
    first: 19920521,
    inside: 'none',
    last: 19961215,
    after: 10,
  },
  main: { stock: SZ_MAIN, status: 'normal', before: 'none', first: 19961216, inside: 10, last: OPEN_END },
  'chinext-10': {
    stock: CHINEXT,
    status: 'normal',
    before: 'unknown',
    first: 20091030,
    inside: 10,
    last: 20200823,
    after: 20,
  },
  'chinext-20': { stock: CHINEXT, status: 'normal', before: 10, first: 20200824, inside: 20, last: OPEN_END },
  star: { stock: STAR, status: 'normal', before: 'unknown', first: 20190722, inside: 20, last: OPEN_END },
  bse: { stock: BSE, status: 'normal', before: 'unknown', first: 20211115, inside: 30, last: OPEN_END },
}

describe('every row of the law', () => {
  it('has its two sides written down, and no row is written down twice', () => {
    expect(LIMIT_ROWS.map((row) => row.id)).toEqual(Object.keys(SIDES))
  })

  it.each(LIMIT_ROWS)('$id holds from its first to its last day and not beyond', (row) => {
    const side = SIDES[row.id]
    if (side === undefined) throw new Error(`no example for ${row.id}`)
    const { stock, status, before, inside, after, first, last } = side
    expect([row.since, row.until]).toEqual([first, last])
    expect(limitPercent(stock, status, dayBefore(first))).toBe(before)
    expect(limitRule(stock, status, dayBefore(first))?.id).not.toBe(row.id)
    expect(limitPercent(stock, status, first)).toBe(inside)
    expect(limitRule(stock, status, first)).toBe(row)
    expect(limitPercent(stock, status, last)).toBe(inside)
    expect(limitRule(stock, status, last)).toBe(row)
    expect(row.percent).toBe(inside)
    if (last === OPEN_END) return
    expect(after).toBeDefined()
    expect(limitPercent(stock, status, dayAfter(last))).toBe(after)
    expect(limitRule(stock, status, dayAfter(last))?.id).not.toBe(row.id)
  })

  it.each(LIMIT_ROWS)('$id has a source, real dates and a trading day as its first', (row) => {
    expect(row.source).not.toBe('')
    expect(row.until).toBeGreaterThan(row.since)
    expect(isRealDate(row.since)).toBe(true)
    if (row.until !== OPEN_END) expect(isRealDate(row.until)).toBe(true)
    // The first row is older than the calendar.
    if (row.since > 19910101) expect(isTradingDay(row.since)).toBe(true)
  })
})

describe('limits of known days', () => {
  it.each<[string, LimitSubject, Status, number, LimitPercent]>([
    ['main-board ST on the last 5% day', SH_MAIN, 'specialTreatment', 20260703, 5],
    ['main-board ST on the first 10% day', SH_MAIN, 'specialTreatment', 20260706, 10],
    ['the S-share on both sides of that day', S_SHARE, 'unreformed', 20260703, 5],
    ['the S-share stays at 5%', S_SHARE, 'unreformed', 20260706, 5],
    ['SSE ST begins six days before', SH_MAIN, 'specialTreatment', 19980422, 5],
    ['SZSE ST', SZ_MAIN, 'specialTreatment', 19980422, 10],
    ['ChiNext ST under the 10% years', CHINEXT, 'specialTreatment', 20200821, 10],
    ['ChiNext ST after the reform', CHINEXT, 'specialTreatment', 20200824, 20],
    ['STAR ST', STAR, 'specialTreatment', 20240628, 20],
    ['BSE ST', BSE, 'specialTreatment', 20240628, 30],
    ['an S-share before it was told apart', S_SHARE, 'unreformed', 20061009, 10],
    ['the three in transition, whatever is known of them', TRANSITION, 'unknown', 20200824, 10],
    ['the three in transition', { ...TRANSITION, digits: 300156 }, 'delisting', 20200901, 10],
    ['the three in transition', { ...TRANSITION, digits: 300090 }, 'delisting', 20200901, 10],
    ['another ChiNext stock in 退市整理 that autumn', CHINEXT, 'delisting', 20200901, 20],
    ['ChiNext 退市整理 in the 10% years', CHINEXT, 'delisting', 20160714, 10],
    ['STAR 退市整理', STAR, 'delisting', 20230601, 20],
    ['main board 退市整理 before the reform', SH_MAIN, 'delisting', 20140421, 'unknown'],
    ['BSE codes before the BSE', BSE, 'normal', 20200727, 'unknown'],
    ['before the first session', SH_MAIN, 'normal', 19901218, 'unknown'],
  ])('%s', (_why, stock, status, date, percent) => {
    expect(limitPercent(stock, status, date)).toBe(percent)
  })
})

describe('an unknown status', () => {
  it.each<[string, LimitSubject, number, LimitPercent]>([
    ['SSE before ST', SH_MAIN, 19980421, 10],
    ['SSE from the first ST day', SH_MAIN, 19980422, 'unknown'],
    ['SZSE before ST', SZ_MAIN, 19980427, 10],
    ['SZSE from the first ST day', SZ_MAIN, 19980428, 'unknown'],
    ['the last day on which it matters', SZ_MAIN, 20260703, 'unknown'],
    ['main board from 2026-07-06', SZ_MAIN, 20260706, 10],
    ['ChiNext had one ratio before', CHINEXT, 20200821, 10],
    ['and after the reform', CHINEXT, 20200824, 20],
    ['STAR', STAR, 20240628, 20],
    ['BSE', BSE, 20240628, 30],
    ['without any limit', SH_MAIN, 19930104, 'none'],
  ])('%s', (_why, stock, date, percent) => {
    expect(limitPercent(stock, 'unknown', date)).toBe(percent)
  })

  it('names no rule where two disagree', () => {
    expect(limitRule(SH_MAIN, 'unknown', 20250207)).toBeUndefined()
    expect(limitRule(SH_MAIN, 'unknown', 20260706)?.id).toBe('main')
    expect(limitRule(BSE, 'unknown', 20211112)).toBeUndefined()
  })
})

describe('runs', () => {
  it.each<[string, LimitSubject, Status, number, LimitPercent, number]>([
    ['ST to its last 5% day', SH_MAIN, 'specialTreatment', 20250207, 5, 20260705],
    ['ST for good', SH_MAIN, 'specialTreatment', 20260706, 10, OPEN_END],
    ['an ordinary stock for good', SH_MAIN, 'normal', 19961216, 10, OPEN_END],
    ['no status yet', SZ_MAIN, 'unknown', 19970102, 10, 19980427],
    ['status matters', SZ_MAIN, 'unknown', 19980428, 'unknown', 20260705],
    ['no limit at all', SZ_MAIN, 'normal', 19930104, 'none', 19961215],
    ['ChiNext to its reform', CHINEXT, 'normal', 20150105, 10, 20200823],
    [
      'the three in transition see no change while they trade',
      TRANSITION,
      'delisting',
      20200821,
      10,
      20201231,
    ],
    ['a row of its own that changes nothing', CDR, 'normal', 20200101, 20, OPEN_END],
    ['a board that does not exist yet', BSE, 'normal', 20200102, 'unknown', 20211114],
  ])('%s', (_why, stock, status, date, percent, until) => {
    expect(limitPercentRun(stock, status, date)).toEqual({ percent, until })
  })

  const exchangeOf = (segment: LimitSubject['segment'], main: Exchange): Exchange =>
    segment === 'main' ? main : segment === 'chinext' ? 'SZ' : segment === 'star' ? 'SH' : 'BJ'

  const subject = fc
    .record({
      segment: fc.constantFrom(...SEGMENTS),
      main: fc.constantFrom(...EXCHANGES.filter((exchange) => exchange !== 'BJ')),
      digits: fc.constantFrom(600519, 300216, 689009),
    })
    .map(({ segment, main, digits }) => ({ segment, exchange: exchangeOf(segment, main), digits }))

  it('hold on every day up to their end and not on the next', () => {
    const first = dayNumber(19901201)
    fc.assert(
      fc.property(
        subject,
        fc.constantFrom(...STATUSES),
        fc.integer({ min: first, max: dayNumber(20261231) }),
        fc.nat({ max: 14_000 }),
        (stock, status, start, later) => {
          const date = dateFromDayNumber(start)
          const { percent, until } = limitPercentRun(stock, status, date)
          const other = dateFromDayNumber(start + later)
          expect(limitPercent(stock, status, date)).toBe(percent)
          if (other <= until) expect(limitPercent(stock, status, other)).toBe(percent)
          if (until !== OPEN_END) expect(limitPercent(stock, status, dayAfter(until))).not.toBe(percent)
        },
      ),
      { numRuns: 5_000 },
    )
  })
})
