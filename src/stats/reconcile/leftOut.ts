import type { StockCode } from '../../model/code.ts'
import type { GroupClaim, PoolClaim } from '../../model/published.ts'
import type { Compared } from '../../model/reconcile.ts'
import { isInFocus } from './matchLabel.ts'
import { ownStock } from './ownBoards.ts'
import type { BoardsByCode } from './ownBoards.ts'
import type { Reading } from './reading.ts'
import type { PreparedText } from './resolveNames.ts'
import { isTierOf, rungOf } from './tiers.ts'

/** Stocks of ours that a text does not print where it prints their like, and that a list lacks. */
export function leftOutOf(text: PreparedText, reading: Reading, boards: BoardsByCode): Compared[] {
  const { claims } = text.resolved
  const pools = claims.flatMap((claim, index) =>
    claim.kind === 'pool' ? missingOf(text, claim, index, reading, boards) : [],
  )
  const hasGroups = claims.some(isTier)
  if (!hasGroups || reading.today.quality.limitUp.state === 'unknown') return pools
  const printed = printedCodes(text)
  const codes = text.style === 'focus' ? focusCodes(reading) : tierCodes(text, reading)
  const verdict = text.style === 'focus' && text.isSelection ? 'remark' : 'leftOut'
  const left = codes
    .filter((code) => !printed.has(code))
    .map((code): Compared => {
      return {
        key: `left out ${code}`,
        claim: undefined,
        verdict,
        reason: undefined,
        item: { kind: 'leftOut', own: ownStock(code, undefined, boards) },
      }
    })
  return [...pools, ...left]
}

/** Whether a claim names stocks under a label of boards: 涨停 in prose is none. */
function isTier(claim: PreparedText['resolved']['claims'][number]): claim is GroupClaim {
  if (claim.kind !== 'group') return false
  const { kind } = claim.label
  return !claim.isSoft && kind !== 'sealed' && kind !== 'broken' && kind !== 'limitDown'
}

function printedCodes({ resolved }: PreparedText): Set<StockCode> {
  const found = new Set<StockCode>()
  resolved.claims.forEach((claim, index) => {
    if (!isTier(claim)) return
    for (const { codes } of resolved.names.get(index) ?? []) for (const code of codes) found.add(code)
  })
  return found
}

function focusCodes({ today }: Reading): StockCode[] {
  return today.boards.filter(isInFocus).map(({ code }) => code)
}

/** Stocks of the tiers that the line should print: all of them in an opening line, else those of a printed tier. */
function tierCodes(text: PreparedText, { today }: Reading): StockCode[] {
  const all = text.resolved.claims.filter(isTier)
  const rungs = all.filter(({ isLadder }) => isLadder)
  const tiers = all.filter(({ isLadder }) => !isLadder)
  const onRungs = rungs.flatMap((claim) => (isCut(claim) ? [] : rungOf(claim, today)))
  const inTiers = today.opening.groups.flatMap((group) => {
    const like = tiers.filter((tier) => isTierOf(tier, group))
    if (like.length === 0 && text.style !== 'opening') return []
    return like.some(isCut) ? [] : group.codes
  })
  return [...new Set([...onRungs, ...inTiers])]
}

/** Whether a group names only some of its stocks: 等, 等8股. */
function isCut({ isOpen, total, names }: GroupClaim): boolean {
  return isOpen || (total !== undefined && total > names.length)
}

/** Stocks of ours that a vendor's list does not hold; of a list that was cut nothing is missing. */
function missingOf(
  { resolved }: PreparedText,
  { pool, members, total }: PoolClaim,
  index: number,
  { today }: Reading,
  boards: BoardsByCode,
): Compared[] {
  if (total !== undefined && total > members.length) return []
  const figure = pool === 'limitDown' ? 'limitDown' : 'limitUp'
  if (today.quality[figure].state === 'unknown') return []
  const listed = new Set((resolved.names.get(index) ?? []).flatMap(({ codes }) => codes))
  const own = pool === 'limitDown' ? today.downBoards : today.boards
  const state = pool === 'broken' ? 'broken' : 'sealed'
  return own
    .filter((board) => board.state === state && !listed.has(board.code))
    .map(({ code }): Compared => {
      const isOpen = today.ranges?.stocks.includes(code) === true
      return {
        key: `claim ${index} stock ${code}`,
        claim: index,
        verdict: isOpen ? 'notComparable' : 'leftOut',
        reason: isOpen ? 'it hangs on whether the stock was ST, which nothing says' : undefined,
        item: { kind: 'leftOut', own: ownStock(code, undefined, boards) },
      }
    })
}
