/**
 * A fraction that is no ratio of counts (a mean, a median) in percent with two decimals: 0.0123 -> '1.23%'; with its
 * sign where `isSigned`.
 */
export function fractionPercent(fraction: number, isSigned: boolean): string {
  const text = (fraction * 100).toFixed(2)
  const number = text === '-0.00' ? '0.00' : text
  return `${isSigned && fraction > 0 && number !== '0.00' ? '+' : ''}${number}%`
}
