import { nameOn } from '../engine/status.ts'
import type { SecurityFacts } from '../engine/securities.ts'
import type { StockCode } from '../model/code.ts'
import type { Security } from '../model/security.ts'

/** A stock's name on a day as the securities lists give it, for rows without one. */
export function listedName(facts: SecurityFacts, code: StockCode, date: number): string | undefined {
  return nameOfList(facts.byCode.get(code), date)
}

/** The same by what the lists say of the stock. */
export function nameOfList(security: Security | undefined, date: number): string | undefined {
  return nameOn(security, date)?.name ?? security?.undatedName
}
