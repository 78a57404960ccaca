import { PICTURE_RULE } from '../model/scope.ts'
import type { Board, DayStats } from '../model/report.ts'
import { fieldCells, fittedFields, lostLines, titleCells } from './fields.ts'
import type { Field, FieldSet } from './fields.ts'
import { footnoteLines, unitNotes } from './footnotes.ts'
import type { Footnote } from './footnotes.ts'
import type { DayFormatter, FormatContext } from './formatter.ts'
import { gridLines, MIN_WIDTH, ruleRow } from './grid.ts'
import { groupNotes } from './groupNotes.ts'
import { headingLines } from './heading.ts'
import { whereKnown } from './known.ts'
import { combinedStreak, doubtMark, nameOf } from './label.ts'
import { paintChange } from './paintChange.ts'
import { pictureSections } from './pictureSections.ts'
import type { PictureSection, PictureStock } from './pictureSections.ts'
import { signedPercent, UNKNOWN } from './percent.ts'
import { wrapPieces } from './wrap.ts'
import { SHAPE_NAMES, streakPhrase } from './words/labels.ts'
import { LADDER_WORDS, picturePhrase, sectionCount, tallestPhrase } from './words/ladder.ts'
import { stockAmountPhrase } from './words/money.ts'
import { LEAD_PHRASE } from './words/footnotes.ts'
import { chinese, sayIn } from './words/phrase.ts'
import type { Say } from './words/phrase.ts'

type Paint = FormatContext['paint']

