import { dateText } from '../../model/date.ts'

/** Days as one phrase: their number, the first and the last. */
export function daysPhrase(days: readonly number[]): string {
  const [first] = days
  const last = days.at(-1)
  if (first === undefined || last === undefined) return 'none'
  const count = counted(days.length, 'day')
  return first === last ? `${count}, ${dateText(first)}` : `${count}, ${dateText(first)} to ${dateText(last)}`
}

/** A number with its noun. */
export function counted(count: number, what: string): string {
  return `${grouped(count)} ${what}${count === 1 ? '' : 's'}`
}

/** A whole number with commas. */
export function grouped(count: number): string {
  return count.toLocaleString('en-US')
}

/** Bytes as people say them. */
export function bytesPhrase(bytes: number): string {
  if (bytes < 1 << 20) return `${(bytes / 1024).toFixed(1)} KiB`
  return bytes < 1 << 30 ? `${(bytes / (1 << 20)).toFixed(1)} MiB` : `${(bytes / (1 << 30)).toFixed(2)} GiB`
}

/** An instant as the exchanges' clock shows it: 2026-01-05 16:00. */
export function clockPhrase(instant: string): string {
  const there = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString()
  return `${there.slice(0, 10)} ${there.slice(11, 16)}`
}
