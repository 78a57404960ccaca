import type { StockStates } from '../engine/stockStates.ts'
import type { IssueLog } from '../model/issue.ts'
import type { Universe } from '../model/universe.ts'
import { BSE_CODE_CHANGE } from '../rules/bseCodes.ts'

/** The last trading day before the change, and the first day from which on a stock that ends there may have been halted. */
const LAST_OLD = 20250930
const HALTED_FROM = 20250801

/**
 * Reports stocks of Beijing that begin under a 920 code when all codes there changed, with nothing that marks a
 * listing, while stocks under old codes end: without a map of codes their streaks break. `issues` already holds
 * the late first bars.
 */
export function reportCodeChanges(stocks: StockStates, universe: Universe, issues: IssueLog): void {
  const late = issues.all.filter(
    ({ code, date, stock }) =>
      code === 'listing-unknown' &&
      date !== undefined &&
      date >= BSE_CODE_CHANGE &&
      stock?.startsWith('920') === true,
  )
  if (late.length === 0) return
  const ended = endedOldCodes(stocks, universe)
  if (ended.length === 0) return
  for (const { at, date, stock = '' } of late) {
    const same = ended.filter((code) => code.slice(3, 6) === stock.slice(3, 6))
    const who = same.length === 0 ? `one of ${ended.length} old codes` : same.join(' or ')
    issues.add({
      code: 'code-changed',
      at,
      found: `${stock} begins, ${who} ended`,
      stock,
      ...(date === undefined ? {} : { date }),
    })
  }
}

function endedOldCodes(stocks: StockStates, universe: Universe): string[] {
  const ended: string[] = []
  for (let stock = 0; stock < universe.stockCount; stock++) {
    const last = stocks.lastBar[stock]!
    if (universe.segmentOf(stock) !== 'bse' || last < HALTED_FROM || last > LAST_OLD) continue
    const code = universe.codeOf(stock)
    if (!code.startsWith('920')) ended.push(code)
  }
  return ended
}
