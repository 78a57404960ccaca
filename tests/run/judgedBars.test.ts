import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DailyBar } from '../../src/model/bar.ts'
import type { BarVerdict, StatusSource } from '../../src/model/barVerdict.ts'
import type { StockCode } from '../../src/model/code.ts'
import { dateText } from '../../src/model/date.ts'
import { tradingDaysBetween } from '../../src/rules/calendar.ts'
import { judgedBars } from '../../src/run/judgedBars.ts'
import { openAnalysis } from '../../src/run/openAnalysis.ts'
import type { AnalyzeOptions } from '../../src/run/options.ts'
import { judge } from '../support/oracle.ts'
import { csvOf, flatBars, plainBar } from '../support/plainBars.ts'
import { randomMarket } from '../support/randomMarket.ts'

const NOW = new Date('2026-01-05T08:00:00Z')
const [FROM, TO] = [20250102, 20250221]

function flat(code: string): DailyBar[] {
  return flatBars(code, FROM, TO)
}

function codeOf(text: string): StockCode {
  return text as StockCode
}

async function judged(
  options: AnalyzeOptions,
  codes: readonly string[],
  from = FROM,
  to = TO,
): Promise<readonly BarVerdict[]> {
  return judgedBars(await openAnalysis({ now: NOW, ...options }, to), codes.map(codeOf), from, to)
}

describe('judged bars', () => {
  it('hold every own bar, as the plain oracle judges it', async () => {
    await fc.assert(
      fc.asyncProperty(randomMarket, async (bars) => {
        const codes = [...new Set(bars.map(({ code }) => code))].sort()
        const verdicts = await judged({ bars }, codes)
        const expected = codes.flatMap((code) =>
          judge(bars.filter((bar) => bar.code === code)).map(({ bar, up, down }, at) => ({
            code,
            date: bar.date,
            ordinal: at + 1,
            up,
            down,
          })),
        )
        expect(
          verdicts.map(({ code, date, ordinal, judgement }) => ({
            code,
            date,
            ordinal,
            ...(judgement.kind === 'judged'
              ? { up: judgement.up, down: judgement.down }
              : { kind: judgement.kind }),
          })),
        ).toEqual(expected)
      }),
      { numRuns: 60 },
    )
  })

  it('are cut to the days asked for, and pass over codes that the data does not hold', async () => {
    const bars = flat('600001.SH')
    const verdicts = await judged({ bars }, ['600001.SH', '600002.SH'], 20250107, 20250108)
    expect(verdicts.map(({ date, ordinal }) => [date, ordinal])).toEqual([
      ['2025-01-07', 4],
      ['2025-01-08', 5],
    ])
    expect(await judged({ bars }, [])).toEqual([])
  })

  it('leave one ordinal out over a day that the market lacks', async () => {
    const bars = flat('600001.SH').filter(({ date }) => date !== '2025-01-08')
    const verdicts = await judged({ bars }, ['600001.SH'], 20250106, 20250110)
    expect(verdicts.map(({ ordinal }) => ordinal)).toEqual([3, 4, 6, 7])
  })

  it('name what stands between a bar and its limits', async () => {
    const bars = [
      plainBar('600001.SH', 20250102, 1000, 1100),
      plainBar('600001.SH', 20250103, 1100, 1300),
      { ...plainBar('600001.SH', 20250106, 1300, 1310), prevClose: undefined },
      plainBar('600002.SH', 20250102, 1000, 1000),
      plainBar('600002.SH', 20250103, 1000, 1000),
      plainBar('600002.SH', 20250106, 1000, 1000),
      plainBar('603100.SH', 20250106, 1000, 1800, 'N新股'),
    ]
    const verdicts = await judged({ bars }, ['600001.SH', '603100.SH'], 20250102, 20250106)
    expect(verdicts.map(({ judgement }) => judgement)).toEqual([
      { kind: 'judged', limitPercent: 10, limitUp: 1100, limitDown: 900, up: 'sealed', down: 'untouched' },
      { kind: 'anomalous', limitPercent: 10, limitUp: 1210, limitDown: 990 },
      { kind: 'notJudged' },
      { kind: 'noLimit' },
    ])
    expect(verdicts[2]!.prevClose).toBeUndefined()
  })

  it('read day files no farther than they need, and the same as one file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'limitup-judged-'))
    const bars = [...flat('600001.SH'), ...flat('600002.SH').slice(5)]
    mkdirSync(join(folder, 'days'))
    for (const date of new Set(bars.map((each) => each.date))) {
      writeFileSync(join(folder, 'days', `${date}.csv`), csvOf(bars.filter((each) => each.date === date)))
    }
    writeFileSync(join(folder, 'all.csv'), csvOf(bars))
    const [byDay, whole] = await Promise.all(
      ['days', 'all.csv'].map((data) =>
        judged({ data: join(folder, data) }, ['600001.SH', '600002.SH'], 20250110, 20250113),
      ),
    )
    expect(byDay).toEqual(whole)
    expect(byDay).toHaveLength(4)
  })
})

