import { PERCENT_UNITS } from '../../model/published.ts'
import type { PrintedNumber } from '../../model/published.ts'
import type { Ratio } from '../../model/ratio.ts'
import type { Distance, OwnNumber } from '../../model/reconcile.ts'
import { roundHalfUp } from '../../model/rounding.ts'
import type { NumberClaim } from './ownNumber.ts'

/** Whether a printed number is what our figures give, rounded as it was printed; else how far it is off. */
export type Match =
  { readonly agrees: true } | { readonly agrees: false; readonly distance: Distance | undefined }

const AGREES: Match = { agrees: true }
/** Counts of one day differ by so many from text to text. */
export const USUAL_COUNT = 2
/** A hundredth of a percent: published promotion rates are rounded or cut. */
const HUNDREDTH = PERCENT_UNITS / 100
/** Two decimals of 万亿. */
const HUNDREDTH_OF_WANYI = 1e12
/** Advancers are printed in whole hundreds. */
const HUNDRED = 100

/** Compares a claim's number with ours. */
export function matchNumber(claim: NumberClaim, own: OwnNumber): Match {
  switch (claim.kind) {
    case 'count': {
      if (own.kind !== 'count') throw mismatch(claim, own)
      const isBreadth =
        claim.figure === 'advancers' || claim.figure === 'decliners' || claim.figure === 'unchanged'
      return matchCount(claim.printed, own.from, own.to, isBreadth ? HUNDRED : Infinity)
    }
    case 'rate': {
      if (own.kind !== 'rate') throw mismatch(claim, own)
      const isPromotion = claim.figure === 'streakPromotion' || claim.figure === 'promotion'
      return matchRate(claim.printed, own.from, own.to, isPromotion)
    }
    case 'amount': {
      if (own.kind !== 'cents') throw mismatch(claim, own)
      return matchCents(claim.printed, own.cents)
    }
    case 'amountChange': {
      if (own.kind !== 'cents') throw mismatch(claim, own)
      return matchChange(claim.direction, claim.printed, own.cents)
    }
    case 'index': {
      if (own.kind !== 'move') throw mismatch(claim, own)
      return matchMove(claim.direction, claim.printed, own.change)
    }
  }
}

function mismatch(claim: NumberClaim, own: OwnNumber): Error {
  return new Error(`a ${claim.kind} cannot be compared with a ${own.kind}`)
}

function matchCount(printed: PrintedNumber, from: number, to: number, coarsest: number): Match {
  if (printed.form === 'range' && from !== to) {
    if (printed.value === from && printed.to === to) return AGREES
    const size = printed.value === from ? printed.to - to : printed.value - from
    return { agrees: false, distance: { size, isUsual: Math.abs(size) <= USUAL_COUNT } }
  }
  const [least, most] = interval(printed, Math.max(1, Math.min(printed.place, coarsest)))
  if (least <= to && from <= most) return AGREES
  const size = least > to ? least - to : most - from
  return { agrees: false, distance: { size, isUsual: Math.abs(size) <= USUAL_COUNT } }
}

/** Both ends, included, of what a printed whole number claims. `step` is one unit of its last place. */
function interval({ form, value, to, isBare }: PrintedNumber, step: number): [least: number, most: number] {
  switch (form) {
    case 'exact':
      return [value, value]
    case 'range':
      return [value, to]
    case 'over':
      return [value, isBare ? value * 10 - 1 : value + step - 1]
    case 'near':
      return [value - (isBare ? Math.round(value / 5) : step) + 1, value]
    case 'about':
      return [value - Math.floor(step / 2), value + Math.floor(step / 2)]
    case 'under':
      return [value - step, value - 1]
    case 'atLeast':
      return [value, Infinity]
  }
}

function matchRate(printed: PrintedNumber, from: Ratio, to: Ratio, isPromotion: boolean): Match {
  const agrees = isRate(printed, from, to, isPromotion)
  if (agrees) return AGREES
  const nearest = unitsOf(from, printed.place) > printed.value ? from : to
  const size = printed.value - unitsOf(nearest, Math.min(printed.place, HUNDREDTH))
  const isUsual =
    from === to &&
    printed.form === 'exact' &&
    nearCounts(from).some((near) => isRate(printed, near, near, isPromotion))
  return { agrees: false, distance: { size, isUsual } }
}

