import type { DaySums } from '../engine/daySums.ts'
import { EXCHANGES } from '../model/code.ts'
import type { LossEffect, Premium } from '../model/dayDepth.ts'
import type { GroupReport } from '../model/groups.ts'
import type { AmountByExchange, Board, IndexMove } from '../model/report.ts'
import type { Figure, Quality } from '../model/quality.ts'
import type { Range, StatusRanges } from '../model/statusRanges.ts'
import type { Ratio } from '../model/ratio.ts'
import type { ScopeRules } from '../model/scope.ts'
import { BSE_SINCE } from '../rules/limitPercent.ts'
import type { Gap } from './completeness.ts'
import type { DayDepth } from './depth/dayDepth.ts'
import { doubtGroups } from './groupDoubts.ts'
import { Doubts } from './quality.ts'
import type { Streak } from './streak.ts'

/** What became of yesterday's touched stocks, as far as it leaves a doubt. */
interface DoubtDepth extends Pick<DayDepth, 'overallPromotion'> {
  readonly premiums:
    { readonly sealed: Pick<Premium, 'notKnown'>; readonly broken: Pick<Premium, 'notKnown'> } | undefined
  readonly lossEffect: Pick<LossEffect, 'notKnown'> | undefined
}

/** What the doubts about one day's figures are read from. */
export interface DoubtInput {
  readonly date: number
  readonly slot: number
  readonly sums: DaySums
  /** Days of the look-back, the day among them. */
  readonly days: number
  readonly rules: ScopeRules
  /** Sealed boards of the scope; those that may be longer than seen suffice, where there are no groups. */
  readonly sealed: readonly Pick<Board, 'streak' | 'streakAtLeast' | 'daysBoardsAtLeast'>[]
  /** Boards of the scope sealed at their down limit. */
  readonly downSealed: readonly Pick<Board, 'streakAtLeast'>[]
  readonly depth: DoubtDepth
  /** Streaks of the day before, of the scope; undefined without such a day. */
  readonly yesterday: readonly Pick<Streak, 'boards' | 'atLeast'>[] | undefined
  readonly streakPromotion: Ratio | undefined
  /** Traded stocks of the scope of which nothing says whether they are ST. */
  readonly statusUnknown: number
  /** What hangs on that; undefined when nothing does. */
  readonly ranges: StatusRanges | undefined
  /** Whether references were derived from the bars before without a list of ex-rights days. */
  readonly derivedReferences: boolean
  readonly notJudged: number
  readonly anomalous: number
  readonly faulty: number
  readonly touched: number
  readonly amountCents: AmountByExchange
  readonly amountChangeCents: number | undefined
  readonly indexes: readonly IndexMove[]
  readonly shortToday: readonly Gap[]
  /** Suspended stocks that may have left the market. */
  readonly unsure: number
  readonly groups: GroupReport | undefined
}

const COUNTS: readonly Figure[] = ['limitUp', 'limitDown', 'sealRate', 'reclaims', 'downLadder']
/** What became of yesterday's touched stocks. */
const FOLLOWERS: readonly Figure[] = ['promotions', 'overallPromotion', 'premiums', 'lossEffect']
const STREAKS: readonly Figure[] = [
  'maxHeight',
  'streakStocks',
  'ladder',
  'daysBoards',
  'streakPromotion',
  ...FOLLOWERS,
]
const BREADTH: readonly Figure[] = ['advancers', 'bigRisers', 'overTenRisers', 'amountCents', 'traded']

/** Why derived references leave a doubt. */
const DERIVED = 'no pre_close in the data: on an unknown ex-rights day the close before is no reference'

/** Which figures of the day are partial or unknown, and why. */
export function dayDoubts(input: DoubtInput): ReadonlyMap<Figure, Quality> {
  const doubts = new Doubts()
  doubtBars(input, doubts)
  doubtStatus(input, doubts)
  if (input.derivedReferences)
    doubts.partial([...COUNTS, ...STREAKS, 'advancers', 'bigRisers', 'overTenRisers'], DERIVED, 'reference')
  doubtUniverse(input, doubts)
  doubtLookback(input, doubts)
  doubtAmounts(input, doubts)
  if (input.indexes.length === 0) doubts.unknown(['indexes'], 'no index bars')
  if (input.touched === 0) doubts.unknown(['sealRate'], '0 of 0', 'nothing')
  if (input.unsure > 0) {
    doubts.partial(['suspended'], `${amountOf(input.unsure, 'stock')} without a row may have left the market`)
  }
  doubtGroups(input.groups, input.sealed.length, doubts)
  return doubts.map
}

function doubtBars({ notJudged, anomalous, faulty }: DoubtInput, doubts: Doubts): void {
  const causes = [
    notJudged > 0 ? `${amountOf(notJudged, 'bar')} not judged` : '',
    anomalous > 0 ? `${amountOf(anomalous, 'bar')} beyond the limits` : '',
    faulty > 0 ? amountOf(faulty, 'faulty row') : '',
  ].filter(Boolean)
  if (causes.length > 0) doubts.partial([...COUNTS, ...STREAKS], causes.join(', '))
  if (faulty > 0) doubts.partial(BREADTH, amountOf(faulty, 'faulty row'))
}

