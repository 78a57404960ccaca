import type { StoredDayStatus, StoreStatus } from '../model/storeReport.ts'
import { dateVerdict, tradingDaysBetween } from '../rules/calendar.ts'
import { filesOf } from './arrangeFiles.ts'
import type { DayEntry } from './dayTable.ts'
import { lockHolder } from './lock.ts'
import type { StoreFolder } from './openStore.ts'
import { FOLDERS } from './storeFiles.ts'

/** What a store holds, from its tables alone. */
export async function storeStatus(store: StoreFolder): Promise<StoreStatus> {
  const { manifest, folder } = store
  const files = filesOf(manifest)
  const days = store.days()
  const first = days[0]
  const last = store.lastSettledDay()
  const held = new Set(days)
  const lastEntry = last === undefined ? undefined : store.dayInfo(last)
  const indexBars = await store.indexBars()
  const exRights = await store.exRights()
  const holder = lockHolder(folder)
  return {
    store: folder,
    generation: manifest.generation,
    written: manifest.written,
    files: files.length,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    rows: manifest.bars
      .filter(({ path }) => path.startsWith(`${FOLDERS.bars}/`))
      .reduce((sum, { rows }) => sum + rows, 0),
    days,
    lastDay: lastEntry && statusOf(lastEntry),
    keptApart: store.pendingDays().map(statusOf),
    missing:
      first === undefined || last === undefined ? [] : knownDays(first, last).filter((day) => !held.has(day)),
    stocks: manifest.tables.stocks?.rows ?? 0,
    listed: manifest.tables.securities?.rows ?? 0,
    exRights: [...exRights.values()].reduce((sum, list) => sum + list.length, 0),
    indexBars: indexBars.length,
    lastIndexDay: indexBars.length === 0 ? undefined : Math.max(...indexBars.map(({ date }) => date)),
    issues: manifest.tables.issues?.rows ?? 0,
    dayFiles: manifest.bars.filter(({ path }) => /^bars\/\d{4}-\d{2}-\d{2}-/.test(path)).length,
    holder: holder && {
      command: holder.command,
      pid: holder.pid,
      host: holder.host,
      since: holder.since,
    },
  }
}

/** Trading days as far as the calendar knows them. */
function knownDays(from: number, to: number): number[] {
  return dateVerdict(to, to) === 'outside' || dateVerdict(from, to) === 'outside'
    ? []
    : tradingDaysBetween(from, to)
}

function statusOf({ date, rows, provenance }: DayEntry): StoredDayStatus {
  const { state, source, fetchedAt, checks } = provenance
  return { date, state, rows, source, fetchedAt: fetchedAt.toISOString(), checks }
}
