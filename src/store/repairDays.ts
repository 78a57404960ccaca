import { Refusal } from '../model/refusal.ts'
import type { DayEntry } from './dayTable.ts'
import type { DayRows } from './dayRows.ts'
import { writeDayAnew, writeYearAnew } from './putYear.ts'
import { RowsCache } from './rowsCache.ts'
import type { StagedStore } from './stagedStore.ts'

/** Days of damaged files, ascending. */
export interface RepairedDays {
  /** Read, and written to another file. */
  readonly kept: readonly number[]
  /** Not to be read: the store has them no more. */
  readonly lost: readonly number[]
}

/**
 * Takes damaged files out of a store: their days that can be read are written anew, the others are days that the store
 * has not. `namesAnew` makes the stocks, names and ST periods from the rows once more.
 */
export function repairDays(
  staged: StagedStore,
  damaged: ReadonlySet<string>,
  namesAnew: boolean,
): RepairedDays {
  const kept: number[] = []
  const lost: number[] = []
  const years = new Set<number>()
  const cache = new RowsCache(staged.folder, staged.nameTexts)
  for (const entry of [...staged.entries.values()].sort((a, b) => a.date - b.date)) {
    const { date, path, provenance } = entry
    const isSettled = provenance.state === 'settled'
    if (!damaged.has(path)) {
      if (namesAnew && isSettled) staged.see(date, cache.rowsOf(entry, true))
      continue
    }
    const rows = readable(cache, entry)
    if (rows === undefined) {
      lost.push(date)
      staged.forget(date)
    } else {
      kept.push(date)
      if (namesAnew && isSettled) staged.see(date, rows)
      if (!isSettled) writeDayAnew(staged, { date, rows, provenance })
    }
    if (isSettled) years.add(Math.floor(date / 10_000))
  }
  for (const year of years) writeYearAnew(staged, year)
  staged.touch('days')
  return { kept, lost }
}

function readable(cache: RowsCache, entry: DayEntry): DayRows | undefined {
  try {
    return cache.rowsOf(entry, true)
  } catch (cause) {
    if (cause instanceof Refusal && cause.code === 'store-damaged') return undefined
    throw cause
  }
}
