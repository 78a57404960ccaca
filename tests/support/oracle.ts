import type { DailyBar } from '../../src/model/bar.ts'
import type { DaysBoardsRule } from '../../src/model/scope.ts'

/** What the plain oracle says of one bar. */
export interface Judged {
  readonly bar: DailyBar
  readonly up: 'sealed' | 'broken' | 'untouched'
  readonly down: 'sealed' | 'broken' | 'untouched'
}

/** Limit prices by big integers, straight from the text of the rule. */
export function exactLimits(
  prevClose: number,
  percent: number,
  inward: boolean,
): { up: number; down: number } {
  const p = BigInt(prevClose)
  const hundred = 100n
  const above = p * (hundred + BigInt(percent))
  const below = p * (hundred - BigInt(percent))
  let up = inward ? above / hundred : (above * 2n + hundred) / (2n * hundred)
  let down = inward ? (below + hundred - 1n) / hundred : (below * 2n + hundred) / (2n * hundred)
  if (up - p < 1n) up = p + 1n
  if (p - down < 1n) down = p - 1n
  if (down < 1n) down = 1n
  return { up: Number(up), down: Number(down) }
}

/** Percent of a bar in 2025, from its code and name alone. */
export function percentIn2025(bar: DailyBar): number {
  if (/^(?:30|68)/.test(bar.code)) return 20
  if (/^(?:4|8|92)/.test(bar.code)) return 30
  return /ST/.test(bar.name ?? '') ? 5 : 10
}

/** Judges one stock's own bars, ascending. */
export function judge(bars: readonly DailyBar[]): Judged[] {
  return bars.map((bar) => {
    const { up, down } = exactLimits(bar.prevClose!, percentIn2025(bar), /^(?:4|8|92)/.test(bar.code))
    return {
      bar,
      up: bar.close === up ? 'sealed' : bar.high === up ? 'broken' : 'untouched',
      down: bar.close === down ? 'sealed' : bar.low === down ? 'broken' : 'untouched',
    }
  })
}

/** Sealed own bars in a row up to `at`. */
export function plainStreak(judged: readonly Judged[], at: number): number {
  let boards = 0
  while (at - boards >= 0 && judged[at - boards]!.up === 'sealed') boards++
  return boards
}

/** N天M板 by trying every window that starts on a board. */
export function plainWindow(
  judged: readonly Judged[],
  at: number,
  rule: DaysBoardsRule,
): { days: number; boards: number } {
  const isBoard = (index: number): boolean => judged[index]!.up === 'sealed'
  const most = rule.maxEmpty ?? Infinity
  let best = { days: 1, boards: 1 }
  for (let start = at; start >= 0; start--) {
    if (!isBoard(start)) continue
    let hole = 0
    let widest = 0
    let boards = 0
    for (let index = start; index <= at; index++) {
      hole = isBoard(index) ? 0 : hole + 1
      widest = Math.max(widest, hole)
      boards += isBoard(index) ? 1 : 0
    }
    const days = at - start + 1
    if (widest <= most && (rule.rule === 'gap' || 2 * boards >= days) && days > best.days)
      best = { days, boards }
  }
  return best
}