function isRate(printed: PrintedNumber, from: Ratio, to: Ratio, isPromotion: boolean): boolean {
  const { form, value, place } = printed
  if (form === 'exact') {
    if (unitsOf(from, place) <= value && value <= unitsOf(to, place)) return true
    const slack = isPromotion ? HUNDREDTH : 0
    return unitsOf(from, HUNDREDTH) - slack <= value && value <= unitsOf(to, HUNDREDTH) + slack
  }
  if (form === 'range') {
    const isOne = from.part * to.whole === to.part * from.whole
    if (isOne) return value <= unitsOf(from, place) && unitsOf(from, place) <= printed.to
    return unitsOf(from, place) === value && unitsOf(to, place) === printed.to
  }
  const [least, most] = interval(printed, place)
  return Number(floorUnits(to)) >= least && Number(floorUnits(from)) <= most
}

/** Rates whose counts are each off by at most USUAL_COUNT. */
function nearCounts({ part, whole }: Ratio): Ratio[] {
  const other = whole - part
  const near: Ratio[] = []
  for (let first = -USUAL_COUNT; first <= USUAL_COUNT; first++) {
    for (let second = -USUAL_COUNT; second <= USUAL_COUNT; second++) {
      const [sealed, rest] = [part + first, other + second]
      if (sealed >= 0 && rest >= 0 && sealed + rest > 0) near.push({ part: sealed, whole: sealed + rest })
    }
  }
  return near
}

/** A rate in units of printed percents, rounded half up to a place. */
function unitsOf({ part, whole }: Ratio, place: number): number {
  return (
    place * Number(roundHalfUp(BigInt(part) * 100n * BigInt(PERCENT_UNITS), BigInt(whole) * BigInt(place)))
  )
}

function floorUnits({ part, whole }: Ratio): bigint {
  return (BigInt(part) * 100n * BigInt(PERCENT_UNITS)) / BigInt(whole)
}

function matchCents(printed: PrintedNumber, cents: number): Match {
  const { form, value, place } = printed
  if (form === 'exact') {
    const rounded = roundedCents(cents, Math.min(place, HUNDREDTH_OF_WANYI))
    return rounded === value ? AGREES : { agrees: false, distance: { size: value - cents, isUsual: false } }
  }
  const [least, most] = interval(printed, place)
  if (least <= cents && cents <= most) return AGREES
  return { agrees: false, distance: { size: cents < least ? least - cents : most - cents, isUsual: false } }
}

function roundedCents(cents: number, place: number): number {
  return place * Number(roundHalfUp(BigInt(cents), BigInt(place)))
}

/** Whole 亿: what a change of amounts is printed in. */
const YI = 1e10

function matchChange(
  direction: 'more' | 'less' | 'same',
  printed: PrintedNumber | undefined,
  cents: number,
): Match {
  const isFlat = roundedCents(Math.abs(cents), YI) === 0
  if (direction === 'same') {
    return isFlat ? AGREES : { agrees: false, distance: { size: -cents, isUsual: false } }
  }
  const sign = direction === 'more' ? 1 : -1
  const isSameWay = Math.sign(cents) === sign
  if (printed === undefined) return isSameWay ? AGREES : { agrees: false, distance: undefined }
  if (isSameWay) return matchCents(printed, Math.abs(cents))
  return { agrees: false, distance: { size: sign * printed.value - cents, isUsual: false } }
}

function matchMove(
  direction: 'up' | 'down' | 'flat',
  printed: PrintedNumber | undefined,
  change: Ratio,
): Match {
  const sign = direction === 'up' ? 1 : direction === 'down' ? -1 : 0
  const size: Ratio = { part: Math.abs(change.part), whole: change.whole }
  const place = Math.min(printed?.place ?? HUNDREDTH, HUNDREDTH)
  const own = Math.sign(change.part) * unitsOf(size, place)
  const value = sign * (printed?.value ?? 0)
  const isSameWay = own === 0 || Math.sign(own) === sign
  if (printed === undefined || printed.form === 'exact') {
    return own === value ? AGREES : { agrees: false, distance: { size: value - own, isUsual: false } }
  }
  const [least, most] = interval(printed, printed.place)
  const units = Number(floorUnits(size))
  if (isSameWay && least <= units && units <= most) return AGREES
  return { agrees: false, distance: { size: value - own, isUsual: false } }
}
