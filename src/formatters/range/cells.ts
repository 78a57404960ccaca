import type { RangeDay } from '../../model/rangeReport.ts'
import type { Ratio } from '../../model/ratio.ts'
import type { Range, RateRange } from '../../model/statusRanges.ts'
import { nameOf } from '../label.ts'
import { UNKNOWN } from '../percent.ts'
import { endsText, rateText } from '../rangeText.ts'
import { moneyPhrase } from '../words/money.ts'
import type { Say } from '../words/phrase.ts'
import { namesPhrase } from '../words/range.ts'

/** A count, or both its ends: 83, 83–92; – where it is not known. */
export function countCell(range: Range | undefined): string {
  return range === undefined ? UNKNOWN : endsText(String(range.from), String(range.to))
}

/** A rate, or both its ends. */
export function rateCell(range: RateRange | undefined, percent: (rate: Ratio) => string): string {
  return range === undefined ? UNKNOWN : rateText(range, percent)
}

/** 最高板; `>=` where some streak may be longer than seen. */
export function heightCell({ maxHeight, maxHeightAtLeast }: RangeDay): string {
  if (maxHeight === undefined) return UNKNOWN
  return maxHeightAtLeast ? `>=${maxHeight.from}` : countCell(maxHeight)
}

/** The tallest streak's stocks, at most two by name; empty where no streak has two boards. */
export function tallestCell({ rungs }: RangeDay, say: Say): string {
  const stocks = rungs?.[0]?.stocks ?? []
  return say(namesPhrase(stocks.slice(0, 2).map(nameOf), stocks.length))
}

/** An amount in words. */
export function moneyCell(cents: number | undefined, say: Say): string {
  return cents === undefined ? UNKNOWN : say(moneyPhrase(cents))
}
