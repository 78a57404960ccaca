import { describe, expect, it } from 'vitest'
import type { DayFormatter, FormatContext } from '../../src/formatters/formatter.ts'
import { ladder } from '../../src/formatters/ladder.ts'
import { table } from '../../src/formatters/table.ts'
import { displayWidth } from '../../src/formatters/width.ts'
import type { Board, DayStats } from '../../src/model/report.ts'
import type { Quality } from '../../src/model/quality.ts'
import { board, dayOf, emptyDay, indexMove, quality, rangesOf } from '../support/dayStats.ts'
import { rangedDay, sampleDay, unknownDay } from './sampleDay.ts'

const WIDTHS = [40, 60, 72, 80, 100, 120, 200]
const plain: FormatContext['paint'] = (_style, text) => text
const ANSI = { up: [31, 39], down: [32, 39], dim: [2, 22], bold: [1, 22] } as const
const coloured: FormatContext['paint'] = (style, text) =>
  `\u001b[${ANSI[style][0]}m${text}\u001b[${ANSI[style][1]}m`

/** Painted text with tags in place of colour codes, which take columns where the codes take none. */
function tagged(formatter: DayFormatter, day: DayStats): string {
  let text = formatter.format(day, { width: 80, paint: coloured })
  for (const [style, [on, off]] of Object.entries(ANSI)) {
    text = text.replace(new RegExp(`\u001b\\[${on}m(.*?)\u001b\\[${off}m`, 'g'), `<${style}>$1</${style}>`)
  }
  return text
}

const tableOf = (day: DayStats, width: number): string => table.format(day, { width, paint: plain })
const ladderOf = (day: DayStats, width: number): string => ladder.format(day, { width, paint: plain })

