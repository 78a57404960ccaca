import type { Security } from '../model/security.ts'
import type { StockCode } from '../model/code.ts'

/** What is known of the stocks beside their bars, and how far to trust it. */
export interface SecurityFacts {
  readonly byCode: ReadonlyMap<StockCode, Security>
  /** From which day an undated name decides the status: yyyymmdd, 'always', or undefined for never. */
  readonly namesValidFrom: number | 'always' | undefined
  /** Judge a stock whose status nothing tells as not ST. */
  readonly assumeNoSt: boolean
}
