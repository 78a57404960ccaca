import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dateFromDayNumber, dateText, dayNumber } from '../../src/model/date.ts'
import { isTradingDay, tradingDaysBetween } from '../../src/rules/calendar.ts'
import { FakeMarket } from '../support/fakeMarket.ts'
import { daysIn, digestOfDay, filesIn, freshSite, runReport, writeDays } from '../support/reportRuns.ts'
import type { CliRun } from '../support/runCli.ts'
import { at } from '../support/updateRuns.ts'

/** A Mid-Autumn and a National Day lie between. */
const FROM = 20260911
const TO = 20261016
const DAYS = tradingDaysBetween(FROM, TO)
const market = new FakeMarket(120, 20260901, TO)
const BEFORE = tradingDaysBetween(20260901, 20260910)

/** A folder of bars that begins some days before the first report. */
function freshBars(): string {
  return writeDays(market, BEFORE, join(freshSite(), '../bars'))
}

/** The job of every evening. */
function evening(
  data: string,
  site: string,
  day: number,
  time = '16:00',
  ...more: string[]
): Promise<CliRun> {
  const argv = ['--if-trading-day', '--catch-up', '--no-png', '--trend', '10', ...more]
  return runReport(data, site, argv, { now: at(day, time) })
}

/** The dates from..to. */
function calendarDays(from: number, to: number): number[] {
  const [first, last] = [dayNumber(from), dayNumber(to)]
  return Array.from({ length: last - first + 1 }, (_, back) => dateFromDayNumber(first + back))
}

const QUIET = { stdout: '', stderr: '' }

describe('every evening of twenty trading days and two holidays', () => {
  const [data, site] = [freshBars(), freshSite()]

  it(
    'each trading day gets its report, a closed day ends with 4, and all is quiet',
    { timeout: 120_000 },
    async () => {
      expect(DAYS).toHaveLength(20)
      for (const day of calendarDays(FROM, TO)) {
        if (isTradingDay(day)) writeDays(market, [day], data)
        const run = await evening(data, site, day)
        expect([day, run]).toEqual([day, { code: isTradingDay(day) ? 0 : 4, ...QUIET }])
      }
      expect(daysIn(site)).toEqual(DAYS.map(dateText))
    },
  )

  it('comes to the bytes of a folder that is made at once', { timeout: 60_000 }, async () => {
    const whole = freshSite()
    const argv = ['--from', String(FROM), '--no-png', '--trend', '10']
    expect((await runReport(data, whole, argv, { now: at(TO, '20:00') })).code).toBe(0)
    for (const day of DAYS.map(dateText)) expect(digestOfDay(whole, day), day).toBe(digestOfDay(site, day))
  })

  it('once more, it writes nothing', async () => {
    const before = filesIn(site)
    expect(await evening(data, site, TO, '23:00')).toEqual({ code: 0, ...QUIET })
    expect(filesIn(site)).toEqual(before)
  })
})

describe('a machine that was off', () => {
  it('writes what it missed, at most so many, the latest first', { timeout: 60_000 }, async () => {
    const [data, site] = [freshBars(), freshSite()]
    writeDays(market, [FROM], data)
    expect((await evening(data, site, FROM)).code).toBe(0)
    writeDays(market, DAYS, data)
    const first = await evening(data, site, TO, '16:00', '--most-days', '10')
    expect(first).toEqual({
      code: 6,
      stdout: '',
      stderr:
        'limitup: 9 older days are still missing: run limitup report --catch-up again, or raise --most-days\n',
    })
    expect(daysIn(site)).toEqual([FROM, ...DAYS.slice(-10)].map(dateText))
    expect(await evening(data, site, TO, '16:05', '--most-days', '10')).toEqual({ code: 0, ...QUIET })
    expect(daysIn(site)).toEqual(DAYS.map(dateText))
    const whole = freshSite()
    const argv = ['--from', String(FROM), '--no-png', '--trend', '10']
    await runReport(data, whole, argv, { now: at(TO, '20:00') })
    for (const day of DAYS.map(dateText)) expect(digestOfDay(whole, day), day).toBe(digestOfDay(site, day))
  })

  it('on a closed day writes what it missed, and ends with 0; with 4 when that is done', async () => {
    const [data, site] = [freshBars(), freshSite()]
    writeDays(market, DAYS.slice(0, 2), data)
    expect((await evening(data, site, DAYS[0]!)).code).toBe(0)
    // A Saturday.
    expect(isTradingDay(20260919)).toBe(false)
    writeDays(market, DAYS.slice(2, 6), data)
    expect(await evening(data, site, 20260919)).toEqual({ code: 0, ...QUIET })
    expect(daysIn(site)).toEqual(DAYS.slice(0, 6).map(dateText))
    expect(await evening(data, site, 20260919, '17:00')).toEqual({ code: 4, ...QUIET })
  })

  it('writes a day again that was taken away', async () => {
    const [data, site] = [freshBars(), freshSite()]
    writeDays(market, DAYS.slice(0, 3), data)
    const argv = ['--last', '3', '--no-png', '--trend', '10']
    expect((await runReport(data, site, argv, { now: at(DAYS[2]!, '16:00') })).code).toBe(0)
    const before = DAYS.slice(0, 3).map((day) => digestOfDay(site, dateText(day)))
    rmSync(join(site, dateText(DAYS[1]!)))
    expect((await evening(data, site, DAYS[2]!)).code).toBe(0)
    expect(DAYS.slice(0, 3).map((day) => digestOfDay(site, dateText(day)))).toEqual(before)
  })
})

