import type { BoardEvents } from '../../model/boardEvents.ts'
import { dateText } from '../../model/date.ts'
import { displayName } from '../../rules/nameStatus.ts'
import { suspendedBefore } from '../../stats/streakTrace.ts'
import { timelineBar } from '../../stats/timelineBar.ts'
import type { Gap } from '../../stats/completeness.ts'
import type { TimelineBar, TimelineEntry } from '../../model/stockReport.ts'
import { listedName } from '../../stats/listedName.ts'
import { WINDOW_RULES } from '../explain/lookBack.ts'
import type { Analysis } from '../openAnalysis.ts'
import type { WatchedScan } from '../watchedScan.ts'

/** An own bar and what lies between it and the stock's bar before. */
export interface OwnBar {
  readonly bar: TimelineBar
  readonly suspended: ReturnType<typeof suspendedBefore>
  /** Which of the runs between holes it stands in. */
  readonly run: number
}

/** Every own bar of a stock from `from` on, in time. */
export function ownBarsOf(
  { universe, facts }: Analysis,
  scans: readonly WatchedScan[],
  stock: number,
  from: number,
): OwnBar[] {
  const identityOf = (events: BoardEvents, event: number): Pick<TimelineBar, 'code' | 'name'> => {
    const date = events.date[event]!
    const name = universe.nameOf(events.name[event]!) ?? listedName(facts, universe.codeOf(stock), date)
    return {
      code: universe.codeOn(stock, date),
      name: name === undefined ? undefined : displayName(name),
    }
  }
  let ordinalsBefore = 0
  return scans.flatMap(({ plain: { events, stocks } }, run) => {
    const bars: OwnBar[] = []
    let event = stocks.lastEvent[stock] ?? -1
    for (; event >= 0 && events.date[event]! >= from; event = events.previous[event]!) {
      const bar = timelineBar(events, event, WINDOW_RULES, identityOf(events, event), ordinalsBefore)
      bars.push({ bar, suspended: suspendedBefore(events, event), run })
    }
    ordinalsBefore += stocks.ordinal[stock]! + 1
    return bars.reverse()
  })
}

/** The bars that touched a limit or could not be judged, with what lies between them, in time. */
export function timelineOf(
  bars: readonly OwnBar[],
  holes: readonly Gap[],
  showsAll: boolean,
): TimelineEntry[] {
  const entries: TimelineEntry[] = []
  let untouched: TimelineBar[] = []
  const flush = (): void => {
    const [first, last] = [untouched[0], untouched.at(-1)]
    if (first !== undefined && last !== undefined) {
      entries.push({ kind: 'untouched', bars: untouched.length, from: first.date, to: last.date })
    }
    untouched = []
  }
  let hole = 0
  for (const { bar, suspended } of bars) {
    for (; hole < holes.length && dateText(holes[hole]!.date) < bar.date; hole++) {
      flush()
      entries.push({ kind: 'hole', date: dateText(holes[hole]!.date), what: holes[hole]!.kind })
    }
    if (suspended !== undefined) {
      flush()
      entries.push({ kind: 'suspended', ...suspended })
    }
    if (bar.outcome === 'untouched' && !showsAll) untouched.push(bar)
    else {
      flush()
      entries.push({ kind: 'bar', ...bar })
    }
  }
  flush()
  return entries
}
