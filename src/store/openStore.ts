import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize } from 'node:v8'
import { ROW_BAR } from '../model/barFrame.ts'
import { EXCHANGES, identifyCode } from '../model/code.ts'
import type { StockCode } from '../model/code.ts'
import { Refusal } from '../model/refusal.ts'
import type { Security } from '../model/security.ts'
import type { StoreReader } from './reader.ts'
import type { CalendarDay, DayInfo, StoredDay, StoredIndexBar } from './storedDay.ts'

/** The one file of a store that is ever replaced. */
export const MANIFEST = 'store.bin'

/** Whether a folder holds a store. */
export function hasStore(folder: string): boolean {
  return existsSync(join(folder, MANIFEST))
}

/** Opens the store in a folder for reading; refuses a folder that holds none. */
export function openStore(folder: string): StoreReader {
  if (!hasStore(folder)) {
    throw new Refusal('no-store', `no store in ${folder}`, 'make one with limitup import PATH')
  }
  return readerOf(folder, contentIn(folder))
}

/** All that a store holds. */
export interface Content {
  readonly generation: number
  readonly days: ReadonlyMap<number, StoredDay>
  readonly pending: ReadonlyMap<number, StoredDay>
  readonly indexBars: readonly StoredIndexBar[]
  readonly securities: ReadonlyMap<StockCode, Security>
  readonly calendar: readonly CalendarDay[]
}

export const EMPTY: Content = {
  generation: 0,
  days: new Map(),
  pending: new Map(),
  indexBars: [],
  securities: new Map(),
  calendar: [],
}

export function contentIn(folder: string): Content {
  if (!hasStore(folder)) return EMPTY
  const content: Content = deserialize(readFileSync(join(folder, MANIFEST)))
  return content
}

export function readerOf(folder: string, content: Content): StoreReader {
  const dates = [...content.days.keys()].sort((a, b) => a - b)
  return {
    folder,
    generation: content.generation,
    days: () => dates,
    lastSettledDay: () => dates.at(-1),
    dayInfo: (date) => {
      const day = content.days.get(date) ?? content.pending.get(date)
      return day && infoOf(day)
    },
    pendingDays: () => [...content.pending.values()].map(infoOf).sort((a, b) => a.date - b.date),
    readDay: (date) => Promise.resolve(content.days.get(date) ?? content.pending.get(date)),
    indexBars: () => Promise.resolve(content.indexBars),
    securities: () => Promise.resolve(content.securities),
    calendar: () => Promise.resolve(content.calendar),
  }
}

function infoOf({ date, provenance, rows }: StoredDay): DayInfo {
  const codes = EXCHANGES.map(() => 0)
  let bars = 0
  for (let row = 0; row < rows.count; row++) {
    const identity = identifyCode({ digits: rows.digits[row]!, exchange: undefined })
    if (identity.kind === 'stock') codes[EXCHANGES.indexOf(identity.exchange)]!++
    if (rows.kind[row] === ROW_BAR) bars++
  }
  return { date, provenance, rows: rows.count, bars, codes }
}
