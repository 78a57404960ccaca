import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LEAST_LINES, noticeBrief } from '../../src/formatters/notice.ts'
import { recapLine } from '../../src/formatters/recap.ts'
import type { DayStats } from '../../src/model/report.ts'
import { board, dayOf, emptyDay, quality, rangesOf, stock } from '../support/dayStats.ts'

const UNKNOWN = { state: 'unknown', causes: [{ kind: 'data', text: 'a test' }] } as const

/** The lines after the opening line. */
function below(day: DayStats, most = 12): string[] {
  const [first, ...others] = noticeBrief(day, most).trimEnd().split('\n')
  expect(first).toBe(recapLine(day))
  return others
}

const BOARDS = [
  board({ code: '600001', name: '甲甲', streak: 7 }),
  board({ code: '600002', name: '乙乙', streak: 3 }),
  board({ code: '600003', name: '丙丙', streak: 3 }),
  board({ code: '600004', name: '丁丁', streak: 2 }),
  board({ code: '600005', name: '戊戊' }),
  board({ code: '600006', name: '己己' }),
]

const PROMOTION = {
  streakPromotion: { part: 3, whole: 7 },
  promotions: [
    {
      from: 1,
      rate: { part: 1, whole: 40 },
      isOpen: false,
      promoted: [],
      failed: [],
      suspended: [],
      joined: [],
    },
    { from: 2, rate: undefined, isOpen: true, promoted: [], failed: [], suspended: [], joined: [] },
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
} as const

describe('a short text', () => {
  it('has the line, a rung a line, first boards as a number, and promotion', () => {
    expect(below(dayOf(BOARDS, PROMOTION))).toEqual([
      '7连板：甲甲',
      '3连板：乙乙、丙丙',
      '2连板：丁丁',
      '首板2只',
      '连板股晋级率42.86%（3/7），1进2 1/40、6进7 1/1',
    ])
  })

  it('counts together the rungs for which there is no line', () => {
    const day = dayOf(BOARDS, PROMOTION)
    expect(below(day, 5)).toEqual([
      '7连板：甲甲',
      '3连板：乙乙、丙丙',
      '2连板1只、首板2只',
      expect.stringMatching(/^连板股晋级率/),
    ])
    expect(below(day, LEAST_LINES)).toEqual([
      '7连板1只、3连板2只、2连板1只、首板2只',
      expect.stringMatching(/^连板股晋级率/),
    ])
  })

  it('never has more lines than it may, and never loses a stock', () => {
    const streaks = fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 40 })
    fc.assert(
      fc.property(
        streaks,
        fc.integer({ min: LEAST_LINES, max: 14 }),
        fc.boolean(),
        (all, most, isPromoted) => {
          const boards = all.map((streak, at) =>
            board({ code: String(600_100 + at), name: `股${at}号`, streak }),
          )
          const lines = below(dayOf(boards, isPromoted ? PROMOTION : {}), most)
          expect(lines.length).toBeLessThan(most)
          const ladder = lines.filter((line) => !line.startsWith('连板股晋级率'))
          const named = ladder.flatMap((line) => line.match(/股\d+号/g) ?? [])
          const counted = ladder.flatMap((line) =>
            [...line.matchAll(/板(\d+)只/g)].map((match) => Number(match[1])),
          )
          expect(new Set(named).size).toBe(named.length)
          expect(named.length + counted.reduce((sum, count) => sum + count, 0)).toBe(boards.length)
        },
      ),
    )
  })

  it('tells a streak that may be longer from one that is not', () => {
    const [, second, third] = BOARDS
    const day = dayOf([{ ...second!, streakAtLeast: true }, third!])
    const ladder = [{ streak: 3, codes: [second!.code, third!.code], atLeast: [second!.code] }]
    expect(below({ ...day, ladder })).toEqual(['3连板：丙丙', '>=3连板：乙乙'])
  })

  it('marks a stock that may be ST, and shows both ends of what hangs on it', () => {
    const day = dayOf(BOARDS, PROMOTION)
    const ranges = rangesOf(day, {
      stocks: [stock('600004')],
      rungs: [
        { streak: 2, from: 0, to: 1 },
        { streak: 1, from: 1, to: 2 },
      ],
      streakPromotion: { from: { part: 2, whole: 7 }, to: { part: 3, whole: 7 } },
    })
    expect(below({ ...day, ranges }).slice(2)).toEqual([
      '2连板：丁丁 ST?',
      '首板1–2只',
      '连板股晋级率28.57%–42.86%',
    ])
  })

  it('leaves out what is not known', () => {
    expect(below(emptyDay())).toEqual([])
    const others = { ladder: UNKNOWN, streakPromotion: UNKNOWN, promotions: UNKNOWN }
    expect(below(dayOf(BOARDS, { ...PROMOTION, quality: quality(others) }))).toEqual([])
  })
})
