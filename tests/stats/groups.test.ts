import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StockCode } from '../../src/model/code.ts'
import { leadOrder } from '../../src/model/groups.ts'
import type { GroupReport, Membership } from '../../src/model/groups.ts'
import type { Board } from '../../src/model/report.ts'
import { doubtGroups } from '../../src/stats/groupDoubts.ts'
import { groupReport } from '../../src/stats/groups.ts'
import type { GroupInput } from '../../src/stats/groups.ts'
import { Doubts } from '../../src/stats/quality.ts'
import { board, riser, stock } from '../support/dayStats.ts'

const DAY = 20250207
const CODES = Array.from({ length: 14 }, (_, at) => String(600_101 + at))
const NAMES = ['甲组', '乙组', '丙组', '丁组']

function belongs(group: string, code: string, more: Partial<Membership> = {}): Membership {
  return { group, code: stock(code), from: undefined, to: undefined, reason: undefined, ...more }
}

function reportOf(memberships: readonly Membership[], more: Partial<GroupInput> = {}): GroupReport {
  return groupReport({
    memberships,
    listsQuiet: false,
    date: DAY,
    boards: [],
    downBoards: [],
    risers: [],
    hasDayBefore: true,
    dataCode: (code) => code,
    ...more,
  })
}

const codes = (...digits: string[]): StockCode[] => digits.map(stock)

describe('the boards of a group', () => {
  const boards = [
    board({ code: '600101', streak: 3, window: [5, 4], amountCents: 100 }),
    board({ code: '600102', streak: 3, window: [3, 3], amountCents: 200 }),
    board({ code: '600103', streak: 1, shape: 'oneWord', amountCents: 400 }),
    board({ code: '600104', state: 'broken', amountCents: undefined }),
    board({ code: '600105', streak: 2, amountCents: 800 }),
  ]
  const memberships = [
    belongs('甲组', '600102'),
    belongs('甲组', '600101', { reason: '提价' }),
    belongs('甲组', '600103'),
    belongs('甲组', '600104'),
    belongs('甲组', '600199'),
    belongs('乙组', '600103', { reason: '限产' }),
    belongs('丙组', '600198'),
  ]
  const report = reportOf(memberships, {
    boards,
    downBoards: [
      board({ code: '600199', side: 'down' }),
      board({ code: '600197', side: 'down', state: 'broken' }),
    ],
    risers: [riser({ code: '300106' })],
  })

  it('are counted with its members, its rate, its tallest and its leaders', () => {
    expect(report.groups[0]).toMatchObject({
      name: '甲组',
      members: 5,
      sealed: 3,
      broken: 1,
      sealRate: { part: 3, whole: 4 },
      limitDown: 1,
      streakStocks: 2,
      maxHeight: 3,
      maxHeightAtLeast: false,
      tallest: codes('600101', '600102'),
      leaders: codes('600101'),
      amountCents: 700,
    })
    expect(report.groups[0]!.stocks).toMatchObject([
      { code: '600101.SH', state: 'sealed', window: { days: 5, boards: 4 }, reason: '提价' },
      { code: '600102.SH', state: 'sealed', window: { days: 3, boards: 3 }, reason: undefined },
      { code: '600103.SH', state: 'sealed', window: { days: 1, boards: 1 }, reason: undefined },
      { code: '600104.SH', state: 'broken', window: undefined },
    ])
  })

  it('count in each of two groups, and the report says how often', () => {
    expect(report.groups.map(({ name, sealed }) => [name, sealed])).toEqual([
      ['甲组', 3],
      ['乙组', 1],
    ])
    expect(report.groups[1]!.stocks).toMatchObject([{ code: '600103.SH', reason: '限产' }])
    expect([report.overlap, report.inSeveral]).toEqual([1, 1])
  })

  it('leave the rest to 其他, and quiet groups to a count', () => {
    expect(report.ungrouped).toMatchObject({ sealed: 1, broken: 0, maxHeight: 2, leaders: codes('600105') })
    expect(report.ungrouped.stocks.map(({ code, state }) => [code, state])).toEqual([
      ['600105.SH', 'sealed'],
      ['300106.SZ', 'risen'],
    ])
    expect(report.quiet).toBe(1)
    const listed = reportOf(memberships, { boards, listsQuiet: true })
    expect(listed.groups.map(({ name }) => name)).toEqual(['甲组', '乙组', '丙组'])
    expect(listed.groups[2]).toMatchObject({ members: 1, sealed: 0, sealRate: undefined, amountCents: 0 })
  })

  it('have no amount where one of the sealed has none, and no 连板股 without a day before', () => {
    const unknown = [board({ code: '600101', amountCents: undefined }), board({ code: '600102' })]
    const found = reportOf([belongs('甲组', '600101'), belongs('甲组', '600102')], {
      boards: unknown,
      hasDayBefore: false,
    })
    expect(found.groups[0]).toMatchObject({ sealed: 2, amountCents: undefined, streakStocks: undefined })
  })

  it('may stand on streaks that are longer than seen', () => {
    const found = reportOf([belongs('甲组', '600101'), belongs('甲组', '600102')], {
      boards: [
        board({ code: '600101', streak: 4 }),
        board({ code: '600102', streak: 2, streakAtLeast: true }),
      ],
    })
    expect(found.groups[0]).toMatchObject({ maxHeight: 4, maxHeightAtLeast: true })
  })
})

