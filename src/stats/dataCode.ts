import { stockCode } from '../model/code.ts'
import type { StockCode } from '../model/code.ts'
import type { Universe } from '../model/universe.ts'
import { bseNewCodes } from '../rules/bseCodes.ts'

/**
 * The code under which the bars know a stock that a list names: a list of today has the 920 codes of Beijing where
 * old bars have those of their day, and the other way round.
 */
export function dataCodes(universe: Universe): (code: StockCode) => StockCode {
  const newDigits = bseNewCodes()
  const oldDigits = new Map([...newDigits].map(([before, after]) => [after, before]))
  return (code) => {
    const now = universe.currentCode(code)
    if (!now.endsWith('.BJ') || universe.indexOf(now) !== undefined) return now
    const digits = Number(now.slice(0, 6))
    const other = newDigits.get(digits) ?? oldDigits.get(digits)
    if (other === undefined) return now
    const otherCode = stockCode(other, 'BJ')
    return universe.indexOf(otherCode) === undefined ? now : otherCode
  }
}
