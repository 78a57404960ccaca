import type { PremiumFigures } from '../model/stockReport.ts'
import { ratio } from '../model/ratio.ts'
import type { Ratio } from '../model/ratio.ts'

const MILLION = 1_000_000n

/** Mean, median and share above 0 of some changes, exact until the last rounding. */
export function premiumFigures(changes: readonly Ratio[]): PremiumFigures {
  const positive = changes.filter(({ part }) => part > 0).length
  return {
    meanMillionths: meanMillionths(changes),
    medianMillionths: meanMillionths(middle(changes)),
    positive: ratio(positive, changes.length),
  }
}

/** The middle one of some changes, or the two around the middle. */
function middle(changes: readonly Ratio[]): readonly Ratio[] {
  // Parts and wholes are prices below 2^24, so the products are exact.
  const ascending = [...changes].sort((a, b) => a.part * b.whole - b.part * a.whole)
  const half = Math.floor((ascending.length - 1) / 2)
  return ascending.slice(half, ascending.length - half)
}

function meanMillionths(changes: readonly Ratio[]): number | undefined {
  if (changes.length === 0) return undefined
  let [part, whole] = [0n, 1n]
  for (const change of changes) {
    part = part * BigInt(change.whole) + BigInt(change.part) * whole
    whole *= BigInt(change.whole)
  }
  return Number(nearest(part * MILLION, whole * BigInt(changes.length)))
}

/** A fraction as a whole number, halves away from zero. */
function nearest(part: bigint, whole: bigint): bigint {
  const size = part < 0n ? -part : part
  const rounded = (2n * size + whole) / (2n * whole)
  return part < 0n ? -rounded : rounded
}
