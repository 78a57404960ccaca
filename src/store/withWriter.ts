import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { serialize } from 'node:v8'
import { Refusal } from '../model/refusal.ts'
import { reasonOf } from '../sources/bytes.ts'
import { takeLock } from './lock.ts'
import { mergeDay } from './mergeDay.ts'
import { contentIn, MANIFEST, readerOf } from './openStore.ts'
import type { Content } from './openStore.ts'
import { replaceFile } from './replaceFile.ts'
import type { StoreReader } from './reader.ts'
import type { DayConflict } from './storedDay.ts'
import type { StoreWriter } from './writer.ts'

/** Who writes, for those that find the store locked. */
export interface WriterOptions {
  /** 'limitup update'. */
  readonly command: string
  /** The present; the machine's clock when left out. */
  readonly now?: Date | undefined
  /** How long to wait for another writer, in milliseconds; not at all when left out. */
  readonly waitMs?: number | undefined
}

/**
 * Makes `work` the one writer of the store in a folder, which is made if there is none. What it puts becomes the store
 * when it is done, or at its own `commit`s; when it throws, the last commit stands. Refuses when another writes.
 */
export async function withWriter<Result>(
  folder: string,
  options: WriterOptions,
  work: (writer: StoreWriter) => Promise<Result>,
): Promise<Result> {
  const unlock = await takeLock(folder, options.command, options.now ?? new Date(), options.waitMs ?? 0)
  try {
    const writer = new Writer(folder)
    const result = await work(writer)
    await writer.commit()
    return result
  } finally {
    unlock()
  }
}

class Writer implements StoreWriter {
  readonly #folder: string
  #content: Content
  #committed: Content
  reader: StoreReader

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true })
    this.#folder = folder
    this.#content = contentIn(folder)
    this.#committed = this.#content
    this.reader = readerOf(folder, this.#content)
  }

  putDays: StoreWriter['putDays'] = (puts, options = {}) => {
    const added: number[] = []
    const unchanged: number[] = []
    const changed: number[] = []
    const refused: DayConflict[] = []
    const days = new Map(this.#content.days)
    const pending = new Map(this.#content.pending)
    for (const day of [...puts].sort((a, b) => a.date - b.date)) {
      const { date } = day
      const isSettled = day.provenance.state === 'settled'
      const stored = days.get(date)
      if (stored !== undefined && !isSettled) unchanged.push(date)
      else if (stored === undefined && !isSettled) {
        ;(pending.has(date) ? changed : added).push(date)
        pending.set(date, day)
      } else if (stored === undefined) {
        ;(pending.has(date) ? changed : added).push(date)
        pending.delete(date)
        days.set(date, day)
      } else {
        const merged = mergeDay(date, stored.rows, day.rows)
        if (merged.differing > 0 && options.replace !== true)
          refused.push({ date, count: merged.differing, first: merged.first })
        else if (!merged.isChanged) unchanged.push(date)
        else {
          changed.push(date)
          days.set(date, { ...day, rows: merged.rows })
        }
      }
    }
    this.#content = { ...this.#content, days, pending }
    return Promise.resolve({ added, unchanged, changed, refused })
  }

  putIndexBars: StoreWriter['putIndexBars'] = (bars) => {
    const byKey = new Map(this.#content.indexBars.map((bar) => [`${bar.code} ${bar.date}`, bar]))
    for (const bar of bars) byKey.set(`${bar.code} ${bar.date}`, bar)
    const indexBars = [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, bar]) => bar)
    this.#content = { ...this.#content, indexBars }
    return Promise.resolve()
  }

  putSecurities: StoreWriter['putSecurities'] = (list) => {
    const securities = new Map(this.#content.securities)
    for (const security of list) securities.set(security.code, security)
    this.#content = { ...this.#content, securities }
    return Promise.resolve()
  }

  putCalendar: StoreWriter['putCalendar'] = (list) => {
    const days = new Map(this.#content.calendar.map((day) => [day.date, day]))
    for (const day of list) days.set(day.date, day)
    this.#content = { ...this.#content, calendar: [...days.values()].sort((a, b) => a.date - b.date) }
    return Promise.resolve()
  }

  commit: StoreWriter['commit'] = () => {
    if (this.#content === this.#committed) return Promise.resolve()
    const content = { ...this.#content, generation: this.#committed.generation + 1 }
    try {
      replaceFile(join(this.#folder, MANIFEST), serialize(content))
    } catch (cause) {
      throw new Refusal(
        'unwritable',
        `cannot write the store: ${reasonOf(cause)}`,
        'nothing was changed; make room, or name another folder with --store DIR',
        { file: this.#folder },
        cause,
      )
    }
    this.#content = content
    this.#committed = content
    this.reader = readerOf(this.#folder, content)
    return Promise.resolve()
  }
}
