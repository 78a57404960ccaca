import type { Membership } from '../../src/model/groups.ts'
import type { DayStats, OpeningGroup } from '../../src/model/report.ts'
import { groupReport } from '../../src/stats/groups.ts'
import { board, dayOf, group, indexMove, quality, rangesOf, riser, stock } from '../support/dayStats.ts'
import type { BoardSpec } from '../support/dayStats.ts'

const NAMED: readonly (BoardSpec & { readonly name: string })[] = [
  { code: '605398', name: '新炬网络', streak: 7, amountCents: 41_267_000_000 },
  { code: '002881', name: '美格智能', streak: 5, amountCents: 312_400_000_000 },
  { code: '000818', name: '航锦科技', streak: 4, amountCents: 201_000_000_000 },
  { code: '600120', name: '浙江东方', streak: 4, shape: 'oneWord', amountCents: 9_950_000_000 },
  { code: '002691', name: '冀凯股份', streak: 4, window: [13, 11] },
  { code: '002976', name: '瀛通通讯', streak: 1, window: [11, 7] },
  { code: '688316', name: '青云科技', streak: 3, shape: 'tBoard' },
  { code: '688158', name: '优刻得', streak: 3, shape: 'oneWord' },
  { code: '600126', name: '杭钢股份', streak: 3 },
  { code: '600633', name: '浙数文化', streak: 3 },
  { code: '002624', name: '用友网络', streak: 2, window: [5, 3] },
  { code: '300846', name: '首都在线', streak: 1, window: [3, 2] },
  { code: '920058', name: '华阳变速', streak: 2 },
  { code: '920014', name: '并行科技', streak: 1, window: [3, 2] },
  { code: '920753', name: '派特尔', streak: 1 },
  { code: '920171', name: '志晟信息', streak: 1 },
]

const GROUPS: readonly OpeningGroup[] = [
  group({ block: 'streaks', label: { kind: 'streak', boards: 7, atLeast: false }, names: ['新炬网络'] }),
  group({ block: 'streaks', label: { kind: 'streak', boards: 5, atLeast: false }, names: ['美格智能'] }),
  group({
    block: 'streaks',
    label: { kind: 'streak', boards: 4, atLeast: false },
    names: ['航锦科技', '浙江东方'],
  }),
  group({
    block: 'windows',
    label: { kind: 'window', days: 13, boards: 11, atLeast: false },
    names: ['冀凯股份'],
  }),
  group({
    block: 'windows',
    label: { kind: 'window', days: 11, boards: 7, atLeast: false },
    names: ['瀛通通讯'],
  }),
  group({
    block: 'lowerStreaks',
    limitPercent: 20,
    label: { kind: 'streak', boards: 3, atLeast: false },
    names: ['优刻得', '青云科技'],
  }),
  group({
    block: 'lowerStreaks',
    label: { kind: 'streak', boards: 3, atLeast: false },
    names: ['杭钢股份', '浙数文化'],
  }),
  group({
    block: 'bse',
    limitPercent: 30,
    label: { kind: 'streak', boards: 2, atLeast: false },
    names: ['华阳变速'],
  }),
  group({
    block: 'bse',
    limitPercent: 30,
    label: { kind: 'window', days: 3, boards: 2, atLeast: false },
    names: ['并行科技'],
  }),
  group({ block: 'bse', limitPercent: 30, label: { kind: 'firstBoard' }, names: ['志晟信息', '派特尔'] }),
]

/**
 * A busy day after the pattern of 2025-02-07: 83 sealed and 48 broken, with the stocks that the opening line
 * names, and unnamed first boards to fill the counts.
 */
export function sampleDay(changes: Partial<DayStats> = {}): DayStats {
  const codes = new Map(NAMED.map((spec) => [spec.name, stock(spec.code)]))
  const named = NAMED.map((spec) => board(spec))
  const firstBoards = Array.from({ length: 83 - named.length }, (_, index) =>
    board({ code: String(600_200 + index), ...(index % 9 === 0 ? { shape: 'oneWord' } : {}) }),
  )
  const broken = Array.from({ length: 48 }, (_, index) =>
    board({
      code: index % 5 === 0 ? String(300_100 + index) : String(2_100 + index).padStart(6, '0'),
      state: 'broken',
    }),
  )
  const boards = [...named, ...firstBoards, ...broken].sort((a, b) => (a.code < b.code ? -1 : 1))
  return dayOf(boards, {
    downBoards: [
      board({ code: '000004', name: '国华网安', side: 'down', streak: 3, shape: 'oneWord' }),
      board({ code: '603335', name: '迪生力', side: 'down' }),
      board({ code: '300201', name: '海伦哲', side: 'down', state: 'broken' }),
    ],
    advancers: 4168,
    decliners: 1086,
    unchanged: 128,
    bigRisers: 115,
    amountCents: { sse: 75_600_000_000_000, szse: 120_400_000_000_000, bse: 3_214_000_000_000 },
    amountChangeCents: 42_490_000_000_000,
    indexes: [
      indexMove('000001.SH', '上证指数', 3303.67, 3270.66),
      indexMove('399001.SZ', '深证成指', 10576.0, 10393.63),
      indexMove('399006.SZ', '创业板指', 2174.35, 2120.6),
    ],
    traded: 5250,
    statusUnknown: 0,
    suspended: 9,
    noLimit: 4,
    untouched: 5115,
    streakStocks: 23,
    streakPromotion: { part: 15, whole: 23 },
    opening: {
      groups: GROUPS.map((each) => ({ ...each, codes: each.names.flatMap((name) => codes.get(name) ?? []) })),
    },
    issues: [
      {
        code: 'listing-unknown',
        count: 2,
        first: ['bars.csv:17: 605001.SH 2025-01-03: late [listing-unknown]'],
      },
    ],
    skipped: { bShare: 84, fund: 0, index: 3, bond: 0 },
    ...changes,
  })
}

