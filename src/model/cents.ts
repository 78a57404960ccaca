/**
 * Prices are integer cents (分). Inside frames a price is a plain integer of that meaning.
 * Yuan text becomes cents here and nowhere else.
 */

/** Largest price a bar may carry, in cents (100,000 yuan): keeps every limit product exact in 32 bits. */
export const MAX_PRICE_CENTS = 10_000_000

/** Largest distance from a whole cent, in cents, that counts as float noise and not as an adjusted price. */
const FLOAT_NOISE_CENTS = 1e-3

/**
 * Cents of a price in yuan given as a double, or undefined when it lies off the 0.01 grid by more than
 * float noise. Shape: finite number in yuan. Unit of the result: cents.
 */
export function centsFromYuan(yuan: number): number | undefined {
  const scaled = yuan * 100
  const cents = Math.round(scaled)
  return Math.abs(scaled - cents) < FLOAT_NOISE_CENTS ? cents : undefined
}

/** Yuan text of a price in cents, always two decimals: 1946 -> '19.46'. */
export function yuanFromCents(cents: number): string {
  const sign = cents < 0 ? '-' : ''
  const absolute = Math.abs(cents)
  const whole = Math.floor(absolute / 100)
  const part = Math.round(absolute - whole * 100)
  return `${sign}${whole}.${part < 10 ? '0' : ''}${part}`
}
