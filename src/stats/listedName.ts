import { nameOn } from '../engine/status.ts'
import type { SecurityFacts } from '../engine/securities.ts'
import type { StockCode } from '../model/code.ts'

/** A stock's name on a day as the securities lists give it, for rows without one. */
export function listedName(facts: SecurityFacts, code: StockCode, date: number): string | undefined {
  const security = facts.byCode.get(code)
  return nameOn(security, date)?.name ?? security?.undatedName
}
