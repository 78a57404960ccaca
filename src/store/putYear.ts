import { ROW_FAULTS } from '../model/issue.ts'
import { BarsFile } from './barsFile.ts'
import type { DayEntry } from './dayTable.ts'
import type { DayRows } from './dayRows.ts'
import { ROW_FAULT } from '../model/barFrame.ts'
import { mergeDay, sameRows } from './mergeDay.ts'
import { RowsCache } from './rowsCache.ts'
import type { DatedIssue } from './sideTables.ts'
import type { StagedStore } from './stagedStore.ts'
import { FOLDERS } from './storeFiles.ts'
import type { DayConflict, Provenance, StoredDay } from './storedDay.ts'

/** Days of one year that are put at once: fewer than this become files of their own. */
const MANY_DAYS = 10

/** What became of the days of a year; each list is added to. */
export interface PutLists {
  readonly added: number[]
  readonly unchanged: number[]
  readonly changed: number[]
  readonly refused: DayConflict[]
}

/** A day as it will be stored. */
export interface NewDay {
  readonly date: number
  readonly rows: DayRows
  readonly provenance: Provenance
}

/**
 * Puts days of one year, ascending, as `count` of them come. Few become day files; many, or days that stand in the
 * year's file, make that file anew.
 */
export function putYear(
  staged: StagedStore,
  year: number,
  days: Iterable<StoredDay>,
  count: number,
  replace: boolean,
  lists: PutLists,
): void {
  const cache = new RowsCache(staged.folder, staged.nameTexts)
  const fresh = freshDays(staged, days, replace, lists, cache)
  if (count >= MANY_DAYS) {
    writeYear(staged, year, fresh)
    return
  }
  const few = [...fresh]
  const isInYearFile = few.some(({ date }) => isOfMany(staged.entries.get(date)))
  if (isInYearFile) writeYear(staged, year, few)
  else for (const day of few) writeDay(staged, FOLDERS.bars, day)
}

function isOfMany(entry: DayEntry | undefined): boolean {
  return entry?.provenance.state === 'settled' && entry.path === yearPathOf(entry)
}

/** The path of an entry when it is that of a year's file. */
function yearPathOf({ path, date }: DayEntry): string | undefined {
  return path.startsWith(`${FOLDERS.bars}/${Math.floor(date / 10_000)}-`) && !path.includes(dayStem(date))
    ? path
    : undefined
}

