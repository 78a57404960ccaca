import fc from 'fast-check'
import type { BoardShape } from '../../src/model/board.ts'
import type { GroupFigures, GroupReport, GroupStock } from '../../src/model/groups.ts'
import { ratio } from '../../src/model/ratio.ts'
import type { Board, DayStats } from '../../src/model/report.ts'
import { sayIn } from '../../src/formatters/report/words.ts'
import { schemeOf } from '../../src/formatters/report/palette.ts'
import type { Drawing } from '../../src/formatters/report/pictureFrame.ts'
import type { ReportInput, ReportLanguage } from '../../src/formatters/report/reportInput.ts'
import { board, dayOf, quality, rangesOf, riser } from './dayStats.ts'

/** A day as its pages are asked for. */
export function inputOf(day: DayStats, changes: Partial<ReportInput> = {}): ReportInput {
  return {
    day,
    trend: [day],
    language: 'zh',
    palette: 'red-up',
    links: { previous: undefined, next: undefined, archive: undefined },
    ...changes,
  }
}

/** A day as its pictures are drawn. */
export function drawingOf(day: DayStats, language: ReportLanguage = 'zh'): Drawing {
  return { day, language, say: sayIn(language), colours: schemeOf('red-up').light }
}

/** Names as they come, and as they should not. */
export const NAMES: readonly string[] = [
  '新炬网络',
  '冀凯股份',
  '甘咨询',
  '*ST中基',
  '深圳华强乙',
  'TCL中环',
  '万科A&B',
  '<b>"甲"</b>',
  "O'乙|丙_丁",
  'WWWWWWWWWW',
  '一二三四五六七八九十',
  '😀😀股份',
]

interface Spec {
  readonly name: string | undefined
  readonly percent: 5 | 10 | 20 | 30
  readonly streak: number
  readonly isSealed: boolean
  readonly atLeast: boolean
  readonly extra: number
  readonly shape: BoardShape
  readonly amountCents: number | undefined
}

const spec: fc.Arbitrary<Spec> = fc.record({
  name: fc.oneof(fc.constantFrom(...NAMES), fc.constant(undefined)),
  percent: fc.constantFrom(5, 10, 20, 30),
  streak: fc.oneof(
    { arbitrary: fc.constant(1), weight: 5 },
    { arbitrary: fc.integer({ min: 2, max: 24 }), weight: 4 },
  ),
  isSealed: fc.boolean(),
  atLeast: fc.boolean(),
  extra: fc.integer({ min: 0, max: 9 }),
  shape: fc.constantFrom('oneWord', 'tBoard', 'turnover'),
  amountCents: fc.oneof(fc.integer({ min: 0, max: 9_000_000_000_000 }), fc.constant(undefined)),
})

/** Boards of a day from what is said of each. */
export function boardsOf(specs: readonly Spec[]): Board[] {
  return specs.map((each, at) =>
    board({
      code: String(600_000 + at),
      name: each.name,
      state: each.isSealed ? 'sealed' : 'broken',
      percent: each.percent,
      streak: each.streak,
      streakAtLeast: each.isSealed && each.atLeast,
      window: [each.streak + 2 * each.extra, each.streak + each.extra],
      windowAtLeast: each.atLeast,
      shape: each.shape,
      amountCents: each.amountCents,
    }),
  )
}