describe('龙头', () => {
  it.each<[string, Board[], string[]]>([
    [
      'is the longest streak',
      [board({ code: '600101', streak: 2, shape: 'oneWord' }), board({ code: '600102', streak: 3 })],
      ['600102'],
    ],
    [
      'then the most boards in the picture window, whatever the rule of the day says',
      [
        board({ code: '600101', streak: 2, window: [20, 10], picture: [2, 2] }),
        board({ code: '600102', streak: 2, window: [2, 2], picture: [5, 3] }),
      ],
      ['600102'],
    ],
    [
      'then 一字板',
      [board({ code: '600101', shape: 'tBoard' }), board({ code: '600102', shape: 'oneWord' })],
      ['600102'],
    ],
    [
      'and all that tie, by code',
      [board({ code: '600103' }), board({ code: '600101' }), board({ code: '600102' })],
      ['600101', '600102', '600103'],
    ],
    ['is no broken board', [board({ code: '600101', state: 'broken' })], []],
  ])('%s', (_what, boards, leaders) => {
    const memberships = boards.map(({ code }) => belongs('甲组', code))
    expect(reportOf(memberships, { boards }).groups[0]!.leaders).toEqual(codes(...leaders))
  })
})

describe('the days of a membership', () => {
  const boards = [board({ code: '600101' })]

  it.each<[number | undefined, number | undefined, boolean]>([
    [undefined, undefined, true],
    [DAY, undefined, true],
    [undefined, DAY, true],
    [DAY, DAY, true],
    [DAY + 1, undefined, false],
    [undefined, DAY - 1, false],
    [20240101, 20241231, false],
  ])('%s to %s', (from, to, holds) => {
    const report = reportOf([belongs('甲组', '600101', { from, to })], { boards })
    expect(report.groups).toHaveLength(holds ? 1 : 0)
    expect(report.ungrouped.sealed).toBe(holds ? 0 : 1)
    const isDated = from !== undefined || to !== undefined
    expect([report.datedRows, report.datedToday]).toEqual([isDated ? 1 : 0, isDated && holds ? 1 : 0])
  })

  it('may overlap: the pair counts once, with the first reason that is given', () => {
    const report = reportOf(
      [
        belongs('甲组', '600101', { from: 20240101 }),
        belongs('甲组', '600101', { to: 20251231, reason: '提价' }),
        belongs('甲组', '600101', { reason: '限产' }),
      ],
      { boards },
    )
    expect(report.groups).toMatchObject([{ members: 1, sealed: 1, stocks: [{ reason: '提价' }] }])
    expect([report.overlap, report.inSeveral]).toEqual([0, 0])
  })

  it('put the groups of the day itself before others, which keep the order of the files', () => {
    const report = reportOf(
      [
        belongs('乙组', '600101', { from: 20240101 }),
        belongs('甲组', '600101'),
        belongs('丙组', '600101', { from: DAY, to: DAY }),
      ],
      { boards },
    )
    expect(report.stocks).toEqual([{ code: '600101.SH', groups: ['丙组', '乙组', '甲组'] }])
  })
})

describe('doubts', () => {
  const sealed = CODES.slice(0, 4).map((code) => board({ code }))
  const causesOf = (report: GroupReport | undefined): unknown => {
    const doubts = new Doubts()
    doubtGroups(report, sealed.length, doubts)
    return doubts.map.get('groups')
  }

  it('are none where half of the sealed stocks have a group', () => {
    const half = [belongs('甲组', CODES[0]!), belongs('甲组', CODES[1]!)]
    expect(causesOf(reportOf(half, { boards: sealed }))).toBeUndefined()
    expect(causesOf(reportOf(half.slice(1), { boards: sealed }))).toEqual({
      state: 'partial',
      causes: [{ kind: 'data', text: 'the groups files name 1 of 4 sealed stocks' }],
    })
  })

  it('are told where no dated row holds on the day', () => {
    const other = { from: DAY - 1, to: DAY - 1 }
    const named = CODES.map((code) => belongs('甲组', code))
    expect(causesOf(reportOf([...named, belongs('乙组', CODES[0]!, other)], { boards: sealed }))).toEqual({
      state: 'partial',
      causes: [{ kind: 'data', text: 'no dated row of the groups files holds on this day' }],
    })
  })

  it('are no fault without a file', () => {
    expect(causesOf(undefined)).toEqual({
      state: 'unknown',
      causes: [{ kind: 'nothing', text: 'no groups file' }],
    })
  })

  it('are those of the ladder too', () => {
    const doubts = new Doubts()
    doubts.partial(['ladder'], '2 bars not judged')
    doubtGroups(
      reportOf(
        CODES.map((code) => belongs('甲组', code)),
        { boards: sealed },
      ),
      4,
      doubts,
    )
    expect(doubts.map.get('groups')).toEqual(doubts.map.get('ladder'))
  })
})

