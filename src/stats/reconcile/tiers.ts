import type { StockCode } from '../../model/code.ts'
import type { GroupClaim } from '../../model/published.ts'
import type { DayStats, OpeningGroup } from '../../model/report.ts'

/** Whether a printed group is a group of the line: the same label under the same limit. */
export function isTierOf(
  { label, mark, isBse }: GroupClaim,
  { label: own, limitPercent }: OpeningGroup,
): boolean {
  const isMark = mark === undefined || mark === limitPercent || (isBse && limitPercent === 30)
  if (!isMark) return false
  if (own.kind === 'firstBoard') return label.kind === 'firstBoard'
  if (own.kind === 'streak') return label.kind === 'streak' && label.boards === own.boards
  if (label.kind !== 'window' && label.kind !== 'combined') return false
  return label.days === own.days && label.boards === own.boards
}

/** The stocks on the rung that a ladder's label names, under its limit where it says one. */
export function rungOf({ label, mark, isBse }: GroupClaim, { boards }: DayStats): StockCode[] {
  const streak = label.kind === 'firstBoard' ? 1 : label.kind === 'streak' ? label.boards : undefined
  return boards
    .filter(
      (board) =>
        board.state === 'sealed' &&
        board.streak === streak &&
        (mark === undefined || mark === board.limitPercent) &&
        (!isBse || board.segment === 'bse'),
    )
    .map(({ code }) => code)
}
