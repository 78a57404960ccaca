import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DailyBar } from '../../src/model/bar.ts'
import type { DayStats } from '../../src/model/report.ts'
import { analyzeDay } from '../../src/run/analyze.ts'
import { analyzeRange } from '../../src/run/analyzeRange.ts'
import type { AnalyzeOptions } from '../../src/run/options.ts'
import { dateText } from '../../src/model/date.ts'
import { limitUpPrice } from '../../src/rules/limitPrice.ts'
import { tradingDaysBetween } from '../../src/rules/calendar.ts'
import { DAYS, randomMarket } from '../support/randomMarket.ts'
import { runCli } from '../support/runCli.ts'
import { ROOT } from '../support/shell.ts'

const NOW = new Date('2026-01-05T08:00:00Z')
const folder = mkdtempSync(join(tmpdir(), 'limitup-groups-'))
let written = 0

/** Writes a groups file; gives its path. */
function file(text: string, name = `${++written}.csv`): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

function bar(code: string, date: string, prevClose: number, close: number, high = close): DailyBar {
  const top = Math.max(prevClose, close, high)
  const low = Math.min(prevClose, close)
  return {
    code,
    date,
    name: '甲乙丙丁',
    open: prevClose,
    high: top,
    low,
    close,
    prevClose,
    volumeShares: 100,
  }
}

/** A stock that trades flat and then gives the last day's close. */
function stockOf(code: string, last: number, from: number, to: number, high = last): DailyBar[] {
  const days = tradingDaysBetween(from, to).map(dateText)
  const end = days.pop()!
  return [...days.map((date) => bar(code, date, 1000, 1000)), bar(code, end, 1000, last, high)]
}

const MARKET: readonly DailyBar[] = [
  ...stockOf('600101.SH', 1100, 20250203, 20250207),
  ...stockOf('600102.SH', 1100, 20250203, 20250207),
  ...stockOf('600103.SH', 1050, 20250203, 20250207, 1100),
  ...stockOf('300104.SZ', 1160, 20250203, 20250207),
  ...stockOf('300105.SZ', 1150, 20250203, 20250207, 1200),
  ...stockOf('600106.SH', 1000, 20250203, 20250207),
  ...stockOf('830799.BJ', 1300, 20250203, 20250207),
]

async function dayWith(more: AnalyzeOptions): Promise<DayStats> {
  return analyzeDay({ bars: MARKET, date: '2025-02-07', now: NOW, ...more })
}

describe('groups of a day', () => {
  it('are counted from one file or several', async () => {
    const one = file('code,group\n600101,水泥\n600103,水泥\n300104,电机\n')
    const other = file('{"电机": ["600102", "600106"]}', 'more.json')
    const { groups, quality } = await dayWith({ groups: [one, other] })
    expect(groups?.groups).toMatchObject([
      { name: '水泥', members: 2, sealed: 1, broken: 1, sealRate: { part: 1, whole: 2 } },
      { name: '电机', members: 3, sealed: 1, broken: 0, stocks: [{ state: 'sealed' }, { state: 'risen' }] },
    ])
    expect(groups?.ungrouped.stocks.map(({ code }) => code)).toEqual(['830799.BJ', '300105.SZ'])
    expect(quality.groups).toEqual({ state: 'known' })
  })

  it('are unknown without a file, which is told nowhere but in JSON', async () => {
    const day = await dayWith({})
    expect(day.groups).toBeUndefined()
    expect(day.quality.groups).toMatchObject({ state: 'unknown', causes: [{ kind: 'nothing' }] })
  })

  it.each([
    ['old codes of Beijing by new ones', '920799'],
    ['old codes by old ones', '830799'],
  ])('find %s', async (_what, code) => {
    const { groups } = await dayWith({ groups: file(`code,group\n${code},电机\n`) })
    expect(groups?.groups).toMatchObject([{ members: 1, stocks: [{ code: '830799.BJ' }] }])
  })

  it('find new codes of Beijing by old ones, before and after the change', async () => {
    const groups = file('code,group\n830799,电机\n920799,电机\n')
    const recoded = MARKET.map((each) => ({ ...each, code: each.code.replace('830799', '920799') }))
    const before = await dayWith({ bars: recoded, groups })
    expect(before.groups?.groups).toMatchObject([{ members: 1, stocks: [{ code: '920799.BJ' }] }])
    const bars = stockOf('920799.BJ', 1300, 20251013, 20251017)
    const after = await dayWith({ bars, groups, date: '2025-10-17' })
    expect(after.groups?.groups).toMatchObject([{ members: 1, stocks: [{ code: '920799.BJ' }] }])
  })

  it('say with the day which rows hold', async () => {
    const groups = file('代码,题材,日期,涨停原因\n600101,水泥,2025-02-07,提价\n600102,水泥,2025-02-06,限产\n')
    const today = await dayWith({ groups })
    expect(today.groups).toMatchObject({ datedRows: 2, datedToday: 1, groups: [{ members: 1 }] })
    expect(today.groups?.groups[0]?.stocks[0]?.reason).toBe('提价')
    expect(today.quality.groups).toMatchObject({
      state: 'partial',
      causes: [{ text: 'the groups files name 1 of 3 sealed stocks' }],
    })
    const before = await dayWith({ groups, date: '2025-02-05' })
    expect(before.groups).toMatchObject({ datedToday: 0, groups: [], quiet: 0 })
    expect(before.quality.groups).toMatchObject({
      state: 'partial',
      causes: [{ text: 'no dated row of the groups files holds on this day' }],
    })
  })

  it('change no other figure', async () => {
    const groups = file('code,group\n600101,水泥\n')
    const [day, plain] = [await dayWith({ groups }), await dayWith({})]
    expect({ ...day, groups: undefined, quality: undefined }).toEqual({ ...plain, quality: undefined })
    expect({ ...day.quality, groups: undefined }).toEqual({ ...plain.quality, groups: undefined })
  })
})