/**
 * The sample day from bars that say nothing of ST: some boards are none if their stock was ST, and stocks that are no
 * board here (600901, 600902) would be one.
 */
export function rangedDay(changes: Omit<Partial<DayStats>, 'ranges'> = {}): DayStats {
  const day = sampleDay({ statusUnknown: 3120, ...changes })
  return {
    ...day,
    ranges: rangesOf(day, {
      stocks: ['000004', '002101', '600126', '600200', '600901', '600902'].map(stock),
      traded: { from: 2130, to: 5250 },
      bigRisers: { from: 95, to: 118 },
      sealed: { from: 81, to: 85 },
      broken: { from: 40, to: 48 },
      limitDownSealed: { from: 1, to: 4 },
      limitDownBroken: { from: 0, to: 1 },
      sealRate: { from: { part: 81, whole: 129 }, to: { part: 85, whole: 125 } },
      maxHeight: { from: 7, to: 8 },
      streakStocks: { from: 22, to: 25 },
      streakPromotion: { from: { part: 14, whole: 26 }, to: { part: 17, whole: 21 } },
      rungs: [
        { streak: 8, from: 0, to: 1 },
        { streak: 7, from: 1, to: 1 },
        { streak: 5, from: 1, to: 1 },
        { streak: 4, from: 3, to: 3 },
        { streak: 3, from: 3, to: 5 },
        { streak: 2, from: 2, to: 3 },
        { streak: 1, from: 71, to: 72 },
      ],
    }),
  }
}

/** A day with its groups: rows of group, code and, if there is one, a reason. */
export function grouped(
  day: DayStats,
  rows: readonly (readonly [group: string, code: string, reason?: string])[],
  listsQuiet = false,
): DayStats {
  const memberships = rows.map(([name, code, reason]): Membership => ({
    group: name,
    code: stock(code),
    from: undefined,
    to: undefined,
    reason,
  }))
  const { boards, downBoards, risers } = day
  const groups = groupReport({
    ...{ memberships, listsQuiet, boards, downBoards, risers },
    date: 20250207,
    hasDayBefore: day.previousDate !== undefined,
    dataCode: (code) => code,
  })
  return { ...day, groups }
}

/** The sample day with groups of every kind: two with leaders, an overlap, a quiet one, big risers. */
export function groupedDay(changes: Partial<DayStats> = {}): DayStats {
  const risers = [
    riser({ code: '300900', name: '大涨股' }),
    riser({ code: '920500', name: '北交大涨', close: 1230 }),
    riser({ code: '603900', name: undefined, limitPercent: undefined, close: 3460 }),
  ]
  return grouped(sampleDay({ risers, ...changes }), [
    ['算力', '605398', '数据中心'],
    ['算力', '688316'],
    ['算力', '002100'],
    ['算力', '300900', '芯片'],
    ['AI概念', '605398'],
    ['AI概念', '002881', '端侧模组'],
    ['AI概念', '688158'],
    ['地产', '000004'],
    ['红利', '601398'],
    ['红利', '920500'],
  ])
}

/** The sample day with everything unknown that can be. */
export function unknownDay(): DayStats {
  const unknown = { state: 'unknown', causes: [{ kind: 'data', text: 'nothing was counted' }] } as const
  return sampleDay({
    previousDate: undefined,
    daysBoardsRule: { rule: 'half', maxEmpty: undefined },
    amountCents: { sse: undefined, szse: undefined, bse: undefined },
    amountChangeCents: undefined,
    indexes: [],
    sealRate: undefined,
    streakPromotion: undefined,
    input: [
      { format: 'csv', volumeUnit: undefined, amountUnit: undefined, prevClose: 'given', stSource: 'none' },
    ],
    boards: [
      board({ code: '605398', name: undefined, streak: 7, volumeShares: undefined, amountCents: undefined }),
      board({ code: '600126', name: undefined, state: 'broken' }),
    ],
    ladder: [],
    downBoards: [board({ code: '000004', name: undefined, side: 'down', state: 'broken' })],
    opening: { groups: [] },
    quality: quality({
      advancers: unknown,
      bigRisers: unknown,
      overTenRisers: unknown,
      promotions: unknown,
      overallPromotion: unknown,
      premiums: unknown,
      lossEffect: unknown,
      reclaims: unknown,
      downLadder: unknown,
      amountCents: unknown,
      amountChangeCents: unknown,
      indexes: unknown,
      traded: unknown,
      suspended: unknown,
      limitUp: unknown,
      limitDown: unknown,
      sealRate: unknown,
      maxHeight: unknown,
      streakStocks: unknown,
      streakPromotion: unknown,
      ladder: unknown,
      daysBoards: unknown,
    }),
  })
}
