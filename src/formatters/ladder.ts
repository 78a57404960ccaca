import type { Board, DayStats, Rung } from '../model/report.ts'
import { yuanFromCents } from '../model/cents.ts'
import { footnoteLines, unitNotes } from './footnotes.ts'
import { fieldCells, fittedFields, lostLines, titleCells } from './fields.ts'
import type { FieldSet } from './fields.ts'
import type { DayFormatter, FormatContext } from './formatter.ts'
import { gridLines, MIN_WIDTH, ruleRow } from './grid.ts'
import type { GridCell } from './grid.ts'
import { headingLines } from './heading.ts'
import { doubtMark, nameOf, windowOf } from './label.ts'
import { paintChange } from './paintChange.ts'
import { signedPercent, UNKNOWN } from './percent.ts'
import { rungBoards } from './rungBoards.ts'
import { labelPhrase, SHAPE_NAMES, streakPhrase } from './words/labels.ts'
import { LADDER_WORDS, perhapsSealedPhrase } from './words/ladder.ts'
import { stockAmountPhrase } from './words/money.ts'
import { sayIn } from './words/phrase.ts'
import type { Say } from './words/phrase.ts'

type Paint = FormatContext['paint']

/** 连板天梯: one sealed stock a line, tallest rung first. */
export const ladder: DayFormatter = {
  name: 'ladder',
  description: '连板天梯, one sealed stock a line, tallest rung first',
  format: (day, { width: columns, paint, language }) => {
    const width = Math.max(columns, MIN_WIDTH)
    const say = sayIn(language)
    const parts = [
      headingLines(day, say(LADDER_WORDS.title), width, paint, say),
      rungLines(day, width, paint, say),
      footnoteLines(day, width, paint, say, unitNotes(language)),
    ]
    return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`
  },
}

/** One line of the ladder. */
interface LadderStock {
  readonly board: Board
  readonly rung: Rung
  /** ST? or nothing. */
  readonly doubt: ReturnType<typeof doubtMark>
}

/** The columns; on a narrow terminal the change and the label go last, and the rest always stays. */
function ladderFields(say: Say): FieldSet<LadderStock> {
  const nameTitle = say(LADDER_WORDS.name)
  return {
    fields: [
      {
        title: say(LADDER_WORDS.streak),
        align: 'left',
        text: ({ board, rung }) => say(streakPhrase(rung.streak, rung.atLeast.includes(board.code))),
        shown: (_stock, text, paint) => paint('up', text),
      },
      { title: say(LADDER_WORDS.code), align: 'left', text: ({ board }) => board.code },
      {
        title: nameTitle,
        align: 'left',
        text: ({ board, doubt }) => `${nameOf(board)}${doubt === '' ? '' : ` ${doubt}`}`,
      },
      { title: say(LADDER_WORDS.window), align: 'left', text: ({ board }) => windowText(board, say) },
      { title: say(LADDER_WORDS.limit), align: 'right', text: ({ board }) => `${board.limitPercent}%` },
      {
        title: say(LADDER_WORDS.shape),
        align: 'left',
        text: ({ board }) => (board.shape === undefined ? '' : say(SHAPE_NAMES[board.shape])),
      },
      { title: say(LADDER_WORDS.close), align: 'right', text: ({ board }) => yuanFromCents(board.close) },
      {
        title: say(LADDER_WORDS.change),
        align: 'right',
        text: ({ board }) => signedPercent(board.change),
        shown: ({ board }, text, paint) => paintChange(board.change, text, paint),
      },
      {
        title: say(LADDER_WORDS.amount),
        align: 'right',
        text: ({ board }) =>
          board.amountCents === undefined ? UNKNOWN : say(stockAmountPhrase(board.amountCents)),
      },
    ],
    dispensable: [
      LADDER_WORDS.amount,
      LADDER_WORDS.shape,
      LADDER_WORDS.close,
      LADDER_WORDS.limit,
      LADDER_WORDS.change,
      LADDER_WORDS.window,
    ].map(say),
    elastic: nameTitle,
  }
}

function rungLines(day: DayStats, width: number, paint: Paint, say: Say): string[] {
  if (day.quality.ladder.state === 'unknown') return [`${say(LADDER_WORDS.title)} ${UNKNOWN}`]
  const stocks = rungBoards(day).flatMap(({ rung, boards }) =>
    boards.map((board, index) => ({ board, rung, doubt: doubtMark(day, board), opensRung: index === 0 })),
  )
  if (stocks.length === 0) {
    const most = day.ranges?.sealed.to ?? 0
    return [say(most === 0 ? LADDER_WORDS.noneSealed : perhapsSealedPhrase(most))]
  }

  const fitted = fittedFields(ladderFields(say), stocks, width)
  const rows: GridCell[][] = [titleCells(fitted, paint), ruleRow(fitted.columns)]
  for (const stock of stocks) {
    if (stock.opensRung && rows.length > 2) rows.push(fitted.columns.map((): GridCell => ['']))
    rows.push(fieldCells(fitted, stock, paint))
  }
  return [...gridLines(fitted.columns, rows), ...lostLines(fitted, width, paint, say)]
}

function windowText(board: Board, say: Say): string {
  const window = windowOf(board)
  return window === undefined ? '' : say(labelPhrase(window))
}
