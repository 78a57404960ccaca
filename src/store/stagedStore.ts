import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { StockCode } from '../model/code.ts'
import type { ExRights } from '../model/exRights.ts'
import type { Security } from '../model/security.ts'
import type { RowDifference } from '../model/storeReport.ts'
import { filesOf } from './arrangeFiles.ts'
import type { DayEntry } from './dayTable.ts'
import type { DayRows } from './dayRows.ts'
import { exRightsDifference, mergeIndexBar } from './listRows.ts'
import type { TableName } from './manifest.ts'
import type { StoreFolder } from './openStore.ts'
import type { Column } from './parquet/schema.ts'
import { SeenPeriods } from './periods.ts'
import {
  loadSeen,
  NAME_COLUMNS,
  SECURITY_COLUMNS,
  securityFacts,
  securityLists,
  securityNameLists,
  securityStLists,
  seenLists,
  ST_COLUMNS,
  STOCK_COLUMNS,
  stockLists,
  stockSpans,
} from './securityTables.ts'
import type { Span } from './securityTables.ts'
import {
  CALENDAR_COLUMNS,
  calendarDaysOf,
  calendarLists,
  EX_RIGHTS_COLUMNS,
  exRightsLists,
  exRightsOf,
  INDEX_COLUMNS,
  indexBarsOf,
  indexLists,
  ISSUE_COLUMNS,
  issueLists,
  issuesOf,
} from './sideTables.ts'
import type { DatedIssue } from './sideTables.ts'
import { FOLDERS } from './storeFiles.ts'
import type { FileEntry } from './storeFiles.ts'
import type { CalendarDay, StoredIndexBar } from './storedDay.ts'
import { writeDays } from './writeDays.ts'
import { writeTable } from './writeTable.ts'
import type { ColumnList, WrittenTable } from './writeTable.ts'

/** Digits of a checksum in a file's name. */
const NAME_DIGITS = 12

/** What the store will be: what it is, and what was put since. Nobody sees it until its tables are written. */
export class StagedStore {
  readonly folder: string
  /** Texts of the names in stored rows, as far as they were read. */
  readonly nameTexts: string[] = []
  /** Days by date, in every state. */
  readonly entries: Map<number, DayEntry>
  /** By day. */
  readonly issues: Map<number, readonly DatedIssue[]>
  /** Files by path, those of the store as it is and those written since. */
  readonly files: Map<string, FileEntry>
  readonly facts: Map<StockCode, Security>
  readonly indexBars: Map<string, StoredIndexBar>
  readonly exRights: Map<StockCode, readonly ExRights[]>
  readonly calendar: Map<number, CalendarDay>
  readonly #spans: Map<number, Span>
  readonly #names = new SeenPeriods<string>()
  readonly #flags = new SeenPeriods<boolean>()
  readonly #tables: Partial<Record<TableName, FileEntry>>
  /** Tables that are other than they were. */
  readonly #changed = new Set<TableName>()

