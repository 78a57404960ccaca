import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { dateText } from '../../src/model/date.ts'
import { tradingDaysBetween } from '../../src/rules/calendar.ts'
import { FakeMarket } from '../support/fakeMarket.ts'
import { daysIn, filesIn, freshSite, runReport, writeDays } from '../support/reportRuns.ts'
import { runCli } from '../support/runCli.ts'
import { ROOT } from '../support/shell.ts'

const FILES = [
  'board.png',
  'board.svg',
  'day.json',
  'index.html',
  'ladder.png',
  'ladder.svg',
  'recap.md',
  'summary.json',
  'trend.svg',
]
const FROM = 20251201
const TO = 20260105
const DAYS = tradingDaysBetween(FROM, TO)
const market = new FakeMarket(120, FROM, TO)
const data = join(freshSite(), '../bars')
beforeAll(() => {
  writeDays(market, DAYS, data)
})

/** The days that the archive lists. */
function datesIn(site: string): string[] {
  const list = JSON.parse(readFileSync(join(site, 'days.json'), 'utf8')) as { date: string }[]
  return list.map(({ date }) => date)
}

describe('one day', () => {
  const site = freshSite()

  it('is a folder of pages, pictures and figures beside the archive', async () => {
    const run = await runReport(data, site, ['2026-01-05'])
    expect(run).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(daysIn(site)).toEqual(['2026-01-05'])
    expect(readdirSync(join(site, '2026-01-05')).sort()).toEqual(FILES)
    expect(readdirSync(site).sort()).toEqual(['.days', '2026-01-05', 'days.json', 'feed.xml', 'index.html'])
  })

  it('has in day.json what day --json prints, and in recap.md its line', async () => {
    const day = await runCli(['day', '2026-01-05', '--data', data, '--names-valid', 'always', '--json'])
    expect(readFileSync(join(site, '2026-01-05/day.json'), 'utf8')).toBe(day.stdout)
    const line = await runCli(['day', '2026-01-05', '--data', data, '--names-valid', 'always'])
    expect(readFileSync(join(site, '2026-01-05/recap.md'), 'utf8')).toContain(line.stdout.trim().slice(0, 20))
  })

  it('written twice is the same bytes, and nothing is written', async () => {
    const before = filesIn(site)
    const run = await runReport(data, site, ['2026-01-05'])
    expect(run).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(filesIn(site)).toEqual(before)
    const elsewhere = freshSite()
    await runReport(data, elsewhere, ['2026-01-05'])
    const bytes = (files: ReturnType<typeof filesIn>): string[] =>
      [...files.values()].map(({ digest }) => digest)
    expect(bytes(filesIn(elsewhere)).sort()).toEqual(bytes(before).sort())
  })

  it('says on a terminal what was written', async () => {
    const out = freshSite()
    const first = await runReport(data, out, ['--no-png'], { isTerminal: true })
    expect(first.stdout).toBe(`${out}/2026-01-05/index.html written; the archive has 1 days\n`)
    const second = await runReport(data, out, ['--no-png'], { isTerminal: true })
    expect(second.stdout).toBe('nothing written, 1 as it was; the archive is as it was\n')
    expect(readdirSync(join(out, '2026-01-05'))).not.toContain('ladder.png')
  })
})