const anyBoard = fc
  .record({
    state: fc.constantFrom('sealed', 'broken'),
    streak: fc.integer({ min: 1, max: 4 }),
    extra: fc.integer({ min: 0, max: 2 }),
    shape: fc.constantFrom('oneWord', 'tBoard', 'turnover'),
  })
  .map(
    ({ extra, ...spec }) =>
      (code: string): Board =>
        board({ code, ...spec, window: [spec.streak + 2 * extra, spec.streak + extra] }),
  )
/** The day's boards, each stock at most once. */
const anyBoards = fc
  .tuple(fc.subarray(CODES), fc.array(anyBoard, { minLength: CODES.length, maxLength: CODES.length }))
  .map(([some, makers]) => some.map((code, at) => makers[at]!(code)))
const bound = fc.option(fc.constantFrom(20240101, DAY - 1, DAY, DAY + 1), { nil: undefined })
const anyMemberships = fc.array(
  fc
    .record({ group: fc.constantFrom(...NAMES), code: fc.constantFrom(...CODES), from: bound, to: bound })
    .map(({ group, code, from, to }) => belongs(group, code, { from, to })),
  { maxLength: 40 },
)

describe('laws', () => {
  it('the groups and 其他 less the overlap are the sealed stocks', () => {
    fc.assert(
      fc.property(anyMemberships, anyBoards, (memberships, boards) => {
        const report = reportOf(memberships, { boards })
        const sealed = boards.filter(({ state }) => state === 'sealed').length
        const sum = report.groups.reduce((total, group) => total + group.sealed, report.ungrouped.sealed)
        expect(sum - report.overlap).toBe(sealed)
        expect(report.overlap).toBeGreaterThanOrEqual(report.inSeveral)
      }),
    )
  })

  it('every touched stock stands in a group or in 其他, never in both', () => {
    fc.assert(
      fc.property(anyMemberships, anyBoards, (memberships, boards) => {
        const report = reportOf(memberships, { boards })
        const grouped = new Set(report.groups.flatMap(({ stocks }) => stocks.map(({ code }) => code)))
        const rest = report.ungrouped.stocks.map(({ code }) => code)
        expect([...grouped, ...rest].sort()).toEqual(boards.map(({ code }) => code).sort())
        expect(report.stocks.map(({ code }) => code)).toEqual([...grouped].sort())
      }),
    )
  })

  it('neither the order of the boards nor that of the rows changes a figure', () => {
    const shuffled = <Each>(all: readonly Each[]): fc.Arbitrary<Each[]> =>
      fc.shuffledSubarray([...all], { minLength: all.length })
    fc.assert(
      fc.property(
        fc
          .tuple(anyMemberships, anyBoards)
          .chain(([rows, boards]) =>
            fc.tuple(fc.constant(rows), fc.constant(boards), shuffled(rows), shuffled(boards)),
          ),
        ([rows, boards, otherRows, otherBoards]) => {
          const { stocks, ...plain } = reportOf(rows, { boards })
          const { stocks: otherStocks, ...other } = reportOf(otherRows, { boards: otherBoards })
          expect(other).toEqual(plain)
          const asSets = (all: GroupReport['stocks']): unknown =>
            all.map(({ code, groups }) => [code, groups.toSorted()])
          expect(asSets(otherStocks)).toEqual(asSets(stocks))
        },
      ),
    )
  })

  it('leaders stand on the tallest streak, and nobody goes before them', () => {
    fc.assert(
      fc.property(anyMemberships, anyBoards, (memberships, boards) => {
        const byCode = new Map(boards.map((each) => [each.code, each]))
        const report = reportOf(memberships, { boards })
        for (const figures of [...report.groups, report.ungrouped]) {
          const sealed = figures.stocks.filter(({ state }) => state === 'sealed')
          expect(figures.leaders.length > 0).toBe(sealed.length > 0)
          for (const code of figures.leaders) {
            expect(figures.tallest).toContain(code)
            for (const each of sealed) {
              expect(leadOrder(byCode.get(code)!, byCode.get(each.code)!)).toBeLessThanOrEqual(0)
            }
          }
        }
      }),
    )
  })

  it('a row that stands twice changes nothing but the count of dated rows', () => {
    fc.assert(
      fc.property(anyMemberships, anyBoards, (memberships, boards) => {
        const twice = reportOf([...memberships, ...memberships], { boards })
        const once = reportOf(memberships, { boards })
        expect({ ...twice, datedRows: 0, datedToday: 0 }).toEqual({ ...once, datedRows: 0, datedToday: 0 })
      }),
    )
  })
})
