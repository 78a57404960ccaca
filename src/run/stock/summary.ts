import { ratio } from '../../model/ratio.ts'
import type {
  BarOutcome,
  BoardSpan,
  StockPremium,
  StockSummary,
  TimelineBar,
} from '../../model/stockReport.ts'
import { spread } from '../../stats/depth/premiums.ts'
import { WINDOW_RULES } from '../explain/lookBack.ts'
import type { OwnBar } from './timeline.ts'

/** The boards of a span in figures. `nextDay` gives the market's trading day after a day, undefined at the end. */
export function summaryOf(
  bars: readonly OwnBar[],
  nextDay: (date: string) => string | undefined,
): StockSummary {
  const count = (isCounted: (bar: TimelineBar) => boolean): number =>
    bars.filter(({ bar }) => isCounted(bar)).length
  const sealed = count(({ up }) => up === 'sealed')
  const broken = count(({ up }) => up === 'broken')
  return {
    sealed,
    broken,
    sealRate: ratio(sealed, sealed + broken),
    limitDown: count(({ down }) => down === 'sealed'),
    limitDownBroken: count(({ down }) => down === 'broken'),
    longestStreak: longestStreak(bars),
    longestWindows: WINDOW_RULES.flatMap((_, at) => longestWindow(bars, at)),
    premium: premiumOf(bars, nextDay),
  }
}

/** The day of the own bar `back` bars before the one at `at`; the first bar of the span where it lies before it. */
function dayBack(bars: readonly OwnBar[], at: number, back: number): TimelineBar['date'] {
  return bars[Math.max(0, at - back)]!.bar.date
}

function longestStreak(bars: readonly OwnBar[]): BoardSpan | undefined {
  let longest: BoardSpan | undefined
  bars.forEach(({ bar }, at) => {
    if (bar.up !== 'sealed' || bar.streak < (longest?.boards ?? 1)) return
    const { streak: boards, streakAtLeast: atLeast } = bar
    longest = { boards, atLeast, from: dayBack(bars, at, boards - 1), to: bar.date }
  })
  return longest
}

function longestWindow(bars: readonly OwnBar[], rule: number): StockSummary['longestWindows'] {
  let longest: StockSummary['longestWindows'][number] | undefined
  bars.forEach(({ bar }, at) => {
    const window = bar.windows[rule]
    if (window === undefined || window.boards < (longest?.boards ?? 1)) return
    longest = { ...window, from: dayBack(bars, at, window.days - 1), to: bar.date }
  })
  return longest === undefined ? [] : [longest]
}

function premiumOf(bars: readonly OwnBar[], nextDay: (date: string) => string | undefined): StockPremium {
  const open: number[] = []
  const close: number[] = []
  let [suspended, notKnown] = [0, 0]
  bars.forEach(({ bar, run }, at) => {
    if (bar.up !== 'sealed') return
    const day = nextDay(bar.date)
    const next = bars[at + 1]
    const prevClose = next?.bar.prevClose
    if (day === undefined || (next !== undefined && next.run !== run)) notKnown++
    else if (next?.bar.date !== day) suspended++
    else if (prevClose === undefined || NO_REFERENCE.has(next.bar.outcome)) notKnown++
    else {
      open.push((next.bar.open - prevClose) / prevClose)
      close.push((next.bar.close - prevClose) / prevClose)
    }
  })
  return { boards: open.length, suspended, notKnown, open: spread(open), close: spread(close) }
}

/** Outcomes of bars whose reference price is missing or cannot be relied upon. */
const NO_REFERENCE: ReadonlySet<BarOutcome> = new Set(['anomalous', 'notJudged', 'faultyRow'])
