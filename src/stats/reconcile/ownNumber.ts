import type { Claim } from '../../model/published.ts'
import { ratio } from '../../model/ratio.ts'
import type { Ratio } from '../../model/ratio.ts'
import type { OwnNumber } from '../../model/reconcile.ts'
import type { AmountByExchange, DayStats, Figure, Range, RateRange } from '../../model/report.ts'
import { NO_DAY_BEFORE } from './reading.ts'
import type { Reading } from './reading.ts'

/** Our number for a claim, or why there is none. */
export type OwnFigure =
  { readonly kind: 'known'; readonly own: OwnNumber } | { readonly kind: 'unknown'; readonly reason: string }

type CountClaim = Extract<Claim, { kind: 'count' }>
type RateClaim = Extract<Claim, { kind: 'rate' }>
/** Claims that state a number. */
export type NumberClaim = Extract<Claim, { kind: 'count' | 'rate' | 'amount' | 'amountChange' | 'index' }>

/** What our figures give for a printed number. */
export function ownNumber(claim: NumberClaim, reading: Reading): OwnFigure {
  switch (claim.kind) {
    case 'count':
      return ownCount(claim, reading)
    case 'rate':
      return ownRate(claim, reading)
    case 'amount':
      return ofDay(reading, claim.day, (day) => cents(day, amountOf(day.amountCents, claim.market)))
    case 'amountChange':
      return cents(reading.today, reading.today.amountChangeCents, 'amountChangeCents')
    case 'index':
      return ownMove(claim, reading.today)
  }
}

function ownCount(claim: CountClaim, reading: Reading): OwnFigure {
  if (claim.day === 'before' && claim.figure === 'streakStocks') return streakStocksBefore(reading)
  return ofDay(reading, claim.day, (day) => countOf(claim, day))
}

function countOf({ figure, boards = 0 }: CountClaim, day: DayStats): OwnFigure {
  const { ranges } = day
  switch (figure) {
    case 'sealed':
      return count(day, 'limitUp', day.limitUp.sealed, ranges?.sealed)
    case 'broken':
      return count(day, 'limitUp', day.limitUp.broken, ranges?.broken)
    case 'streakStocks':
      return count(day, 'streakStocks', day.streakStocks, ranges?.streakStocks)
    case 'tallStocks':
      return count(
        day,
        'ladder',
        stocksOn(day, (streak) => streak >= boards),
        tallRange(day, boards),
      )
    case 'rungStocks':
      return count(
        day,
        'ladder',
        stocksOn(day, (streak) => streak === boards),
        ranges && sumOf(day, (streak) => streak === boards),
      )
    case 'firstBoards':
      return count(
        day,
        'ladder',
        stocksOn(day, (streak) => streak === 1),
        ranges && sumOf(day, (streak) => streak === 1),
      )
    case 'limitDown':
      return count(day, 'limitDown', day.limitDown.sealed, ranges?.limitDownSealed)
    case 'advancers':
      return count(day, 'advancers', day.advancers)
    case 'decliners':
      return count(day, 'advancers', day.decliners)
    case 'unchanged':
      return count(day, 'advancers', day.unchanged)
    case 'bigRisers':
      return count(day, 'bigRisers', day.bigRisers, ranges?.bigRisers)
    case 'failures':
      return count(day, 'promotions', failuresOf(day, boards)?.length)
    case 'maxHeight':
      return count(day, 'maxHeight', day.maxHeight, ranges?.maxHeight)
    case 'statusUnknown':
      return known({ kind: 'count', from: day.statusUnknown, to: day.statusUnknown })
  }
}

/** 晋级失败: stocks with so many boards or more the day before that traded today and did not seal. */
export function failuresOf(
  day: DayStats,
  boards: number,
):
  | readonly { readonly code: DayStats['boards'][number]['code']; readonly name: string | undefined }[]
  | undefined {
  return day.promotions?.filter(({ from }) => from >= boards).flatMap(({ failed }) => failed)
}

function stocksOn(day: DayStats, isCounted: (streak: number) => boolean): number {
  return day.ladder.reduce((sum, { streak, codes }) => sum + (isCounted(streak) ? codes.length : 0), 0)
}

function sumOf({ ranges }: DayStats, isCounted: (streak: number) => boolean): Range {
  const rungs = ranges?.rungs.filter(({ streak }) => isCounted(streak)) ?? []
  return {
    from: rungs.reduce((sum, { from }) => sum + from, 0),
    to: rungs.reduce((sum, { to }) => sum + to, 0),
  }
}