/** Stocks of which nothing says whether they are ST. */
function doubtStatus({ statusUnknown, ranges }: DoubtInput, doubts: Doubts): void {
  if (ranges === undefined) return
  const who = `nothing says which of ${amountOf(statusUnknown, 'stock')} are ST`
  const inDoubt = (figures: readonly Figure[], ...ends: readonly (Range | undefined)[]): void => {
    const open = ends.filter((range) => range !== undefined && range.from !== range.to)
    if (open.length === 0) return
    const words = open.map((range) => `${range?.from ?? 0} to ${range?.to ?? 0}`)
    doubts.partial(figures, `${who}: ${words.join(', ')}`, 'status')
  }
  inDoubt(['traded'], ranges.traded)
  inDoubt(['bigRisers'], ranges.bigRisers)
  inDoubt(['limitUp', 'sealRate'], ranges.sealed, ranges.broken)
  inDoubt(['limitDown'], ranges.limitDownSealed, ranges.limitDownBroken)
  inDoubt(['maxHeight'], ranges.maxHeight)
  inDoubt(['streakStocks'], ranges.streakStocks)
  if (ranges.stocks.length > 0) {
    doubts.partial(
      ['ladder', 'daysBoards', 'streakPromotion', ...FOLLOWERS, 'reclaims'],
      `${who}: ${amountOf(ranges.stocks.length, 'stock')} could stand otherwise`,
      'status',
    )
  }
}

/** Stocks that are not in the data. */
function doubtUniverse({ date, slot, sums, rules, shortToday }: DoubtInput, doubts: Doubts): void {
  const absent = EXCHANGES.filter(
    (exchange, at) =>
      sums.codes[slot * EXCHANGES.length + at] === 0 && (exchange !== 'BJ' || date >= BSE_SINCE),
  )
  if (absent.length > 0) doubts.partial(BREADTH, `no stock of ${absent.join(', ')} in the data`)
  const missed = absent.filter((exchange) => exchange !== 'BJ' || rules.bse)
  if (missed.length > 0)
    doubts.partial([...COUNTS, ...STREAKS], `no stock of ${missed.join(', ')} in the data`)
  for (const gap of shortToday) {
    if (gap.kind !== 'short') continue
    const cause = `only ${gap.codes} codes of ${gap.exchange}, ${gap.codesBefore} the day before`
    doubts.partial([...BREADTH, 'suspended', ...COUNTS, ...STREAKS], cause)
  }
}

function doubtLookback(input: DoubtInput, doubts: Doubts): void {
  const { days, sealed, downSealed, depth, yesterday, streakPromotion } = input
  if (yesterday === undefined) {
    doubts.unknown(
      ['amountChangeCents', 'streakStocks', 'streakPromotion', ...FOLLOWERS],
      'no day before in the data',
    )
  } else if (days < 3) {
    doubts.unknown(['streakPromotion'], 'fewer than three days in the data')
  } else if (streakPromotion === undefined) doubts.unknown(['streakPromotion'], '0 of 0', 'nothing')
  const inside = 'the look-back ended inside some streaks'
  const cut = (figures: readonly Figure[], text = inside): void => {
    doubts.partial(figures, text, 'lookback')
  }
  if (sealed.some((board) => board.streakAtLeast)) cut(['maxHeight', 'ladder'])
  if (sealed.some((board) => board.streakAtLeast && board.streak < 2)) cut(['streakStocks'])
  if (
    sealed.some((board) => board.streakAtLeast && board.streak < 3) ||
    (yesterday ?? []).some((each) => each.atLeast && each.boards < 2)
  ) {
    cut(['streakPromotion'])
  }
  if ((yesterday ?? []).some((each) => each.atLeast)) {
    cut(['promotions', 'premiums'], "the look-back ended inside some of yesterday's streaks")
  }
  if (downSealed.some((board) => board.streakAtLeast)) cut(['downLadder'])
  if (days < 3) doubts.unknown(['reclaims'], 'fewer than three days in the data', 'lookback')
  if (sealed.some((board) => board.daysBoardsAtLeast)) {
    cut(['daysBoards'], 'the look-back ended inside some windows')
  }
  if (yesterday !== undefined && depth.overallPromotion === undefined)
    doubts.unknown(['overallPromotion'], '0 of 0', 'nothing')
  doubtFollowers(depth, doubts)
}

/** Stocks of yesterday whose bar of today has no price to be held against. */
function doubtFollowers({ premiums, lossEffect }: DoubtDepth, doubts: Doubts): void {
  const without = (count: number): string => `${amountOf(count, 'bar')} of today without a reference price`
  const notKnown = premiums === undefined ? 0 : premiums.sealed.notKnown + premiums.broken.notKnown
  if (notKnown > 0) doubts.partial(['promotions', 'premiums'], without(notKnown))
  if ((lossEffect?.notKnown ?? 0) > 0) doubts.partial(['lossEffect'], without(lossEffect?.notKnown ?? 0))
}

function doubtAmounts(
  { slot, sums, amountCents, amountChangeCents, yesterday, shortToday }: DoubtInput,
  doubts: Doubts,
): void {
  const without = EXCHANGES.filter((_, at) => sums.amountUnknown[slot * EXCHANGES.length + at]! > 0)
  if (without.length > 0) doubts.partial(['amountCents'], `no amount for some bars of ${without.join(', ')}`)
  if (amountCents.sse === undefined && amountCents.szse === undefined && amountCents.bse === undefined) {
    doubts.unknown(['amountCents'], 'no amounts in the data')
  }
  if (shortToday.length > 0) {
    doubts.unknown(['amountChangeCents'], 'part of a market cannot be compared with a whole one')
  } else if (yesterday !== undefined && amountChangeCents === undefined) {
    doubts.unknown(['amountChangeCents'], 'an amount of SSE or SZSE is not known on one of the two days')
  }
}

function amountOf(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}
