import type { StockMove } from '../model/dayDepth.ts'
import type { Ratio } from '../model/ratio.ts'
import type { Board, DayStats } from '../model/report.ts'
import type { FormatContext } from './formatter.ts'
import { GRID_GAP, gridLines } from './grid.ts'
import type { GridCell, GridColumn } from './grid.ts'
import { whereKnown } from './known.ts'
import { limitMark, streakWords } from './label.ts'
import { paintChange } from './paintChange.ts'
import { finePercent, signedPercent, UNKNOWN } from './percent.ts'
import { displayWidth, printable } from './width.ts'
import { wrapPieces, wrapText } from './wrap.ts'
import type { Piece } from './wrap.ts'

type Paint = FormatContext['paint']

/** Fewest columns for the stocks of a row beside its figure. */
const LEAST_REST = 24

interface DepthRow {
  readonly title: string
  readonly value: string
  readonly pieces: readonly Piece[]
}

/**
 * The day's depth for people: promotion by rung with the stocks that failed, the shape of the ladder, stocks that
 * touched both limits, and what yesterday's touched stocks lost.
 */
export function depthLines(day: DayStats, width: number, paint: Paint): string[] {
  const rows = [...doubtRows(day), ...promotionRows(day, paint), ...ladderRows(day), ...lossRows(day, paint)]
  const title = Math.max(...rows.map((row) => displayWidth(row.title)))
  const value = Math.max(...rows.map((row) => displayWidth(row.value)))
  const rest = width - title - value - 2 * GRID_GAP
  if (rest < LEAST_REST) return rows.flatMap((row) => writtenOut(row, width))
  const columns: GridColumn[] = [
    { width: title, align: 'left' },
    { width: value, align: 'left' },
    { width: rest, align: 'left' },
  ]
  return gridLines(
    columns,
    rows.map((row): GridCell[] => [[row.title], [row.value], wrapPieces(row.pieces, '、', rest)]),
  )
}

/** A row on lines of its own, its stocks below. */
function writtenOut({ title, value, pieces }: DepthRow, width: number): string[] {
  const below = wrapPieces(pieces, '、', width - GRID_GAP).map((line) => ' '.repeat(GRID_GAP) + line)
  return [...wrapText(`${title} ${value}`.trim(), width), ...below]
}

/** Where nothing says who was ST: what the figures below, which have no ranges, took those stocks for. */
function doubtRows({ ranges }: DayStats): DepthRow[] {
  const stocks = ranges?.stocks.length ?? 0
  if (stocks === 0) return []
  return [
    {
      title: '按非ST read as not ST',
      value: `${stocks}只`,
      pieces: [plain('以下各项或有出入 the figures below hang on it')],
    },
  ]
}

function promotionRows(day: DayStats, paint: Paint): DepthRow[] {
  const overall = whereKnown(day, 'overallPromotion', day.overallPromotion)
  const rungs = whereKnown(day, 'promotions', day.promotions)
  return [
    { title: '整体晋级率 all promoted', value: partsText(overall), pieces: [] },
    ...(rungs ?? []).map(({ from, rate, isOpen, failed, suspended, joined }): DepthRow => {
      const names = isOpen ? [] : failed.map((move, at) => movePiece(move, paint, at === 0 ? '断板 ' : ''))
      const notes = [
        isOpen ? '连板或更长 streaks may be longer than seen' : '',
        suspended.length > 0 ? `停牌 suspended ${suspended.length}` : '',
        joined.length > 0 ? `另入 joined ${joined.length}` : '',
      ].filter(Boolean)
      return {
        title: `${from}进${from + 1}`,
        value: partsText(rate),
        pieces: [...names, ...notes.map(plain)],
      }
    }),
  ]
}

function ladderRows(day: DayStats): DepthRow[] {
  const { shapes } = day
  const isKnown = day.quality.limitUp.state !== 'unknown'
  const highest = whereKnown(day, 'maxHeight', day.highest)
  const gaps = whereKnown(day, 'ladder', day.ladderGaps) ?? []
  const names = new Map([...day.boards, ...day.downBoards].map((board) => [board.code, board]))
  const listed = (codes: readonly Board['code'][]): Piece[] =>
    codes.map((code) => plain(printable(names.get(code)?.name ?? code)))
  const count = (codes: readonly Board['code'][]): string => (isKnown ? String(codes.length) : UNKNOWN)
  const reclaims = whereKnown(day, 'reclaims', day.reclaims)
  return [
    {
      title: '板型 shapes',
      value: '',
      pieces: isKnown
        ? [
            plain(`一字 one-word ${shapes.oneWord}`),
            plain(`T字 T ${shapes.tBoard}`),
            plain(`换手 turnover ${shapes.turnover}`),
          ]
        : [plain(UNKNOWN)],
    },
    ...(highest?.length === 0 ? [] : [highestRow(highest, listed)]),
    ...(gaps.length === 0
      ? []
      : [{ title: '断层 gaps', value: gaps.map((gap) => `${gap}板`).join('、'), pieces: [] }]),
    { title: '反包 reclaims', value: String(reclaims?.length ?? UNKNOWN), pieces: listed(reclaims ?? []) },
    { title: '天地板 sky to floor', value: count(day.skyToFloor), pieces: listed(day.skyToFloor) },
    { title: '地天板 floor to sky', value: count(day.floorToSky), pieces: listed(day.floorToSky) },
  ]
}

/** 最高板 under each limit, with up to three names. */
function highestRow(
  highest: DayStats['highest'] | undefined,
  listed: (codes: readonly Board['code'][]) => Piece[],
): DepthRow {
  const pieces = highest?.map(({ limitPercent, streak, codes, atLeast }) => {
    const mark = limitMark(limitPercent) || `${limitPercent}CM`
    return plain(`${mark} ${streakWords(streak, atLeast)} ${shortList(listed(codes))}`)
  })
  return { title: '最高 tallest', value: '', pieces: pieces ?? [plain(UNKNOWN)] }
}

function lossRows(day: DayStats, paint: Paint): DepthRow[] {
  const loss = whereKnown(day, 'lossEffect', day.lossEffect)
  const threshold = loss === undefined ? '' : ` <= -${loss.thresholdPercent}%`
  return [
    {
      title: `大面 losses${threshold}`,
      value: partsText(loss?.bigLosses),
      pieces: (loss?.losers ?? []).map((move) => movePiece(move, paint)),
    },
    { title: '核按钮 at down limit', value: partsText(loss?.limitDowns), pieces: [] },
  ]
}

/** Up to three names. */
function shortList(names: readonly Piece[]): string {
  const shown = names.slice(0, 3).map(({ text }) => text)
  return names.length > shown.length ? `${shown.join(' ')} 等${names.length}股` : shown.join(' ')
}

function movePiece({ code, name, change }: StockMove, paint: Paint, mark = ''): Piece {
  const words = mark + printable(name ?? code)
  const percent = signedPercent(change)
  const shown = change === undefined ? percent : paintChange(change, percent, paint)
  return { text: `${words} ${percent}`, shown: `${words} ${shown}` }
}

function partsText(rate: Ratio | undefined): string {
  return rate === undefined ? UNKNOWN : `${rate.part} / ${rate.whole} = ${finePercent(rate)}`
}

function plain(text: string): Piece {
  return { text, shown: text }
}
