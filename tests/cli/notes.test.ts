import { describe, expect, it } from 'vitest'
import { notes } from '../../src/cli/notes.ts'
import type { DayStats, InputSummary } from '../../src/model/report.ts'
import { rangedDay, sampleDay } from '../formatters/sampleDay.ts'
import { emptyDay } from '../support/dayStats.ts'

const FROM_CLOSES: InputSummary = {
  format: 'tdx-day',
  volumeUnit: 'shares',
  amountUnit: 'yuan',
  prevClose: 'previousClose',
  stSource: 'none',
}

describe('notes under a bare line', () => {
  it('are none where there is nothing to say', () => {
    expect(notes(emptyDay())).toEqual([])
  })

  it('say once that reference prices were derived from the close before', () => {
    const day = (exRightsDays: number): DayStats =>
      emptyDay({ input: [FROM_CLOSES, FROM_CLOSES], exRightsDays })
    expect(notes(day(3))).toEqual([
      'no pre_close: derived from the close before, 3 ex-rights days (除权除息) known (--ex-rights takes a list)',
    ])
    expect(notes(day(0))[0]).toContain('0 ex-rights days')
  })

  it.each(['given', 'change', 'factor'] as const)('say nothing of a previous close by %s', (prevClose) => {
    expect(notes(emptyDay({ input: [{ ...FROM_CLOSES, prevClose }] }))).toEqual([])
  })

  it('say how many stocks could not be judged, and the remedy, where there are ranges', () => {
    const remedy =
      '(give names or flags of the day, or --securities; --assume-no-st takes them as ordinary stocks)'
    expect(notes(rangedDay()).filter((note) => note.includes('ST;'))).toEqual([
      'nothing says which of 3120 stocks are ST; 6 stocks hang on it: ' +
        `000004.SZ, 002101.SZ, 600126.SH, 600200.SH, 600901.SH and 1 more ${remedy}`,
    ])
    expect(notes(sampleDay({ statusUnknown: 3120 })).join()).not.toContain('are ST')
  })
})
