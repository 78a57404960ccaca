import type { StockCode } from '../../model/code.ts'
import type { GroupClaim, TextStyle } from '../../model/published.ts'
import type { Compared, OwnStock } from '../../model/reconcile.ts'
import { matchLabel, matchLadder } from './matchLabel.ts'
import { ownStock } from './ownBoards.ts'
import type { BoardsByCode } from './ownBoards.ts'
import type { Reading } from './reading.ts'
import type { PreparedText } from './resolveNames.ts'
import { nameProblem, stockCompared } from './stockCompared.ts'
import type { FoundProblem } from './stockCompared.ts'
import { isTierOf, rungOf } from './tiers.ts'

/** Holds every name of a printed group against our label of its stock. */
export function compareGroup(
  text: PreparedText,
  claim: GroupClaim,
  index: number,
  reading: Reading,
  boards: BoardsByCode,
): Compared[] {
  const names = text.resolved.names.get(index) ?? []
  const seen = new Set<StockCode>()
  return names.map((name, at) => {
    const code = name.codes.length === 1 ? name.codes[0] : undefined
    const isRepeated = code !== undefined && seen.has(code)
    if (code !== undefined) seen.add(code)
    const own = code === undefined ? undefined : ownStock(code, name.text, boards)
    const problem =
      nameProblem(name) ?? (isRepeated ? 'repeated' : groupProblem(claim, own, text.style, reading))
    return stockCompared(`claim ${index} name ${at}`, index, name, claim.label, own, problem, reading)
  })
}

function groupProblem(
  { label, mark, isBse, isLadder }: GroupClaim,
  own: OwnStock | undefined,
  style: TextStyle,
  { today }: Reading,
): FoundProblem {
  if (label.kind === 'limitDown') return own?.downBoard?.state === 'sealed' ? undefined : 'noBoard'
  const board = own?.board
  if (board === undefined || (board.state === 'sealed') !== (label.kind !== 'broken')) return 'noBoard'
  const match = isLadder
    ? matchLadder(label, board)
    : matchLabel(label, board, { style, thresholds: today.thresholds })
  if (match !== 'yes') return match === 'no' ? 'label' : 'open'
  if (isBse && board.segment !== 'bse') return 'block'
  if (mark === undefined) return undefined
  const own20 = board.limitPercent <= 10 ? 10 : board.limitPercent
  const saidByBlock = isBse && mark === 10 && own20 === 30
  return mark === own20 || saidByBlock ? undefined : 'mark'
}

/** 等K股: how many stocks the whole tier is said to hold. */
export function compareTotal(
  claim: GroupClaim,
  index: number,
  style: TextStyle,
  { today }: Reading,
): Compared[] {
  const { total } = claim
  if (total === undefined) return []
  const own = totalOf(claim, style, today)
  return [
    {
      key: `claim ${index} total`,
      claim: index,
      verdict: own === total ? 'agrees' : 'differs',
      reason: undefined,
      item: { kind: 'total', printed: total, own },
    },
  ]
}

function totalOf(claim: GroupClaim, style: TextStyle, today: Reading['today']): number {
  const { label, mark, isLadder } = claim
  if (isLadder) return rungOf(claim, today).length
  const groups = today.opening.groups.filter(
    (group) => isTierOf(claim, group) && isAtLeast(group.label) === isAtLeast(label),
  )
  if (groups.length > 0) return groups.reduce((sum, { codes }) => sum + codes.length, 0)
  const rules = { style, thresholds: today.thresholds }
  return today.boards.filter(
    (board) =>
      (mark === undefined || mark === Math.max(10, board.limitPercent)) &&
      matchLabel(label, board, rules) === 'yes',
  ).length
}

function isAtLeast(label: { readonly kind: string; readonly atLeast?: boolean }): boolean {
  return label.atLeast === true
}
