import type { ComparedFigure } from '../model/dayDepth.ts'
import { fractionPercent } from './fraction.ts'
import { moneyPhrase } from './words/money.ts'
import type { Say } from './words/phrase.ts'

/** What the values of a compared figure are. */
export type ComparedKind = 'count' | 'rate' | 'money'

/** What the values of each compared figure are. */
export const COMPARED_KINDS: Readonly<Record<ComparedFigure, ComparedKind>> = {
  sealed: 'count',
  broken: 'count',
  sealRate: 'rate',
  limitDown: 'count',
  maxHeight: 'count',
  streakStocks: 'count',
  streakPromotion: 'rate',
  overallPromotion: 'rate',
  firstToSecond: 'rate',
  premiumOpen: 'rate',
  premiumClose: 'rate',
  bigLosses: 'count',
  advancers: 'count',
  decliners: 'count',
  overTenRisers: 'count',
  bigRisers: 'count',
  amountCents: 'money',
}

/** A value of a compared figure as text. */
export function valueText(kind: ComparedKind, value: number, say: Say): string {
  if (kind === 'rate') return fractionPercent(value, false)
  return kind === 'money' ? say(moneyPhrase(value)) : String(value)
}

/** A change of a compared figure with its sign; rates in percentage points. */
export function signedText(kind: ComparedKind, change: number, say: Say): string {
  if (kind === 'rate') return fractionPercent(change, true).replace('%', 'pp')
  const size = kind === 'money' ? say(moneyPhrase(Math.abs(change))) : String(Math.abs(change))
  return `${change > 0 ? '+' : '-'}${size}`
}
