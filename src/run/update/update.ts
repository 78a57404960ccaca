import { dateText } from '../../model/date.ts'
import type { StockCode } from '../../model/code.ts'
import { Refusal } from '../../model/refusal.ts'
import { SNAPSHOT_PROVIDERS } from '../../feeds/providers.ts'
import type { DayRows } from '../../store/dayRows.ts'
import { hasStore, shownPath } from '../../store/paths.ts'
import type { Provenance } from '../../store/storedDay.ts'
import { withWriter } from '../../store/withWriter.ts'
import type { StoreWriter } from '../../store/writer.ts'
import { marketTime } from '../today.ts'
import { Faults, orFault } from './askProviders.ts'
import { backfill } from './backfill.ts'
import type { PastDay } from './backfill.ts'
import { learnNextYear, learnStoredCalendar } from './calendarUpkeep.ts'
import { indexBars, rowsOfHistory, rowsOfQuotes, securitiesOfQuotes } from './dayRows.ts'
import { checkContinuity } from './continuity.ts'
import type { UpdateOptions, UpdateReport, WrittenDay } from './options.ts'
import { planUpdate } from './plan.ts'
import type { UpdatePlan } from './plan.ts'
import { snapshotDay } from './snapshotDay.ts'
import { codesAround, lastingNames, marketBefore } from './storedMarket.ts'

/**
 * Brings a store up to date: the day that snapshots show, then the days missing before it. Every day is written by
 * itself, whole or not at all, and those written stay when a later one cannot be had. Throws a Refusal when nothing
 * of what was missing could be had.
 */
export async function update(options: UpdateOptions): Promise<UpdateReport> {
  if (!hasStore(options.store) && !options.init) {
    throw new Refusal(
      'no-store',
      `no store in ${shownPath(options.store)}`,
      'limitup update --init makes one and fetches the days before; limitup import PATH takes your own bars',
    )
  }
  return withWriter(options.store, { command: 'limitup update', now: options.now }, (writer) =>
    new Update(options, writer).run(),
  )
}

class Update {
  readonly #options: UpdateOptions
  readonly #writer: StoreWriter
  readonly #written: WrittenDay[] = []
  readonly #faults = new Faults()
  readonly #notes: string[] = []

  constructor(options: UpdateOptions, writer: StoreWriter) {
    this.#options = options
    this.#writer = writer
  }

