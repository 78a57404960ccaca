import type { BarVerdict } from '../../model/barVerdict.ts'
import type { PrintedLabel } from '../../model/published.ts'
import type { OwnStock, StockProblem } from '../../model/reconcile.ts'

/**
 * The bar of the day and those that decide a label, latest first: the bar at which a printed streak and ours part, and
 * the boards of a window.
 */
export function decidingBars(
  problem: StockProblem,
  printed: PrintedLabel | undefined,
  { board, downBoard }: OwnStock,
  bars: readonly BarVerdict[],
): BarVerdict[] {
  const [day] = bars
  if (day === undefined) return []
  const own = board ?? downBoard
  if (problem !== 'label' || printed === undefined || own === undefined) return [day]
  const older = bars.slice(1)
  const back = (boards: number): BarVerdict[] =>
    older.filter(({ ordinal }) => ordinal === day.ordinal - boards)
  switch (printed.kind) {
    case 'streak':
      return [day, ...back(Math.min(printed.boards, own.streak))]
    case 'window':
    case 'combined':
    case 'firstBoard': {
      const printedDays = printed.kind === 'firstBoard' ? 1 : printed.days
      const days = Math.max(printedDays, own.daysBoards?.days ?? 1)
      return [
        day,
        ...older.filter((bar) => day.ordinal - bar.ordinal < days && isSealed(bar, downBoard === own)),
      ]
    }
    case 'sealed':
    case 'broken':
    case 'limitDown':
      return [day]
  }
}

function isSealed({ judgement }: BarVerdict, isDown: boolean): boolean {
  return judgement.kind === 'judged' && (isDown ? judgement.down : judgement.up) === 'sealed'
}
