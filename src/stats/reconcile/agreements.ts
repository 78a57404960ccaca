import type { Claim } from '../../model/published.ts'
import type { Agreement, Compared } from '../../model/reconcile.ts'
import { failuresOf } from './ownNumber.ts'
import type { Reading } from './reading.ts'

/** What the bars confirm: numbers one by one, labels by printed group. */
export function agreementsOf(
  claims: readonly Claim[],
  compared: readonly Compared[],
  reading: Reading,
): Agreement[] {
  return claims.flatMap((claim, index): Agreement[] => {
    const agreeing = compared.filter((each) => each.claim === index && each.verdict === 'agrees')
    if (agreeing.length === 0) return []
    const numbers = agreeing.flatMap(({ item }) => (item?.kind === 'number' ? [item.own] : []))
    const isWhole = !compared.some((each) => each.claim === index && each.verdict !== 'agrees')
    const named =
      claim.kind === 'count' && claim.figure === 'failures'
        ? failuresOf(reading.today, claim.boards ?? 0)
        : []
    return [
      {
        printed: claim.text,
        at: claim.at,
        own: numbers[0],
        list:
          claim.kind === 'pool'
            ? { pool: claim.pool, agree: agreeing.length, rows: claim.members.length }
            : undefined,
        names:
          isWhole || claim.kind === 'pool'
            ? []
            : agreeing.flatMap(({ item }) => (item?.kind === 'stock' ? [item.name] : [])),
        named: (named ?? []).map(({ code, name }) => ({ code, name: name ?? code })),
        isFine: claim.kind === 'rate' && claim.figure !== 'sealRate' && claim.figure !== 'brokenRate',
        keys: agreeing.map(({ key }) => key),
      },
    ]
  })
}
