import { describe, expect, it } from 'vitest'
import type { FormatContext } from '../../src/formatters/formatter.ts'
import { limitUpBrief } from '../../src/formatters/limitUpBrief.ts'
import { picture } from '../../src/formatters/picture.ts'
import { streakBrief } from '../../src/formatters/streakBrief.ts'
import { table } from '../../src/formatters/table.ts'
import { displayWidth } from '../../src/formatters/width.ts'
import type { DayStats, Quality } from '../../src/model/report.ts'
import { board, dayOf, emptyDay, quality, rangesOf, riser, stock } from '../support/dayStats.ts'
import { grouped, groupedDay, rangedDay, sampleDay, unknownDay } from './sampleDay.ts'

const plain: FormatContext['paint'] = (_style, text) => text
const ANSI = { up: [31, 39], down: [32, 39], dim: [2, 22], bold: [1, 22] } as const
const coloured: FormatContext['paint'] = (style, text) =>
  `\u001b[${ANSI[style][0]}m${text}\u001b[${ANSI[style][1]}m`

/** Painted text with tags in place of colour codes, which take columns where the codes take none. */
function tagged(text: string): string {
  let marked = text
  for (const [style, [on, off]] of Object.entries(ANSI)) {
    marked = marked.replace(
      new RegExp(`\u001b\\[${on}m(.*?)\u001b\\[${off}m`, 'g'),
      `<${style}>$1</${style}>`,
    )
  }
  return marked
}
const pictureOf = (day: DayStats, width = 80, combinedLabels = false): string =>
  picture.format(day, { width, paint: plain, combinedLabels })
const tableOf = (day: DayStats, width = 80): string => table.format(day, { width, paint: plain })
const linesOf = (text: string): string[] => text.split('\n')

/** Every kind of row: labels of all forms, shapes, a broken board, big risers, names that are not known. */
function smallDay(): DayStats {
  const boards = [
    board({ code: '605398', name: '新炬网络', streak: 7, amountCents: 415_000_000_000 }),
    board({ code: '002691', name: '冀凯股份', streak: 4, window: [13, 11], shape: 'oneWord' }),
    board({ code: '002861', name: '瀛通通讯', window: [11, 7], picture: [1, 1], shape: 'tBoard' }),
    board({ code: '688158', name: undefined, streak: 2, windowAtLeast: true, amountCents: undefined }),
    board({ code: '600126', name: '杭钢股份', state: 'broken', close: 990 }),
    board({ code: '600200', name: '无组股' }),
  ]
  const day = dayOf(boards, {
    risers: [
      riser({ code: '300900', name: '宇瞳光学', close: 1160 }),
      riser({ code: '920500', name: '艾能聚', close: 1231 }),
    ],
  })
  return grouped(day, [
    ['算力', '605398', '数据中心运维'],
    ['算力', '688158'],
    ['算力', '600126'],
    ['算力', '300900', '镜头'],
    ['装备', '002691', '煤机'],
    ['装备', '002861'],
    ['装备', '605398'],
    ['红利', '920500'],
  ])
}

