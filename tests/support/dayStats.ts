import { highestByLimit, shapeCounts } from '../../src/stats/depth/heights.ts'
import type { BoardShape, BoardState } from '../../src/model/board.ts'
import { codeParts, identifyCode } from '../../src/model/code.ts'
import type { Segment, StockCode } from '../../src/model/code.ts'
import { dateText } from '../../src/model/date.ts'
import { ratio } from '../../src/model/ratio.ts'
import type { Ratio } from '../../src/model/ratio.ts'
import { forEachFigure } from '../../src/model/report.ts'
import type {
  Board,
  DayStats,
  Figure,
  IndexMove,
  OpeningGroup,
  Quality,
  Range,
  RateRange,
  Riser,
  Rung,
  StatusRanges,
} from '../../src/model/report.ts'

/** What a test says of a board; everything else follows from it. */
export interface BoardSpec {
  readonly code: string
  readonly name?: string | undefined
  readonly state?: BoardState
  readonly shape?: BoardShape
  readonly percent?: 5 | 10 | 20 | 30
  readonly streak?: number
  readonly streakAtLeast?: boolean
  readonly window?: readonly [days: number, boards: number]
  readonly windowAtLeast?: boolean
  /** Where it is another than `window`. */
  readonly picture?: readonly [days: number, boards: number]
  readonly side?: 'up' | 'down'
  readonly prevClose?: number
  readonly close?: number
  readonly amountCents?: number | undefined
  readonly volumeShares?: number | undefined
}

/** The code of a stock as the market writes it; six digits will do. */
export function stock(digits: string): StockCode {
  return identity(digits).code
}

/** A board, sealed at 10% from 10.00 yuan unless said otherwise. */
export function board(spec: BoardSpec): Board {
  const { code, segment } = identity(spec.code)
  const percent = spec.percent ?? PERCENT_OF_SEGMENT[segment]
  const state = spec.state ?? 'sealed'
  const sign = spec.side === 'down' ? -1 : 1
  const prevClose = spec.prevClose ?? 1000
  const limitPrice = prevClose + (sign * prevClose * percent) / 100
  const close = spec.close ?? (state === 'sealed' ? limitPrice : limitPrice - sign * 20)
  const streak = state === 'sealed' ? (spec.streak ?? 1) : 0
  const [days, boards] = spec.window ?? [streak, streak]
  const [pictureDays, pictureBoards] = spec.picture ?? [days, boards]
  return {
    code,
    name: 'name' in spec ? spec.name : `股${spec.code.slice(0, 6)}`,
    sourceName: 'name' in spec ? spec.name : `股${spec.code.slice(0, 6)}`,
    segment,
    status: 'normal',
    limitPercent: percent,
    state,
    shape: state === 'sealed' ? (spec.shape ?? 'turnover') : undefined,
    streak,
    streakAtLeast: spec.streakAtLeast ?? false,
    daysBoards: state === 'sealed' ? { days, boards } : undefined,
    daysBoardsAtLeast: spec.windowAtLeast ?? false,
    pictureWindow: state === 'sealed' ? { days: pictureDays, boards: pictureBoards } : undefined,
    pictureWindowAtLeast: spec.windowAtLeast ?? false,
    open: prevClose,
    high: sign > 0 ? limitPrice : prevClose,
    low: sign > 0 ? prevClose : limitPrice,
    close,
    prevClose,
    limitPrice,
    change: { part: close - prevClose, whole: prevClose },
    volumeShares: 'volumeShares' in spec ? spec.volumeShares : 1_234_500,
    amountCents: 'amountCents' in spec ? spec.amountCents : 12_345_678_900,
  }
}

/** A big riser without a board, up 15% from 10.00 yuan unless said otherwise. */
export function riser(spec: {
  readonly code: string
  readonly name?: string | undefined
  readonly close?: number
  readonly limitPercent?: Riser['limitPercent']
}): Riser {
  const { code, segment } = identity(spec.code)
  const close = spec.close ?? 1150
  return {
    code,
    name: 'name' in spec ? spec.name : `股${spec.code.slice(0, 6)}`,
    segment,
    status: 'normal',
    limitPercent: 'limitPercent' in spec ? spec.limitPercent : PERCENT_OF_SEGMENT[segment],
    close,
    prevClose: 1000,
    change: { part: close - 1000, whole: 1000 },
    amountCents: 2_345_678_900,
  }
}

/** A group of the opening line. */
export function group(
  spec: Pick<OpeningGroup, 'block' | 'label'> & Partial<OpeningGroup> & { readonly names: readonly string[] },
): OpeningGroup {
  return { limitPercent: 10, codes: [], leftOut: 0, ...spec }
}

/** An index move; prices in points. */
export function indexMove(code: string, name: string, close: number, prevClose: number): IndexMove {
  const [now, before] = [Math.round(close * 10_000), Math.round(prevClose * 10_000)]
  return { code, name, close: now, prevClose: before, change: { part: now - before, whole: before } }
}

/** Every figure known, but for those given. */
export function quality(others: Partial<Record<Figure, Quality>> = {}): DayStats['quality'] {
  return { ...ALL_KNOWN, ...others }
}

