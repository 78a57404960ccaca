import type { StockMove } from '../model/dayDepth.ts'
import type { Ratio } from '../model/ratio.ts'
import type { Board, DayStats } from '../model/report.ts'
import type { FormatContext } from './formatter.ts'
import { GRID_GAP, gridLines } from './grid.ts'
import type { GridCell, GridColumn } from './grid.ts'
import { whereKnown } from './known.ts'
import { limitMark } from './label.ts'
import { paintChange } from './paintChange.ts'
import { finePercent, signedPercent, UNKNOWN } from './percent.ts'
import { displayWidth, printable } from './width.ts'
import { wrapPieces, wrapText } from './wrap.ts'
import type { Piece } from './wrap.ts'
import { amongPhrase, DAY_WORDS, promotionPhrase, rungPhrase, stocksPhrase } from './words/day.ts'
import { streakPhrase } from './words/labels.ts'
import { MARKS } from './words/marks.ts'
import type { Say } from './words/phrase.ts'

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
export function depthLines(day: DayStats, width: number, paint: Paint, say: Say): string[] {
  const rows = [
    ...doubtRows(day, say),
    ...promotionRows(day, paint, say),
    ...ladderRows(day, say),
    ...lossRows(day, paint, say),
  ]
  const title = Math.max(...rows.map((row) => displayWidth(row.title)))
  const value = Math.max(...rows.map((row) => displayWidth(row.value)))
  const rest = width - title - value - 2 * GRID_GAP
  if (rest < LEAST_REST) return rows.flatMap((row) => writtenOut(row, width, say))
  const columns: GridColumn[] = [
    { width: title, align: 'left' },
    { width: value, align: 'left' },
    { width: rest, align: 'left' },
  ]
  return gridLines(
    columns,
    rows.map((row): GridCell[] => [[row.title], [row.value], wrapPieces(row.pieces, say(MARKS.list), rest)]),
  )
}

/** A row on lines of its own, its stocks below. */
function writtenOut({ title, value, pieces }: DepthRow, width: number, say: Say): string[] {
  const below = wrapPieces(pieces, say(MARKS.list), width - GRID_GAP).map(
    (line) => ' '.repeat(GRID_GAP) + line,
  )
  return [...wrapText(`${title} ${value}`.trim(), width), ...below]
}

/** Where nothing says who was ST: what the figures below, which have no ranges, took those stocks for. */
function doubtRows({ ranges }: DayStats, say: Say): DepthRow[] {
  const stocks = ranges?.stocks.length ?? 0
  if (stocks === 0) return []
  return [
    {
      title: say(DAY_WORDS.readAsOrdinary),
      value: say(stocksPhrase(stocks)),
      pieces: [plain(say(DAY_WORDS.hangsOnIt))],
    },
  ]
}

function promotionRows(day: DayStats, paint: Paint, say: Say): DepthRow[] {
  const overall = whereKnown(day, 'overallPromotion', day.overallPromotion)
  const rungs = whereKnown(day, 'promotions', day.promotions)
  return [
    { title: say(DAY_WORDS.allPromoted), value: partsText(overall), pieces: [] },
    ...(rungs ?? []).map(({ from, rate, isOpen, failed, suspended, joined }): DepthRow => {
      const names = isOpen
        ? []
        : failed.map((move, at) => movePiece(move, paint, at === 0 ? say(DAY_WORDS.failed) : ''))
      const notes = [
        isOpen ? say(DAY_WORDS.mayBeLonger) : '',
        suspended.length > 0 ? `${say(DAY_WORDS.suspended)} ${suspended.length}` : '',
        joined.length > 0 ? `${say(DAY_WORDS.joined)} ${joined.length}` : '',
      ].filter(Boolean)
      return {
        title: say(promotionPhrase(from)),
        value: partsText(rate),
        pieces: [...names, ...notes.map(plain)],
      }
    }),
  ]
}

function ladderRows(day: DayStats, say: Say): DepthRow[] {
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
      title: say(DAY_WORDS.shapes),
      value: '',
      pieces: isKnown
        ? [
            plain(`${say(DAY_WORDS.oneWord)} ${shapes.oneWord}`),
            plain(`${say(DAY_WORDS.tBoard)} ${shapes.tBoard}`),
            plain(`${say(DAY_WORDS.turnover)} ${shapes.turnover}`),
          ]
        : [plain(UNKNOWN)],
    },
    ...(highest?.length === 0 ? [] : [highestRow(highest, listed, say)]),
    ...(gaps.length === 0
      ? []
      : [
          {
            title: say(DAY_WORDS.gaps),
            value: gaps.map((gap) => say(rungPhrase(gap))).join(say(MARKS.list)),
            pieces: [],
          },
        ]),
    {
      title: say(DAY_WORDS.reclaims),
      value: String(reclaims?.length ?? UNKNOWN),
      pieces: listed(reclaims ?? []),
    },
    { title: say(DAY_WORDS.skyToFloor), value: count(day.skyToFloor), pieces: listed(day.skyToFloor) },
    { title: say(DAY_WORDS.floorToSky), value: count(day.floorToSky), pieces: listed(day.floorToSky) },
  ]
}

/** 最高板 under each limit, with up to three names. */
function highestRow(
  highest: DayStats['highest'] | undefined,
  listed: (codes: readonly Board['code'][]) => Piece[],
  say: Say,
): DepthRow {
  const pieces = highest?.map(({ limitPercent, streak, codes, atLeast }) => {
    const mark = limitMark(limitPercent) || `${limitPercent}CM`
    return plain(`${mark} ${say(streakPhrase(streak, atLeast))} ${shortList(listed(codes), say)}`)
  })
  return { title: say(DAY_WORDS.highest), value: '', pieces: pieces ?? [plain(UNKNOWN)] }
}

function lossRows(day: DayStats, paint: Paint, say: Say): DepthRow[] {
  const loss = whereKnown(day, 'lossEffect', day.lossEffect)
  const threshold = loss === undefined ? '' : ` <= -${loss.thresholdPercent}%`
  return [
    {
      title: `${say(DAY_WORDS.losses)}${threshold}`,
      value: partsText(loss?.bigLosses),
      pieces: (loss?.losers ?? []).map((move) => movePiece(move, paint)),
    },
    { title: say(DAY_WORDS.atDownLimit), value: partsText(loss?.limitDowns), pieces: [] },
  ]
}

/** Up to three names. */
function shortList(names: readonly Piece[], say: Say): string {
  const shown = names.slice(0, 3).map(({ text }) => text)
  return names.length > shown.length ? `${shown.join(' ')}${say(amongPhrase(names.length))}` : shown.join(' ')
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