describe('the table', () => {
  it('prints a small day', () => {
    const day = dayOf(
      [
        board({ code: '605398', name: '新炬网络', streak: 3, window: [5, 4], windowAtLeast: true }),
        board({ code: '688158', name: '优刻得', streak: 1, shape: 'oneWord' }),
        board({ code: '600120', name: '浙江东方', streak: 1, shape: 'tBoard' }),
        board({ code: '920058', name: '华阳变速', state: 'broken', close: 1255 }),
        board({ code: '600126', name: '杭钢股份', state: 'broken', close: 990 }),
      ],
      {
        downBoards: [
          board({ code: '000004', name: '国华网安', side: 'down', streak: 3, shape: 'oneWord' }),
          board({ code: '300201', name: '海伦哲', side: 'down', state: 'broken', close: 1010 }),
        ],
        advancers: 120,
        decliners: 80,
        unchanged: 5,
        bigRisers: 3,
        amountCents: { sse: 75_600_000_000_000, szse: 120_400_000_000_000, bse: undefined },
        amountChangeCents: -42_490_000_000_000,
        indexes: [indexMove('000001.SH', '沪指', 3303.67, 3270.66)],
        traded: 205,
        untouched: 200,
        streakPromotion: { part: 1, whole: 3 },
        assumptions: ['--assume-no-st'],
        quality: quality({
          amountCents: {
            state: 'partial',
            causes: [{ kind: 'data', text: 'no amount for some bars of BJ' }],
          },
          daysBoards: {
            state: 'partial',
            causes: [{ kind: 'data', text: 'the look-back ended inside some windows' }],
          },
        }),
        issues: [
          { code: 'not-judged', count: 2, first: [] },
          { code: 'anomalous', count: 1, first: [] },
        ],
        skipped: { bShare: 84, fund: 2, index: 0, bond: 1 },
      },
    )
    expect(tableOf(day, 80)).toBe(
      `2025-02-07 涨停统计 limit-up
口径 scope cls（不含ST股、退市股） · N天M板 rule half, at most 5 empty bars
回看 look-back from 2024-11-04, 64 days, every streak settled

涨停 sealed       3                 上涨 up             120
炸板 broken       2                 下跌 down           80
封板率 seal rate  3 / 5 = 60%       平盘 unchanged      5
连板股 streaks    1                 涨超10% above 10%   0
晋级率 promotion  1 / 3 = 33.33%    涨停或超10% risers  3
高度 tallest      3                 沪市成交额 SSE      7560亿
跌停 limit-down   1                 深市成交额 SZSE     1.2万亿
翘板 reopened     1                 北交所成交额 BSE    –
                                    沪深合计 SSE+SZSE   1.96万亿
                                    较上日 change       缩量4249亿
指数 indexes  沪指 3303.67 涨1.01%
样本 stocks  交易 traded 205，未触板 untouched 200，停牌 suspended 0，
             无涨跌幅 no limit 0，未判定 not judged 0，异常 anomalous 0

连板   只数  股票 stocks
─────  ────  ───────────────────────────────────────────────────────────────────
3连板     1  新炬网络 >=5天4板
首板      2  优刻得 20CM 一字、浙江东方 T字
─────  ────  ───────────────────────────────────────────────────────────────────
炸板      2  华阳变速 30CM +25.50%、杭钢股份 -1.00%
跌停      1  国华网安 一字 3连跌
翘板      1  海伦哲 20CM +1.00%

整体晋级率 all promoted  –
板型 shapes                 一字 one-word 1、T字 T 1、换手 turnover 1
最高 tallest                10CM 3连板 新炬网络、20CM 首板 优刻得
反包 reclaims            0
天地板 sky to floor      0
地天板 floor to sky      0
大面 losses              –
核按钮 at down limit     –

昨日 yesterday  只数   开盘均     中位     高开   收盘均     中位     收涨
──────────────  ────  ───────  ───────  ───────  ───────  ───────  ───────
涨停 sealed        –        –        –        –        –        –        –
连板股 streaks     –        –        –        –        –        –        –
炸板 broken        –        –        –        –        –        –        –

句式 opening line: 10CM from 3连板, 20CM from 3连板, N天M板 from M = 4, 北交所
  all boards, streaks from 4 stand first, every name
输入 input: csv (tushare daily), volume in lots (手), amount in thousand yuan,
  previous close given, ST by name
假定 assumed: --assume-no-st
不全 partial: 成交额 amount (no amount for some bars of BJ)
不全 partial: N天M板 (the look-back ended inside some windows)
问题 issues: not-judged 2, anomalous 1
跳过 skipped rows: B shares 84, funds 2, bonds 1
`,
    )
  })

  it('shows a dash for every figure that is not known, and never a zero that nobody counted', () => {
    const text = tableOf(unknownDay(), 80)
    expect(linesOf(text).slice(4, 15)).toEqual([
      '涨停 sealed       –    上涨 up             –',
      '炸板 broken       –    下跌 down           –',
      '封板率 seal rate  –    平盘 unchanged      –',
      '连板股 streaks    –    涨超10% above 10%   –',
      '晋级率 promotion  –    涨停或超10% risers  –',
      '高度 tallest      –    沪市成交额 SSE      –',
      '跌停 limit-down   –    深市成交额 SZSE     –',
      '翘板 reopened     –    北交所成交额 BSE    –',
      '                       沪深合计 SSE+SZSE   –',
      '                       较上日 change       –',
      '指数 indexes  –',
    ])
    expect(text).toMatch(/^整体晋级率 all promoted +–$/m)
    expect(text).toMatch(/^板型 shapes +–$/m)
    expect(text).toMatch(/^最高 tallest +–$/m)
    expect(text).toMatch(/^反包 reclaims +–$/m)
    expect(text).toMatch(/^天地板 sky to floor +–$/m)
    expect(text).toMatch(/^大面 losses +–$/m)
    expect(text).toMatch(/^涨停 sealed +–(?: +–){6}$/m)
    expect(text).toContain('交易 traded –')
    expect(text).toContain('停牌 suspended –')
    expect(text).toMatch(/^连板 +–$/m)
    expect(text).toMatch(/^炸板 +– {2}600126\.SH \+8\.00%$/m)
    expect(text).toContain(
      '未知 unknown: 上涨家数 advancers、涨停或涨超10% risers、成交额\n  amount、成交额增减 change of amount、',
    )
    expect(text).toContain('N天M板 rule half, any number of empty bars')
  })

  it('marks heights and streaks that may be longer than seen', () => {
    const day = dayOf([
      board({ code: '600001', name: '甲', streak: 4, streakAtLeast: true }),
      board({ code: '600002', name: '乙', streak: 1, streakAtLeast: true }),
      board({ code: '600003', name: '丙', streak: 1 }),
    ])
    const text = tableOf(day, 80)
    expect(text).toMatch(/^高度 tallest +>=4 /m)
    expect(text).toMatch(/^>=4连板 +1 {2}甲$/m)
    expect(text).toMatch(/^首板 +2 {2}乙 >=1连板、丙$/m)
  })

  it('stands on a day without anything', () => {
    const text = tableOf(emptyDay(), 80)
    expect(text).toMatch(/^涨停 sealed +0 /m)
    expect(text).toMatch(/^封板率 seal rate +– /m)
    expect(text).toMatch(/^高度 tallest +0 /m)
    expect(text).toMatch(/^炸板 +0$/m)
  })

  it('says what limited the look-back and the groups', () => {
    const day = emptyDay({
      lookback: { ...emptyDay().lookback, days: 1, end: 'missingDay' },
      daysBoardsRule: { rule: 'gap', maxEmpty: 1 },
      thresholds: { ...emptyDay().thresholds, bse: 'none', maxNames: 5 },
    })
    const text = tableOf(day, 120)
    expect(text).toContain('1 day, the trading day before is missing')
    expect(text).toContain('rule gap, at most 1 empty bar\n')
    expect(text).toContain('北交所 none')
    expect(text).toContain('at\n  most 5 names a group')
  })

  it('refuses a ladder that names a stock without a board', () => {
    const day = dayOf([board({ code: '600001' })], { boards: [] })
    expect(() => tableOf(day, 80)).toThrow('600001.SH')
  })
})

