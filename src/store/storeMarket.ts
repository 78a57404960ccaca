import type { BarFrame } from '../model/barFrame.ts'
import type { DayCoverage } from '../model/coverage.ts'
import type { IssueLog } from '../model/issue.ts'
import { NotStreamed } from '../sources/frameStream.ts'
import type { FrameStream } from '../sources/frameStream.ts'
import { InputSummaries } from '../sources/inputSummaries.ts'
import type { InputSummary } from '../model/report.ts'
import type { Universe } from '../model/universe.ts'
import type { Market } from '../sources/market.ts'
import type { DayEntry } from './dayTable.ts'
import { FrameReader } from './frameReader.ts'
import type { StoreFolder } from './openStore.ts'
import type { DatedIssue } from './sideTables.ts'

/** How a store is read as a market. */
export interface StoreMarketOptions {
  /** Whether days that are kept apart (unsettled, partial) are read as well. */
  readonly withPending: boolean
}

/** The market in a store: only the days asked for are read, and of a file only the row groups they stand in. */
export function storeMarket(store: StoreFolder, universe: Universe, options: StoreMarketOptions): Market {
  const { table } = store
  const rows = [...table.dates.keys()].filter((row) => options.withPending || table.isSettled(row))
  const reader = new FrameReader(store.folder, universe)
  const known = new Map<number, readonly BarFrame[]>()
  const inputs = new Map<string, InputSummary>()
  let coverage: readonly DayCoverage[] | undefined
  let issuesOfStore: readonly DatedIssue[] | undefined
  const read = (entries: readonly DayEntry[]): void => {
    for (const [date, frames] of reader.read(entries)) known.set(date, frames)
    for (const { provenance } of entries) {
      const input = summaryOf(provenance)
      inputs.set(JSON.stringify(input), input)
    }
  }
  return {
    coverage: () =>
      (coverage ??= rows.map((row) => ({ date: table.dates[row]!, codes: table.counts(row).codes }))),
    lastDay: (to) => {
      const row = rows.findLast((each) => table.dates[each]! <= to && table.counts(each).bars > 0)
      return Promise.resolve(row === undefined ? undefined : table.dates[row])
    },
    frames: async (from, to, issues: IssueLog) => {
      const wanted = rows.filter((row) => table.dates[row]! >= from && table.dates[row]! <= to)
      const entries = wanted.map((row) => table.entry(row))
      read(entries.filter(({ date }) => !known.has(date)))
      issuesOfStore ??= await store.issues()
      for (const issue of issuesOfStore) if (issue.date >= from && issue.date <= to) issues.add(issue)
      const frames = entries.flatMap(({ date }) => known.get(date) ?? [])
      if (!entries.some(({ provenance }) => provenance.prevClose === 'previousClose')) return frames
      const { barsBefore } = await import('./barsBefore.ts')
      return [...barsBefore(store, universe, frames, from), ...frames]
    },
    inputs: () => [...inputs].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, input]) => input),
  }
}

/** The bars in a store day by day, ascending; undefined where some have no reference price, which lies in days before. */
export function storeStream(
  store: StoreFolder,
  universe: Universe,
  options: StoreMarketOptions,
): FrameStream | undefined {
  const { table } = store
  const rows = [...table.dates.keys()].filter((row) => options.withPending || table.isSettled(row))
  const inputs = new InputSummaries()
  return {
    isWhole: false,
    run: async (to, take) => {
      if ((await store.issues()).length > 0) throw new NotStreamed('issues of the store belong to its days')
      const reader = new FrameReader(store.folder, universe, true)
      const wanted = rows.filter((row) => table.dates[row]! <= to)
      for (const entries of byGroup(wanted.map((row) => table.entry(row)))) {
        for (const { provenance } of entries) {
          if (provenance.prevClose === 'previousClose')
            throw new NotStreamed('references are in the days before')
          inputs.add(summaryOf(provenance))
        }
        for (const frames of reader.read(entries).values()) for (const frame of frames) take(frame)
      }
    },
    inputs: () => inputs.list(),
  }
}

/** Days in pieces of one row group each, which is read whole. */
function byGroup(entries: readonly DayEntry[]): DayEntry[][] {
  const groups: DayEntry[][] = []
  for (const entry of entries) {
    const group = groups.at(-1)
    const first = group?.[0]
    if (first?.path === entry.path && first.groupOffset === entry.groupOffset) group?.push(entry)
    else groups.push([entry])
  }
  return groups
}

function summaryOf({ prevClose, stSource }: DayEntry['provenance']): InputSummary {
  return { format: 'store', volumeUnit: 'shares', amountUnit: 'yuan', prevClose, stSource }
}