  constructor(base: StoreFolder) {
    this.folder = base.folder
    this.#tables = { ...base.manifest.tables }
    this.files = new Map(filesOf(base.manifest).map((file) => [file.path, file]))
    this.entries = new Map([...base.table.dates].map((date, row) => [date, base.table.entry(row)]))
    this.facts = securityFacts(
      base.read('securities', SECURITY_COLUMNS),
      base.read('security_names', NAME_COLUMNS),
      base.read('security_st', ST_COLUMNS),
    )
    this.#spans = stockSpans(base.read('stocks', STOCK_COLUMNS))
    const names = base.read('names', NAME_COLUMNS)
    const nameAt = names.texts('name')
    loadSeen(names, this.#names, (row) => nameAt(row) ?? '')
    const flags = base.read('st_periods', ST_COLUMNS)
    const isSt = flags.numbers('is_st')
    loadSeen(flags, this.#flags, (row) => isSt[row] === 1)
    this.indexBars = new Map(
      indexBarsOf(base.read('indexes', INDEX_COLUMNS)).map((bar) => [keyOfIndexBar(bar), bar]),
    )
    this.exRights = exRightsOf(base.read('ex_rights', EX_RIGHTS_COLUMNS))
    this.calendar = new Map(
      calendarDaysOf(base.read('calendar', CALENDAR_COLUMNS)).map((day) => [day.date, day]),
    )
    this.issues = new Map()
    for (const issue of issuesOf(base.read('issues', ISSUE_COLUMNS))) {
      this.issues.set(issue.date, [...(this.issues.get(issue.date) ?? []), issue])
    }
  }

  /** Puts an index bar; gives where it differs from the stored one, which stays then unless `replace` is set. */
  putIndexBar(
    { code, date, open, high, low, close, prevClose }: StoredIndexBar,
    replace: boolean,
  ): RowDifference | undefined {
    const incoming = { code, date, open, high, low, close, prevClose }
    const key = keyOfIndexBar(incoming)
    const before = this.indexBars.get(key)
    const { bar, difference } =
      before === undefined ? { bar: incoming, difference: undefined } : mergeIndexBar(before, incoming)
    if (isSame(before, bar) || (difference !== undefined && !replace)) return difference
    this.indexBars.set(key, bar)
    this.touch('indexes')
    return difference
  }

  putSecurity(security: Security): void {
    const before = this.facts.get(security.code)
    const joined = before === undefined ? security : joinSecurities(before, security)
    if (isSame(before, joined)) return
    this.facts.set(security.code, joined)
    this.touch('securities')
  }

  /** Puts ex-rights days of a stock, each once; gives where they differ from stored ones, which stay then unless `replace` is set. */
  putExRights(code: StockCode, days: readonly ExRights[], replace: boolean): RowDifference[] {
    const before = this.exRights.get(code) ?? []
    const byDate = new Map(before.map((each) => [each.date, each]))
    const found: RowDifference[] = []
    for (const day of days) {
      const stored = byDate.get(day.date)
      const difference = stored === undefined ? undefined : exRightsDifference(code, stored, day)
      if (difference !== undefined) found.push(difference)
      if (difference === undefined || replace) byDate.set(day.date, day)
    }
    const joined = [...byDate.values()].sort((a, b) => a.date - b.date)
    if (isSame(before, joined)) return found
    this.exRights.set(code, joined)
    this.touch('ex_rights')
    return found
  }

  putCalendarDay(day: CalendarDay): void {
    if (isSame(this.calendar.get(day.date), day)) return
    this.calendar.set(day.date, day)
    this.touch('calendar')
  }

  /** Takes a day out of the store. */
  forget(date: number): void {
    this.entries.delete(date)
    this.touch('days')
    if (this.issues.delete(date)) this.touch('issues')
  }

  /** Says that a table is other than it was. */
  touch(table: TableName): void {
    this.#changed.add(table)
  }

  get isChanged(): boolean {
    return this.#changed.size > 0
  }

  /** Takes note of the stocks, names and ST flags of a settled day. */
  see(date: number, rows: DayRows): void {
    const { count, digits, name, names, specialTreatment } = rows
    for (let row = 0; row < count; row++) {
      const stock = digits[row]!
      const span = this.#spans.get(stock)
      if (span === undefined) this.#spans.set(stock, { first: date, last: date })
      else if (date > span.last) this.#spans.set(stock, { first: span.first, last: date })
      else if (date < span.first) this.#spans.set(stock, { first: date, last: span.last })
      const text = names[name[row]!]
      if (text !== undefined) this.#names.see(stock, date, text)
      if (specialTreatment[row]! >= 0) this.#flags.see(stock, date, specialTreatment[row] === 1)
    }
    this.touch('stocks')
  }

  /** Settled days of a year, ascending. */
  settledDays(year: number): DayEntry[] {
    return [...this.entries.values()]
      .filter(({ date, provenance }) => Math.floor(date / 10_000) === year && provenance.state === 'settled')
      .sort((a, b) => a.date - b.date)
  }

  /** Writes the tables that changed; gives all of them, and the files of bars that are still the store's. */
  writeTables(): { tables: Partial<Record<TableName, FileEntry>>; bars: FileEntry[] } {
    const entries = [...this.entries.values()].sort((a, b) => a.date - b.date)
    if (this.#changed.has('days')) {
      this.#tables.days = this.#named('days', (path) => writeDays(path, entries))
    }
    if (this.#changed.has('stocks')) {
      this.#write('stocks', STOCK_COLUMNS, stockLists(this.#spans))
      this.#write('names', NAME_COLUMNS, seenLists(this.#names))
      this.#write('st_periods', ST_COLUMNS, seenLists(this.#flags))
    }
    if (this.#changed.has('securities')) {
      const facts = [...this.facts.values()].sort((one, other) => (one.code < other.code ? -1 : 1))
      this.#write('securities', SECURITY_COLUMNS, securityLists(facts))
      this.#write('security_names', NAME_COLUMNS, securityNameLists(facts))
      this.#write('security_st', ST_COLUMNS, securityStLists(facts))
    }
    if (this.#changed.has('indexes')) {
      const bars = [...this.indexBars].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, bar]) => bar)
      this.#write('indexes', INDEX_COLUMNS, indexLists(bars))
    }
    if (this.#changed.has('ex_rights')) {
      const days = new Map([...this.exRights].sort(([one], [other]) => (one < other ? -1 : 1)))
      this.#write('ex_rights', EX_RIGHTS_COLUMNS, exRightsLists(days))
    }
    if (this.#changed.has('issues')) {
      const issues = [...this.issues].sort(([a], [b]) => a - b).flatMap(([, each]) => each)
      this.#write('issues', ISSUE_COLUMNS, issueLists(issues))
    }
    if (this.#changed.has('calendar') || this.#tables.calendar === undefined) {
      this.#write('calendar', CALENDAR_COLUMNS, calendarLists([...this.calendar.values()]))
    }
    const used = new Set(entries.map(({ path }) => path))
    const bars = [...this.files.values()]
      .filter(({ path }) => used.has(path))
      .sort((a, b) => (a.path < b.path ? -1 : 1))
    return { tables: this.#tables, bars }
  }

