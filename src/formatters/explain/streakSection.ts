import { yuanFromCents } from '../../model/cents.ts'
import type { ExplainedStreak, StreakBar, Suspension } from '../../model/explanation.ts'
import { streakWords } from '../label.ts'
import { UNKNOWN } from '../percent.ts'
import { INDENT_WIDTH, setIn, textLines } from './lines.ts'
import type { Section } from './lines.ts'
import { tableLines } from './table.ts'
import { counted, verdictWords } from './words.ts'

type Side = 'up' | 'down'

/** 连板 bar by bar, latest first, to the bar that ends it. */
export function streakSection(streak: ExplainedStreak, side: Side, width: number): Section {
  const what = side === 'up' ? '连板 streak' : '连续跌停 limit-downs in a row'
  const { endedRun } = streak
  if (streak.boards > 0) {
    return { title: `${what}: ${boardsWords(streak, side)}`, lines: streakLines(streak, side, width) }
  }
  const none = `${what}: 0, the day is no sealed ${side === 'up' ? 'board' : 'limit-down'}`
  if (endedRun === undefined) return { title: none, lines: [] }
  return {
    title: `${none}; before it ${boardsWords(endedRun, side)}`,
    lines: streakLines(endedRun, side, width, streak.endedBy),
  }
}

/** 3连板, or the number of limit-downs. */
export function boardsWords({ boards, atLeast }: ExplainedStreak, side: Side): string {
  if (side === 'down') return `${atLeast ? '>=' : ''}${boards}`
  const words = streakWords(boards, atLeast)
  return words === '首板' ? '首板, 1 board' : words
}

/** The bars of a streak; `ender` is the day that ended it, `endedBy` the bar before it. */
function streakLines(streak: ExplainedStreak, side: Side, width: number, ender?: StreakBar): string[] {
  const { bars, endedBy } = streak
  const rows = [ender, ...bars, endedBy].filter((bar) => bar !== undefined)
  const cells = rows.map((bar) => [
    bar.date,
    priceCell(bar.prevClose),
    priceCell(bar.limit),
    priceCell(bar.verdict === 'faultyRow' ? undefined : bar.extreme),
    priceCell(bar.verdict === 'faultyRow' ? undefined : bar.close),
    verdictWords(bar.verdict, side),
  ])
  const head = ['date', 'prev', 'limit', side === 'up' ? 'high' : 'low', 'close', 'verdict']
  const table = tableLines([head, ...cells], width - INDENT_WIDTH, [1, 2, 3])
  const lines = setIn(table.slice(0, 1))
  rows.forEach(({ suspendedBefore }, at) => {
    lines.push(...setIn([table[at + 1]!]))
    if (suspendedBefore !== undefined && at < rows.length - 1) {
      lines.push(...textLines(suspensionWords(suspendedBefore), width))
    }
  })
  const ended =
    ender === undefined ? [] : textLines(`${ender.date} ${endWords(ender)}: ${whyWords(ender, side)}`, width)
  return [...lines, ...ended, ...textLines(stopWords(streak, side), width)]
}

/** What stops the count back: the bar before, which is none of the streak, or the end of what is known. */
function stopWords({ endedBy, atLeast }: ExplainedStreak, side: Side): string {
  if (endedBy === undefined) return 'the look-back begins here: what came before is not known'
  const words = `${endedBy.date} stops the count: ${whyWords(endedBy, side)}`
  return atLeast ? `${words}, so the streak may be longer` : words
}

/** 断板 is said of a day that is known to be no board. */
function endWords({ verdict }: StreakBar): string {
  return verdict === 'untouched' || verdict === 'broken' ? 'ends it (断板)' : 'ends it'
}

function whyWords({ verdict, extreme, close, limit }: StreakBar, side: Side): string {
  const isUp = side === 'up'
  const at = limit === undefined ? UNKNOWN : yuanFromCents(limit)
  const sign = isUp ? '<' : '>'
  switch (verdict) {
    case 'untouched':
      return `${isUp ? 'high' : 'low'} ${yuanFromCents(extreme)} ${sign} limit ${at}`
    case 'broken':
      return `close ${yuanFromCents(close)} ${sign} limit ${at}`
    case 'sealed':
      return `close ${yuanFromCents(close)} = limit ${at}`
    case 'noLimit':
      return 'a day without a limit is no board'
    case 'anomalous':
      return 'beyond its limits, so what it was is not known'
    case 'notJudged':
      return 'not judged, so what it was is not known'
    case 'faultyRow':
      return 'its row could not be read, so what it was is not known'
  }
}

/** 停牌: neither adds to a streak nor breaks it. */
export function suspensionWords({ from, to, days }: Suspension): string {
  const span = from === to ? from : `${from}..${to}`
  return `停牌 ${span}, ${counted(days, 'trading day')} without a bar: neither adds nor breaks`
}

function priceCell(cents: number | undefined): string {
  return cents === undefined ? UNKNOWN : yuanFromCents(cents)
}
