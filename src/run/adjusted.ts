import type { ScanResult } from '../engine/scanTypes.ts'
import { ANOMALOUS, UP_SEALED } from '../model/boardEvents.ts'
import { Refusal } from '../model/refusal.ts'

/** Fewest telling bars on which a verdict rests. */
const FEWEST = 20

/**
 * Refuses prices that were adjusted (前复权, 后复权) and rounded back to cents: their closes at the high lie one
 * tick off the limit as often as on it, or beyond it. In unadjusted bars such closes are rare.
 */
export function refuseAdjusted(scan: ScanResult): void {
  const { events, nearMisses } = scan
  let sealed = 0
  let beyond = 0
  for (let event = 0; event < events.count; event++) {
    if ((events.state[event]! & UP_SEALED) !== 0) sealed++
    if ((events.state[event]! & ANOMALOUS) !== 0) beyond++
  }
  const off = nearMisses + beyond
  if (off < FEWEST || off * 3 < sealed) return
  throw new Refusal(
    'adjusted-prices',
    `the prices look adjusted: ${beyond} bars lie beyond their limits and ${nearMisses} close one tick below, against ${sealed} exactly on them`,
    'limits hold for unadjusted prices (不复权): export with adjust="" (AkShare), adjustflag=3 (BaoStock) or fqt=0 (Eastmoney); a wrong ST source looks the same',
  )
}