  #write(name: TableName, columns: readonly Column[], lists: readonly ColumnList[]): void {
    this.#tables[name] = this.#named(name, (path) => writeTable(path, columns, lists))
  }

  /** Writes a table under the name that its bytes give it. */
  #named(name: TableName, write: (path: string) => WrittenTable): FileEntry {
    const fresh = join(this.folder, FOLDERS.new)
    const draft = join(fresh, `draft-${process.pid}-${name}`)
    const written = write(draft)
    const file = `${name}-${written.checksum.slice(0, NAME_DIGITS)}.parquet`
    renameSync(draft, join(fresh, file))
    return { ...written, path: `${FOLDERS.tables}/${file}` }
  }
}

/** What two lists say of one stock; of single facts the later list's. */
function joinSecurities(before: Security, now: Security): Security {
  return {
    code: now.code,
    listed: now.listed ?? before.listed,
    delisted: now.delisted ?? before.delisted,
    names: joinPeriods(before.names, now.names),
    flags: joinPeriods(before.flags, now.flags),
    undatedName: now.undatedName ?? before.undatedName,
    undatedFrom: now.undatedFrom ?? before.undatedFrom,
  }
}

/** Periods of two lists, ascending; of two that begin on one day the later list's. */
function joinPeriods<Each extends { readonly from: number | undefined }>(
  before: readonly Each[],
  now: readonly Each[],
): Each[] {
  const byStart = new Map([...before, ...now].map((each) => [each.from, each]))
  return [...byStart.values()].sort((a, b) => (a.from ?? 0) - (b.from ?? 0))
}

function isSame(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(one, other)
}

/** By what index bars are told apart, in the order of the table. */
export function keyOfIndexBar({ code, date }: Pick<StoredIndexBar, 'code' | 'date'>): string {
  return `${code} ${date}`
}
