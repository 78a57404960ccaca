import { ROW_BAR } from '../../model/barFrame.ts'
import { dateText } from '../../model/date.ts'
import { Refusal } from '../../model/refusal.ts'
import { previousTradingDay } from '../../rules/calendar.ts'
import type { DayRows } from '../../store/dayRows.ts'
import type { StoreReader } from '../../store/reader.ts'

/** Share of the stocks, in percent, that may have an ex-rights day at once. */
const MOST_EX_RIGHTS = 10
/** Fewer stocks prove nothing. */
const LEAST_STOCKS = 20

/**
 * Refuses a day whose reference prices are not the closes that the store holds of the trading day before, ex-rights
 * days (除权除息) apart: adjusted prices, or the rows of another day. True when there was a day to hold it against.
 */
export async function checkContinuity(
  reader: StoreReader,
  date: number,
  rows: DayRows,
  source: string,
): Promise<boolean> {
  const before = previousTradingDay(date)
  const stored = reader.days().includes(before) ? await reader.readDay(before) : undefined
  if (stored === undefined) return false
  const closes = new Map<number, number>()
  for (let row = 0; row < stored.rows.count; row++) {
    if (stored.rows.kind[row] === ROW_BAR) closes.set(stored.rows.digits[row]!, stored.rows.close[row]!)
  }
  let compared = 0
  let other = 0
  for (let row = 0; row < rows.count; row++) {
    const close = closes.get(rows.digits[row]!)
    if (rows.kind[row] !== ROW_BAR || rows.prevClose[row] === 0 || close === undefined) continue
    compared++
    if (close !== rows.prevClose[row]) other++
  }
  if (compared < LEAST_STOCKS) return false
  if (other * 100 <= compared * MOST_EX_RIGHTS) return true
  throw new Refusal(
    'sources-differ',
    `${other} of ${compared} previous closes of ${source} on ${dateText(date)} are not the stored closes of ${dateText(before)}`,
    `nothing of ${dateText(date)} is written; one of the two days is of another day, or adjusted: see limitup store status`,
  )
}
