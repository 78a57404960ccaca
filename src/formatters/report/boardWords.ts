import type { StockCode } from '../../model/code.ts'
import type { Board, DayStats, Riser } from '../../model/report.ts'
import { whereKnown } from '../known.ts'
import { doubtMark, limitMark, nameOf, windowOf } from '../label.ts'
import { stockAmount } from '../money.ts'
import { signedPercent, UNKNOWN } from '../percent.ts'
import { printable } from '../width.ts'
import type { Say } from './words.ts'

/** One stock as the pages show it; a text that does not apply is empty. */
export interface StockWords {
  readonly code: StockCode
  /** With ST? behind it where nothing says whether its board counts. */
  readonly name: string
  readonly state: Board['state'] | 'risen'
  readonly label: string
  /** 20CM, 30CM. */
  readonly mark: string
  readonly shape: string
  readonly group: string
  readonly change: string
  readonly amount: string
}

/** n连板 or 首板, 至少 in front of a streak that may be longer. */
export function streakLabel(streak: number, atLeast: boolean, say: Say): string {
  if (atLeast) return `${say('atLeast')}${streak}连板`
  return streak === 1 ? '首板' : `${streak}连板`
}

/** A stock on its rung: its streak is the rung's, so its label is the window that holds more boards, if any. */
export function rungStock(day: DayStats, board: Board, say: Say): StockWords {
  const window = whereKnown(day, 'daysBoards', windowOf(board))
  const label =
    window === undefined
      ? board.streakAtLeast
        ? streakLabel(board.streak, true, say)
        : ''
      : `${window.atLeast ? say('atLeast') : ''}${window.days}天${window.boards}板`
  return { ...wordsOf(day, board, say), label }
}

/** A stock of the picture: its label by the picture's rule, or what became of it. */
export function pictureStock(day: DayStats, stock: Board | Riser, say: Say): StockWords {
  if (!('streak' in stock)) {
    return {
      code: stock.code,
      name: nameOf(stock),
      state: 'risen',
      label: say('risen'),
      mark: '',
      shape: '',
      group: groupOf(day, stock.code),
      change: signedPercent(stock.change),
      amount: amountText(stock.amountCents),
    }
  }
  const label = stock.state === 'broken' ? '炸板' : pictureLabel(day, stock, say)
  return { ...wordsOf(day, stock, say), label }
}

function pictureLabel(day: DayStats, board: Board, say: Say): string {
  const window = whereKnown(day, 'daysBoards', board.pictureWindow)
  if (window === undefined) return day.quality.daysBoards.state === 'unknown' ? UNKNOWN : ''
  const { days, boards } = window
  if (board.pictureWindowAtLeast) return `${say('atLeast')}${days}天${boards}板`
  return boards === 1 ? '首板' : `${days}天${boards}板`
}

function wordsOf(day: DayStats, board: Board, say: Say): StockWords {
  const doubt = doubtMark(day, board)
  return {
    code: board.code,
    name: `${nameOf(board)}${doubt === '' ? '' : ` ${doubt}`}`,
    state: board.state,
    label: '',
    mark: limitMark(board.limitPercent),
    shape: board.shape === undefined ? '' : say(board.shape),
    group: groupOf(day, board.code),
    change: signedPercent(board.change),
    amount: amountText(board.amountCents),
  }
}

function amountText(cents: number | undefined): string {
  return cents === undefined ? UNKNOWN : stockAmount(cents)
}

/** The first of a stock's groups; empty without one. */
function groupOf(day: DayStats, code: StockCode): string {
  const found = day.groups?.stocks.find((each) => each.code === code)
  return printable(found?.groups[0] ?? '')
}
