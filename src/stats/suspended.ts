import { classOf } from '../engine/daySums.ts'
import type { SecurityFacts } from '../engine/securities.ts'
import { STATUSES } from '../model/status.ts'
import type { Universe } from '../model/universe.ts'
import type { DayView } from './dayView.ts'

const DELISTING = STATUSES.indexOf('delisting')

/**
 * 停牌: stocks of the scope that had a row on one of the days from `since` on and have no bar on the day. A stock
 * whose list says that it has left, or whose last name was a delisting one, is not counted. `unsure` are those counted
 * without a row of their own that day and without a list: they may have left the market. `statusBefore` gives the
 * position in STATUSES of a stock's last bar.
 */
export function suspendedStocks(
  { presence, date, slot, firstSlot }: DayView,
  since: number,
  universe: Universe,
  facts: SecurityFacts,
  counted: Uint8Array,
  statusBefore: (stock: number) => number,
): { suspended: number; unsure: number } {
  const first = Math.max(firstSlot, presence.slotFrom(since))
  let suspended = 0
  let unsure = 0
  for (let stock = 0; stock < universe.stockCount; stock++) {
    const hasBar = presence.hasBar(stock, slot) && !presence.isGapFault(stock, slot)
    if (hasBar || !presence.hasRowIn(stock, first, slot)) continue
    const status = presence.hasBarIn(stock, first, slot - 1) ? statusBefore(stock) : 0
    if (counted[classOf(status, universe.segmentIdOf(stock))] !== 1) continue
    const hasRow = presence.hasRow(stock, slot)
    const security = facts.byCode.get(universe.codeOf(stock))
    const delisted = security?.delisted
    if (!hasRow && (status === DELISTING || (delisted !== undefined && delisted <= date))) continue
    suspended++
    if (!hasRow && security === undefined) unsure++
  }
  return { suspended, unsure }
}
