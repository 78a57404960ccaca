/** The quotient of two whole numbers, rounded half up. Both are at least 0, the denominator above 0. */
export function roundHalfUp(numerator: bigint, denominator: bigint): bigint {
  return (2n * numerator + denominator) / (2n * denominator)
}