/** 今日涨停分析图: the day's boards by theme, one stock a line, with the picture's labels. */
export const picture: DayFormatter = {
  name: 'picture',
  description: '涨停分析图, the boards by group with label, shape, amount and reason',
  format: (day, { width: columns, paint, combinedLabels, language }) => {
    const width = Math.max(columns, MIN_WIDTH)
    const say = sayIn(language)
    const parts = [
      headingLines({ ...day, daysBoardsRule: PICTURE_RULE }, say(LADDER_WORDS.picture), width, paint, say),
      sectionLines(day, width, paint, combinedLabels ?? false, say),
      footnoteLines(day, width, paint, say, [...notes(day, say), ...unitNotes(language)]),
    ]
    return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`
  },
}

function notes(day: DayStats, say: Say): Footnote[] {
  if (day.groups !== undefined) return groupNotes(day, say)
  return [
    [say(LADDER_WORDS.groups), say(LADDER_WORDS.noGroups)],
    [say(LADDER_WORDS.order), say(LEAD_PHRASE)],
  ]
}

/** A stock of the picture with its label as it is printed. */
interface PictureRow extends PictureStock {
  readonly name: string
  readonly label: string
}

/** The columns; with reasons, which may be long, where there are any. */
function pictureFields(say: Say, hasReasons: boolean): FieldSet<PictureRow> {
  const reasonTitle = say(LADDER_WORDS.reason)
  const nameTitle = say(LADDER_WORDS.name)
  const shape = say(LADDER_WORDS.shape)
  const change = say(LADDER_WORDS.change)
  const amount = say(LADDER_WORDS.amount)
  const reason: Field<PictureRow> = {
    title: reasonTitle,
    align: 'left',
    text: ({ reason }) => reason,
    shown: plain,
  }
  const fields: readonly Field<PictureRow>[] = [
    { title: say(LADDER_WORDS.code), align: 'left', text: ({ stock }) => stock.code, shown: plain },
    { title: nameTitle, align: 'left', text: ({ name }) => name, shown: plain },
    {
      title: say(LADDER_WORDS.label),
      align: 'left',
      text: ({ label }) => label,
      shown: ({ state }, text, paint) => paint(state === 'sealed' ? 'up' : 'dim', text),
    },
    { title: shape, align: 'left', text: (row) => shapeText(row, say), shown: plain },
    {
      title: change,
      align: 'right',
      text: ({ stock }) => signedPercent(stock.change),
      shown: (row, text, paint) =>
        row.state === 'sealed' ? paintChange(row.stock.change, text, paint) : paint('dim', text),
    },
    {
      title: amount,
      align: 'right',
      text: ({ stock }) =>
        stock.amountCents === undefined ? UNKNOWN : say(stockAmountPhrase(stock.amountCents)),
      shown: plain,
    },
  ]
  return hasReasons
    ? {
        fields: [...fields, reason],
        flexible: [{ title: reasonTitle, least: 12 }],
        dispensable: [amount, shape, reasonTitle, change],
        elastic: nameTitle,
      }
    : { fields, dispensable: [amount, shape, change], elastic: nameTitle }
}

function sectionLines(day: DayStats, width: number, paint: Paint, combined: boolean, say: Say): string[] {
  if (day.quality.limitUp.state === 'unknown') return [`${say(LADDER_WORDS.picture)} ${UNKNOWN}`]
  const sections = pictureSections(day, say).map((section) => ({
    ...section,
    rows: section.stocks.map((each) => pictureRow(day, each, combined, say)),
  }))
  if (sections.length === 0) return [say(LADDER_WORDS.noneTouched)]
  const rows = sections.flatMap((section) => section.rows)
  const set = pictureFields(
    say,
    rows.some(({ reason }) => reason !== ''),
  )
  const fitted = fittedFields(set, rows, width)
  const head = gridLines(fitted.columns, [titleCells(fitted, paint), ruleRow(fitted.columns)])
  const blocks = sections.flatMap((section) => [
    '',
    ...titleLines(section, width, paint, say),
    ...gridLines(
      fitted.columns,
      section.rows.map((row) => fieldCells(fitted, row, paint)),
    ),
  ])
  const lost = lostLines(fitted, width, paint, say)
  return [...head, ...blocks.slice(1), ...(lost.length === 0 ? [] : ['', ...lost])]
}

/** 机器人 涨停12 炸板3 最高4连板. */
function titleLines({ title, stocks }: PictureSection, width: number, paint: Paint, say: Say): string[] {
  const boards = stocks.map(({ stock }) => stock).filter((stock) => 'streak' in stock)
  const sealed = boards.filter((board) => board.state === 'sealed')
  const broken = boards.length - sealed.length
  const height = Math.max(0, ...sealed.map((board) => board.streak))
  const atLeast = sealed.some((board) => board.streakAtLeast)
  const words = [
    say(sectionCount(LADDER_WORDS.sealed, sealed.length)),
    broken === 0 ? '' : say(sectionCount(LADDER_WORDS.broken, broken)),
    height < 2 && !atLeast ? '' : say(tallestPhrase(height, atLeast)),
  ].filter((each) => each !== '')
  const pieces = [
    { text: title, shown: paint('bold', title) },
    ...words.map((text) => ({ text, shown: paint('bold', text) })),
  ]
  return wrapPieces(pieces, ' ', width)
}

function pictureRow(day: DayStats, each: PictureStock, combined: boolean, say: Say): PictureRow {
  const { stock } = each
  if (!('streak' in stock)) return { ...each, name: nameOf(stock), label: say(LADDER_WORDS.aboveTen) }
  const doubt = doubtMark(day, stock)
  return {
    ...each,
    name: `${nameOf(stock)}${doubt === '' ? '' : ` ${doubt}`}`,
    label: stock.state === 'broken' ? say(LADDER_WORDS.broken) : labelText(day, stock, combined, say),
  }
}

/** 首板, 5天5板 or 13天11板 by the picture's rule; `>=` where the window may be wider than seen. */
function labelText(day: DayStats, board: Board, combined: boolean, say: Say): string {
  const window = whereKnown(day, 'daysBoards', board.pictureWindow)
  if (window === undefined) return day.quality.daysBoards.state === 'unknown' ? UNKNOWN : ''
  const { days, boards } = window
  if (boards === 1 && !board.pictureWindowAtLeast) return say(LADDER_WORDS.firstBoard)
  const streak = combined ? combinedStreak(board, boards) : ''
  const label = picturePhrase(days, boards, board.pictureWindowAtLeast)
  if (streak === '') return say(label)
  const behind = streakPhrase(board.streak, board.streakAtLeast)
  return say(chinese(`${label.zh}${behind.zh}`, `${label.en}, ${behind.en}`))
}

function shapeText({ stock, state }: PictureRow, say: Say): string {
  if (state !== 'sealed' || !('shape' in stock) || stock.shape === undefined) return ''
  return say(SHAPE_NAMES[stock.shape])
}

/** The text as it is for a sealed stock, dimmed for the others. */
function plain({ state }: PictureRow, text: string, paint: Paint): string {
  return state === 'sealed' ? text : paint('dim', text)
}
