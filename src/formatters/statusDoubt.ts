import type { DayStats } from '../model/report.ts'

/** Codes that are named before the rest is only counted. */
const NAMED_CODES = 5

/** Of how many stocks nothing says whether they are ST, and which of the day's boards hang on it; undefined without ranges. */
export function statusDoubt(day: DayStats): string | undefined {
  if (day.ranges === undefined) return undefined
  const { stocks } = day.ranges
  const who = `nothing says ${whose(day.statusUnknown)}`
  if (stocks.length === 0) return `${who}; no board hangs on it`
  const named = stocks.slice(0, NAMED_CODES).join(', ')
  const more = stocks.length > NAMED_CODES ? ` and ${stocks.length - NAMED_CODES} more` : ''
  return `${who}; ${stockCount(stocks.length)} ${stocks.length === 1 ? 'hangs' : 'hang'} on it: ${named}${more}`
}

function whose(count: number): string {
  if (count === 0) return 'which stocks were ST on days before'
  return count === 1 ? 'whether 1 stock is ST' : `which of ${count} stocks are ST`
}

function stockCount(count: number): string {
  return `${count} ${count === 1 ? 'stock' : 'stocks'}`
}