describe('many days', () => {
  it('are the bytes of days written one by one, links to neighbours too', async () => {
    const [daily, whole] = [freshSite(), freshSite()]
    const last = DAYS.slice(-4).map(dateText)
    for (const day of last) expect((await runReport(data, daily, [day, '--trend', '5'])).code).toBe(0)
    const run = await runReport(data, whole, ['--last', '4', '--trend', '5'])
    expect(run).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(daysIn(whole)).toEqual(last)
    for (const day of last) {
      for (const name of FILES) {
        const [one, other] = [daily, whole].map((site) => readFileSync(join(site, day, name)))
        expect(one!.equals(other!), `${day}/${name}`).toBe(true)
      }
    }
    const { links } = JSON.parse(readFileSync(join(whole, last[1]!, 'summary.json'), 'utf8')) as {
      links: unknown
    }
    expect(links).toEqual({ previous: last[0], next: last[2] })
    expect(readFileSync(join(whole, last[1]!, 'index.html'), 'utf8')).toContain(`../${last[2]!}/index.html`)
  })

  it('begin and end where they are asked to, and the trend reaches back before them', async () => {
    const site = freshSite()
    const run = await runReport(data, site, ['--from', '2025-12-27', '--to', '2025-12-31', '--no-png'])
    expect(run).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(daysIn(site)).toEqual(['2025-12-29', '2025-12-30', '2025-12-31'])
    const trend = readFileSync(join(site, '2025-12-29/trend.svg'), 'utf8')
    const trendOf = async (...argv: string[]): Promise<string> => {
      const one = freshSite()
      await runReport(data, one, ['2025-12-29', '--no-png', ...argv])
      return readFileSync(join(one, '2025-12-29/trend.svg'), 'utf8')
    }
    expect(await trendOf()).toBe(trend)
    expect(await trendOf('--trend', '3')).not.toBe(trend)
  })

  it('say how far they are on a terminal', async () => {
    let clock = Date.parse('2026-01-05T08:00:00Z')
    const said: string[] = []
    const { main } = await import('../../src/cli/main.ts')
    const argv = [
      'report',
      '--data',
      data,
      '--out',
      freshSite(),
      '--all',
      '--no-png',
      '--names-valid',
      'always',
    ]
    const code = await main(argv, {
      out: () => undefined,
      err: (text) => said.push(text),
      isTerminal: false,
      errIsTerminal: true,
      width: 80,
      color: false,
      now: () => new Date((clock += 1000)),
      env: { HOME: '/nonexistent' },
    })
    expect(code).toBe(0)
    expect(said.join('')).toContain(
      `limitup: 2025-12-31 95%, ${DAYS.length - 1} days, 1.0 a second, 1 s left`,
    )
    expect(said.at(-1)).toBe('\r\u001b[K')
  })

  it('leave out of the archive a day whose folder is gone, and mend the links to it', async () => {
    const site = freshSite()
    await runReport(data, site, ['--last', '3', '--no-png'])
    const [, middle] = daysIn(site)
    rmSync(join(site, middle!))
    const run = await runReport(data, site, ['--no-png'])
    expect(run).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(datesIn(site)).toEqual(['2025-12-30', '2026-01-05'])
    for (const day of daysIn(site))
      expect(readFileSync(join(site, day, 'index.html'), 'utf8')).not.toContain(`../${middle!}/`)
  })

  it('say which day they cannot read', async () => {
    const site = freshSite()
    await runReport(data, site, ['--last', '2', '--no-png'])
    writeFileSync(join(site, '2025-12-31/summary.json'), '{ "half')
    const run = await runReport(join(data, '20260105.csv'), site, ['--no-png'])
    expect(run.code).toBe(0)
    expect(run.stderr).toBe(
      'limitup: 2025-12-31/summary.json cannot be read, so the archive leaves the day out; write it again: limitup report 2025-12-31\n',
    )
    expect(datesIn(site)).toEqual(['2026-01-05'])
    // Where the data has the day, it is written again without being asked for.
    expect(await runReport(data, site, ['--no-png'])).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(datesIn(site)).toEqual(['2025-12-31', '2026-01-05'])
  })
})

describe('what is asked', () => {
  it.each([
    [['--last', '2', '--all'], '--last and --all each say where the range begins'],
    [['2026-01-05', '--catch-up'], 'DATE and --catch-up each say which days are reported'],
    [['2026-01-05', '--from', '2025-12-01'], 'DATE and --from each say which days are reported'],
    [['--catch-up', '--all'], '--all and --catch-up each say which days are reported'],
    [['--if-trading-day', '--last', '2'], '--if-trading-day is about one day, and --last about many'],
    [['--base-url', 'ftp://x'], '--base-url: expected http or https, found "ftp://x"'],
    [['--trend', '99'], '--trend: expected a whole number from 1 to 60, found "99"'],
    [['2026-01-03'], '2026-01-03 is no trading day'],
    [['2026-06-01'], 'lies in the future'],
  ])('%j is refused', async (argv, message) => {
    const site = freshSite()
    const run = await runReport(data, site, argv)
    expect(run.code).toBe(2)
    expect(run.stderr).toContain(message)
    expect(existsSync(site)).toBe(false)
  })

  it('needs a folder', async () => {
    const run = await runCli(['report', '--data', data])
    expect(run.code).toBe(2)
    expect(run.stderr).toBe('limitup: no folder named for the reports [usage]\n  for example --out site\n')
  })

  it('a day without bars ends with 1, and no day is touched', async () => {
    const site = freshSite()
    const bars = writeDays(market, DAYS.slice(0, 5), join(freshSite(), '../bars'))
    const run = await runReport(bars, site, ['2026-01-05'])
    expect(run.code).toBe(1)
    expect(run.stderr).toContain('[no-bars]')
    expect(existsSync(site)).toBe(false)
  })

  it('a folder that is a file is refused', async () => {
    const site = freshSite()
    writeFileSync(site, '')
    const run = await runReport(data, site, [])
    expect(run.code).toBe(2)
    expect(run.stderr).toContain('[unwritable]')
  })
})

describe('two at once', () => {
  it('one writes; the other says so and ends with 2', async () => {
    const site = freshSite()
    mkdirSync(join(site, '.days/lock'), { recursive: true })
    const holder = { pid: 1, host: 'elsewhere', since: '2026-01-05T07:59:00.000Z', command: 'limitup report' }
    writeFileSync(join(site, '.days/lock/1-0.json'), JSON.stringify(holder))
    writeFileSync(join(site, '.days/lock/1-0.json.held'), '')
    const run = await runReport(data, site, ['--no-png'])
    expect(run.code).toBe(2)
    expect(run.stderr).toContain(
      'another process writes these reports: limitup report, process 1 on elsewhere',
    )
    expect(run.stderr).toContain('[report-locked]')
    const machine = await runReport(data, site, ['--no-png', '--log-format', 'json'])
    expect(machine.code).toBe(2)
    expect(JSON.parse(machine.stderr)).toMatchObject({
      level: 'error',
      event: 'refused',
      code: 'report-locked',
    })
    rmSync(join(site, '.days/lock/1-0.json'))
    expect((await runReport(data, site, ['--no-png'])).code).toBe(0)
  })
})

