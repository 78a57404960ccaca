import { ROW_FAULTS } from '../model/issue.ts'
import type { Ratio } from '../model/ratio.ts'
import type { DayStats } from '../model/report.ts'
import type { Range, StatusRanges } from '../model/statusRanges.ts'
import type { FormatContext } from './formatter.ts'
import { GRID_GAP, gridLines } from './grid.ts'
import { namedMoves } from './indexMoves.ts'
import { whereKnown } from './known.ts'
import { paintChange } from './paintChange.ts'
import { finePercent, UNKNOWN, wholePercent } from './percent.ts'
import { countText, endsText, rateEnds, rateText } from './rangeText.ts'
import { fixedHundredths, roundHalfUp } from './rounding.ts'
import { displayWidth } from './width.ts'
import { wrapPieces } from './wrap.ts'
import type { Piece } from './wrap.ts'
import { DAY_WORDS } from './words/day.ts'
import { INDEX_NAMES } from './words/indexNames.ts'
import { MARKS } from './words/marks.ts'
import { amountChangePhrase, moneyPhrase, movePhrase } from './words/money.ts'
import type { Say } from './words/phrase.ts'

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
export function summaryLines(
  day: DayStats,
  width: number,
  paint: FormatContext['paint'],
  say: Say,
): string[] {
  const blocks = [boardItems(day, paint, say), marketItems(day, paint, say)]
  const widths = blocks.map(blockWidths)
  const sideBySide = widths.reduce((total, { label, value }) => total + label + GRID_GAP + value, BLOCK_GAP)
  const arranged = sideBySide <= width ? [blocks] : [[blocks.flat()]]
  return [
    ...arranged.flatMap((group) => blockLines(group)),
    ...lineOf(say(DAY_WORDS.indexes), indexPieces(day, paint, say), width, say),
    ...lineOf(say(DAY_WORDS.sample), samplePieces(day, say), width, say),
  ]
}

function boardItems(day: DayStats, paint: FormatContext['paint'], say: Say): Item[] {
  const up = whereKnown(day, 'limitUp', day.limitUp)
  const down = whereKnown(day, 'limitDown', day.limitDown)
  return [
    item(say(DAY_WORDS.sealed), figureText(up?.sealed, day.ranges?.sealed), (text) => paint('up', text)),
    item(say(DAY_WORDS.broken), figureText(up?.broken, day.ranges?.broken)),
    item(say(DAY_WORDS.sealRate), partsText(day, 'sealRate', wholePercent)),
    item(
      say(DAY_WORDS.streaks),
      figureText(whereKnown(day, 'streakStocks', day.streakStocks), day.ranges?.streakStocks),
    ),
    item(say(DAY_WORDS.promotion), partsText(day, 'streakPromotion', finePercent)),
    item(say(DAY_WORDS.tallest), heightText(day)),
    item(say(DAY_WORDS.limitDown), figureText(down?.sealed, day.ranges?.limitDownSealed), (text) =>
      paint('down', text),
    ),
    item(say(DAY_WORDS.reopened), figureText(down?.broken, day.ranges?.limitDownBroken)),
  ]
}

function marketItems(day: DayStats, paint: FormatContext['paint'], say: Say): Item[] {
  const breadth = whereKnown(day, 'advancers', day)
  const { sse, szse, bse } = day.amountCents
  const change = day.amountChangeCents
  return [
    item(say(DAY_WORDS.up), figureText(breadth?.advancers), (text) => paint('up', text)),
    item(say(DAY_WORDS.down), figureText(breadth?.decliners), (text) => paint('down', text)),
    item(say(DAY_WORDS.unchanged), figureText(breadth?.unchanged)),
    item(say(DAY_WORDS.aboveTen), figureText(whereKnown(day, 'overTenRisers', day.overTenRisers))),
    item(
      say(DAY_WORDS.risers),
      figureText(whereKnown(day, 'bigRisers', day.bigRisers), day.ranges?.bigRisers),
    ),
    item(say(DAY_WORDS.amountSse), moneyText(sse, say)),
    item(say(DAY_WORDS.amountSzse), moneyText(szse, say)),
    item(say(DAY_WORDS.amountBse), moneyText(bse, say)),
    item(
      say(DAY_WORDS.amountBoth),
      moneyText(sse === undefined || szse === undefined ? undefined : sse + szse, say),
    ),
    item(
      say(DAY_WORDS.amountChange),
      change === undefined ? UNKNOWN : say(amountChangePhrase(change)),
      (text) =>
        change === undefined || amountChangePhrase(change).zh === '持平'
          ? text
          : paint(change > 0 ? 'up' : 'down', text),
    ),
  ]
}

function indexPieces(day: DayStats, paint: FormatContext['paint'], say: Say): Piece[] {
  const moves = namedMoves(day.indexes).map(({ name, move }): Piece => {
    const level = `${say(INDEX_NAMES[name])} ${points(move.close)}`
    const phrase = movePhrase(move.change)
    const words = say(phrase)
    const shown = phrase.zh === '持平' ? words : paintChange(move.change, words, paint)
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
function samplePieces(day: DayStats, say: Say): Piece[] {
  const { ranges } = day
  const mayLeave = isOpen(ranges?.traded)
  const mayTouch = isOpen(ranges?.sealed) || isOpen(ranges?.broken)
  return [
    `${say(DAY_WORDS.traded)} ${figureText(whereKnown(day, 'traded', day.traded), ranges?.traded)}`,
    `${say(DAY_WORDS.untouched)} ${mostText(day.untouched, mayLeave || mayTouch)}`,
    `${say(DAY_WORDS.suspended)} ${mostText(whereKnown(day, 'suspended', day.suspended), mayLeave)}`,
    `${say(DAY_WORDS.noLimit)} ${mostText(day.noLimit, mayLeave)}`,
    `${say(DAY_WORDS.notJudged)} ${mostText(day.notJudged, mayLeave)}`,
    `${say(DAY_WORDS.anomalous)} ${mostText(day.anomalous, mayLeave)}`,
  ].map(plain)
}

function isOpen(range: Range | undefined): boolean {
  return range !== undefined && range.from !== range.to
}

function mostText(count: number | undefined, mayBeLess: boolean): string {
  return `${mayBeLess && count !== undefined && count > 0 ? '<=' : ''}${figureText(count)}`
}

function lineOf(label: string, pieces: readonly Piece[], width: number, say: Say): string[] {
  const indent = displayWidth(label) + GRID_GAP
  return wrapPieces(pieces, say(MARKS.comma), width - indent).map((line, index) =>
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

function moneyText(cents: number | undefined, say: Say): string {
  return cents === undefined ? UNKNOWN : say(moneyPhrase(cents))
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