describe('widths', () => {
  const long = crowdedDay()

  it.each(WIDTHS)('no line is wider than %i columns, and no name is cut', (width) => {
    for (const day of [long, sampleDay(), unknownDay(), rangedDay(), wideRanges()]) {
      for (const text of [tableOf(day, width), ladderOf(day, width)]) {
        for (const line of linesOf(text)) expect(displayWidth(line), line).toBeLessThanOrEqual(width)
        expect(text).not.toContain('…')
      }
    }
    const text = tableOf(long, width)
    // Below, the tallest stand again.
    const lines = linesOf(text.slice(0, text.indexOf('整体晋级率')))
    for (const each of long.boards) {
      const name = each.name ?? ''
      expect(
        lines.filter((line) => holds(line, name)),
        name,
      ).toHaveLength(1)
    }
    expect(lines.some((line) => line.endsWith('、'))).toBe(true)
    expect(text).toContain('>=30天21板')
  })

  it.each(WIDTHS.filter((width) => width >= 60))('a label stays with its name at %i columns', (width) => {
    const lines = linesOf(tableOf(long, width))
    for (const [index, each] of long.boards.filter((one) => one.state === 'sealed').entries()) {
      const line = lines.find((text) => holds(text, each.name ?? '')) ?? ''
      if (index % 3 === 0) expect(line).toContain(`${each.name ?? ''} 20CM 一字 >=30天21板`)
    }
  })

  it('narrower than forty columns is laid out for forty', () => {
    expect(tableOf(sampleDay(), 10)).toBe(tableOf(sampleDay(), 40))
    expect(ladderOf(sampleDay(), 0)).toBe(ladderOf(sampleDay(), 40))
  })

  it('breaks a name that is wider than its column, and loses nothing of it', () => {
    const name = '名'.repeat(30)
    const day = dayOf([board({ code: '600001', name })])
    for (const [text, times] of [
      [tableOf(day, 40), 2],
      [ladderOf(day, 40), 1],
    ] as const) {
      expect(text.replace('名称', '').match(/名/gu)).toHaveLength(30 * times)
      for (const line of linesOf(text)) expect(displayWidth(line)).toBeLessThanOrEqual(40)
    }
  })

  it('a name with control characters cannot disturb the layout', () => {
    const day = dayOf([board({ code: '600001', name: 'A\u001b[2J\n股' })])
    expect(tableOf(day, 80)).toContain('A?[2J?股')
    expect(ladderOf(day, 80)).toContain('A?[2J?股')
  })
})

describe('colours', () => {
  const text = tagged(table, sampleDay())

  it('up is up and down is down', () => {
    expect(text).toContain('<up>83</up>')
    expect(text).toContain('<up>4168</up>')
    expect(text).toContain('<down>1086</down>')
    expect(text).toContain('<up>放量4249亿</up>')
    expect(text).toContain('沪指 3303.67 <up>涨1.01%</up>')
    expect(text).toContain('<up>7连板</up>')
    expect(text).toContain('<down>跌停</down>')
    expect(text).toContain('<up>+8.00%</up>')
    expect(text).toContain('<down>-18.00%</down>')
    expect(text).toContain('优刻得 <dim>20CM 一字</dim>')
  })

  it('a falling market is painted the other way round', () => {
    const day = emptyDay({
      amountChangeCents: -42_490_000_000_000,
      indexes: [indexMove('000001.SH', '沪指', 99, 100), indexMove('399001.SZ', '深成指', 100, 100)],
    })
    const falling = tagged(table, day)
    expect(falling).toContain('<down>缩量4249亿</down>')
    expect(falling).toContain('沪指 99.00 <down>跌1%</down>，深成指 100.00 持平')
  })

  it('what is not known and what did not change has no colour', () => {
    const unknown = tagged(table, unknownDay())
    expect(unknown).not.toMatch(/<(up|down)>–/)
    const still = dayOf([board({ code: '600001', name: '甲', state: 'broken', close: 1000 })])
    expect(tagged(table, still)).toContain('甲 0.00%')
  })

  it('the ladder paints labels and changes', () => {
    const painted = tagged(ladder, sampleDay())
    expect(painted).toContain('<up>7连板</up>')
    expect(painted).toContain('<up>+10.00%</up>')
  })

  it.each([60, 80, 120])('colours change nothing but colours at %i columns', (width) => {
    for (const [formatter, of] of [
      [table, tableOf],
      [ladder, ladderOf],
    ] as const) {
      const text = formatter.format(sampleDay(), { width, paint: coloured })
      expect(text).toContain('\u001b[31m')
      expect(withoutColour(text)).toBe(of(sampleDay(), width))
      expect(of(sampleDay(), width)).not.toContain('\u001b')
    }
  })
})