describe('the source of a status', () => {
  const folder = mkdtempSync(join(tmpdir(), 'limitup-source-'))
  const lists = {
    flags: list('flags', 'code,is_st,start_date,end_date\n600001,1,2024-01-01,\n'),
    names: list('names', 'code,name,start_date,end_date\n600001,ST甲,2024-01-01,\n'),
    undated: list('undated', 'code,name\n600001,ST甲\n'),
  }
  const file = (name: string, header: string, cells: string): string => {
    const rows = [...tradingDaysBetween(20250102, 20250107)].map(
      (date) => `${dateText(date)},600001,10.00,10.00,10.00,10.00,10.00,100,1000${cells}`,
    )
    return list(name, `date,code,open,high,low,close,pre_close,volume,amount${header}\n${rows.join('\n')}\n`)
  }

  function list(name: string, text: string): string {
    const path = join(folder, `${name}.csv`)
    writeFileSync(path, text)
    return path
  }

  it.each<[StatusSource, BarVerdict['status'], AnalyzeOptions]>([
    ['rowFlag', 'specialTreatment', { data: file('a', ',is_st', ',1'), securities: lists.names }],
    ['rowFlag', 'normal', { data: file('b', ',is_st,name', ',0,ST甲') }],
    ['rowName', 'delisting', { data: file('c', ',is_st,name', ',0,甲乙退') }],
    ['rowLimits', 'specialTreatment', { data: file('d', ',limit_up,limit_down', ',10.50,9.50') }],
    ['rowLimits', 'normal', { data: file('e', ',limit_up,limit_down', ',11.00,9.00') }],
    ['listFlag', 'specialTreatment', { data: file('f', '', ''), securities: lists.flags }],
    ['listName', 'specialTreatment', { data: file('g', ',name', ',甲'), securities: lists.names }],
    ['rowName', 'normal', { data: file('h', ',name', ',甲') }],
    [
      'undatedName',
      'specialTreatment',
      { data: file('i', '', ''), securities: lists.undated, namesValid: 'always' },
    ],
    ['nothing', 'unknown', { data: file('j', '', ''), securities: lists.undated }],
    ['assumed', 'normal', { data: file('k', '', ''), assumeNoSt: true }],
  ])('is %s (%s)', async (source, status, options) => {
    const [verdict] = await judged(options, ['600001.SH'], 20250107, 20250107)
    expect([verdict?.statusSource, verdict?.status]).toEqual([source, status])
  })

  it('is the code where the law names it', async () => {
    const bars = flat('600182.SH').map((each) => ({ ...each, name: undefined }))
    const [verdict] = await judged({ bars }, ['600182.SH'], 20250107, 20250107)
    expect([verdict?.statusSource, verdict?.status]).toEqual(['code', 'unreformed'])
  })
})
