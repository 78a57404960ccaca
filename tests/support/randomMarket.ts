import fc from 'fast-check'
import type { DailyBar } from '../../src/model/bar.ts'
import { dateText } from '../../src/model/date.ts'
import { tradingDaysBetween } from '../../src/rules/calendar.ts'
import { exactLimits, percentIn2025 } from './oracle.ts'

/** Trading days of the random markets. */
export const DAYS: readonly string[] = tradingDaysBetween(20250102, 20250221).map(dateText)

const STOCKS = [
  ['600001.SH', '甲乙丙丁'],
  ['000002.SZ', 'ST戊己'],
  ['300003.SZ', '庚辛壬癸'],
  ['688004.SH', '子丑寅卯-U'],
  ['830005.BJ', '辰巳午未'],
  ['600006.SH', '申酉戌亥'],
] as const

/** What one bar does. */
export interface Move {
  readonly kind: 'sealed' | 'broken' | 'floor' | 'plain' | 'suspended' | 'exRights'
  readonly open: number
  readonly low: number
}

/** Any move, boards more often than on real days. */
export const move: fc.Arbitrary<Move> = fc.record({
  kind: fc.oneof(
    { arbitrary: fc.constant('sealed' as const), weight: 9 },
    { arbitrary: fc.constant('plain' as const), weight: 8 },
    { arbitrary: fc.constant('broken' as const), weight: 3 },
    { arbitrary: fc.constant('floor' as const), weight: 3 },
    { arbitrary: fc.constant('suspended' as const), weight: 2 },
    { arbitrary: fc.constant('exRights' as const), weight: 1 },
  ),
  open: fc.double({ min: 0, max: 1, noNaN: true }),
  low: fc.double({ min: 0, max: 1, noNaN: true }),
})

/**
 * A few stocks with many boards, suspensions and ex-rights days over DAYS. The last stock trades every day, so
 * that no trading day is without a bar.
 */
export const randomMarket: fc.Arbitrary<DailyBar[]> = fc
  .tuple(
    fc.array(fc.integer({ min: 100, max: 900 }), { minLength: STOCKS.length, maxLength: STOCKS.length }),
    fc.array(fc.array(move, { minLength: DAYS.length, maxLength: DAYS.length }), {
      minLength: STOCKS.length,
      maxLength: STOCKS.length,
    }),
  )
  .map(([starts, moves]) =>
    STOCKS.flatMap(([code, name], at) =>
      stockBars(code, name, starts[at]!, moves[at]!, at === STOCKS.length - 1),
    ),
  )

/** The bars of one stock over DAYS; one that is `always` there is never suspended. */
export function stockBars(
  code: string,
  name: string,
  start: number,
  moves: readonly Move[],
  always: boolean,
): DailyBar[] {
  const bars: DailyBar[] = []
  let last = start
  DAYS.forEach((date, day) => {
    const step = moves[day]!
    if (step.kind === 'suspended' && !always) return
    const prevClose = step.kind === 'exRights' ? Math.max(50, Math.round(last * 0.8)) : last
    const bar = barOf(code, name, date, prevClose, step)
    bars.push(bar)
    last = bar.close
  })
  return bars
}

function barOf(code: string, name: string, date: string, prevClose: number, step: Move): DailyBar {
  const limits = exactLimits(prevClose, percentIn2025({ code, name } as DailyBar), /^8/.test(code))
  const between = (part: number): number => limits.down + Math.floor((limits.up - limits.down) * part)
  const inside = (part: number): number => Math.min(limits.up - 1, Math.max(limits.down + 1, between(part)))
  let close = inside(0.4 + step.open / 5)
  let high = close
  if (step.kind === 'sealed') close = high = limits.up
  if (step.kind === 'broken') high = limits.up
  if (step.kind === 'floor') close = limits.down
  const open = step.kind === 'sealed' && step.open > 0.6 ? limits.up : inside(step.open)
  high = Math.max(high, open, close)
  const low =
    step.kind === 'sealed' && step.low > 0.7 ? Math.min(open, close) : Math.min(open, close, inside(step.low))
  const volumeShares = 100 * (1 + Math.floor(step.low * 1000))
  return {
    code,
    date,
    name,
    open,
    high,
    low,
    close,
    prevClose,
    volumeShares,
    amountCents: volumeShares * close,
  }
}