describe('the ladder', () => {
  const day = dayOf([
    board({ code: '605398', name: '新炬网络', streak: 7, amountCents: 41_267_000_000 }),
    board({ code: '688158', name: '优刻得', streak: 2, streakAtLeast: true, shape: 'oneWord' }),
    board({ code: '600120', name: undefined, streak: 2, window: [13, 11], amountCents: undefined }),
    board({ code: '920058', name: '华阳变速', streak: 1, shape: 'tBoard', amountCents: 950_000_000 }),
    board({ code: '600126', name: '炸了的', state: 'broken' }),
  ])

  it('prints one sealed stock a line, tallest rung first', () => {
    expect(ladderOf(day, 80)).toBe(
      `2025-02-07 连板天梯 ladder
口径 scope cls（不含ST股、退市股） · N天M板 rule half, at most 5 empty bars
回看 look-back from 2024-11-04, 64 days, every streak settled

连板     代码       名称       N天M板    幅度  板型   收盘   涨跌幅  成交额
───────  ─────────  ─────────  ────────  ────  ────  ─────  ───────  ──────
7连板    605398.SH  新炬网络              10%  换手  11.00  +10.00%  4.13亿

>=2连板  688158.SH  优刻得                20%  一字  12.00  +20.00%  1.23亿
2连板    600120.SH  600120.SH  13天11板   10%  换手  11.00  +10.00%       –

首板     920058.BJ  华阳变速              30%  T字   13.00  +30.00%   950万

输入 input: csv (tushare daily), volume in lots (手), amount in thousand yuan,
  previous close given, ST by name
`,
    )
  })

  it('says which columns a narrow terminal loses', () => {
    const narrow = ladderOf(day, 60)
    expect(narrow).toContain('not shown at 60 columns: 板型, 收盘, 成交额')
    expect(narrow).toContain('7连板    605398.SH  新炬网络              10%  +10.00%')
    expect(ladderOf(day, 80)).not.toContain('not shown')
  })

  it('says so when nothing sealed, or nothing is known', () => {
    expect(ladderOf(emptyDay(), 80)).toContain('无涨停 no stock sealed')
    const cause: Quality = { state: 'unknown', causes: [{ kind: 'data', text: 'a test' }] }
    expect(ladderOf(emptyDay({ quality: quality({ ladder: cause }) }), 80)).toContain('连板天梯 ladder –')
  })
})

/** 120 names on one rung, every third with all marks at once, and 40 broken boards. */
function crowdedDay(): DayStats {
  const sealed = Array.from({ length: 120 }, (_, index): Board =>
    index % 3 === 0
      ? board({
          code: String(300_100 + index),
          name: `长名股${letters(index)}`,
          shape: 'oneWord',
          window: [30, 21],
          windowAtLeast: true,
        })
      : board({ code: String(600_100 + index), name: `股${letters(index)}` }),
  )
  const broken = Array.from({ length: 40 }, (_, index) =>
    board({ code: String(2_500 + index).padStart(6, '0'), name: `炸${letters(index)}`, state: 'broken' }),
  )
  return dayOf([...sealed, ...broken], { lookback: { ...emptyDay().lookback, end: 'dataStart' } })
}

/** Ranges whose ends take as many columns as they can. */
function wideRanges(): DayStats {
  const day = crowdedDay()
  const most = { from: 1000, to: 5555 }
  const rate = { from: { part: 1111, whole: 9999 }, to: { part: 3333, whole: 1007 } }
  return {
    ...day,
    statusUnknown: 5555,
    ranges: rangesOf(day, {
      stocks: [...day.boards.map(({ code }) => code)],
      traded: most,
      bigRisers: most,
      sealed: most,
      broken: most,
      limitDownSealed: most,
      limitDownBroken: most,
      sealRate: rate,
      maxHeight: { from: 10, to: 30 },
      streakStocks: most,
      streakPromotion: rate,
      rungs: [30, 10, 1].map((streak) => ({ streak, ...most })),
    }),
  }
}

function letters(index: number): string {
  return `${String.fromCharCode(65 + Math.floor(index / 26))}${String.fromCharCode(97 + (index % 26))}`
}

/** Whether a line holds a name as a whole, not as the end of a longer one. */
function holds(line: string, name: string): boolean {
  return new RegExp(`(?:^|[\\s、])${name}(?:[\\s、]|$)`, 'u').test(line)
}

function linesOf(text: string): string[] {
  return text.split('\n')
}

function withoutColour(text: string): string {
  return text.replace(/\u001b\[\d+m/g, '')
}
