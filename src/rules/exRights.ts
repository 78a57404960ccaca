import type { ExRights } from '../model/exRights.ts'

/** Ten shares, and one yuan, in ten-thousandths. */
const TEN_SHARES = 100_000n
const YUAN = 10_000n

/**
 * 除权除息参考价 in cents of a close in cents: (close × 10 − cash + rights price × rights) ÷ (10 + bonus + rights),
 * half up to the cent and at least one cent. Exact in whole numbers.
 */
export function exRightsReference(close: number, exRights: ExRights): number {
  const { cash, bonus, rights, rightsPrice } = exRights
  // Ten-thousandths of a yuan for ten shares: a cent is a hundred of them.
  const held = BigInt(close) * 100n * 10n
  const worth = (held - BigInt(cash)) * YUAN + BigInt(rightsPrice) * BigInt(rights)
  const shares = TEN_SHARES + BigInt(bonus) + BigInt(rights)
  const cents = (worth * 2n + shares * 100n) / (shares * 200n)
  return Math.max(1, Number(cents))
}