describe('a day that is refused', () => {
  it('does not keep later ones, read apart, from theirs, and the archive names those', async () => {
    const long = new FakeMarket(40, 20250210, 20251014)
    const days = tradingDaysBetween(20250210, 20251014)
    const folder = writeDays(long, days, join(freshSite(), '../bars'))
    rmSync(join(folder, `${days[10]!}.csv`))
    const site = freshSite()
    const run = await runReport(folder, site, ['--from', '2025-02-20', '--no-png', '--history', '0'])
    expect(run.code).toBe(2)
    expect(run.stderr).toContain('[missing-day]')
    // From here on the stocks of Beijing have other codes.
    expect(daysIn(site)).toEqual(['2025-10-09', '2025-10-10', '2025-10-13', '2025-10-14'])
    expect(datesIn(site)).toEqual(daysIn(site))
  })
})

describe('a quiet day', () => {
  it('without a single board has its report too', async () => {
    const folder = join(freshSite(), '../bars')
    mkdirSync(folder, { recursive: true })
    for (const day of DAYS.slice(-3)) {
      const rows = Array.from(
        { length: 6 },
        (_, at) => `${dateText(day)},60000${at},甲子水泥,10.00,10.10,9.90,10.00,10.00,100,100000`,
      )
      const header = 'date,code,name,open,high,low,close,pre_close,volume,amount'
      writeFileSync(join(folder, `${day}.csv`), `${header}\n${rows.join('\n')}\n`)
    }
    const site = freshSite()
    const run = await runReport(folder, site, [])
    expect(run).toEqual({ code: 0, stdout: '', stderr: '' })
    for (const name of FILES) expect(statSync(join(site, '2026-01-05', name)).size).toBeGreaterThan(0)
  })
})

describe('a picture with a letter that no font has', () => {
  const folder = join(freshSite(), '../bars')
  const site = freshSite()
  const [before, day] = ['2025-12-31', '2026-01-05']

  beforeAll(() => {
    mkdirSync(folder, { recursive: true })
    const header = 'date,code,name,open,high,low,close,pre_close,volume,amount'
    const rows = [
      `${before},600001,𠮷野股份,10.00,10.10,9.90,10.00,10.00,100,100000`,
      `${day},600001,𠮷野股份,10.00,11.00,10.00,11.00,10.00,100,100000`,
      `${before},600002,甲子水泥,10.00,10.10,9.90,10.00,10.00,100,100000`,
      `${day},600002,甲子水泥,10.00,10.10,9.90,10.00,10.00,100,100000`,
    ]
    writeFileSync(join(folder, 'bars.csv'), `${header}\n${rows.join('\n')}\n`)
  })

  it('is left out, all else is written, and a line says what to install', async () => {
    const env = { LIMITUP_FONT_PATH: '' }
    const run = await runReport(folder, site, [], { env })
    const line =
      'limitup: no PNG for 2026-01-05: no font has 𠮷 (U+20BB7); install fonts-noto-cjk (apt), google-noto-sans-cjk-fonts (dnf), noto-fonts-cjk (pacman), font-noto-cjk (apk), or name a font with --font FILE\n'
    expect(run).toEqual({ code: 0, stdout: '', stderr: line })
    expect(readFileSync(join(ROOT, 'docs/report.md'), 'utf8')).toContain(line)
    expect(readdirSync(join(site, day)).sort()).toEqual(FILES.filter((name) => !name.endsWith('.png')))
    const machine = await runReport(folder, site, ['--log-format', 'json'], { env })
    const events = machine.stderr
      .trim()
      .split('\n')
      .map((each) => JSON.parse(each) as Record<string, unknown>)
    expect(events.find(({ event }) => event === 'png-left-out')).toMatchObject({
      level: 'warn',
      days: [day],
      characters: ['𠮷'],
    })
  })

  it.skipIf(!existsSync('/usr/share/fonts/opentype/noto'))('is drawn once a font is there', async () => {
    const run = await runReport(folder, site)
    expect(run).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(readdirSync(join(site, day)).sort()).toEqual(FILES)
  })
})

describe('what the document says', () => {
  it('names every file of a day', () => {
    const text = readFileSync(join(ROOT, 'docs/report.md'), 'utf8')
    for (const name of FILES) expect(text).toContain(`\`${name}\``)
  })

  it('names every event that is told', () => {
    const text = readFileSync(join(ROOT, 'docs/report.md'), 'utf8')
    const source = readFileSync(join(ROOT, 'src/cli/commands/report.ts'), 'utf8')
    const events = [...source.matchAll(/log\.say\('\w+', '([\w-]+)'/g)].map(([, event]) => event!)
    expect(events.length).toBeGreaterThan(7)
    for (const event of events) expect(text).toContain(`\`${event}\``)
  })
})