  async run(): Promise<UpdateReport> {
    const { now, date, init, lookBack, line } = this.#options
    const time = marketTime(now)
    await learnStoredCalendar(this.#writer.reader)
    if (await learnNextYear(this.#writer, line, time, this.#faults)) await this.#writer.commit()
    const stored = this.#writer.reader.days()
    const plan = planUpdate(stored, time, date, init || stored.length === 0 ? lookBack : undefined)
    if (plan.snapshot !== undefined) await this.#snapshot(plan.snapshot)
    const remaining = await this.#past(plan.missing)
    return {
      written: this.#written,
      outcome: outcomeOf(plan, remaining, this.#written),
      date: plan.date,
      remaining,
      notes: [...this.#notes, ...this.#faults.notes()],
    }
  }

  /** The day that snapshots show. */
  async #snapshot(day: number): Promise<void> {
    const { line, providers, crossCheck, progress } = this.#options
    const known = await marketBefore(this.#writer.reader, day)
    const taken = await snapshotDay({ line, day, providers, known, crossCheck, progress })
    this.#notes.push(...taken.notes)
    const provenance = this.#provenance(taken.source, taken.checks, 'given', 'name')
    await this.#put(day, rowsOfQuotes(taken.quotes), provenance, true)
    await this.#putIndexes(taken.indexes, taken.source)
    await this.#writer.putSecurities(securitiesOfQuotes(taken.quotes))
    await this.#writer.commit()
  }

  /** Past days, the latest of them that one run may fill; gives those that are missing still. */
  async #past(missing: readonly number[]): Promise<number[]> {
    const days = missing.slice(-this.#options.mostDays)
    const [from, to] = [days[0], days.at(-1)]
    if (from === undefined || to === undefined) return []
    const done = new Set<number>()
    const codes = await this.#codes(from, to)
    if (codes !== undefined) {
      const names = await lastingNames(this.#writer.reader, from, to)
      await backfill(days, codes, this.#options, this.#faults, async (day) => {
        await this.#pastDay(day, names)
        done.add(day.date)
      })
    }
    if (this.#written.length === 0) throw this.#faults.refusal(daysText(days))
    return missing.filter((day) => !done.has(day))
  }

  async #pastDay(day: PastDay, names: ReadonlyMap<StockCode, string>): Promise<void> {
    const checks = names.size === 0 ? day.checks : [...day.checks, 'names equal before and after']
    const provenance = this.#provenance(
      day.source,
      checks,
      day.source === 'tushare' ? 'given' : 'change',
      names.size === 0 ? 'none' : 'name',
    )
    await this.#put(day.date, rowsOfHistory(day.bars, names), provenance, false)
    await this.#putIndexes(day.indexes, day.source)
    await this.#writer.commit()
  }

  /** Codes of the stored days around a span, else those that a provider lists today. */
  async #codes(from: number, to: number): Promise<readonly StockCode[] | undefined> {
    const around = await codesAround(this.#writer.reader, from, to)
    if (around.length > 0) return around
    for (const provider of this.#options.providers.flatMap((name) => SNAPSHOT_PROVIDERS[name] ?? [])) {
      const snapshot = await orFault(() => provider.snapshot(this.#options.line), this.#faults)
      if (snapshot === undefined) continue
      await this.#writer.putSecurities(securitiesOfQuotes(snapshot.quotes))
      return snapshot.quotes.map(({ code }) => code)
    }
    return undefined
  }

  /**
   * A note names where a provider says something else of an index than the store: of a settled day the stored bar stays,
   * of the day that is being put the new one is taken.
   */
  async #putIndexes(indexes: Parameters<typeof indexBars>[0], source: string): Promise<void> {
    const { refused, replaced } = await this.#writer.putIndexBars(indexBars(indexes))
    for (const [lists, what] of [
      [refused, 'stays as stored'],
      [replaced, 'is replaced'],
    ] as const) {
      for (const { code, date, columns } of lists.flatMap(({ first }) => first)) {
        const cells = columns.map(([name, stored, came]) => `${name} ${stored} stored, ${came} came`)
        this.#notes.push(
          `the index bar of ${code} on ${dateText(date)} ${what}, ${source} differs: ${cells.join(', ')}`,
        )
      }
    }
  }

  #provenance(
    source: string,
    checks: readonly string[],
    prevClose: Provenance['prevClose'],
    stSource: Provenance['stSource'],
  ): Provenance {
    return { source, fetchedAt: this.#options.line.wire.now(), checks, state: 'settled', prevClose, stSource }
  }

  async #put(date: number, rows: DayRows, origin: Provenance, isSnapshot: boolean): Promise<void> {
    const isContinuous = await checkContinuity(this.#writer.reader, date, rows, origin.source)
    const checks = [...origin.checks, ...(isContinuous ? ['previous closes are the stored closes'] : [])]
    const provenance = { ...origin, checks }
    const { refused } = await this.#writer.putDays([{ date, rows, provenance }])
    const [conflict] = refused
    if (conflict !== undefined) {
      throw new Refusal(
        'store-conflict',
        `${conflict.count} stored rows of ${dateText(date)} differ from those of ${provenance.source}`,
        [
          ...conflict.first.map(
            ({ code, columns }) =>
              `${code}: ${columns.map(([name, stored, came]) => `${name} ${stored} stored, ${came} came`).join(', ')}`,
          ),
          'the store is as it was; find out which are right',
        ].join('\n'),
      )
    }
    const bars = rows.kind.reduce((count, kind) => count + Number(kind === 0), 0)
    this.#written.push({ date, source: provenance.source, rows: rows.count, bars, isSnapshot, checks })
  }
}

function outcomeOf(
  plan: UpdatePlan,
  remaining: readonly number[],
  written: readonly WrittenDay[],
): UpdateReport['outcome'] {
  if (remaining.length > 0) return 'partial'
  if (plan.isRunning) return 'not-over'
  return plan.isClosed && written.length === 0 ? 'closed' : 'done'
}

/** Days in words: one, or the first and the last. */
export function daysText(days: readonly number[]): string {
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return 'no day'
  return first === last ? dateText(first) : `${days.length} days from ${dateText(first)} to ${dateText(last)}`
}
