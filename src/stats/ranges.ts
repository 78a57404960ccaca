import type { StockCode } from '../model/code.ts'
import type { Board } from '../model/report.ts'
import type { Range, RateRange, RungRange, StatusRanges } from '../model/statusRanges.ts'
import type { Streak } from './streak.ts'

/** A stock that touched a limit, as far as the ends hang on it. */
export type StatusBoard = Pick<Board, 'code' | 'state' | 'streak'>

/** One day by one reading of the stocks of unknown status, in one scope. */
export interface StatusReading {
  /** Stocks that touched their up limit, and those that touched their down limit. */
  readonly boards: readonly StatusBoard[]
  readonly downBoards: readonly StatusBoard[]
  readonly traded: number
  readonly bigRisers: number
  /** Streaks of the day before by stock; undefined without such a day. */
  readonly before: ReadonlyMap<number, Pick<Streak, 'boards'>> | undefined
}

/**
 * 涨停数的可能范围: what the day's figures may lie between when nothing says which stocks were ST. `plain` took the
 * stocks of unknown status for ordinary ones, `special` for ST where their bars allow it; every stock may be either,
 * so the ends are found stock by stock. Undefined when the two agree on everything. `countsSpecial` says that the scope has
 * ST stocks in it.
 */
export function statusRanges(
  plain: StatusReading,
  special: StatusReading,
  countsSpecial: boolean,
): StatusRanges | undefined {
  const up = pairs(plain.boards, special.boards)
  const down = pairs(plain.downBoards, special.downBoards)
  const sealed = countRange(up, isSealed)
  const broken = countRange(up, (board) => !isSealed(board))
  const ranges: StatusRanges = {
    stocks: [...new Set([...doubtful(up), ...doubtful(down)])].sort(),
    traded: between(plain.traded, special.traded),
    bigRisers: between(plain.bigRisers, special.bigRisers),
    sealed,
    broken,
    limitDownSealed: countRange(down, isSealed),
    limitDownBroken: countRange(down, (board) => !isSealed(board)),
    sealRate: rateRange(sealed, broken),
    maxHeight: heightRange(up),
    streakStocks:
      plain.before === undefined
        ? undefined
        : countRange(up, (board) => isSealed(board) && board.streak >= 2),
    streakPromotion: promotionRange(plain, special, up),
    rungs: rungRanges(up, countsSpecial),
  }
  return isPoint(ranges) ? undefined : ranges
}

/** A stock's board in either reading; undefined where that reading has none. */
interface Pair {
  readonly code: StockCode
  readonly plain: StatusBoard | undefined
  readonly special: StatusBoard | undefined
}

function pairs(plain: readonly StatusBoard[], special: readonly StatusBoard[]): Pair[] {
  const one = new Map(plain.map((board) => [board.code, board]))
  const other = new Map(special.map((board) => [board.code, board]))
  return [...new Set([...one.keys(), ...other.keys()])].map((code) => ({
    code,
    plain: one.get(code),
    special: other.get(code),
  }))
}

function doubtful(found: readonly Pair[]): StockCode[] {
  return found
    .filter(
      ({ plain, special }) =>
        plain === undefined ||
        special === undefined ||
        plain.state !== special.state ||
        plain.streak !== special.streak,
    )
    .map(({ code }) => code)
}

function isSealed(board: StatusBoard): boolean {
  return board.state === 'sealed'
}

/** How many stocks surely, and how many at most, have a board of a kind. */
function countRange(found: readonly Pair[], isOfKind: (board: StatusBoard) => boolean): Range {
  let from = 0
  let to = 0
  for (const { plain, special } of found) {
    const one = plain !== undefined && isOfKind(plain)
    const other = special !== undefined && isOfKind(special)
    if (one && other) from++
    if (one || other) to++
  }
  return { from, to }
}

function between(one: number, other: number): Range {
  return { from: Math.min(one, other), to: Math.max(one, other) }
}

function rateRange(part: Range, rest: Range): RateRange | undefined {
  if (part.from + rest.to === 0 || part.to + rest.from === 0) return undefined
  return {
    from: { part: part.from, whole: part.from + rest.to },
    to: { part: part.to, whole: part.to + rest.from },
  }
}

function heightRange(found: readonly Pair[]): Range {
  const least = found.map(({ plain, special }) => Math.min(plain?.streak ?? 0, special?.streak ?? 0))
  const most = found.map(({ plain, special }) => Math.max(plain?.streak ?? 0, special?.streak ?? 0))
  return { from: Math.max(0, ...least), to: Math.max(0, ...most) }
}

function promotionRange(
  { before: one }: StatusReading,
  { before: other }: StatusReading,
  up: readonly Pair[],
): RateRange | undefined {
  if (one === undefined || other === undefined) return undefined
  const part = countRange(up, (board) => board.streak >= 3)
  const before = [...new Set([...one.keys(), ...other.keys()])].map((stock) => {
    const streaks = [one.get(stock)?.boards ?? 0, other.get(stock)?.boards ?? 0]
    return { least: Math.min(...streaks), most: Math.max(...streaks) }
  })
  const whole = {
    from: before.filter(({ least }) => least >= 2).length,
    to: before.filter(({ most }) => most >= 2).length,
  }
  if (whole.from === 0) return undefined
  return { from: { part: part.from, whole: whole.to }, to: { part: part.to, whole: whole.from } }
}

/** How many stocks may stand on each rung. A stock that may have come to it by some of its narrow boards stands anywhere below. */
function rungRanges(up: readonly Pair[], countsSpecial: boolean): RungRange[] {
  const heights = up
    .flatMap(({ plain, special }) => [plain?.streak ?? 0, special?.streak ?? 0])
    .filter((streak) => streak > 0)
  const tallest = Math.max(0, ...heights)
  return Array.from({ length: tallest }, (_, below) => tallest - below)
    .map((streak) => ({
      streak,
      from: up.filter((pair) => pair.plain?.streak === streak && pair.special?.streak === streak).length,
      to: up.filter(({ plain, special }) => {
        const streaks = [plain?.streak ?? 0, special?.streak ?? 0]
        // A stock that the scope leaves out as ST stands on the other reading's rung or on none.
        const ends = countsSpecial ? streaks : streaks.filter((each) => each > 0)
        return Math.min(...ends) <= streak && streak <= Math.max(...ends)
      }).length,
    }))
    .filter(({ to }) => to > 0)
}

function isPoint(ranges: StatusRanges): boolean {
  return ranges.stocks.length === 0 && [ranges.traded, ranges.bigRisers].every(({ from, to }) => from === to)
}
