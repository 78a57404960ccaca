import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { dateText } from '../../src/model/date.ts'
import { tradingDaysBetween } from '../../src/rules/calendar.ts'
import { FakeMarket } from '../support/fakeMarket.ts'
import { daysIn, digestOfDay, filesIn, freshSite, runReport, writeDays } from '../support/reportRuns.ts'
import { LIMITUP, started } from '../support/storeRuns.ts'
import type { ProcessEnd } from '../support/storeRuns.ts'

/** Kills in an ordinary run; REPORT_KILLS=100 makes the long one. */
const KILLS = Number(process.env['REPORT_KILLS'] ?? 5)
const FROM = 20251225
const TO = 20260105
const DAYS = tradingDaysBetween(FROM, TO)
const NAMES = DAYS.slice(-3).map(dateText)
const market = new FakeMarket(120, FROM, TO)
const data = join(freshSite(), '../bars')

/** Two states of the same days, and what each day's folder is in them. */
const STATES = ['zh', 'en'] as const
const digests = new Map<string, ReadonlyMap<string, string>>()
/** The files of the archive in each state. */
const archives = new Map<string, string>()
let whole = 0

function argv(site: string, language: string): string[] {
  return [
    'report',
    '--data',
    data,
    '--out',
    site,
    '--last',
    String(NAMES.length),
    '--names-valid',
    'always',
    '--lang',
    language,
  ]
}

const CLOCK = { LIMITUP_TEST_WORLD: 'upstream=http://127.0.0.1:9 now=2026-01-05T16:00:00+08:00' }

function start(site: string, language: string, ...more: string[]): ReturnType<typeof started> {
  return started([LIMITUP, ...argv(site, language), ...more], {
    ...CLOCK,
    LIMITUP_CONFIG: '/nonexistent/config.json',
  })
}

beforeAll(async () => {
  writeDays(market, DAYS, data)
  for (const language of STATES) {
    const site = freshSite()
    const begin = performance.now()
    const { code, stderr } = await start(site, language).end
    whole = performance.now() - begin
    expect(code, stderr).toBe(0)
    digests.set(language, new Map(NAMES.map((day) => [day, digestOfDay(site, day)])))
    for (const name of ['index.html', 'feed.xml', 'days.json'])
      archives.set(`${language} ${name}`, readFileSync(join(site, name), 'utf8'))
  }
}, 120_000)

/** Every day of a site is the one state or the other, whole, and so is every file of the archive. */
function expectWhole(site: string, days: readonly string[]): void {
  for (const day of days) {
    const found = digestOfDay(site, day)
    const known = STATES.filter((language) => digests.get(language)!.get(day) === found)
    expect(known, `${day} of ${readdirSync(realpathSync(join(site, day))).join(' ')}`).not.toEqual([])
  }
  for (const name of ['index.html', 'feed.xml', 'days.json']) {
    const text = readFileSync(join(site, name), 'utf8')
    expect(
      STATES.some((language) => archives.get(`${language} ${name}`) === text),
      name,
    ).toBe(true)
  }
}

/** Looks at the site again and again until a run is over; gives how often, and the states it saw. */
async function watched(site: string, run: Promise<unknown>): Promise<{ looks: number; changes: number }> {
  const over = { is: false }
  void run.finally(() => (over.is = true))
  let looks = 0
  const seen = new Set<string>()
  while (!over.is) {
    expectWhole(site, NAMES)
    seen.add(NAMES.map((day) => digestOfDay(site, day)).join())
    looks++
    await new Promise((done) => setTimeout(done, 3))
  }
  return { looks, changes: seen.size }
}

/** How long a run writes, from its plan to its end; the runs that came through tell. */
let writing = 1000

/** Runs a report and kills it: at any moment, or at one of those in which it writes. */
async function killed(site: string, language: string, anyMoment: boolean): Promise<ProcessEnd> {
  const run = start(site, language, '--log-format', 'json')
  let begun = 0
  let timer = anyMoment
    ? setTimeout(() => run.process.kill('SIGKILL'), Math.random() * whole * 1.1)
    : undefined
  run.process.stderr?.on('data', (chunk) => {
    if (begun > 0 || !String(chunk).includes('"begin"')) return
    begun = performance.now()
    if (!anyMoment) timer = setTimeout(() => run.process.kill('SIGKILL'), Math.random() * writing * 1.05)
  })
  const end = await run.end
  clearTimeout(timer)
  if (end.signal === null && begun > 0) writing = (writing + performance.now() - begun) / 2
  return end
}