/** Days of any kind: no board, hundreds on a rung, odd names, doubts, ranges, groups. */
export const reportDay: fc.Arbitrary<DayStats> = fc
  .record({
    specs: fc.oneof(
      { arbitrary: fc.array(spec, { maxLength: 40 }), weight: 4 },
      { arbitrary: fc.array(spec, { minLength: 90, maxLength: 330, size: 'max' }), weight: 1 },
    ),
    risers: fc.integer({ min: 0, max: 8 }),
    isGrouped: fc.boolean(),
    isRanged: fc.boolean(),
    unknown: fc.subarray(['limitUp', 'ladder', 'daysBoards', 'sealRate', 'maxHeight', 'premiums'] as const),
  })
  .map(({ specs, risers, isGrouped, isRanged, unknown }) => {
    const boards = boardsOf(specs)
    const day = dayOf(boards, {
      risers: Array.from({ length: risers }, (_, at) =>
        riser({ code: String(300_000 + at), name: NAMES[at % NAMES.length] }),
      ),
      ladderGaps: [2, 3],
      quality: quality(
        Object.fromEntries(
          unknown.map((figure) => [
            figure,
            { state: 'unknown', causes: [{ kind: 'data', text: 'no day before in the data' }] } as const,
          ]),
        ),
      ),
    })
    const ranged = isRanged ? { ranges: { ...rangesOf(day), stocks: boards.slice(0, 3).map(codeOf) } } : {}
    return { ...day, ...ranged, ...(isGrouped ? { groups: groupsOf(boards) } : {}) }
  })

/** A day of `sealed` and `broken` stocks, as after a great rally. */
export function rallyDay(sealed: number, broken: number): DayStats {
  const boards = Array.from({ length: sealed + broken }, (_, at) =>
    board({
      code: String(600_000 + at),
      name: NAMES[at % 5],
      state: at < sealed ? 'sealed' : 'broken',
      streak: at < 12 ? 12 - at : 1,
      shape: at % 3 === 0 ? 'oneWord' : 'turnover',
    }),
  )
  return dayOf(boards)
}

/** The boards in three groups and none, one stock in two, one group empty. */
export function groupsOf(boards: readonly Board[]): GroupReport {
  const stocksOf = (some: readonly Board[]): GroupStock[] =>
    [...some]
      .sort((a, b) => (a.state === b.state ? 0 : a.state === 'sealed' ? -1 : 1))
      .map((each) => ({
        code: each.code,
        name: each.name,
        state: each.state,
        window: each.pictureWindow,
        windowAtLeast: each.pictureWindowAtLeast,
        reason: each.code.endsWith('3.SH') ? '拟收购某公司全部股权，机构上调评级 & <其他>' : undefined,
      }))
  const figuresOf = (some: readonly Board[]): GroupFigures => {
    const sealed = some.filter(({ state }) => state === 'sealed')
    const maxHeight = Math.max(0, ...sealed.map(({ streak }) => streak))
    return {
      sealed: sealed.length,
      broken: some.length - sealed.length,
      sealRate: ratio(sealed.length, some.length),
      limitDown: 0,
      streakStocks: sealed.filter(({ streak }) => streak > 1).length,
      maxHeight,
      maxHeightAtLeast: false,
      tallest: sealed.filter(({ streak }) => streak === maxHeight).map(codeOf),
      leaders: sealed.filter(({ streak }) => streak === maxHeight).map(codeOf),
      amountCents: undefined,
      stocks: stocksOf(some),
    }
  }
  const parts = [0, 1, 2].map((part) => boards.filter((_, at) => at % 4 === part || (part === 0 && at === 1)))
  const names = [
    '机器人 & 智能<制造>',
    '一个名字特别长的题材概念板块用来占满标题行的全部宽度直到放不下为止',
    '量子',
  ]
  return {
    groups: [
      ...parts.map((some, at) => ({ name: names[at]!, members: some.length, ...figuresOf(some) })),
      { name: '空题材', members: 3, ...figuresOf([]) },
    ],
    quiet: 1,
    ungrouped: figuresOf(boards.filter((_, at) => at % 4 === 3)),
    overlap: boards.length > 1 ? 1 : 0,
    inSeveral: boards.length > 1 ? 1 : 0,
    datedRows: 0,
    datedToday: 0,
    stocks: boards.flatMap((each, at) =>
      at % 4 === 3 ? [] : [{ code: each.code, groups: [names[at % 4]!] }],
    ),
  }
}

function codeOf({ code }: Board): Board['code'] {
  return code
}