describe('groups of a range', () => {
  async function rangeOf(options: Parameters<typeof analyzeRange>[0]): Promise<DayStats[]> {
    const days: DayStats[] = []
    for await (const day of analyzeRange({ now: NOW, ...options })) days.push(day)
    return days
  }

  it('are those of each day alone, and so are its big risers', async () => {
    const groups = file('code,group,to\n600101,水泥,2025-02-06\n600102,水泥,\n300104,电机,\n')
    const days = await rangeOf({ bars: MARKET, groups })
    expect(days).toHaveLength(3)
    for (const day of days) {
      const alone = await dayWith({ groups, date: day.date })
      expect([day.groups, day.risers]).toEqual([alone.groups, alone.risers])
    }
    expect(days.map((day) => day.groups?.groups[0]?.members)).toEqual([undefined, undefined, 1])
  })

  it('find stocks of Beijing on both sides of the change of their codes', async () => {
    const groups = file('code,group\n920799,电机\n')
    const bars = [
      ...stockOf('830799.BJ', 1300, 20250922, 20250930),
      bar('920799.BJ', '2025-10-09', 1300, 1690),
      bar('920799.BJ', '2025-10-10', 1690, 2197),
    ]
    const days = await rangeOf({ bars, groups, from: '2025-09-30' })
    expect(days.map((day) => day.groups?.groups[0]?.leaders)).toEqual([
      ['830799.BJ'],
      ['920799.BJ'],
      ['920799.BJ'],
    ])
    expect(days.map((day) => day.boards[0]?.streak)).toEqual([1, 2, 3])
  })
})

describe('big risers', () => {
  it('are those above 10% without a touch, of the scope, and make up the market count with boards', async () => {
    const day = await dayWith({})
    expect(day.risers).toMatchObject([
      { code: '300104.SZ', limitPercent: 20, change: { part: 160, whole: 1000 } },
    ])
    expect(day.bigRisers).toBe(day.limitUp.sealed + 2)
  })

  it('are no bars beyond their limits, of which nothing is known, but stocks without a limit', async () => {
    const beyond = stockOf('600108.SH', 1150, 20250203, 20250207)
    const listed = [{ ...bar('603109.SH', '2025-02-07', 1000, 3460), name: 'N新股' }]
    const day = await dayWith({ bars: [...MARKET, ...beyond, ...listed] })
    expect([day.anomalous, day.noLimit]).toEqual([1, 1])
    expect(day.risers.map(({ code, name, limitPercent }) => [code, name, limitPercent])).toEqual([
      ['300104.SZ', '甲乙丙丁', 20],
      ['603109.SH', '新股', undefined],
    ])
  })

  it('leave out what the scope leaves out', async () => {
    const bars = [
      ...MARKET,
      ...stockOf('300107.SZ', 1150, 20250203, 20250207).map((each) => ({ ...each, name: '*ST癸酉' })),
    ]
    expect((await dayWith({ bars })).risers.map(({ code }) => code)).toEqual(['300104.SZ'])
    const all = await dayWith({ bars, scope: 'all' })
    expect(all.risers.map(({ code, status }) => [code, status])).toEqual([
      ['300104.SZ', 'normal'],
      ['300107.SZ', 'specialTreatment'],
    ])
  })

  it('with sealed stocks and broken ones above 10% are all big risers of random markets', async () => {
    await fc.assert(
      fc.asyncProperty(randomMarket, fc.constantFrom(...DAYS), async (bars, date) => {
        const day = await analyzeDay({ bars, date, scope: 'all', now: NOW })
        const broken = day.boards.filter(
          ({ state, change }) => state === 'broken' && change.part * 10 > change.whole,
        )
        const unjudged = day.anomalous + day.notJudged
        const known = day.limitUp.sealed + broken.length + day.risers.length
        expect(known).toBeLessThanOrEqual(day.bigRisers)
        expect(known).toBeGreaterThanOrEqual(day.bigRisers - unjudged)
      }),
      { numRuns: 60 },
    )
  })
})

