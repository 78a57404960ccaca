import type { StockCode } from '../../model/code.ts'
import type { PoolClaim, PrintedLabel } from '../../model/published.ts'
import type { Compared, OwnStock } from '../../model/reconcile.ts'
import { matchMember } from './matchLabel.ts'
import type { LabelMatch } from './matchLabel.ts'
import { ownStock } from './ownBoards.ts'
import type { BoardsByCode } from './ownBoards.ts'
import type { Reading } from './reading.ts'
import type { PreparedText } from './resolveNames.ts'
import { nameProblem, stockCompared } from './stockCompared.ts'
import type { FoundProblem } from './stockCompared.ts'

/** Holds every row of a vendor's list against our boards. */
export function comparePool(
  text: PreparedText,
  claim: PoolClaim,
  index: number,
  reading: Reading,
  boards: BoardsByCode,
): Compared[] {
  const names = text.resolved.names.get(index) ?? []
  const seen = new Set<StockCode>()
  return names.map((name, at) => {
    const member = claim.members[at]!
    const code = name.codes.length === 1 ? name.codes[0] : undefined
    const isRepeated = code !== undefined && seen.has(code)
    if (code !== undefined) seen.add(code)
    const own = code === undefined ? undefined : ownStock(code, name.text, boards)
    const key =
      code === undefined
        ? `claim ${index} row ${at}`
        : `claim ${index} stock ${code}${isRepeated ? ' again' : ''}`
    const problem = nameProblem(name) ?? (isRepeated ? 'repeated' : memberProblem(claim, at, own))
    return stockCompared(key, index, name, memberLabel(member), own, problem, reading)
  })
}

function memberProblem({ pool, members }: PoolClaim, at: number, own: OwnStock | undefined): FoundProblem {
  const member = members[at]!
  if (pool === 'limitDown') {
    const down = own?.downBoard
    if (down?.state !== 'sealed') return 'noBoard'
    const { streak } = member
    return streak === undefined || streak === 0 || streak === down.streak || down.streakAtLeast
      ? undefined
      : 'label'
  }
  const board = own?.board
  if (board?.state !== pool) return 'noBoard'
  const match: LabelMatch = pool === 'broken' ? 'yes' : matchMember(member, board)
  return match === 'yes' ? undefined : match === 'no' ? 'label' : 'open'
}

/** A row's label for display: its window where it has one, else its streak. */
function memberLabel({
  label,
  window,
  windowAtLeast,
  streak,
  streakAtLeast,
}: PoolClaim['members'][number]): PrintedLabel | undefined {
  if (label !== undefined) return label
  if (window !== undefined) {
    const { days, boards } = window
    if (streak !== undefined && streak >= 1 && streak < boards) {
      return { kind: 'combined', days, boards, streak, atLeast: windowAtLeast, streakAtLeast }
    }
    if (streak === undefined || streak === boards)
      return { kind: 'window', days, boards, atLeast: windowAtLeast }
  }
  return streak === undefined || streak === 0
    ? undefined
    : { kind: 'streak', boards: streak, atLeast: streakAtLeast }
}
