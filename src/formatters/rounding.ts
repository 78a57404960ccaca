export { roundHalfUp } from '../model/rounding.ts'

/** Hundredths as text, trailing zeros dropped: 196n -> '1.96', 170n -> '1.7', 200n -> '2'. */
export function trimmedHundredths(hundredths: bigint): string {
  return fixedHundredths(hundredths).replace(/\.?0+$/, '')
}

/** Hundredths as text, always two decimals: 170n -> '1.70'. */
export function fixedHundredths(hundredths: bigint): string {
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`
}