describe('the picture', () => {
  it('prints the groups with labels by the gap rule, and 其他 last', () => {
    expect(pictureOf(smallDay())).toBe(
      `2025-02-07 涨停分析图 picture
口径 scope cls（不含ST股、退市股） · N天M板 rule gap, at most 2 empty bars
回看 look-back from 2024-11-04, 64 days, every streak settled

代码       名称       标签      板型   涨跌幅   成交额  原因
─────────  ─────────  ────────  ────  ───────  ───────  ────────────
装备 涨停3 最高7连板
605398.SH  新炬网络   7天7板    换手  +10.00%  41.50亿
002691.SZ  冀凯股份   13天11板  一字  +10.00%   1.23亿  煤机
002861.SZ  瀛通通讯   首板      T字   +10.00%   1.23亿

算力 涨停2 炸板1 最高7连板
605398.SH  新炬网络   7天7板    换手  +10.00%  41.50亿  数据中心运维
688158.SH  688158.SH  >=2天2板  换手  +20.00%        –
600126.SH  杭钢股份   炸板             -1.00%   1.23亿
300900.SZ  宇瞳光学   涨超10%         +16.00%   2346万  镜头

其他 涨停1
600200.SH  无组股     首板      换手  +10.00%   1.23亿
920500.BJ  艾能聚     涨超10%         +23.10%   2346万  红利

题材 groups: 2 groups with boards, 1 without, 1 of 5 sealed stocks in none
  (其他), 1 in several: they count in each, 6 in all
龙头 leaders: the longest streak, then most boards of the N天M板 window (gap,
  at most 2 empty bars), then 一字板; all ties
输入 input: csv (tushare daily), volume in lots (手), amount in thousand yuan,
  previous close given, ST by name
`,
    )
  })

  it('stands by the limits where no groups are given, and says so', () => {
    const day = { ...smallDay(), groups: undefined }
    const text = pictureOf({
      ...day,
      boards: [...day.boards, board({ code: '600182', name: 'S佳通', percent: 5 })],
      risers: [...day.risers, riser({ code: '603900', name: '珩岳', limitPercent: undefined })],
    })
    const titles = linesOf(text).filter((line) => /^(?:\d0CM|无涨跌幅限制|其他)/.test(line))
    expect(titles).toEqual(
      ['10CM 涨停5 炸板1 最高7连板', '20CM 涨停1 最高2连板', '30CM 涨停0', '无涨跌幅限制 涨停0'].map((line) =>
        line.replace('>=2连板', '2连板'),
      ),
    )
    expect(text).toContain('题材 groups: no groups file given, so stocks stand by their limit')
    expect(text).not.toContain('原因')
    const order = [...text.matchAll(/^\d{6}\.\w\w {2}(\S+)/gm)].map((match) => match[1])
    expect(order).toEqual([
      ...['新炬网络', '冀凯股份', '瀛通通讯', '无组股', 'S佳通', '杭钢股份', '688158.SH'],
      ...['宇瞳光学', '艾能聚', '珩岳'],
    ])
  })

  it('joins window and streak on request', () => {
    const text = pictureOf(smallDay(), 80, true)
    expect(text).toContain('13天11板4连板')
    expect(text).toMatch(/新炬网络 +7天7板 /)
    const day = dayOf([board({ code: '600101', streak: 1, window: [3, 2] })])
    expect(pictureOf(day, 80, true)).toMatch(/ 3天2板 /)
  })

  it('labels by gap whatever the rule of the day', () => {
    const day = dayOf([board({ code: '600101', name: '甲', window: [11, 7], picture: [4, 2] })])
    for (const maxEmpty of [5, undefined]) {
      const text = pictureOf({ ...day, daysBoardsRule: { rule: 'half', maxEmpty } })
      expect(text).toMatch(/甲 +4天2板 /)
      expect(text).toContain('N天M板 rule gap, at most 2 empty bars')
    }
  })

  it('marks boards that hang on ST, and leaves out labels that are not known or not given', () => {
    const day = rangedDay()
    expect(pictureOf(day)).toMatch(/^600126\.SH {2}杭钢股份 ST\? /m)
    const unknown: Quality = { state: 'unknown', causes: [{ kind: 'data', text: 'a test' }] }
    const boards = [board({ code: '600101', name: '甲' })]
    expect(pictureOf(dayOf(boards, { quality: quality({ daysBoards: unknown }) }))).toMatch(/甲 +– +换手/)
    const delisting = boards.map((each) => ({ ...each, pictureWindow: undefined }))
    expect(pictureOf(dayOf(delisting))).toMatch(/甲 +换手/)
  })

  it('says so when nothing touched, or nothing is known', () => {
    expect(pictureOf(emptyDay())).toContain('无触板 no stock touched its up limit')
    expect(pictureOf(grouped(emptyDay(), [['算力', '605398']]))).toContain(
      '题材 groups: 0 groups with boards, 1 without',
    )
    expect(pictureOf(unknownDay())).toContain('涨停分析图 picture –')
  })

  it('dims what is not sealed, and paints up what is', () => {
    const painted = picture.format(smallDay(), { width: 80, paint: coloured })
    const text = tagged(painted)
    expect(text).toContain('<up>13天11板</up>')
    expect(text).toContain('<dim>炸板</dim>')
    expect(text).toContain('<dim>涨超10%</dim>')
    expect(text).toContain('<dim>杭钢股份</dim>')
    expect(text).toContain('<dim>镜头</dim>')
    expect(text).toContain('<bold>算力</bold> <bold>涨停2</bold>')
    expect(text).not.toMatch(/<up>[^<]*(?:炸板|涨超)/)
    expect(painted.replace(/\u001b\[\d+m/g, '')).toBe(pictureOf(smallDay()))
  })

  it('prints a name of a file that could disturb the layout harmlessly', () => {
    const day = grouped(dayOf([board({ code: '600101' })]), [['题\u001b[2J材', '600101', '原\u0007因']])
    expect(pictureOf(day)).toContain('题?[2J材 涨停1')
    expect(pictureOf(day)).toContain('原?因')
    expect(tableOf(day)).toContain('题?[2J材')
  })

  it('refuses groups that name a stock without a board', () => {
    const day = { ...smallDay(), boards: [], risers: [] }
    expect(() => pictureOf(day)).toThrow('605398.SH')
    expect(() => tableOf({ ...smallDay(), boards: [], ladder: [] })).toThrow('605398.SH')
  })
})

/** 120 sealed stocks and 30 broken ones in one group, with long names, long reasons and the longest labels. */
function crowdedGroup(): DayStats {
  const boards = Array.from({ length: 150 }, (_, at) =>
    board({
      code: String(600_100 + at),
      name: `长名股份有限${String.fromCharCode(65 + Math.floor(at / 26))}${String.fromCharCode(97 + (at % 26))}`,
      ...(at >= 120 ? { state: 'broken' } : { window: [30, 21], windowAtLeast: at % 2 === 0 }),
      ...(at % 3 === 0 && at < 120 ? { shape: 'oneWord', streak: 20 } : {}),
    }),
  )
  const rows = boards.map(
    ({ code }) =>
      [
        '一个名字非常长的题材板块名称它比一行的四分之一还要长',
        code,
        '签订大单，业绩预增，'.repeat(5),
      ] as const,
  )
  const day = dayOf(boards)
  return grouped({ ...day, ranges: rangesOf(day, { stocks: boards.map(({ code }) => stock(code)) }) }, rows)
}

describe('widths', () => {
  const days = [crowdedGroup(), groupedDay(), smallDay(), rangedDay(), sampleDay(), emptyDay()]

  it.each([40, 60, 72, 80, 100, 120, 200])('no line is wider than %i columns', (width) => {
    for (const day of days) {
      for (const text of [pictureOf(day, width), pictureOf(day, width, true), tableOf(day, width)]) {
        for (const line of linesOf(text)) expect(displayWidth(line), line).toBeLessThanOrEqual(width)
        expect(text).not.toContain('…')
      }
    }
  })

  it.each([80, 120])('every one of 120 names is there at %i columns, and every reason whole', (width) => {
    const text = pictureOf(crowdedGroup(), width)
    for (const { code, name } of crowdedGroup().boards) {
      const own = linesOf(text).filter((line) => line.startsWith(code))
      expect(own).toHaveLength(1)
      expect(own[0]).toContain(`${name ?? ''} ST?`)
    }
    expect(text).toContain('涨停120 炸板30 最高20连板')
    // The title of the labels has the character too.
    expect(text.match(/签/g)).toHaveLength(150 * 5 + 1)
    expect(text).not.toContain('not shown')
  })

  it('narrows the reasons before it drops a column, and says what it drops', () => {
    expect(pictureOf(smallDay(), 64)).toContain('原因')
    expect(pictureOf(smallDay(), 50)).toContain('not shown at 50 columns: 板型, 成交额')
    const narrow = pictureOf(smallDay(), 40)
    expect(narrow).toContain('not shown at 40 columns: 板型, 成交额,\n原因')
    expect(narrow).toMatch(/002691\.SZ {2}冀凯股份 +13天11板 +\+10\.00%/)
  })
})

describe('the groups in the table', () => {
  it('are one row each, with 其他 last', () => {
    const lines = linesOf(tableOf(groupedDay()))
    const start = lines.findIndex((line) => line.startsWith('题材    '))
    expect(lines.slice(start, start + 6)).toEqual([
      '题材    涨停  炸板  跌停  最高   龙头 leaders',
      '──────  ────  ────  ────  ─────  ────────────',
      'AI概念     3     0     0  7连板  新炬网络',
      '算力       2     0     0  7连板  新炬网络',
      '地产       0     0     1',
      '其他      79    48     1  4连板  冀凯股份',
    ])
  })

  it('are not there without a file, and are a line where all are quiet', () => {
    expect(tableOf(sampleDay())).not.toContain('题材')
    expect(tableOf(grouped(emptyDay(), [['红利', '601398']]))).toContain('题材 groups: 1 without a board')
  })

  it('lists quiet ones where they are asked for', () => {
    const day = grouped(emptyDay(), [['红利', '601398']], true)
    expect(linesOf(tableOf(day))).toContain('红利     0     0     0')
  })

  it('names all leaders, with their wider limits, and heights that may be more', () => {
    const boards = [
      board({ code: '600101', name: '甲', streak: 2, streakAtLeast: true }),
      board({ code: '300102', name: '乙', streak: 2 }),
      board({ code: '600103', name: '丙', streak: 1 }),
    ]
    const day = grouped(
      dayOf(boards),
      boards.map(({ code }) => ['水泥', code] as const),
    )
    expect(tableOf(day)).toMatch(/^水泥 +3 +0 +0 {2}>=2连板 {2}乙 20CM、甲$/m)
  })
})

describe('themes in the sister text', () => {
  const brief = (day: DayStats, combinedLabels?: boolean): string =>
    limitUpBrief.format(day, {
      width: 80,
      paint: plain,
      ...(combinedLabels === undefined ? {} : { combinedLabels }),
    })
  const focus = (day: DayStats, combined?: boolean): string =>
    /焦点股方面，(.*)。/.exec(brief(day, combined))?.[1] ?? ''

  it('stand before the names, with the word that fits', () => {
    const boards = [
      board({ code: '002552', name: '宝鼎科技', streak: 2, window: [12, 7] }),
      board({ code: '603137', name: '恒尚节能', streak: 6 }),
      board({ code: '002674', name: '兴业科技', streak: 5 }),
      board({ code: '600104', name: '甲', streak: 4 }),
      board({ code: '600105', name: '乙', streak: 4 }),
      board({ code: '600106', name: '丙', streak: 4 }),
      board({ code: '600107', name: '丁', streak: 3 }),
    ]
    const day = grouped(dayOf(boards), [
      ['PCB', '002552'],
      ['机器人', '002552'],
      ['并购重组题材', '603137'],
      ['磷化铟概念', '002674'],
      ['水泥板块', '600104'],
      ['水泥板块', '600105'],
      ['电机', '600106'],
    ])
    expect(focus(day)).toBe(
      'PCB板块宝鼎科技12天7板，并购重组题材恒尚节能6连板，磷化铟概念股兴业科技5连板，水泥板块甲、乙4连板，电机板块丙4连板，丁3连板',
    )
    expect(focus(day, true)).toContain('PCB板块宝鼎科技12天7板2连板，')
  })

  it('are not there without a file, nor in the text of streaks', () => {
    expect(focus(sampleDay())).toBe(focus({ ...groupedDay(), groups: undefined }))
    const context = { width: 80, paint: plain }
    expect(streakBrief.format(groupedDay(), context)).toBe(streakBrief.format(sampleDay(), context))
  })
})
