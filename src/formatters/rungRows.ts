import type { Board, DayStats, Rung } from '../model/report.ts'
import type { FormatContext } from './formatter.ts'
import { doubtMark, limitMark, nameOf, windowOf } from './label.ts'
import { UNKNOWN } from './percent.ts'
import { countText } from './rangeText.ts'
import { rungBoards } from './rungBoards.ts'
import { DAY_WORDS } from './words/day.ts'
import { labelPhrase, shapePhrase, streakPhrase } from './words/labels.ts'
import type { Say } from './words/phrase.ts'
import type { Piece } from './wrap.ts'

type Paint = FormatContext['paint']

/** A line of stocks: its title, how many they are, and each with its marks. */
export interface StockRow {
  readonly title: string
  readonly count: string
  readonly pieces: readonly Piece[]
  readonly side: 'up' | 'down' | undefined
}

/** A rung of the ladder as a line of stocks. */
export interface RungRow extends StockRow {
  /** undefined where the ladder is not known. */
  readonly streak: number | undefined
  readonly stocks: number
}

/** The ladder's rungs, tallest first. */
export function rungRows(day: DayStats, paint: Paint, say: Say): RungRow[] {
  if (day.quality.ladder.state === 'unknown') {
    return [
      {
        title: say(DAY_WORDS.streakColumn),
        count: UNKNOWN,
        pieces: [],
        side: undefined,
        streak: undefined,
        stocks: 0,
      },
    ]
  }
  const rungs = new Map(rungBoards(day).map((each) => [each.rung.streak, each]))
  const ranges = new Map(day.ranges?.rungs.map((each) => [each.streak, each]))
  return [...new Set([...rungs.keys(), ...ranges.keys()])]
    .sort((a, b) => b - a)
    .map((streak) => {
      const found = rungs.get(streak)
      // Where every streak of a rung may be longer, its title says so once.
      const isOpen = found !== undefined && found.rung.atLeast.length === found.rung.codes.length
      const tagged = isOpen ? [] : (found?.rung.atLeast ?? [])
      return {
        title: say(streakPhrase(streak, isOpen)),
        count: countText(found?.boards.length ?? 0, ranges.get(streak)),
        pieces: found?.boards.map((board) => rungPiece(day, board, tagged, paint, say)) ?? [],
        side: 'up',
        streak,
        stocks: found?.boards.length ?? 0,
      }
    })
}

function rungPiece(day: DayStats, board: Board, tagged: Rung['atLeast'], paint: Paint, say: Say): Piece {
  const window = windowOf(board)
  const marks = [
    limitMark(board.limitPercent),
    board.shape === undefined ? '' : say(shapePhrase(board.shape)),
    tagged.includes(board.code) ? say(streakPhrase(board.streak, true)) : '',
    window === undefined ? '' : say(labelPhrase(window)),
    doubtMark(day, board),
  ]
  return stockPiece(nameOf(board), marks, paint)
}

/** A stock's name with its marks behind it. */
export function stockPiece(name: string, marks: readonly string[], paint: Paint): Piece {
  const words = marks.filter((mark) => mark !== '').join(' ')
  return words === ''
    ? { text: name, shown: name }
    : { text: `${name} ${words}`, shown: `${name} ${paint('dim', words)}` }
}