/** A day with nothing in it but its dates; `changes` replace whole members. */
export function emptyDay(changes: Partial<DayStats> = {}): DayStats {
  return {
    date: dateText(20250207),
    previousDate: dateText(20250206),
    lookback: { from: dateText(20241104), days: 64, end: 'settled' },
    scope: 'cls',
    specialTreatment: 'out',
    daysBoardsRule: { rule: 'half', maxEmpty: 5 },
    thresholds: {
      minStreak10: 3,
      minStreak20: 3,
      minWindowBoards: 4,
      bse: 'all',
      tallStreak: 4,
      maxNames: undefined,
    },
    assumptions: [],
    input: [
      {
        format: 'csv (tushare daily)',
        volumeUnit: 'lots',
        amountUnit: 'thousandYuan',
        prevClose: 'given',
        stSource: 'name',
      },
    ],
    advancers: 0,
    decliners: 0,
    unchanged: 0,
    bigRisers: 0,
    overTenRisers: 0,
    amountCents: { sse: undefined, szse: undefined, bse: undefined },
    amountChangeCents: undefined,
    indexes: [],
    traded: 0,
    statusUnknown: 0,
    ranges: undefined,
    exRightsDays: undefined,
    suspended: 0,
    noLimit: 0,
    notJudged: 0,
    anomalous: 0,
    untouched: 0,
    limitUp: { sealed: 0, broken: 0 },
    limitDown: { sealed: 0, broken: 0 },
    sealRate: undefined,
    maxHeight: 0,
    streakStocks: 0,
    streakPromotion: undefined,
    overallPromotion: undefined,
    promotions: [],
    ladder: [],
    ladderGaps: [],
    highest: [],
    shapes: { oneWord: 0, tBoard: 0, turnover: 0 },
    skyToFloor: [],
    floorToSky: [],
    reclaims: [],
    streakEnds: 0,
    premiums: undefined,
    lossEffect: undefined,
    downLadder: [],
    opening: { groups: [] },
    boards: [],
    downBoards: [],
    comparisons: undefined,
    risers: [],
    groups: undefined,
    quality: quality(),
    issues: [],
    skipped: { bShare: 0, fund: 0, index: 0, bond: 0 },
    ...changes,
  }
}

/** A day whose counts and ladder follow from its boards; `changes` replace whole members. */
export function dayOf(boards: readonly Board[], changes: Partial<DayStats> = {}): DayStats {
  const sealed = boards.filter((each) => each.state === 'sealed')
  const broken = boards.length - sealed.length
  const down = changes.downBoards ?? []
  const downSealed = down.filter((each) => each.state === 'sealed').length
  return emptyDay({
    boards,
    limitUp: { sealed: sealed.length, broken },
    limitDown: { sealed: downSealed, broken: down.length - downSealed },
    sealRate: ratio(sealed.length, boards.length),
    maxHeight: Math.max(0, ...sealed.map((each) => each.streak)),
    streakStocks: sealed.filter((each) => each.streak >= 2).length,
    ladder: ladderOf(sealed),
    highest: highestByLimit(boards),
    shapes: shapeCounts(boards),
    ...changes,
  })
}

/** Ranges whose ends are the day's own figures, but for those given. */
export function rangesOf(day: DayStats, others: Partial<StatusRanges> = {}): StatusRanges {
  const rate = (known: Ratio | undefined): RateRange | undefined => known && { from: known, to: known }
  return {
    stocks: [],
    traded: point(day.traded),
    bigRisers: point(day.bigRisers),
    sealed: point(day.limitUp.sealed),
    broken: point(day.limitUp.broken),
    limitDownSealed: point(day.limitDown.sealed),
    limitDownBroken: point(day.limitDown.broken),
    sealRate: rate(day.sealRate),
    maxHeight: point(day.maxHeight),
    streakStocks: day.streakStocks === undefined ? undefined : point(day.streakStocks),
    streakPromotion: rate(day.streakPromotion),
    rungs: day.ladder
      .map(({ streak, codes }) => ({ streak, ...point(codes.length) }))
      .sort((a, b) => b.streak - a.streak),
    ...others,
  }
}

function ladderOf(sealed: readonly Board[]): Rung[] {
  const streaks = [...new Set(sealed.map((each) => each.streak))].sort((a, b) => a - b)
  return streaks.map((streak) => {
    const rung = sealed.filter((each) => each.streak === streak)
    return {
      streak,
      codes: rung.map((each) => each.code),
      atLeast: rung.filter((each) => each.streakAtLeast).map((each) => each.code),
    }
  })
}

const PERCENT_OF_SEGMENT: Readonly<Record<Segment, 10 | 20 | 30>> = {
  main: 10,
  chinext: 20,
  star: 20,
  bse: 30,
}

const ALL_KNOWN = forEachFigure((): Quality => ({ state: 'known' }))

function identity(digits: string): { readonly code: StockCode; readonly segment: Segment } {
  const parts = codeParts(digits)
  const found = parts && identifyCode(parts)
  if (found?.kind !== 'stock') throw new Error(`${digits} is no stock`)
  return found
}

function point(count: number): Range {
  return { from: count, to: count }
}
