/** What of a column's schema decides how its values are written. */
export interface CellSchema {
  readonly type?: string | undefined
  readonly scale?: number | undefined
}

/** The exchanges' clock is ahead of UTC by this, all year. */
const AHEAD_MS = 8 * 3_600_000
const DAY_MS = 86_400_000
/** Significant digits that tell every float of 32 bits from its neighbours. */
const FLOAT_DIGITS = 9

/** A Parquet value as the text of a cell, without loss; null is empty. */
export function cellText(value: unknown, { type, scale }: CellSchema): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return dayText(value)
  if (typeof value === 'number') {
    if (scale !== undefined) return value.toFixed(scale)
    return type === 'FLOAT' ? shortest(value) : String(value)
  }
  if (typeof value === 'string' || typeof value === 'bigint' || typeof value === 'boolean')
    return String(value)
  throw new TypeError('a value that is no number, text, flag or date')
}

/** The day of an instant: a midnight of UTC is a day without a zone, any other hour is the exchanges'. */
function dayText(instant: Date): string {
  const time = instant.getTime()
  return new Date(time % DAY_MS === 0 ? time : time + AHEAD_MS).toISOString().slice(0, 10)
}

/** The shortest decimal that is this float of 32 bits. */
function shortest(value: number): string {
  for (let digits = 1; digits < FLOAT_DIGITS; digits++) {
    const text = value.toPrecision(digits)
    if (Math.fround(Number(text)) === value) return String(Number(text))
  }
  return String(value)
}
