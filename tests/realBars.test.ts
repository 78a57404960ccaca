import { existsSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Board, DayStats } from '../src/model/report.ts'
import { recapLine } from '../src/formatters/recap.ts'
import { analyzeDay } from '../src/run/analyze.ts'
import { ROOT } from './support/shell.ts'

/** Real bars lie beside the project on some machines and never in it. */
const DATA = join(ROOT, '../shared/data')
const BARS = join(DATA, 'bars_2024-12-02_2025-02-28.csv.gz')
const here = existsSync(BARS)
if (!here) process.stderr.write('real bars are not here: tests of real days are skipped\n')

interface Published {
  readonly opening: {
    readonly ladder: readonly { readonly label: string; readonly names: readonly string[] }[]
  }
  readonly picture: readonly { readonly code: string; readonly name: string; readonly label: string }[]
}

/** Beijing stocks carry today's codes in the bars and those of the day in the picture. */
const MOVED: Readonly<Record<string, string>> = {
  '839946': '920146',
  '839493': '920493',
  '836871': '920871',
  '832171': '920171',
}

const NOW = new Date('2026-01-05T08:00:00Z')

describe.skipIf(!here)('the real day 2025-02-07', () => {
  let cls: DayStats
  let all: DayStats
  let published: Published
  let codeOf: (name: string) => string
  beforeAll(async () => {
    cls = await analyzeDay({ data: [BARS], date: '2025-02-07', now: NOW })
    all = await analyzeDay({ data: [BARS], date: '2025-02-07', scope: 'all', now: NOW })
    published = JSON.parse(readFileSync(join(DATA, 'published_2025-02-07.json'), 'utf8')) as Published
    const codes = new Map(
      published.picture.map(({ code, name }) => [name.replace(/-[UW]$/, ''), MOVED[code] ?? code]),
    )
    codes.set('华金资本', '000532')
    codeOf = (name) => codes.get(name)!
  })

  it('has the counts that the bars are known for', () => {
    expect(cls.limitUp).toEqual({ sealed: 83, broken: 48 })
    expect(all.limitUp).toEqual({ sealed: 93, broken: 53 })
    expect([cls.advancers, cls.decliners, cls.unchanged]).toEqual([4168, 1086, 128])
    expect([cls.traded, all.traded]).toEqual([5250, 5382])
    expect(cls.streakPromotion).toEqual({ part: 15, whole: 23 })
    const segments = cls.boards.filter((board) => board.state === 'sealed').map((board) => board.segment)
    expect(
      ['main', 'chinext', 'star', 'bse'].map((name) => segments.filter((each) => each === name).length),
    ).toEqual([71, 4, 4, 4])
  })

  it('has the amounts: 1.96万亿, 4247亿 more than the day before, none for Beijing', () => {
    const { sse, szse, bse } = cls.amountCents
    expect(Math.round((sse! + szse!) / 1e8)).toBe(1959828)
    expect(Math.round(cls.amountChangeCents! / 1e10)).toBe(4247)
    expect(bse).toBeUndefined()
    expect(cls.quality.amountCents.state).toBe('partial')
  })

  it('prints every published group but the slip, and the two stocks that the editor left out', () => {
    const groups = new Map(
      cls.opening.groups.map((group) => {
        const cm = group.limitPercent >= 20 ? `${group.limitPercent}CM` : ''
        const label =
          group.label.kind === 'firstBoard'
            ? '首板'
            : group.label.kind === 'streak'
              ? `${group.label.boards}连板`
              : `${group.label.days}天${group.label.boards}板`
        return [
          `${group.block === 'bse' ? '北交所 ' : ''}${cm}${label}`,
          group.codes.map((code) => code.slice(0, 6)),
        ]
      }),
    )
    const expected = new Map(
      published.opening.ladder.map(({ label, names }) => [label, names.map(codeOf).sort()]),
    )
    expected.set(
      '4连板',
      expected.get('4连板')!.filter((code) => code !== '000532'),
    )
    expected.set('3连板', [...expected.get('3连板')!, '600355', '002213'].sort())
    expect(groups).toEqual(expected)
  })

  it('shows why 华金资本 is no board: it never reached its limit', () => {
    expect(all.boards.find((board) => board.code === '000532.SZ')).toBeUndefined()
  })

  it('has the label of the picture for each of its 83 stocks by the gap rule', async () => {
    const gap = await analyzeDay({
      data: [BARS],
      date: '2025-02-07',
      daysBoards: { rule: 'gap', maxEmpty: 2 },
      now: NOW,
    })
    const labels = gap.boards
      .filter((board) => board.state === 'sealed')
      .map((board: Board) => [board.code.slice(0, 6), board.daysBoards])
    const printed = published.picture.map(({ code, label }) => {
      const match = /^(\d+)天(\d+)板$/.exec(label)
      return [
        MOVED[code] ?? code,
        match ? { days: Number(match[1]), boards: Number(match[2]) } : { days: 1, boards: 1 },
      ]
    })
    expect(printed).toHaveLength(83)
    expect(new Map(labels as [string, unknown][])).toEqual(new Map(printed as [string, unknown][]))
  })

  it('differs from the published line only where the bars say so', () => {
    const line = recapLine(cls)
    expect(line).toContain('今日83股涨停，48股炸板，封板率为63%，')
    expect(line).toContain('沪深两市全天成交额1.96万亿，较上个交易日放量4247亿。')
    expect(line).toContain('全市场超4100只个股上涨，逾百股涨停或涨超10%。')
    expect(line).not.toContain('华金资本')
  })

  it('has no bar beyond its limits and no streak that reaches the start of the data', () => {
    expect(all.anomalous).toBe(0)
    expect(all.issues.map(({ code }) => code)).not.toContain('anomalous')
    expect(cls.boards.filter((board) => board.streakAtLeast)).toEqual([])
  })
})

describe.skipIf(!here)('the real bars, cut', () => {
  let text: string
  beforeAll(() => {
    text = gunzipSync(readFileSync(BARS)).toString()
  })

  it('refuses the day when the day before is taken out, and says at least when told to go on', async () => {
    const { mkdtempSync, writeFileSync } = await import('node:fs')
    const folder = mkdtempSync(join(tmpdir(), 'limitup-real-'))
    const file = join(folder, 'bars.csv')
    writeFileSync(
      file,
      text
        .split('\n')
        .filter((row) => !row.startsWith('2025-02-06'))
        .join('\n'),
    )
    await expect(analyzeDay({ data: [file], date: '2025-02-07', now: NOW })).rejects.toMatchObject({
      code: 'missing-day',
    })
    const day = await analyzeDay({ data: [file], date: '2025-02-07', allowPartial: true, now: NOW })
    expect(day.lookback).toEqual({ from: '2025-02-07', days: 1, end: 'missingDay' })
    expect(day.boards.filter((board) => board.state === 'sealed').every((board) => board.streakAtLeast)).toBe(
      true,
    )
    expect([day.amountChangeCents, day.streakPromotion, day.streakStocks]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
})
