import { PICTURE_RULE } from '../model/scope.ts'
import type { Board, DayStats } from '../model/report.ts'
import { fieldCells, fittedFields, lostLines, titleCells } from './fields.ts'
import type { Field, FieldSet } from './fields.ts'
import { footnoteLines } from './footnotes.ts'
import type { Footnote } from './footnotes.ts'
import type { DayFormatter, FormatContext } from './formatter.ts'
import { gridLines, MIN_WIDTH, ruleRow } from './grid.ts'
import { groupNotes, LEAD_WORDS } from './groupNotes.ts'
import { headingLines } from './heading.ts'
import { whereKnown } from './known.ts'
import { combinedStreak, doubtMark, nameOf, shapeMark, streakWords } from './label.ts'
import { stockAmount } from './money.ts'
import { paintChange } from './paintChange.ts'
import { pictureSections } from './pictureSections.ts'
import type { PictureSection, PictureStock } from './pictureSections.ts'
import { signedPercent, UNKNOWN } from './percent.ts'
import { wrapPieces } from './wrap.ts'

type Paint = FormatContext['paint']

/** 今日涨停分析图: the day's boards by theme, one stock a line, with the picture's labels. */
export const picture: DayFormatter = {
  name: 'picture',
  description: '涨停分析图, the boards by group with label, shape, amount and reason',
  format: (day, { width: columns, paint, combinedLabels }) => {
    const width = Math.max(columns, MIN_WIDTH)
    const parts = [
      headingLines({ ...day, daysBoardsRule: PICTURE_RULE }, '涨停分析图 picture', width, paint),
      sectionLines(day, width, paint, combinedLabels ?? false),
      footnoteLines(day, width, paint, notes(day)),
    ]
    return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`
  },
}

function notes(day: DayStats): Footnote[] {
  if (day.groups !== undefined) return groupNotes(day)
  return [
    ['题材 groups', 'no groups file given, so stocks stand by their limit; --groups takes themes or sectors'],
    ['次序 order', LEAD_WORDS],
  ]
}

/** A stock of the picture with its label as it is printed. */
interface PictureRow extends PictureStock {
  readonly name: string
  readonly label: string
}

const REASON: Field<PictureRow> = { title: '原因', align: 'left', text: ({ reason }) => reason, shown: plain }

const FIELDS: readonly Field<PictureRow>[] = [
  { title: '代码', align: 'left', text: ({ stock }) => stock.code, shown: plain },
  { title: '名称', align: 'left', text: ({ name }) => name, shown: plain },
  {
    title: '标签',
    align: 'left',
    text: ({ label }) => label,
    shown: ({ state }, text, paint) => paint(state === 'sealed' ? 'up' : 'dim', text),
  },
  { title: '板型', align: 'left', text: shapeText, shown: plain },
  {
    title: '涨跌幅',
    align: 'right',
    text: ({ stock }) => signedPercent(stock.change),
    shown: (row, text, paint) =>
      row.state === 'sealed' ? paintChange(row.stock.change, text, paint) : paint('dim', text),
  },
  {
    title: '成交额',
    align: 'right',
    text: ({ stock }) => (stock.amountCents === undefined ? UNKNOWN : stockAmount(stock.amountCents)),
    shown: plain,
  },
]

const PLAIN_SET: FieldSet<PictureRow> = {
  fields: FIELDS,
  dispensable: ['成交额', '板型', '涨跌幅'],
  elastic: '名称',
}

/** With reasons, which may be long. */
const REASON_SET: FieldSet<PictureRow> = {
  fields: [...FIELDS, REASON],
  flexible: [{ title: REASON.title, least: 12 }],
  dispensable: ['成交额', '板型', REASON.title, '涨跌幅'],
  elastic: '名称',
}

function sectionLines(day: DayStats, width: number, paint: Paint, combined: boolean): string[] {
  if (day.quality.limitUp.state === 'unknown') return [`涨停分析图 picture ${UNKNOWN}`]
  const sections = pictureSections(day).map((section) => ({
    ...section,
    rows: section.stocks.map((each) => pictureRow(day, each, combined)),
  }))
  if (sections.length === 0) return ['无触板 no stock touched its up limit']
  const rows = sections.flatMap((section) => section.rows)
  const set = rows.some(({ reason }) => reason !== '') ? REASON_SET : PLAIN_SET
  const fitted = fittedFields(set, rows, width)
  const head = gridLines(fitted.columns, [titleCells(fitted, paint), ruleRow(fitted.columns)])
  const blocks = sections.flatMap((section) => [
    '',
    ...titleLines(section, width, paint),
    ...gridLines(
      fitted.columns,
      section.rows.map((row) => fieldCells(fitted, row, paint)),
    ),
  ])
  const lost = lostLines(fitted, width, paint)
  return [...head, ...blocks.slice(1), ...(lost.length === 0 ? [] : ['', ...lost])]
}

/** 机器人 涨停12 炸板3 最高4连板. */
function titleLines({ title, stocks }: PictureSection, width: number, paint: Paint): string[] {
  const boards = stocks.map(({ stock }) => stock).filter((stock) => 'streak' in stock)
  const sealed = boards.filter((board) => board.state === 'sealed')
  const broken = boards.length - sealed.length
  const height = Math.max(0, ...sealed.map((board) => board.streak))
  const atLeast = sealed.some((board) => board.streakAtLeast)
  const words = [
    `涨停${sealed.length}`,
    broken === 0 ? '' : `炸板${broken}`,
    height < 2 && !atLeast ? '' : `最高${streakWords(height, atLeast)}`,
  ].filter((each) => each !== '')
  const pieces = [
    { text: title, shown: paint('bold', title) },
    ...words.map((text) => ({ text, shown: paint('bold', text) })),
  ]
  return wrapPieces(pieces, ' ', width)
}

function pictureRow(day: DayStats, each: PictureStock, combined: boolean): PictureRow {
  const { stock } = each
  if (!('streak' in stock)) return { ...each, name: nameOf(stock), label: '涨超10%' }
  const doubt = doubtMark(day, stock)
  return {
    ...each,
    name: `${nameOf(stock)}${doubt === '' ? '' : ` ${doubt}`}`,
    label: stock.state === 'broken' ? '炸板' : labelText(day, stock, combined),
  }
}

/** 首板, 5天5板 or 13天11板 by the picture's rule; `>=` where the window may be wider than seen. */
function labelText(day: DayStats, board: Board, combined: boolean): string {
  const window = whereKnown(day, 'daysBoards', board.pictureWindow)
  if (window === undefined) return day.quality.daysBoards.state === 'unknown' ? UNKNOWN : ''
  const { days, boards } = window
  if (boards === 1 && !board.pictureWindowAtLeast) return '首板'
  const streak = combined ? combinedStreak(board, boards) : ''
  return `${board.pictureWindowAtLeast ? '>=' : ''}${days}天${boards}板${streak}`
}

function shapeText({ stock, state }: PictureRow): string {
  if (state !== 'sealed' || !('shape' in stock) || stock.shape === undefined) return ''
  return stock.shape === 'turnover' ? '换手' : shapeMark(stock.shape)
}

/** The text as it is for a sealed stock, dimmed for the others. */
function plain({ state }: PictureRow, text: string, paint: Paint): string {
  return state === 'sealed' ? text : paint('dim', text)
}
