import type { Claim } from '../../model/published.ts'
import type { Compared } from '../../model/reconcile.ts'
import { SCOPE_RULES } from '../../model/scope.ts'
import { compareGroup, compareTotal } from './compareGroup.ts'
import { comparePool } from './comparePool.ts'
import { leftOutOf } from './leftOut.ts'
import { matchNumber } from './matchNumber.ts'
import { boardsByCode } from './ownBoards.ts'
import type { BoardsByCode } from './ownBoards.ts'
import { ownNumber } from './ownNumber.ts'
import type { NumberClaim } from './ownNumber.ts'
import type { Reading } from './reading.ts'
import type { PreparedText } from './resolveNames.ts'

/** Holds every claim against one reading of the bars. */
export function compareClaims(text: PreparedText, reading: Reading): Compared[] {
  const boards = boardsByCode(reading)
  const compared = text.resolved.claims.flatMap((claim, index) =>
    compareClaim(text, claim, index, reading, boards),
  )
  return [...compared, ...leftOutOf(text, reading, boards)]
}

function compareClaim(
  text: PreparedText,
  claim: Claim,
  index: number,
  reading: Reading,
  boards: BoardsByCode,
): Compared[] {
  switch (claim.kind) {
    case 'group':
      return [
        ...compareGroup(text, claim, index, reading, boards),
        ...compareTotal(claim, index, text.style, reading),
      ]
    case 'pool':
      return comparePool(text, claim, index, reading, boards)
    case 'scope':
      return [compareScope(claim, index, reading)]
    case 'count':
    case 'rate':
    case 'amount':
    case 'amountChange':
    case 'index':
      return [compareNumber(claim, index, reading)]
  }
}

function compareNumber(claim: NumberClaim, index: number, reading: Reading): Compared {
  const key = `claim ${index}`
  const found = ownNumber(claim, reading)
  if (found.kind === 'unknown') {
    return { key, claim: index, verdict: 'notComparable', reason: found.reason, item: undefined }
  }
  const match = matchNumber(claim, found.own)
  const distance = match.agrees ? undefined : match.distance
  return {
    key,
    claim: index,
    verdict: match.agrees ? 'agrees' : 'differs',
    reason: undefined,
    item: { kind: 'number', own: found.own, distance },
  }
}

function compareScope(
  { specialTreatment, delisting, bse }: Extract<Claim, { kind: 'scope' }>,
  index: number,
  { today }: Reading,
): Compared {
  const rules = SCOPE_RULES[today.scope]
  const agrees =
    (specialTreatment === undefined || specialTreatment === today.specialTreatment) &&
    (delisting === undefined || (delisting === 'in') === rules.delisting) &&
    (bse === undefined || (bse === 'in') === rules.bse)
  return {
    key: `claim ${index}`,
    claim: index,
    verdict: agrees ? 'agrees' : 'differs',
    reason: undefined,
    item: { kind: 'scope' },
  }
}
