import { codeParts, identifyCode, stockCode } from '../model/code.ts'
import type { StockCode } from '../model/code.ts'

/** The other code of a stock of Beijing: the new one of an old, and the old one of a new. */
export function otherCode(
  newDigits: ReadonlyMap<number, number>,
): (code: StockCode) => StockCode | undefined {
  const oldDigits = new Map([...newDigits].map(([before, after]) => [after, before]))
  return (code) => {
    const parts = codeParts(code)
    const digits = parts && (newDigits.get(parts.digits) ?? oldDigits.get(parts.digits))
    const identity = digits === undefined ? undefined : identifyCode({ digits, exchange: undefined })
    return identity?.kind === 'stock' && digits !== undefined
      ? stockCode(digits, identity.exchange)
      : undefined
  }
}