describe('reports that are killed', () => {
  it(
    `${KILLS} times, show the old or the new of each day, whole, and nothing is left behind`,
    async () => {
      const site = freshSite()
      expect((await start(site, 'zh').end).code).toBe(0)
      const seen = new Set<string>()
      let kills = 0
      let state = 'zzz'
      for (let round = 0; kills < KILLS; round++) {
        // Always to what the last day is not, so that there is something to write.
        const language = state.endsWith('z') ? 'en' : 'zh'
        const { code, signal, stderr } = await killed(site, language, round % 4 === 0)
        if (signal === null) expect(code, stderr).toBe(0)
        else kills++
        expect(daysIn(site)).toEqual(NAMES)
        expectWhole(site, NAMES)
        state = NAMES.map((day) => (digestOfDay(site, day) === digests.get('zh')!.get(day) ? 'z' : 'e')).join(
          '',
        )
        seen.add(state)
      }
      const { code, stderr } = await start(site, 'zh').end
      expect(code, stderr).toBe(0)
      // The state that a run from nothing makes.
      for (const day of NAMES) expect(digestOfDay(site, day)).toBe(digests.get('zh')!.get(day))
      const last = filesIn(site)
      expect((await start(site, 'zh').end).code).toBe(0)
      expect(filesIn(site)).toEqual(last)
      expect(readdirSync(site).sort()).toEqual(['.days', ...NAMES, 'days.json', 'feed.xml', 'index.html'])
      expect(readdirSync(join(site, '.days'))).toHaveLength(NAMES.length + 1)
      expect(readdirSync(join(site, '.days/lock'))).toEqual([])
      if (KILLS >= 100) {
        // Runs were cut between two days too.
        expect([...seen].some((state) => /ze|ez/.test(state))).toBe(true)
      }
    },
    120_000 + KILLS * 20_000,
  )

  it('from nothing, show only whole days', { timeout: 120_000 + KILLS * 10_000 }, async () => {
    for (let kill = 0; kill < KILLS / 5; kill++) {
      const site = freshSite()
      const run = start(site, 'en')
      const timer = setTimeout(() => run.process.kill('SIGKILL'), whole * (0.3 + Math.random() * 0.7))
      await run.end
      clearTimeout(timer)
      const days = existsSync(site) ? daysIn(site) : []
      for (const day of days) expect(digestOfDay(site, day)).toBe(digests.get('en')!.get(day))
      const { code, stderr } = await start(site, 'en').end
      expect(code, stderr).toBe(0)
      for (const day of NAMES) expect(digestOfDay(site, day)).toBe(digests.get('en')!.get(day))
    }
  })
})

describe('a reader', () => {
  it(
    'sees the old or the new of each day at every moment while they change',
    { timeout: 120_000 },
    async () => {
      const site = freshSite()
      expect((await start(site, 'zh').end).code).toBe(0)
      const run = start(site, 'en').end
      const { looks, changes } = await watched(site, run)
      const { code, stderr } = await run
      expect(code, stderr).toBe(0)
      expect(looks).toBeGreaterThan(10)
      expect(changes).toBeGreaterThan(2)
    },
  )

  it('that has gone into a day can read it to its end after it was changed', async () => {
    const site = freshSite()
    await runReport(data, site, [NAMES[2]!, '--no-png'])
    const inside = realpathSync(join(site, NAMES[2]!))
    const before = readFileSync(join(inside, 'index.html'), 'utf8')
    await runReport(data, site, [NAMES[2]!, '--no-png', '--lang', 'en'])
    expect(readFileSync(join(inside, 'index.html'), 'utf8')).toBe(before)
    expect(readFileSync(join(site, NAMES[2]!, 'index.html'), 'utf8')).not.toBe(before)
  })
})

describe('two at once', () => {
  it(
    'one writes, the other says who does and ends with 2; the days are whole',
    { timeout: 120_000 },
    async () => {
      for (let round = 0; round < 2; round++) {
        const site = freshSite()
        const ends = await Promise.all([start(site, 'zh').end, start(site, 'zh').end, start(site, 'zh').end])
        expect(ends.map(({ code }) => code).filter((code) => code === 0).length).toBeGreaterThan(0)
        for (const { code, stderr } of ends) {
          expect([0, 2]).toContain(code)
          if (code === 2)
            expect(stderr).toMatch(/^limitup: another process writes these reports: .*\[report-locked\]/)
          else expect(stderr).toBe('')
        }
        for (const day of NAMES) {
          expect(lstatSync(join(site, day)).isSymbolicLink()).toBe(true)
          expect(digestOfDay(site, day)).toBe(digests.get('zh')!.get(day))
        }
      }
    },
  )
})