/** The ends of 三连板及以上 are those of the promotion's part, as the sister text prints them. */
function tallRange(day: DayStats, boards: number): Range | undefined {
  if (day.ranges === undefined) return undefined
  const ends = boards === 3 ? day.ranges.streakPromotion : undefined
  return ends === undefined
    ? sumOf(day, (streak) => streak >= boards)
    : { from: ends.from.part, to: ends.to.part }
}

/** 上一交易日的连板股: the whole of the promotion rate, else the day before's own count. */
function streakStocksBefore({ today, before }: Reading): OwnFigure {
  const rate = today.streakPromotion
  const ends = today.ranges?.streakPromotion
  if (rate !== undefined && today.quality.streakPromotion.state !== 'unknown') {
    return ends === undefined
      ? known({ kind: 'count', from: rate.whole, to: rate.whole })
      : known({ kind: 'count', from: ends.to.whole, to: ends.from.whole })
  }
  if (before === undefined) return unknown(NO_DAY_BEFORE)
  return count(before, 'streakStocks', before.streakStocks, before.ranges?.streakStocks)
}

function ownRate({ figure, boards, day: whichDay }: RateClaim, reading: Reading): OwnFigure {
  return ofDay(reading, whichDay, (day) => {
    switch (figure) {
      case 'sealRate':
        return rate(day, 'sealRate', day.sealRate, day.ranges?.sealRate)
      case 'brokenRate':
        return rate(day, 'sealRate', rest(day.sealRate), brokenRange(day.ranges?.sealRate))
      case 'streakPromotion':
        return rate(day, 'streakPromotion', day.streakPromotion, day.ranges?.streakPromotion)
      case 'promotion':
        return rate(day, 'promotions', day.promotions?.find(({ from }) => from === boards)?.rate)
    }
  })
}

function rest(sealRate: Ratio | undefined): Ratio | undefined {
  return sealRate && ratio(sealRate.whole - sealRate.part, sealRate.whole)
}

function brokenRange(sealRate: RateRange | undefined): RateRange | undefined {
  const [from, to] = [rest(sealRate?.to), rest(sealRate?.from)]
  return from && to && { from, to }
}

function amountOf(
  { sse, szse, bse }: AmountByExchange,
  market: Extract<Claim, { kind: 'amount' }>['market'],
): number | undefined {
  switch (market) {
    case 'sse':
      return sse
    case 'szse':
      return szse
    case 'bse':
      return bse
    case 'sseSzse':
      return sse === undefined || szse === undefined ? undefined : sse + szse
    case 'all':
      return sse === undefined || szse === undefined || bse === undefined ? undefined : sse + szse + bse
  }
}

function ownMove({ code, name }: Extract<Claim, { kind: 'index' }>, day: DayStats): OwnFigure {
  if (code === undefined) return unknown(`${name} is no index that a recap reads out`)
  const digits = code.slice(0, 6)
  const move = day.indexes.find((index) => index.code.includes(digits))
  if (move === undefined) return unknown('no index bars of the day: give them with --index')
  return known({ kind: 'move', change: move.change })
}

function ofDay(
  reading: Reading,
  which: 'today' | 'before',
  figureOf: (day: DayStats) => OwnFigure,
): OwnFigure {
  const day = which === 'today' ? reading.today : reading.before
  return day === undefined ? unknown(NO_DAY_BEFORE) : figureOf(day)
}

function count(day: DayStats, figure: Figure, value: number | undefined, range?: Range): OwnFigure {
  if (value === undefined) return unknown(reasonOf(day, figure))
  if (day.quality[figure].state === 'unknown') return unknown(reasonOf(day, figure))
  return known({ kind: 'count', from: range?.from ?? value, to: range?.to ?? value })
}

function rate(day: DayStats, figure: Figure, value: Ratio | undefined, range?: RateRange): OwnFigure {
  if (value === undefined || day.quality[figure].state === 'unknown') return unknown(reasonOf(day, figure))
  if (day.ranges !== undefined && range === undefined && figure !== 'promotions') {
    return unknown('nothing says which stocks were ST, and an end of the rate is 0 of 0')
  }
  return known({ kind: 'rate', from: range?.from ?? value, to: range?.to ?? value })
}

function cents(day: DayStats, value: number | undefined, figure: Figure = 'amountCents'): OwnFigure {
  return value === undefined ? unknown(reasonOf(day, figure)) : known({ kind: 'cents', cents: value })
}

/** Why a figure of ours is not known. */
function reasonOf(day: DayStats, figure: Figure): string {
  const quality = day.quality[figure]
  const [cause] = quality.state === 'known' ? [] : quality.causes
  return cause === undefined ? 'the bars do not give it' : `not known from the bars: ${cause.text}`
}

function known(own: OwnNumber): OwnFigure {
  return { kind: 'known', own }
}

function unknown(reason: string): OwnFigure {
  return { kind: 'unknown', reason }
}
