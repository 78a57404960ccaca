import { classOf } from '../engine/daySums.ts'
import type { SecurityFacts } from '../engine/securities.ts'
import type { StockStates } from '../engine/stockStates.ts'
import { STATUSES } from '../model/status.ts'
import type { Universe } from '../model/universe.ts'

const DELISTING = STATUSES.indexOf('delisting')

/**
 * 停牌: stocks of the scope that were seen in the look-back and have no bar on the day. A stock whose list
 * says that it has left, or whose last name was a delisting one, is not counted. `unsure` are those counted
 * without a row of their own that day and without a list: they may have left the market.
 */
export function suspendedStocks(
  stocks: StockStates,
  universe: Universe,
  facts: SecurityFacts,
  date: number,
  counted: Uint8Array,
): { suspended: number; unsure: number } {
  let suspended = 0
  let unsure = 0
  for (let stock = 0; stock < universe.stockCount; stock++) {
    const lastRow = stocks.lastRow[stock]!
    if (lastRow === 0 || stocks.lastBar[stock] === date) continue
    const status = stocks.status[stock]!
    if (counted[classOf(status, stocks.segment[stock]!)] !== 1) continue
    const hasRow = lastRow === date
    const security = facts.byCode.get(universe.codeOf(stock))
    const delisted = security?.delisted
    if (!hasRow && (status === DELISTING || (delisted !== undefined && delisted <= date))) continue
    suspended++
    if (!hasRow && security === undefined) unsure++
  }
  return { suspended, unsure }
}
