import { ROW_FAULTS } from '../model/issue.ts'
import type { Ratio } from '../model/ratio.ts'
import type { DayStats } from '../model/report.ts'
import type { Range, StatusRanges } from '../model/statusRanges.ts'
import type { FormatContext } from './formatter.ts'
import { GRID_GAP, gridLines } from './grid.ts'
import { namedMoves } from './indexMoves.ts'
import { whereKnown } from './known.ts'
import { amountChangeWords, moneyWords } from './money.ts'
import { paintChange } from './paintChange.ts'
import { finePercent, moveWords, UNKNOWN, wholePercent } from './percent.ts'
import { countText, endsText, rateEnds, rateText } from './rangeText.ts'
import { fixedHundredths, roundHalfUp } from './rounding.ts'
import { displayWidth } from './width.ts'
import { wrapPieces } from './wrap.ts'
import type { Piece } from './wrap.ts'

interface Item {
  readonly label: string
  readonly value: Piece
}

/** Blanks between the boards' figures and the market's where they stand side by side. */
const BLOCK_GAP = 4

/**
 * The figures of the day in two blocks, boards and market, side by side where the width allows; below them the
 * indexes and how the scope's stocks divide.
 */
export function summaryLines(day: DayStats, width: number, paint: FormatContext['paint']): string[] {
  const blocks = [boardItems(day, paint), marketItems(day, paint)]
  const widths = blocks.map(blockWidths)
  const sideBySide = widths.reduce((total, { label, value }) => total + label + GRID_GAP + value, BLOCK_GAP)
  const arranged = sideBySide <= width ? [blocks] : [[blocks.flat()]]
  return [
    ...arranged.flatMap((group) => blockLines(group)),
    ...lineOf('指数 indexes', indexPieces(day, paint), width),
    ...lineOf('样本 stocks', samplePieces(day), width),
  ]
}

function boardItems(day: DayStats, paint: FormatContext['paint']): Item[] {
  const up = whereKnown(day, 'limitUp', day.limitUp)
  const down = whereKnown(day, 'limitDown', day.limitDown)
  return [
    item('涨停 sealed', figureText(up?.sealed, day.ranges?.sealed), (text) => paint('up', text)),
    item('炸板 broken', figureText(up?.broken, day.ranges?.broken)),
    item('封板率 seal rate', partsText(day, 'sealRate', wholePercent)),
    item(
      '连板股 streaks',
      figureText(whereKnown(day, 'streakStocks', day.streakStocks), day.ranges?.streakStocks),
    ),
    item('晋级率 promotion', partsText(day, 'streakPromotion', finePercent)),
    item('高度 tallest', heightText(day)),
    item('跌停 limit-down', figureText(down?.sealed, day.ranges?.limitDownSealed), (text) =>
      paint('down', text),
    ),
    item('翘板 reopened', figureText(down?.broken, day.ranges?.limitDownBroken)),
  ]
}

function marketItems(day: DayStats, paint: FormatContext['paint']): Item[] {
  const breadth = whereKnown(day, 'advancers', day)
  const { sse, szse, bse } = day.amountCents
  const change = day.amountChangeCents
  return [
    item('上涨 up', figureText(breadth?.advancers), (text) => paint('up', text)),
    item('下跌 down', figureText(breadth?.decliners), (text) => paint('down', text)),
    item('平盘 unchanged', figureText(breadth?.unchanged)),
    item('涨超10% above 10%', figureText(whereKnown(day, 'overTenRisers', day.overTenRisers))),
    item(
      '涨停或超10% risers',
      figureText(whereKnown(day, 'bigRisers', day.bigRisers), day.ranges?.bigRisers),
    ),
    item('沪市成交额 SSE', moneyText(sse)),
    item('深市成交额 SZSE', moneyText(szse)),
    item('北交所成交额 BSE', moneyText(bse)),
    item('沪深合计 SSE+SZSE', moneyText(sse === undefined || szse === undefined ? undefined : sse + szse)),
    item('较上日 change', change === undefined ? UNKNOWN : amountChangeWords(change), (text) =>
      change === undefined || text === '持平' ? text : paint(change > 0 ? 'up' : 'down', text),
    ),
  ]
}

function indexPieces(day: DayStats, paint: FormatContext['paint']): Piece[] {
  const moves = namedMoves(day.indexes).map(({ name, move }): Piece => {
    const level = `${name} ${points(move.close)}`
    const words = moveWords(move.change)
    const shown = words === '持平' ? words : paintChange(move.change, words, paint)
    return { text: `${level} ${words}`, shown: `${level} ${shown}` }
  })
  return moves.length === 0 ? [plain(UNKNOWN)] : moves
}

