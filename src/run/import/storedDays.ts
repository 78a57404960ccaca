import { EXCHANGES, identifyCode } from '../../model/code.ts'
import type { KeptApart } from '../../model/storeReport.ts'
import type { DayRows } from '../../store/dayRows.ts'
import { mergeDay } from '../../store/mergeDay.ts'
import type { StoreFolder } from '../../store/openStore.ts'
import { RowsCache } from '../../store/rowsCache.ts'
import type { DayConflict, DayState, Provenance, StoredDay } from '../../store/storedDay.ts'
import { gaps } from '../../stats/completeness.ts'
import type { DatedIssue } from './importIssues.ts'
import type { RowSource } from './rowSource.ts'
import type { SpilledDay } from './spilledDays.ts'

/** What decides how days are stored. */
export interface StoredDaysOptions {
  readonly issues: readonly DatedIssue[]
  readonly leastShare: number
  readonly replace: boolean
  readonly now: Date
  /** Days that are refused are put here. */
  readonly conflicts: DayConflict[]
  /** Days that are not final are put here. */
  readonly keptApart: KeptApart[]
}

/** Codes of each exchange on a settled day. */
interface Coverage {
  readonly date: number
  readonly codes: readonly number[]
}

/** Makes the days of an import such as the store takes them: judged whether they are final, with their provenance. */
export class StoredDays {
  readonly #options: StoredDaysOptions
  readonly #issues = new Map<number, DatedIssue[]>()
  #reader: StoreFolder
  /** The last day that was judged whole. */
  #last: Coverage | undefined

  constructor(reader: StoreFolder, options: StoredDaysOptions) {
    this.#reader = reader
    this.#options = options
    for (const issue of options.issues) {
      const own = this.#issues.get(issue.date)
      if (own === undefined) this.#issues.set(issue.date, [issue])
      else own.push(issue)
    }
  }

  /** After a commit: what is stored from now on. */
  useReader(reader: StoreFolder): void {
    this.#reader = reader
  }

  /** Days given ascending; `count` is told how many rows each has. */
  *each(days: Iterable<SpilledDay>, count: (rows: number) => void): Generator<StoredDay> {
    for (const day of days) {
      count(day.rows.count)
      const stored = this.#stored(day)
      if (stored !== undefined) yield stored
    }
  }

  #stored({ date, rows: incoming, sources }: SpilledDay): StoredDay | undefined {
    const info = this.#reader.dayInfo(date)
    const isSettled = info?.provenance.state === 'settled'
    let rows = incoming
    if (info?.provenance.state === 'partial') {
      const merged = mergeDay(date, new RowsCache(this.#reader.folder).rowsOf(info), incoming)
      if (merged.differing > 0 && !this.#options.replace) {
        const { differing, first } = merged
        this.#options.conflicts.push({ date, against: 'stored', count: differing, first })
        return undefined
      }
      rows = merged.rows
    }
    const codes = codesOf(rows)
    const state = isSettled ? 'settled' : this.#stateOf(date, codes, sources)
    if (state === 'settled') {
      this.#last = {
        date,
        codes: isSettled ? info.codes.map((each, at) => Math.max(each, codes[at]!)) : codes,
      }
    } else this.#options.keptApart.push({ date, state })
    const issues = this.#issues.get(date)
    const provenance = provenanceOf(sources, state, this.#options.now)
    return { date, rows, provenance, ...(issues === undefined ? {} : { issues }) }
  }

  #stateOf(date: number, codes: readonly number[], sources: readonly RowSource[]): DayState {
    if (sources.some(({ unsettled }) => unsettled === date)) return 'unsettled'
    const before = this.#before(date)
    if (before === undefined) return 'settled'
    const found = gaps([before, { date, codes }], before.date, date, this.#options.leastShare)
    return found.some(({ kind }) => kind === 'short') ? 'partial' : 'settled'
  }

  /** The last whole day before a day: one of this import, or one that is stored. */
  #before(date: number): Coverage | undefined {
    const stored = this.#reader.days().findLast((each) => each < date)
    const imported = this.#last !== undefined && this.#last.date < date ? this.#last : undefined
    if (stored === undefined || (imported !== undefined && imported.date >= stored)) return imported
    return this.#reader.dayInfo(stored)
  }
}

/** Rows of each exchange. */
function codesOf({ count, digits }: DayRows): number[] {
  const codes = EXCHANGES.map(() => 0)
  let prefix = -1
  let exchange = 0
  for (let row = 0; row < count; row++) {
    const own = Math.floor(digits[row]! / 1000)
    if (own !== prefix) {
      const identity = identifyCode({ digits: digits[row]!, exchange: undefined })
      if (identity.kind === 'stock') exchange = EXCHANGES.indexOf(identity.exchange)
      prefix = own
    }
    codes[exchange]!++
  }
  return codes
}

function provenanceOf(sources: readonly RowSource[], state: DayState, now: Date): Provenance {
  const formats = [...new Set(sources.map(({ format }) => format))]
  const first = sources[0]!
  const telling = (['flag', 'name', 'limit', 'none'] as const).find((each) =>
    sources.some(({ stSource }) => stSource === each),
  )
  return {
    source: formats.join(' + '),
    fetchedAt: now,
    checks: state === 'settled' ? ['rows', 'calendar', 'settled', 'whole'] : ['rows', 'calendar'],
    state,
    prevClose: sources.some(({ prevClose }) => prevClose === 'previousClose')
      ? 'previousClose'
      : first.prevClose,
    stSource: telling ?? 'none',
  }
}
