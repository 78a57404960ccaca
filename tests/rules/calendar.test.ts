import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { dateFromDayNumber, dateText, dayNumber, isRealDate } from '../../src/model/date.ts'
import { Refusal } from '../../src/model/refusal.ts'
import {
  CALENDAR_FROM,
  CALENDAR_TO,
  calendarTo,
  dateVerdict,
  forgetLearnedYears,
  isTradingDay,
  learnYear,
  nearestTradingDay,
  nextTradingDay,
  previousTradingDay,
  tradingDayIndex,
  tradingDaysBetween,
} from '../../src/rules/calendar.ts'
import { CLOSED_WEEKDAYS } from '../../src/rules/holidays.ts'

const DAYS = Array.from({ length: dayNumber(CALENDAR_TO) - dayNumber(CALENDAR_FROM) + 1 }, (_, index) =>
  dateFromDayNumber(dayNumber(CALENDAR_FROM) + index),
)

/** 0 is Sunday, from the platform's own calendar. */
const weekdayOf = (date: number): number => new Date(`${dateText(date)}T00:00:00Z`).getUTCDay()

const refusalOf = (ask: () => unknown): Refusal => {
  try {
    ask()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('not refused')
}

describe('closed weekdays', () => {
  const entries = Object.entries(CLOSED_WEEKDAYS).map(([year, days]) => [Number(year), days] as const)

  it('has every year of the calendar and no other', () => {
    expect(entries.map(([year]) => year)).toEqual(Array.from({ length: 36 }, (_, index) => 1991 + index))
  })

  it.each(entries)('%d lists real weekdays, once and in order', (year, days) => {
    for (const day of days) {
      const date = year * 10_000 + day
      expect(isRealDate(date), String(date)).toBe(true)
      expect([1, 2, 3, 4, 5], String(date)).toContain(weekdayOf(date))
    }
    expect(days).toEqual([...new Set(days)].sort((a, b) => a - b))
  })

  const listed = resolve(import.meta.dirname, '../../../shared/spec/trading-holidays.csv')
  it.skipIf(!existsSync(listed))('agrees with the closures listed beside the repository', () => {
    const [, ...lines] = readFileSync(listed, 'utf8').trim().split(/\r?\n/)
    const expected = lines.map((line) => {
      const [year = '', days = ''] = line.split(',')
      return [Number(year), days.split(' ').map((day) => Number(day.replace('-', '')))]
    })
    expect(entries).toEqual(expected)
  })
})

describe('calendar', () => {
  it('is open on weekdays that are not listed as closed, and on nothing else', () => {
    const open = DAYS.filter((date) => {
      const closed = CLOSED_WEEKDAYS[Math.floor(date / 10_000)] ?? []
      return weekdayOf(date) % 6 !== 0 && !closed.includes(date % 10_000)
    })
    expect(DAYS.filter((date) => isTradingDay(date))).toEqual(open)
    expect(tradingDaysBetween(CALENDAR_FROM, CALENDAR_TO)).toEqual(open)
  })

  it.each([
    [1996, 247, 'the year in which the ordinary limit began'],
    [2002, 237, 'the shortest year'],
    [2013, 238, 'three-day breaks in April, June and September'],
    [2020, 243, 'Spring Festival prolonged to Jan 31, and a full first week of February'],
    [2024, 242, 'Feb 9 closed by both exchanges'],
    [2025, 243, 'Spring Festival of eight days'],
    [2026, 242, 'Spring Festival of nine days'],
  ])('%d has %d trading days: %s', (year, count) => {
    expect(tradingDaysBetween(year * 10_000 + 101, year * 10_000 + 1231)).toHaveLength(count)
  })

  it.each([
    [20250127, 20250205, 'Spring Festival 2025'],
    [20240208, 20240219, 'Spring Festival 2024'],
    [20200123, 20200203, 'Spring Festival 2020, prolonged'],
    [20260213, 20260224, 'Spring Festival 2026'],
    [20250930, 20251009, 'National Day 2025'],
    [20260703, 20260706, 'a plain weekend'],
    [19961213, 19961216, 'the weekend before the ordinary limit'],
    [20231229, 20240102, 'the turn of a year'],
  ])('%d is followed by %d: %s', (before, after) => {
    expect(nextTradingDay(before)).toBe(after)
    expect(previousTradingDay(after)).toBe(before)
    expect(tradingDaysBetween(before, after)).toEqual([before, after])
    expect(tradingDayIndex(after) - tradingDayIndex(before)).toBe(1)
  })

  it.each([
    [20250126, 'a Sunday worked before Spring Festival'],
    [20250208, 'a Saturday worked after Spring Festival'],
    [20250928, 'a Sunday worked before National Day'],
    [20240204, 'a Sunday worked before Spring Festival'],
    [20260214, 'a Saturday worked before Spring Festival'],
  ])('%d is closed: %s', (date) => {
    expect(isTradingDay(date)).toBe(false)
  })

  it('steps from closed days as from open ones', () => {
    expect(previousTradingDay(20250201)).toBe(20250127)
    expect(nextTradingDay(20250201)).toBe(20250205)
    expect(tradingDaysBetween(20250128, 20250204)).toEqual([])
    expect(tradingDaysBetween(20250207, 20250206)).toEqual([])
  })

  it('agrees with itself on every day', () => {
    const open = tradingDaysBetween(CALENDAR_FROM, CALENDAR_TO)
    fc.assert(
      fc.property(fc.nat(DAYS.length - 1), (at) => {
        const date = DAYS[at]!
        const upTo = open.filter((day) => day <= date)
        expect(tradingDayIndex(date)).toBe(upTo.length)
        const before = open.findLast((day) => day < date)
        if (before !== undefined) expect(previousTradingDay(date)).toBe(before)
        const after = open.find((day) => day > date)
        if (after !== undefined) expect(nextTradingDay(date)).toBe(after)
        const nearest = nearestTradingDay(date)
        const away = (day: number): number => Math.abs(dayNumber(day) - dayNumber(date))
        expect(away(nearest)).toBe(Math.min(...open.map(away)))
      }),
      { numRuns: 200 },
    )
  })

  it('finds the nearest trading day, the earlier of two', () => {
    expect(nearestTradingDay(20250208)).toBe(20250207)
    expect(nearestTradingDay(20250209)).toBe(20250210)
    // Four days after January 27, five before February 5
    expect(nearestTradingDay(20250131)).toBe(20250127)
    // April 4 and 5, 2024 were closed before a weekend: the middle of the hole lies between the 5th and 6th
    expect(nearestTradingDay(20240405)).toBe(20240403)
    expect(nearestTradingDay(20240406)).toBe(20240408)
    // One closed Wednesday between two sessions: the earlier one
    expect(nearestTradingDay(20140101)).toBe(20131231)
    expect(nearestTradingDay(19800101)).toBe(19910102)
    expect(nearestTradingDay(20300101)).toBe(20261231)
  })
})

describe('outside the calendar', () => {
  it.each([19901231, 20270101, 20270104, 0])('refuses %d', (date) => {
    for (const ask of [isTradingDay, previousTradingDay, nextTradingDay, tradingDayIndex]) {
      expect(refusalOf(() => ask(date)).code).toBe('outside-calendar')
    }
    expect(refusalOf(() => tradingDaysBetween(date, 20250102)).code).toBe('outside-calendar')
    expect(refusalOf(() => tradingDaysBetween(20250102, date)).code).toBe('outside-calendar')
  })

  it('names the day, the range and the nearest trading day', () => {
    const late = refusalOf(() => isTradingDay(20270104))
    expect(late.message).toContain('2027-01-04')
    expect(late.hint).toMatch(
      /^the calendar holds 1991-01-01 to 2026-12-31; the nearest trading day in it is 2026-12-31\nlimitup update learns/,
    )
    expect(refusalOf(() => isTradingDay(19901219)).hint).toContain('1991-01-02')
  })

  it('refuses to step over either end', () => {
    expect(previousTradingDay(19910103)).toBe(19910102)
    expect(refusalOf(() => previousTradingDay(19910102)).code).toBe('outside-calendar')
    expect(nextTradingDay(20261230)).toBe(20261231)
    expect(refusalOf(() => nextTradingDay(20261231)).code).toBe('outside-calendar')
  })

  it('does not take a 13th month for the next January', () => {
    expect(() => isTradingDay(20251305)).toThrow(RangeError)
    expect(() => isTradingDay(20250100)).toThrow(RangeError)
    expect(() => isTradingDay(20250132)).toThrow(RangeError)
  })
})

describe('dateVerdict', () => {
  it.each([
    [20250207, 20250207, 'trading'],
    [20250208, 20250208, 'closed'],
    [20250201, 20250207, 'closed'],
    [20250207, 20250206, 'future'],
    [20251001, 20250930, 'future'],
    [19901231, 20250207, 'outside'],
    [20270104, 20270104, 'outside'],
    [20270105, 20270104, 'future'],
    [20991231, 20250207, 'future'],
  ] as const)('%d seen on %d is %s', (date, today, verdict) => {
    expect(dateVerdict(date, today)).toBe(verdict)
  })
})

describe('a year that the calendar is taught', () => {
  // The Spring Festival and the other holidays of a year as exchanges announce them.
  const CLOSED = [101, 205, 208, 209, 210, 211, 405, 503, 609, 915, 1001, 1004, 1005, 1006, 1007]
  afterEach(forgetLearnedYears)

  it('ends where it did until it is taught, and says what to do', () => {
    expect(calendarTo()).toBe(CALENDAR_TO)
    const { code, hint } = refusalOf(() => isTradingDay(20270104))
    expect(code).toBe('outside-calendar')
    expect(hint).toMatch(/limitup update learns a later year/)
  })

  it('knows its days, and every day before as ever', () => {
    const before = tradingDaysBetween(CALENDAR_FROM, CALENDAR_TO)
    expect(learnYear(2027, CLOSED)).toBe(true)
    expect(calendarTo()).toBe(20271231)
    expect(tradingDaysBetween(CALENDAR_FROM, CALENDAR_TO)).toEqual(before)
    expect([20270101, 20270104, 20270210, 20270212, 20271008].map(isTradingDay)).toEqual([
      false,
      true,
      false,
      true,
      true,
    ])
    expect(nextTradingDay(20261231)).toBe(20270104)
    expect(tradingDaysBetween(20270101, 20271231)).toHaveLength(261 - CLOSED.length)
  })

  it('passes over a year that it knows, and learns no year before the next', () => {
    expect(learnYear(2026, [])).toBe(false)
    expect(isTradingDay(20261001)).toBe(false)
    expect(() => learnYear(2028, CLOSED)).toThrow(RangeError)
  })
})