/** An index level in points with two decimals, of ten-thousandths. */
function points(tenThousandths: number): string {
  return fixedHundredths(roundHalfUp(BigInt(tenThousandths), 100n))
}

/**
 * How the scope's stocks divide. The figures without a range count stocks that may be ST as ordinary ones, which
 * are in every scope and have the wider band: where that matters, they are the most that there can be.
 */
function samplePieces(day: DayStats): Piece[] {
  const { ranges } = day
  const mayLeave = isOpen(ranges?.traded)
  const mayTouch = isOpen(ranges?.sealed) || isOpen(ranges?.broken)
  return [
    `交易 traded ${figureText(whereKnown(day, 'traded', day.traded), ranges?.traded)}`,
    `未触板 untouched ${mostText(day.untouched, mayLeave || mayTouch)}`,
    `停牌 suspended ${mostText(whereKnown(day, 'suspended', day.suspended), mayLeave)}`,
    `无涨跌幅 no limit ${mostText(day.noLimit, mayLeave)}`,
    `未判定 not judged ${mostText(day.notJudged, mayLeave)}`,
    `异常 anomalous ${mostText(day.anomalous, mayLeave)}`,
  ].map(plain)
}

function isOpen(range: Range | undefined): boolean {
  return range !== undefined && range.from !== range.to
}

function mostText(count: number | undefined, mayBeLess: boolean): string {
  return `${mayBeLess && count !== undefined && count > 0 ? '<=' : ''}${figureText(count)}`
}

function lineOf(label: string, pieces: readonly Piece[], width: number): string[] {
  const indent = displayWidth(label) + GRID_GAP
  return wrapPieces(pieces, '，', width - indent).map((line, index) =>
    index === 0 ? `${label}${' '.repeat(GRID_GAP)}${line}` : ' '.repeat(indent) + line,
  )
}

function blockLines(blocks: readonly (readonly Item[])[]): string[] {
  const columns = blocks.flatMap((block, index) => {
    const { label, value } = blockWidths(block)
    const spare = index < blocks.length - 1 ? BLOCK_GAP - GRID_GAP : 0
    return [{ width: label, align: 'left' } as const, { width: value + spare, align: 'left' } as const]
  })
  const height = Math.max(...blocks.map((block) => block.length))
  const rows = Array.from({ length: height }, (_, row) =>
    blocks.flatMap((block) => {
      const cell = block[row]
      return cell === undefined ? [[], []] : [[cell.label], [cell.value.shown]]
    }),
  )
  return gridLines(columns, rows)
}

function blockWidths(block: readonly Item[]): { readonly label: number; readonly value: number } {
  return {
    label: Math.max(...block.map((entry) => displayWidth(entry.label))),
    value: Math.max(...block.map((entry) => displayWidth(entry.value.text))),
  }
}

function item(label: string, text: string, shown: (text: string) => string = (same) => same): Item {
  return { label, value: { text, shown: text === UNKNOWN ? text : shown(text) } }
}

function plain(text: string): Piece {
  return { text, shown: text }
}

function figureText(count: number | undefined, range?: Range): string {
  return count === undefined ? UNKNOWN : countText(count, range)
}

function moneyText(cents: number | undefined): string {
  return cents === undefined ? UNKNOWN : moneyWords(cents)
}

/** A rate with its parts, or both its ends alone. */
function partsText(
  day: DayStats,
  figure: 'sealRate' | 'streakPromotion',
  percent: (rate: Ratio) => string,
): string {
  const ends = rateEnds(day, figure)
  if (ends === undefined) return UNKNOWN
  const { from, to } = ends
  const isOne = from.part === to.part && from.whole === to.whole
  return isOne ? `${from.part} / ${from.whole} = ${percent(from)}` : rateText(ends, percent)
}

/** The tallest streak; `>=` where some streak may be longer than seen. */
function heightText(day: DayStats): string {
  const height = whereKnown(day, 'maxHeight', day.maxHeight)
  if (height === undefined) return UNKNOWN
  if (day.ranges !== undefined) return heightEnds(day, day.ranges)
  return `${day.ladder.some((rung) => rung.atLeast.length > 0) ? '>=' : ''}${height}`
}

/** Both ends of the tallest streak; the lower one alone where even the other reading may not have seen a whole streak. */
function heightEnds(day: DayStats, { maxHeight: { from, to }, stocks }: StatusRanges): string {
  const atLeast = day.ladder.flatMap((rung) => rung.atLeast)
  const isWhole =
    day.lookback.end === 'settled' &&
    atLeast.every((code) => stocks.includes(code)) &&
    !day.issues.some(({ code }) => ROW_FAULTS.has(code))
  if (isWhole || (from === to && atLeast.length === 0)) return endsText(String(from), String(to))
  return `>=${from}`
}
