import type { Board, DayStats } from '../model/report.ts'
import { whereKnown } from './known.ts'
import { doubtMark, nameOf, streakWords } from './label.ts'
import { finePercent } from './percent.ts'
import { countText, rateEnds, rateText } from './rangeText.ts'
import { recapLine } from './recap.ts'
import { rungBoards } from './rungBoards.ts'

/** Fewest lines of a short text: the opening line, the ladder in one, promotion. */
export const LEAST_LINES = 3

/**
 * 短讯: the opening line, the ladder (连板天梯) with a line a rung, tallest first, and promotion (晋级), in at most `most`
 * lines; rungs for which there is no line are counted together. A line whose figure is not known is left out.
 */
export function noticeBrief(day: DayStats, most: number): string {
  const promotion = promotionLine(day)
  const room = most - 1 - promotion.length
  const lines = [recapLine(day), ...fitted(rungLines(day), room), ...promotion]
  return `${lines.join('\n')}\n`
}

/** One rung, or those of its stocks whose streaks are alike certain. */
interface RungLine {
  readonly label: string
  /** Whether its stocks are too many to be named: first boards. */
  readonly isCounted: boolean
  readonly names: readonly string[]
  readonly count: string
}

function rungLines(day: DayStats): RungLine[] {
  if (day.quality.ladder.state === 'unknown') return []
  return rungBoards(day).flatMap(({ rung, boards }) => {
    const isOpen = (board: Board): boolean => rung.atLeast.includes(board.code)
    const [open, settled] = [boards.filter(isOpen), boards.filter((board) => !isOpen(board))]
    const range = day.ranges?.rungs.find(({ streak }) => streak === rung.streak)
    const line = (some: readonly Board[], atLeast: boolean): RungLine => ({
      label: streakWords(rung.streak, atLeast),
      isCounted: rung.streak === 1,
      names: some.map((board) => `${nameOf(board)}${doubtMark(day, board) === '' ? '' : ' ST?'}`),
      count: countText(some.length, open.length === 0 ? range : undefined),
    })
    return [line(settled, false), line(open, true)].filter(({ names }) => names.length > 0)
  })
}

/** As many lines as there is room for; the last counts what has none. First boards are only counted. */
function fitted(rungs: readonly RungLine[], room: number): string[] {
  const shown = rungs.length <= room ? rungs : rungs.slice(0, Math.max(0, room - 1))
  const rest = rungs.slice(shown.length).map(counted)
  return [
    ...shown.map((rung) => (rung.isCounted ? counted(rung) : `${rung.label}：${rung.names.join('、')}`)),
    ...(rest.length === 0 ? [] : [rest.join('、')]),
  ]
}

function counted({ label, count }: RungLine): string {
  return `${label}${count}只`
}

function promotionLine(day: DayStats): string[] {
  const rate = rateEnds(day, 'streakPromotion')
  const parts =
    rate === undefined || day.ranges !== undefined ? '' : `（${rate.from.part}/${rate.from.whole}）`
  // Without ranges of their own they could be other figures where nothing says who was ST.
  const known = day.ranges === undefined ? whereKnown(day, 'promotions', day.promotions) : undefined
  const rungs = (known ?? []).flatMap(({ from, rate: own }) =>
    own === undefined ? [] : [`${from}进${from + 1} ${own.part}/${own.whole}`],
  )
  const clauses = [
    rate === undefined ? '' : `连板股晋级率${rateText(rate, finePercent)}${parts}`,
    rungs.join('、'),
  ].filter((clause) => clause !== '')
  return clauses.length === 0 ? [] : [clauses.join('，')]
}
