import { pageMemory, STATE } from './pageMemory.ts'
import type { PageMemory } from './pageMemory.ts'
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

/** What the texts of a column stand for: one of two spaces of numbers, whose owner is asked for new ones. */
export interface Meanings {
  readonly space: 0 | 1
  readonly owner: object
  readonly meaningOf: (text: string) => number
}

/** How a row group is read. */
export interface GroupReading {
  readonly columns: readonly Column[]
  /** Which pages are wanted, from the first up to one before the last. */
  readonly first: number
  readonly end: number
  /** Undefined for a column whose texts are not wanted. */
  readonly meanings: (column: number) => Meanings | undefined
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
    const meanings = reading.meanings(number)
    const isWanted = storageOf(column.type) !== 'texts' || meanings !== undefined
    let entries = 0
    for (let page = 0; page < group.pages;) {
      const wanted = isWanted && page < reading.end && (page >= reading.first || page === 0)
      const body = module.openPage(at, end, wanted ? 1 : 0)
      if (body < 0) return body === -1 ? 'layout' : 'checksum'
      const bytes = state[STATE.size]!
      const rows = state[STATE.rows]!
      at = body + bytes
      if (state[STATE.kind] === DICTIONARY_PAGE) {
        if (page > 0 || entries > 0) return 'layout'
        entries = rows
        if (meanings === undefined) continue
        const { space, owner, meaningOf } = meanings
        if (!memory.readTexts({ at: body, bytes, entries }, space, owner, meaningOf)) return 'layout'
        continue
      }
      if (isWanted && page >= reading.first && page < reading.end) {
        const present = unpack(memory, column, { body, bytes, rows, entries }, meanings?.space ?? 0)
        if (present < 0) return 'layout'
        reading.take({ column: number, page, rows, present }, memory)
      }
      page++
    }
  }
  return at === end ? undefined : 'layout'
}

interface Page {
  readonly body: number
  readonly bytes: number
  readonly rows: number
  /** Of the dictionary. */
  readonly entries: number
}

/** Unpacks a page into the memory; gives how many rows have a value, or -1. */
function unpack(
  { module }: PageMemory,
  column: Column,
  { body, bytes, rows, entries }: Page,
  space: 0 | 1,
): number {
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
    case 'texts': {
      const present = module.unpackPlaces(body, bytes, rows, isOptional, entries)
      if (present >= 0) module.readMeanings(rows, space, -1)
      return present
    }
  }
}