describe('before the close', () => {
  it('ends with 5 and a line; what was missing before is written', async () => {
    const [data, site] = [freshBars(), freshSite()]
    writeDays(market, DAYS.slice(0, 2), data)
    expect((await evening(data, site, DAYS[0]!)).code).toBe(0)
    const early = await evening(data, site, DAYS[2]!, '14:59')
    expect(early).toEqual({
      code: 5,
      stdout: '',
      stderr: `limitup: ${dateText(DAYS[2]!)} is not over until 15:00 in Shanghai; run again later\n`,
    })
    expect(daysIn(site)).toEqual(DAYS.slice(0, 2).map(dateText))
  })

  it('without --catch-up, nothing is written', async () => {
    const [data, site] = [freshBars(), freshSite()]
    const argv = ['--if-trading-day', '--no-png']
    const early = await runReport(data, site, argv, { now: at(FROM, '11:00') })
    expect([early.code, early.stdout]).toEqual([5, ''])
    expect(() => daysIn(site)).toThrow(/ENOENT/)
  })
})

describe('a trading day that the data has not yet', () => {
  it.each([['--if-trading-day'], ['--if-trading-day --catch-up']])(
    '%s ends with 1 and says what to do',
    async (flags) => {
      const [data, site] = [freshBars(), freshSite()]
      const run = await runReport(data, site, [...flags.split(' '), '--no-png'], { now: at(FROM, '16:00') })
      expect([run.code, run.stdout]).toEqual([1, ''])
      expect(run.stderr).toMatch(/^limitup: no bars on 2026-09-11.*\[no-bars\]/)
    },
  )
})

describe('--if-trading-day', () => {
  it('is about DATE where one is given', async () => {
    const [data, site] = [freshBars(), freshSite()]
    writeDays(market, DAYS.slice(0, 3), data)
    const now = at(DAYS[5]!, '10:00')
    const argv = ['--if-trading-day', '--no-png']
    expect((await runReport(data, site, ['2026-09-12', ...argv], { now })).code).toBe(4)
    expect(await runReport(data, site, ['2026-09-11', ...argv], { now })).toEqual({ code: 0, ...QUIET })
    expect(daysIn(site)).toEqual(['2026-09-11'])
  })

  it('tells a terminal of a closed day', async () => {
    const run = await runReport(freshBars(), freshSite(), ['--if-trading-day'], {
      now: at(20260913, '16:00'),
      isTerminal: true,
    })
    expect(run).toEqual({
      code: 4,
      stdout: '2026-09-13 is no trading day (休市); nothing to do\n',
      stderr: '',
    })
  })
})

describe('--log-format json', () => {
  const events = (run: CliRun): Record<string, unknown>[] =>
    run.stderr
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, unknown>)

  it('tells a machine of every event, an object a line', async () => {
    const [data, site] = [freshBars(), freshSite()]
    writeDays(market, DAYS.slice(0, 2), data)
    const run = await evening(data, site, DAYS[1]!, '16:00', '--log-format', 'json')
    expect(run.stdout).toBe('')
    const said = events(run)
    expect(said.map(({ event }) => event)).toEqual(['begin', 'day', 'archive', 'end'])
    for (const each of said) expect(each).toMatchObject({ time: '2026-09-14T08:00:00.000Z', level: 'info' })
    expect(said[1]).toMatchObject({ day: '2026-09-14', put: 'new' })
    expect(said[3]).toMatchObject({ exit: 0 })
  })

  it('and of what is wrong', async () => {
    const [data, site] = [freshBars(), freshSite()]
    const code = async (day: number, time: string): Promise<unknown[]> => {
      const run = await evening(data, site, day, time, '--log-format', 'json')
      const last = events(run).at(-1)!
      const said = events(run).find(({ level }) => level !== 'info') ?? {}
      return [run.code, last['exit'], said['level'], said['event']]
    }
    expect(await code(FROM, '16:00')).toEqual([1, 1, 'error', 'refused'])
    expect(await code(FROM, '12:00')).toEqual([5, 5, 'warn', 'not-over'])
    expect(await code(20260912, '12:00')).toEqual([4, 4, undefined, undefined])
  })
})