/** How the files of single days are named. */
export function dayStem(date: number): string {
  const text = String(date)
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`
}

/** Settled days that are new or other than before; what is kept apart is written on the way. */
function* freshDays(
  staged: StagedStore,
  days: Iterable<StoredDay>,
  replace: boolean,
  lists: PutLists,
  cache: RowsCache,
): Generator<NewDay> {
  for (const day of days) {
    const { date, rows, provenance } = day
    const before = staged.entries.get(date)
    if (provenance.state !== 'settled') {
      keepApart(staged, day, before, lists, cache)
      continue
    }
    if (before?.provenance.state !== 'settled') {
      ;(before === undefined ? lists.added : lists.changed).push(date)
      noteIssues(staged, day, [])
      staged.see(date, rows)
      yield { date, rows, provenance }
      continue
    }
    const merged = mergeDay(date, cache.rowsOf(before, true), rows)
    if (merged.differing > 0 && !replace) {
      lists.refused.push({ date, against: 'stored', count: merged.differing, first: merged.first })
    } else if (merged.isChanged) {
      lists.changed.push(date)
      noteIssues(staged, day, stillTrue(staged.issues.get(date) ?? [], merged.rows))
      staged.see(date, merged.rows)
      const isWhole = sameRows(merged.rows, rows)
      yield {
        date,
        rows: merged.rows,
        provenance: isWhole ? provenance : joined(before.provenance, provenance),
      }
    } else lists.unchanged.push(date)
  }
}

/** An unsettled or partial day takes the place of another such one, never that of a settled one. */
function keepApart(
  staged: StagedStore,
  day: StoredDay,
  before: DayEntry | undefined,
  lists: PutLists,
  cache: RowsCache,
): void {
  const { date, rows, provenance } = day
  const isSame =
    before !== undefined &&
    (before.provenance.state === 'settled' ||
      (before.provenance.state === provenance.state && sameRows(cache.rowsOf(before), rows)))
  if (isSame) {
    lists.unchanged.push(date)
    return
  }
  ;(before === undefined ? lists.added : lists.changed).push(date)
  noteIssues(staged, day, [])
  writeDay(staged, FOLDERS.pending, { date, rows, provenance })
}

function writeDay(staged: StagedStore, place: string, { date, rows, provenance }: NewDay): void {
  const file = new BarsFile(staged.folder, `${place}/${dayStem(date)}`)
  file.add(date, rows, provenance)
  take(staged, file)
}

/** Writes the file of a year: its settled days, with the given ones in their places. Nothing when none is given. */
export function writeYear(staged: StagedStore, year: number, fresh: Iterable<NewDay>): void {
  const stored = staged.settledDays(year)
  const cache = new RowsCache(staged.folder, staged.nameTexts)
  let file: BarsFile | undefined
  let next = 0
  const copyUpTo = (date: number): void => {
    for (; next < stored.length && stored[next]!.date < date; next++) {
      const entry = stored[next]!
      file?.add(entry.date, cache.rowsOf(entry, true), entry.provenance)
    }
  }
  try {
    for (const { date, rows, provenance } of fresh) {
      file ??= new BarsFile(staged.folder, `${FOLDERS.bars}/${year}`)
      copyUpTo(date)
      if (stored[next]?.date === date) next++
      file.add(date, rows, provenance)
    }
    if (file === undefined) return
    copyUpTo(Infinity)
  } catch (cause) {
    file?.abandon()
    throw cause
  }
  take(staged, file)
}

/** Joins the day files of a year with its file; false when it has none. */
export function compactYear(staged: StagedStore, year: number): boolean {
  if (staged.settledDays(year).every((entry) => yearPathOf(entry) !== undefined)) return false
  writeYearAnew(staged, year)
  return true
}

/** Writes all settled days of a year to a file; to none where there are none. */
export function writeYearAnew(staged: StagedStore, year: number): void {
  const stored = staged.settledDays(year)
  if (stored.length === 0) return
  const cache = new RowsCache(staged.folder)
  const file = new BarsFile(staged.folder, `${FOLDERS.bars}/${year}`)
  try {
    for (const entry of stored) file.add(entry.date, cache.rowsOf(entry, true), entry.provenance)
  } catch (cause) {
    file.abandon()
    throw cause
  }
  take(staged, file)
}

/** Writes the file of a day that is kept apart. */
export function writeDayAnew(staged: StagedStore, day: NewDay): void {
  writeDay(staged, FOLDERS.pending, day)
}

/** How many settled days of each year have files of their own. */
export function dayFiles(staged: StagedStore): Map<number, number> {
  const counts = new Map<number, number>()
  for (const entry of staged.entries.values()) {
    if (entry.provenance.state !== 'settled' || yearPathOf(entry) !== undefined) continue
    const year = Math.floor(entry.date / 10_000)
    counts.set(year, (counts.get(year) ?? 0) + 1)
  }
  return counts
}

function take(staged: StagedStore, file: BarsFile): void {
  const written = file.finish()
  staged.files.set(written.file.path, written.file)
  for (const entry of written.days) staged.entries.set(entry.date, entry)
  staged.touch('days')
}

/** The issues of rows without those of faulty rows in whose place a good one has come. */
function stillTrue(issues: readonly DatedIssue[], { digits, kind }: DayRows): DatedIssue[] {
  const faulty = new Set(digits.filter((_, row) => kind[row] === ROW_FAULT))
  return issues.filter(
    ({ code, stock }) =>
      !ROW_FAULTS.has(code) || stock === undefined || faulty.has(Number(stock.slice(0, 6))),
  )
}

function noteIssues(
  staged: StagedStore,
  { date, issues = [] }: StoredDay,
  before: readonly DatedIssue[],
): void {
  const known = staged.issues.get(date)?.length ?? 0
  if (issues.length === 0 && before.length === known) return
  const all = new Map([...before, ...issues].map((issue) => [JSON.stringify(issue), { ...issue, date }]))
  staged.issues.set(date, [...all.values()])
  staged.touch('issues')
}

/** Where the rows of a day came from that two sources share. */
function joined(before: Provenance, now: Provenance): Provenance {
  const sources = [...new Set([...before.source.split(' + '), ...now.source.split(' + ')])]
  const isDerived = before.prevClose === 'previousClose' || now.prevClose === 'previousClose'
  const telling = (['flag', 'name', 'limit', 'none'] as const).find(
    (source) => source === before.stSource || source === now.stSource,
  )
  return {
    ...now,
    source: sources.join(' + '),
    checks: now.checks.filter((check) => before.checks.includes(check)),
    prevClose: isDerived ? 'previousClose' : now.prevClose,
    stSource: telling ?? 'none',
  }
}
