import { describe, expect, it } from 'vitest'
import { dateText } from '../../../src/model/date.ts'
import type { DayStats } from '../../../src/model/report.ts'
import type { Quality } from '../../../src/model/quality.ts'
import { RangeCollector } from '../../../src/stats/range/rangeCollector.ts'
import { emptyDay, quality, rangesOf, stock } from '../../support/dayStats.ts'

const partial = (text: string, kind: 'data' | 'lookback' | 'status' = 'data'): Quality => ({
  state: 'partial',
  causes: [{ kind, text }],
})

function collected(...days: readonly DayStats[]): RangeCollector {
  const collector = new RangeCollector()
  for (const day of days) collector.add(day)
  return collector
}

describe('a range collected day by day', () => {
  it('joins figures with one cause and says on how many days, from when, and why on the first', () => {
    const one = quality({ limitUp: partial('1 bar not judged'), sealRate: partial('1 bar not judged') })
    const two = quality({ limitUp: partial('2 bars not judged'), sealRate: partial('2 bars not judged') })
    const days = [
      emptyDay({ date: dateText(20250205) }),
      emptyDay({ date: dateText(20250206), quality: one }),
      emptyDay({ date: dateText(20250207), quality: two }),
    ]
    expect(collected(...days).quality().doubts).toEqual([
      {
        state: 'partial',
        kind: 'data',
        figures: ['limitUp', 'sealRate'],
        days: 2,
        first: '2025-02-06',
        text: '1 bar not judged',
      },
    ])
  })

  it('puts partial figures before unknown ones, and a rate of nothing nowhere', () => {
    const day = emptyDay({
      quality: quality({
        advancers: { state: 'unknown', causes: [{ kind: 'data', text: 'no bars' }] },
        bigRisers: partial('2 to 3', 'status'),
        sealRate: { state: 'unknown', causes: [{ kind: 'nothing', text: '0 of 0' }] },
      }),
    })
    const { doubts } = collected(day).quality()
    expect(doubts.map(({ state, kind, figures }) => [state, kind, ...figures])).toEqual([
      ['partial', 'status', 'bigRisers'],
      ['unknown', 'data', 'advancers'],
    ])
  })

  it('counts the days of every issue, and the most that one day has', () => {
    const issue = (count: number): DayStats['issues'] => [
      { code: 'anomalous', count, first: [`line ${count}`] },
    ]
    const days = [1, 3, 2].map((count) => emptyDay({ issues: issue(count) }))
    expect(collected(...days).quality().issues).toEqual([
      { code: 'anomalous', days: 3, most: 3, first: ['line 2'] },
    ])
  })

  it('gathers the stocks that hang on who was ST', () => {
    const day = emptyDay()
    const ranged = (code: string): DayStats => ({ ...day, ranges: rangesOf(day, { stocks: [stock(code)] }) })
    expect(collected(ranged('600126'), day, ranged('600101'), ranged('600126')).quality().status).toEqual({
      days: 3,
      codes: ['600101.SH', '600126.SH'],
    })
    expect(collected(day).quality().status).toBeUndefined()
  })

  it('keeps no row where a day is only noted', () => {
    const collector = new RangeCollector()
    collector.note(emptyDay())
    expect(collector.count).toBe(1)
    expect(collector.report().days).toEqual([])
  })
})
