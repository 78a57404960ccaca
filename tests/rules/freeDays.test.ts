import { describe, expect, it } from 'vitest'
import type { Segment } from '../../src/model/code.ts'
import { dateFromDayNumber, dayNumber } from '../../src/model/date.ts'
import { FREE_DAYS_ROWS, delistingFirstDayFree, freeOwnBars } from '../../src/rules/freeDays.ts'

const dayBefore = (date: number): number => dateFromDayNumber(dayNumber(date) - 1)

describe('days without a limit after an IPO', () => {
  it.each<[Segment, number, number, string]>([
    ['main', 20230407, 1, 'last trading day before the registration system'],
    ['main', 20230409, 1, 'the eve'],
    ['main', 20230410, 5, 'first listings under the registration system'],
    ['main', 20260706, 5, 'still so'],
    ['main', 20140117, 1, 'capped first day of the 44% years'],
    ['main', 19970103, 1, 'a listing day never had the ordinary limit'],
    ['chinext', 20200821, 1, 'last trading day before the reform'],
    ['chinext', 20200823, 1, 'the eve'],
    ['chinext', 20200824, 5, 'first listings under the reform'],
    ['chinext', 20091030, 1, 'the first ChiNext listings'],
    ['star', 20190722, 5, 'the first STAR listings'],
    ['star', 20260706, 5, 'always'],
    ['bse', 20211115, 1, 'the first BSE day'],
    ['bse', 20260629, 1, '920222: its second day had a limit'],
  ])('%s listed %d: %d own bars (%s)', (segment, listed, bars) => {
    expect(freeOwnBars(segment, listed)).toBe(bars)
  })

  it.each(FREE_DAYS_ROWS)('$segment changes on $listedSince', ({ segment, listedSince, bars }) => {
    expect(freeOwnBars(segment, listedSince)).toBe(bars)
    expect(freeOwnBars(segment, dayBefore(listedSince))).toBe(1)
  })
})

describe('first day of 退市整理', () => {
  it('is free under the rules of 2020-12-31 only', () => {
    expect(delistingFirstDayFree(20201230)).toBe(false)
    expect(delistingFirstDayFree(20201231)).toBe(true)
  })
})
