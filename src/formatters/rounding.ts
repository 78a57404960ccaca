/** The quotient of two whole numbers, rounded half up. Both are at least 0, the denominator above 0. */
export function roundHalfUp(numerator: bigint, denominator: bigint): bigint {
  return (2n * numerator + denominator) / (2n * denominator)
}

/** Hundredths as text, trailing zeros dropped: 196n -> '1.96', 170n -> '1.7', 200n -> '2'. */
export function trimmedHundredths(hundredths: bigint): string {
  return fixedHundredths(hundredths).replace(/\.?0+$/, '')
}

/** Hundredths as text, always two decimals: 170n -> '1.70'. */
export function fixedHundredths(hundredths: bigint): string {
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`
}
