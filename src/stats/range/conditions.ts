import type { RangeDay, RunCondition } from '../../model/rangeReport.ts'
import { valueOn } from './values.ts'

/** Cents in 万亿. */
const WANYI = 1e14

/**
 * What runs of days are looked for. Of conditions that stand together the strictest with a run is told: from 3万亿 down,
 * from 10板 down.
 */
export const RUN_CONDITIONS: readonly (readonly RunCondition[])[] = [
  [{ kind: 'atLeast', figure: 'bigRisers', least: 100 }],
  [{ kind: 'atLeast', figure: 'overTenRisers', least: 100 }],
  [{ kind: 'atLeast', figure: 'sealed', least: 100 }],
  [3, 2, 1.5, 1].map((wanyi): RunCondition => ({
    kind: 'atLeast',
    figure: 'amountCents',
    least: wanyi * WANYI,
  })),
  [{ kind: 'atLeast', figure: 'sealRate', least: 0.8 }],
  [{ kind: 'rising', figure: 'maxHeight' }],
  [10, 7, 5].map((least): RunCondition => ({ kind: 'atLeast', figure: 'maxHeight', least })),
  [{ kind: 'moreThan', figure: 'decliners', other: 'advancers' }],
]

/** Whether a day meets a condition for sure or surely not; undefined where that is not known. `before` is the trading day before. */
export function meets(
  condition: RunCondition,
  day: RangeDay,
  before: RangeDay | undefined,
): boolean | undefined {
  const value = valueOn(day, condition.figure)
  if (value === undefined) return undefined
  if (condition.kind === 'atLeast') {
    if (value.from >= condition.least) return true
    return value.to < condition.least ? false : undefined
  }
  const other =
    condition.kind === 'moreThan'
      ? valueOn(day, condition.other)
      : before && valueOn(before, condition.figure)
  if (other === undefined) return undefined
  if (value.from > other.to) return true
  return value.to <= other.from ? false : undefined
}
