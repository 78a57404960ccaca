import type { DaySums } from '../engine/daySums.ts'
import { EXCHANGES } from '../model/code.ts'
import type { AmountByExchange } from '../model/report.ts'

/** 成交额 of one day by exchange; undefined where some bar has none, or the exchange no row. */
export function amountsOf(sums: DaySums, slot: number): AmountByExchange {
  const [sse, szse, bse] = EXCHANGES.map((_, at) =>
    sums.amountUnknown[slot * 3 + at]! > 0 || sums.codes[slot * 3 + at] === 0
      ? undefined
      : sums.amountCents[slot * 3 + at]!,
  )
  return { sse, szse, bse }
}

/** 沪深两市: the Beijing exchange is left out. */
export function changeOf(now: AmountByExchange, before: AmountByExchange): number | undefined {
  if (now.sse === undefined || now.szse === undefined) return undefined
  if (before.sse === undefined || before.szse === undefined) return undefined
  return now.sse + now.szse - before.sse - before.szse
}
