import { ofPlatform } from './crc32.ts'
import { pageMemory, STATE } from './pageMemory.ts'
import type { Meanings, PageMemory } from './pageMemory.ts'
import { noneOf, storageOf } from './schema.ts'
import type { Column } from './schema.ts'

/** A row group that lies in the memory's room for files. */
export interface LoadedGroup {
  /** Where its first page begins. */
  readonly at: number
  readonly bytes: number
  /** Pages of every column. */
  readonly pages: number
}

/** How a row group is read. */
export interface GroupReading {
  readonly columns: readonly Column[]
  /** Which pages are wanted, from the first up to one before the last. */
  readonly first: number
  readonly end: number
  /** Columns that are passed over. */
  readonly unwanted?: readonly number[]
  readonly meanings: (column: number) => Meanings
  /** Takes a page: its numbers, flags and meanings lie in the memory's `words`, long numbers in its `doubles`. */
  readonly take: (page: TakenPage, memory: PageMemory) => void
}

/** A page whose values lie in the memory. */
export interface TakenPage {
  /** Position of its column. */
  readonly column: number
  /** Number in its row group. */
  readonly page: number
  readonly rows: number
  /** Rows that have a value. */
  readonly present: number
}

/** Why a row group could not be read. */
export type GroupFault = 'layout' | 'checksum'

const DICTIONARY_PAGE = 2

/** Reads pages of a row group, column by column, each checked against its checksum; gives why it stopped. */
export function readGroup(group: LoadedGroup, reading: GroupReading): GroupFault | undefined {
  const memory = pageMemory()
  const { module, state } = memory
  const end = group.at + group.bytes
  let at = group.at
  for (const [number, column] of reading.columns.entries()) {
    const isWanted = reading.unwanted?.includes(number) !== true
    let entries = 0
    for (let page = 0; page < group.pages;) {
      const wanted = isWanted && page < reading.end && (page >= reading.first || page === 0)
      const body = module.openPage(at, end)
      if (body < 0) return 'layout'
      const bytes = state[STATE.size]!
      if (wanted && !isIntact(memory, body, bytes)) return 'checksum'
      const rows = state[STATE.rows]!
      at = body + bytes
      if (state[STATE.kind] === DICTIONARY_PAGE) {
        if (page > 0 || entries > 0) return 'layout'
        entries = rows
        if (!isWanted) continue
        if (!memory.readTexts({ at: body, bytes, entries }, reading.meanings(number))) return 'layout'
        continue
      }
      if (isWanted && page >= reading.first && page < reading.end) {
        const present = unpack(memory, column, { body, bytes, rows, entries })
        if (present < 0) return 'layout'
        reading.take({ column: number, page, rows, present }, memory)
      }
      page++
    }
  }
  return at === end ? undefined : 'layout'
}

/** Whether the bytes of the page that was opened last are those of its checksum. */
function isIntact({ bytes, state, module }: PageMemory, body: number, length: number): boolean {
  const crc = state[STATE.crc]! >>> 0
  // Without the platform's help the bytes are checked where they lie.
  return ofPlatform === undefined
    ? module.checksum(body, length) >>> 0 === crc
    : ofPlatform(bytes.subarray(body, body + length)) === crc
}

interface Page {
  readonly body: number
  readonly bytes: number
  readonly rows: number
  /** Of the dictionary. */
  readonly entries: number
}

/** Unpacks a page into the memory; gives how many rows have a value, or -1. */
function unpack({ module }: PageMemory, column: Column, { body, bytes, rows, entries }: Page): number {
  const isOptional = column.optional ? 1 : 0
  switch (storageOf(column.type)) {
    case 'words': {
      const present = module.unpackWords(body, bytes, rows, isOptional, noneOf(column))
      if (column.type === 'date') module.datesOfDays(rows)
      return present
    }
    case 'doubles':
      return module.unpackDoubles(body, bytes, rows, isOptional)
    case 'flags':
      return module.unpackFlags(body, bytes, rows)
    case 'texts':
      return module.unpackMeanings(body, bytes, rows, isOptional, entries, -1)
  }
}
