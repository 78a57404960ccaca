import type { BarVerdict } from '../../model/barVerdict.ts'
import type { PrintedLabel } from '../../model/published.ts'
import type { Compared } from '../../model/reconcile.ts'
import type { Board } from '../../model/report.ts'
import type { BarsOf } from './findings.ts'
import type { Reading } from './reading.ts'

/** Stocks that were printed as sealed and were not, as the boards that the text takes them for. */
export function slipsOf(compared: readonly Compared[], { before }: Reading, barsOf: BarsOf): Board[] {
  const slips = new Map<string, Board>()
  for (const { verdict, item } of compared) {
    if (verdict !== 'differs' || item?.kind !== 'stock' || item.problem !== 'noBoard') continue
    const { own, printed } = item
    if (
      own === undefined ||
      printed === undefined ||
      printed.kind === 'broken' ||
      printed.kind === 'limitDown'
    )
      continue
    const [bar] = barsOf(own.code)
    // A sealed stock that the scope leaves out is none: another scope explains it.
    if (bar?.judgement.kind === 'judged' && bar.judgement.up === 'sealed') continue
    const base = own.board ?? (bar && boardOfBar(bar))
    if (base === undefined) continue
    const streakBefore = before?.boards.find(({ code }) => code === own.code)?.streak ?? 0
    slips.set(own.code, sealedAs(base, printed, streakBefore + 1))
  }
  return [...slips.values()]
}

function sealedAs(board: Board, printed: PrintedLabel, usualStreak: number): Board {
  const streak =
    printed.kind === 'streak' ? printed.boards : printed.kind === 'combined' ? printed.streak : usualStreak
  const window =
    printed.kind === 'window' || printed.kind === 'combined'
      ? { days: printed.days, boards: printed.boards }
      : { days: streak, boards: streak }
  return {
    ...board,
    state: 'sealed',
    shape: 'turnover',
    streak: printed.kind === 'firstBoard' ? 1 : streak,
    streakAtLeast: false,
    daysBoards: printed.kind === 'firstBoard' ? { days: 1, boards: 1 } : window,
    daysBoardsAtLeast: false,
  }
}

/** An untouched bar in the form of a board; undefined where no limit is known. */
function boardOfBar(bar: BarVerdict): Board | undefined {
  const { judgement, prevClose } = bar
  if (judgement.kind !== 'judged' || prevClose === undefined) return undefined
  return {
    code: bar.code,
    name: bar.name,
    sourceName: bar.sourceName,
    segment: bar.segment,
    status: bar.status,
    limitPercent: judgement.limitPercent,
    state: 'broken',
    shape: undefined,
    streak: 0,
    streakAtLeast: false,
    daysBoards: undefined,
    daysBoardsAtLeast: false,
    pictureWindow: undefined,
    pictureWindowAtLeast: false,
    open: bar.open,
    high: bar.high,
    low: bar.low,
    close: bar.close,
    prevClose,
    limitPrice: judgement.limitUp,
    change: { part: bar.close - prevClose, whole: prevClose },
    volumeShares: undefined,
    amountCents: undefined,
  }
}
