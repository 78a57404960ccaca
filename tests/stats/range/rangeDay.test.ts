import { describe, expect, it } from 'vitest'
import { forEachFigure } from '../../../src/model/quality.ts'
import type { Quality } from '../../../src/model/quality.ts'
import { rangeDay } from '../../../src/stats/range/rangeDay.ts'
import { board, dayOf, emptyDay, indexMove, quality, rangesOf, stock } from '../../support/dayStats.ts'

const UNKNOWN: Quality = { state: 'unknown', causes: [{ kind: 'data', text: 'why' }] }
const CUT: Quality = { state: 'partial', causes: [{ kind: 'lookback', text: 'cut' }] }

describe('a row of a range', () => {
  const boards = [
    board({ code: '605398', streak: 7, name: '新炬网络' }),
    board({ code: '688316', streak: 2, window: [4, 3] }),
    board({ code: '600126' }),
    board({ code: '600127', state: 'broken' }),
  ]
  const day = dayOf(boards, {
    streakPromotion: { part: 1, whole: 3 },
    overallPromotion: { part: 2, whole: 9 },
    promotions: [
      {
        from: 1,
        rate: { part: 1, whole: 8 },
        isOpen: false,
        promoted: [],
        failed: [],
        suspended: [],
        joined: [],
      },
      {
        from: 6,
        rate: { part: 1, whole: 1 },
        isOpen: false,
        promoted: [],
        failed: [],
        suspended: [],
        joined: [],
      },
    ],
    amountCents: { sse: 7e13, szse: 9e13, bse: 2e12 },
    amountChangeCents: -5,
    advancers: 10,
    decliners: 20,
    unchanged: 3,
    overTenRisers: 4,
    bigRisers: 5,
    indexes: [indexMove('000001.SH', '沪指', 3303.67, 3270.66)],
  })

  it('has the day’s own figures, both ends of each the same', () => {
    expect(rangeDay(day)).toMatchObject({
      date: '2025-02-07',
      previousDate: '2025-02-06',
      sealed: { from: 3, to: 3 },
      broken: { from: 1, to: 1 },
      sealRate: { from: { part: 3, whole: 4 }, to: { part: 3, whole: 4 } },
      maxHeight: { from: 7, to: 7 },
      maxHeightAtLeast: false,
      streakStocks: { from: 2, to: 2 },
      firstBoards: { from: 1, to: 1 },
      streakPromotion: { from: { part: 1, whole: 3 } },
      overallPromotion: { part: 2, whole: 9 },
      firstToSecond: { part: 1, whole: 8 },
      advancers: 10,
      bigRisers: { from: 5, to: 5 },
      amountTotalCents: 16e13,
      amountChangeCents: -5,
      partial: [],
      unknown: [],
    })
  })

  it('names the stocks of every rung from 2 up, tallest first', () => {
    expect(rangeDay(day).rungs).toEqual([
      {
        streak: 7,
        count: { from: 1, to: 1 },
        stocks: [
          {
            code: '605398.SH',
            name: '新炬网络',
            limitPercent: 10,
            streak: 7,
            streakAtLeast: false,
            daysBoards: { days: 7, boards: 7 },
            daysBoardsAtLeast: false,
            hangsOnStatus: false,
          },
        ],
      },
      {
        streak: 2,
        count: { from: 1, to: 1 },
        stocks: [expect.objectContaining({ code: '688316.SH', daysBoards: { days: 4, boards: 3 } })],
      },
    ])
  })

  it('leaves out what is not known, and never makes it 0', () => {
    const row = rangeDay({ ...day, quality: forEachFigure(() => UNKNOWN) })
    const { date, previousDate, maxHeightAtLeast, partial, cut, unknown, amountCents, indexes, ...figures } =
      row
    expect(Object.values(figures).filter((value) => value !== undefined)).toEqual([])
    expect([date, previousDate, maxHeightAtLeast, partial, cut]).toEqual([
      '2025-02-07',
      '2025-02-06',
      false,
      [],
      [],
    ])
    expect(unknown).toContain('limitUp')
    expect(amountCents).toEqual({ sse: undefined, szse: undefined, bse: undefined })
    expect(indexes).toEqual(day.indexes)
  })

  it('leaves out what a first day has none of', () => {
    const row = rangeDay(
      emptyDay({ previousDate: undefined, streakStocks: undefined, promotions: undefined }),
    )
    expect([row.streakStocks, row.firstToSecond, row.premium, row.bigLosses, row.sealRate]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    expect(row.sealed).toEqual({ from: 0, to: 0 })
  })

  it('has both ends of what hangs on who was ST, and marks the stocks', () => {
    const ranges = rangesOf(day, {
      stocks: [stock('688316')],
      sealed: { from: 2, to: 3 },
      maxHeight: { from: 7, to: 8 },
      streakStocks: { from: 1, to: 2 },
      rungs: [
        { streak: 7, from: 1, to: 1 },
        { streak: 2, from: 0, to: 1 },
        { streak: 1, from: 1, to: 2 },
      ],
    })
    const row = rangeDay({ ...day, ranges })
    expect(row.sealed).toEqual({ from: 2, to: 3 })
    expect(row.maxHeight).toEqual({ from: 7, to: 8 })
    expect(row.maxHeightAtLeast).toBe(false)
    expect(row.firstBoards).toEqual({ from: 1, to: 2 })
    expect(row.rungs?.[1]).toMatchObject({ count: { from: 0, to: 1 }, stocks: [{ hangsOnStatus: true }] })
  })

  it('says that the tallest streak may be taller where some streak may be longer', () => {
    const open = dayOf([board({ code: '605398', streak: 4, streakAtLeast: true })], {
      quality: quality({ maxHeight: CUT, ladder: CUT }),
    })
    expect(rangeDay(open)).toMatchObject({
      maxHeight: { from: 4, to: 4 },
      maxHeightAtLeast: true,
      partial: ['maxHeight', 'ladder'],
      cut: ['maxHeight', 'ladder'],
    })
  })

  it('has no window where windows are not known', () => {
    const row = rangeDay({ ...day, quality: quality({ daysBoards: UNKNOWN }) })
    expect(row.rungs?.[1]?.stocks[0]?.daysBoards).toBeUndefined()
  })
})