describe('the command line', () => {
  const market = join(folder, 'market')
  mkdirSync(join(market, 'bars'), { recursive: true })
  const rows = MARKET.map(({ code, date, name, open, high, low, close, prevClose }) =>
    [
      date,
      code,
      name,
      ...[open, high, low, close, prevClose ?? 0].map((cents) => (cents / 100).toFixed(2)),
    ].join(','),
  )
  writeFileSync(
    join(market, 'bars/all.csv'),
    `date,code,name,open,high,low,close,pre_close\n${rows.join('\n')}\n`,
  )

  it('takes groups.csv beside the bars, and a file that is named instead of it', async () => {
    const argv = ['day', '2025-02-07', '--data', market, '--format', 'csv']
    expect((await runCli(argv)).stdout).not.toContain('水泥')
    writeFileSync(join(market, 'groups.csv'), 'code,group\n600101,水泥\n600102,水泥\n')
    expect((await runCli(argv)).stdout).toMatch(/^2025-02-07,up,600101\.SH,.*,水泥$/m)
    const named = await runCli([...argv, '--groups', file('code,group\n600101,电机\n')])
    expect(named.stdout).toMatch(/^2025-02-07,up,600101\.SH,.*,电机$/m)
    expect(named.stdout).not.toContain('水泥')
    expect(named.stderr).toContain(
      'limitup: 题材 groups partial: the groups files name 1 of 3 sealed stocks\n',
    )
  })

  it('joins several files, in their order', async () => {
    const [one, other] = [file('code,group\n600101,电机\n'), file('code,group\n600101,水泥\n')]
    const run = await runCli(['day', '--data', market, '--json', '--groups', one, '--groups', other])
    const { groups } = JSON.parse(run.stdout) as { groups: { stocks: unknown } }
    expect(groups.stocks).toEqual([{ code: '600101.SH', groups: ['电机', '水泥'] }])
  })

  it('lists quiet groups on request, and prints combined labels', async () => {
    const groups = file('code,group\n600101,电机\n600106,红利\n')
    const argv = ['day', '--data', market, '--groups', groups, '--format', 'table']
    expect((await runCli(argv)).stdout).not.toContain('红利')
    expect((await runCli([...argv, '--quiet-groups'])).stdout).toMatch(/^红利 +0 +0 +0$/m)
    const days = join(ROOT, 'fixtures/days/2025-02-07')
    const brief = await runCli(['day', '--data', days, '--format', 'brief', '--combined-labels'])
    expect(brief.stdout).toContain('冀凯股份13天11板4连板')
  })

  it('carries its own notes in the picture', async () => {
    const run = await runCli([
      'day',
      '--data',
      market,
      '--format',
      'picture',
      '--groups',
      file('code,group\n600101,电机\n'),
    ])
    expect(run.stderr).toBe('')
    expect(run.stdout).toContain('不全 partial: 题材 groups (the groups files name 1 of 3 sealed stocks)')
  })

  it('is the same in the ladder', async () => {
    const run = await runCli(['ladder', '--data', market, '--format', 'picture'])
    expect(run.stdout).toContain('涨停分析图 picture')
  })
})

describe('the window of the picture', () => {
  it('looks further back where the rule of the day needs less', async () => {
    // A chain of boards with two empty bars between, longer than the first look-back.
    const days = tradingDaysBetween(20240901, 20250207).map(dateText)
    let last = 1000
    const bars = days.map((date, at) => {
      const prevClose = last
      last =
        at % 3 === (days.length - 1) % 3 ? limitUpPrice(prevClose, 10, false) : Math.round(prevClose * 0.96)
      return bar('600101.SH', date, prevClose, last)
    })
    const day = await analyzeDay({
      bars,
      date: '2025-02-07',
      daysBoards: { rule: 'gap', maxEmpty: 0 },
      now: NOW,
    })
    const boards = Math.floor((days.length - 1) / 3) + 1
    expect(day.boards[0]).toMatchObject({
      daysBoards: { days: 1, boards: 1 },
      pictureWindow: { days: 3 * boards - 2, boards },
    })
  })
})

const DATA = join(ROOT, '../shared/data')
const REAL = join(DATA, 'bars_2024-12-02_2025-02-28.csv.gz')
if (!existsSync(REAL)) process.stderr.write('real bars are not here: tests of the real picture are skipped\n')

describe.skipIf(!existsSync(REAL))('the real day 2025-02-07', () => {
  it('has the labels of the published picture under the default scope, and its big risers', async () => {
    const day = await analyzeDay({ data: REAL, date: '2025-02-07', now: NOW })
    const { picture } = JSON.parse(readFileSync(join(DATA, 'published_2025-02-07.json'), 'utf8')) as {
      picture: readonly { readonly name: string; readonly label: string }[]
    }
    const labels = new Map(
      day.boards.map(({ name, pictureWindow: window }) => [
        name,
        window?.boards === 1 ? '首板' : `${window?.days ?? 0}天${window?.boards ?? 0}板`,
      ]),
    )
    // The bars carry names of April 2025.
    const known = picture
      .map(({ name, label }) => [name.replace(/-[UW]$/, ''), label] as const)
      .filter(([name]) => labels.has(name))
    expect(known.length).toBeGreaterThan(75)
    expect(known.filter(([name, label]) => labels.get(name) !== label)).toEqual([])
    expect(day.risers.map(({ name }) => name)).toContain('艾能聚')
    expect(day.bigRisers).toBe(128)
  })
})
