import type { SchemaElement } from 'hyparquet'
import { cellText } from './cellText.ts'
import { HandOver } from './chunkPages.ts'
import type { ChunkPages } from './chunkPages.ts'
import { LEFT, ODD_TEXT, UNRESOLVED } from './columnsMemory.ts'
import type { ColumnsMemory } from './columnsMemory.ts'
import { isOddText, isWideText, meaningOf } from './meanings.ts'
import { bytesOfType, plainTexts, turningOf } from './schema.ts'
import type { CellKind, Turning } from './schema.ts'

/** What a frame's column is to be filled with. */
export interface ColumnUse {
  readonly kind: CellKind
  /** Address of the frame's column. */
  readonly out: number
  /** What stands in a row without a value. */
  readonly none: number
}

/** Where a column's dictionary lies. */
interface TableRoom {
  readonly at: number
  readonly bytes: number
}

/** One column of a file on its way into a column of frames. */
export class FrameColumn {
  readonly use: ColumnUse
  /** Whether characters beyond ASCII were met. */
  isWide = false
  readonly element: SchemaElement
  readonly #memory: ColumnsMemory
  readonly #standing: number
  readonly #table: TableRoom
  readonly #isFirst: boolean
  readonly #turning: Turning | undefined
  /** What entries are known to mean, by their texts. */
  readonly #known = new Map<string, number>()
  #texts: readonly string[] = []
  /** Entries of the dictionary that are not resolved, and whether there may be some in the frame's column. */
  #unresolved = 0
  #hasEntries = false
  #pages: ChunkPages | undefined
  #readSlow: () => Promise<ArrayLike<unknown>> = () => Promise.reject(new HandOver())
  #slow: ArrayLike<unknown> | undefined
  /** Which entry each slow value is, of texts. */
  #slowEntries: Int32Array | undefined
  #page: 'places' | 'plain' | undefined
  #left = 0
  #nullsLeft: number | undefined

  constructor(
    memory: ColumnsMemory,
    element: SchemaElement,
    use: ColumnUse,
    place: { readonly standing: number; readonly table: TableRoom; readonly isFirst: boolean },
  ) {
    this.use = use
    this.element = element
    this.#memory = memory
    this.#standing = place.standing
    this.#table = place.table
    this.#isFirst = place.isFirst
    this.#turning = turningOf(use.kind, element)
  }

  /** Begins a row group; `readSlow` gives the values of all its rows where the pages are none that are read here. */
  begin(pages: ChunkPages, readSlow: () => Promise<ArrayLike<unknown>>): void {
    this.#pages = pages
    this.#readSlow = readSlow
    this.#slow = undefined
    this.#slowEntries = undefined
    this.#left = 0
    this.#unresolved = 0
  }

  /** Fills the frame's column from row `to` on with `rows` rows of the group, from its row `row` on. */
  async fill(row: number, rows: number, to: number): Promise<void> {
    await this.#fill(row, rows, to)
    this.#hasEntries = this.#unresolved > 0
  }

  async #fill(row: number, rows: number, to: number): Promise<void> {
    for (let done = 0; done < rows;) {
      while (this.#slow === undefined && this.#left === 0) await this.#load()
      if (this.#slow !== undefined) {
        this.#fillSlow(this.#slow, row + done, rows - done, to + done)
        return
      }
      const some = Math.min(rows - done, this.#left)
      if (!this.#take(some, this.use.out + (to + done) * (this.#isDouble ? 8 : 4))) throw new HandOver()
      this.#left -= some
      done += some
    }
  }

  /** Asks `meaning` what those entries mean that rows `from` to `to` are the first to use, in their order. */
  resolve(from: number, to: number, meaning: (text: string) => number): void {
    if (!this.#hasEntries) return
    const { module, words } = this.#memory
    const { out } = this.use
    const count = module.listNew(out, from, to, this.#table.at)
    for (const entry of this.#memory.newEntries(count)) {
      const text = this.#texts[entry]!
      const number = this.#known.get(text) ?? meaning(text)
      this.#known.set(text, number)
      words[(this.#table.at >> 2) + entry] = number
    }
    module.resolve(out, from, to, this.#table.at)
    this.#unresolved -= count
  }

  get #isDouble(): boolean {
    return this.use.kind === 'quantity'
  }

  async #load(): Promise<void> {
    if (this.#pages === undefined) throw new HandOver()
    const page = this.#pages.next()
    const turning = this.#turning
    if (page.kind === 'dictionary') {
      if (page.entries * 8 > this.#table.bytes) throw new HandOver()
      if (turning === undefined && !plainTexts(this.element)) await this.#loadSlow()
      else if (turning === undefined) this.#setTexts(this.#textsOf(page.at, page.end, page.entries))
      else {
        const { to, type, detail } = turning
        const bytes = bytesOfType(this.element.type)
        if (bytes === undefined || page.at + page.entries * bytes > page.end) throw new HandOver()
        this.#memory.module.turn(to, type, detail, page.at, page.entries, this.#table.at)
      }
      return
    }
    if (page.kind === 'other' || (page.kind === 'plain' && turning === undefined)) {
      await this.#loadSlow()
      return
    }
    this.#page = page.kind
    this.#left = page.rows
    this.#nullsLeft = this.#pages.nulls
    if (this.#nullsLeft !== undefined) this.#checkNulls(page.rows, this.#nullsLeft)
  }

  /** The number of rows without a value must be the one that the header says. */
  #checkNulls(rows: number, nulls: number): void {
    const at = this.#standing >> 2
    const standing = this.#memory.words.slice(at, at + 16)
    if (this.#memory.module.passLevels(this.#standing, rows) !== rows - nulls) throw new HandOver()
    this.#memory.words.set(standing, at)
  }

  #take(rows: number, out: number): boolean {
    const { module } = this.#memory
    const turning = this.#turning
    const { none } = this.use
    if (this.#page === 'places') {
      const table = this.#table.at
      return this.#isDouble
        ? module.doublesOfPlaces(this.#standing, rows, table, out) === 1
        : module.wordsOfPlaces(this.#standing, rows, table, out, none) === 1
    }
    if (turning === undefined) throw new HandOver()
    return module.takePlain(this.#standing, rows, turning.to, turning.type, turning.detail, out, none) === 1
  }

  #textsOf(from: number, end: number, count: number): string[] {
    const { text } = this.#memory
    const decoder = new TextDecoder()
    const texts: string[] = []
    for (let at = from; texts.length < count;) {
      const length = at + 4 > end ? -1 : text.readUInt32LE(at)
      at += 4
      if (length < 0 || at + length > end) throw new HandOver()
      texts.push(decoder.decode(text.subarray(at, at + length)))
      at += length
    }
    return texts
  }

  /** Puts what texts mean into the dictionary, as far as it is known. */
  #setTexts(texts: readonly string[]): void {
    const { kind } = this.use
    const { words, doubles } = this.#memory
    if (texts.length * 8 > this.#table.bytes) throw new HandOver()
    this.#texts = texts
    this.#unresolved = 0
    texts.forEach((text, entry) => {
      let meaning = this.#known.get(text)
      if (meaning === undefined) {
        meaning = this.#meaningOf(text, entry)
        if (meaning > UNRESOLVED || Number.isNaN(meaning)) this.#known.set(text, meaning)
      }
      if (meaning <= UNRESOLVED) this.#unresolved++
      if (kind === 'quantity') doubles[(this.#table.at >> 3) + entry] = meaning
      else words[(this.#table.at >> 2) + entry] = meaning
    })
  }

  #meaningOf(text: string, entry: number): number {
    const { kind } = this.use
    if (isWideText(text)) this.isWide = true
    if (kind !== 'code' && kind !== 'name') {
      // A number may stand in a text that is odd, and the row must then be read as one.
      if (isOddText(text, this.#isFirst)) throw new HandOver()
      return meaningOf(kind, text)
    }
    if (isOddText(text, this.#isFirst)) return ODD_TEXT[kind]
    if (kind === 'name' && text.includes('\uFFFD')) return LEFT.name
    return UNRESOLVED - entry
  }

  async #loadSlow(): Promise<void> {
    const { kind } = this.use
    const values = await this.#readSlow()
    this.#slow = values
    if (kind !== 'code' && kind !== 'name') return
    const entries = new Map<string, number>()
    this.#slowEntries = Int32Array.from({ length: values.length }, (_, row) => {
      const text = cellText(values[row], this.element)
      const entry = entries.get(text) ?? entries.size
      if (entry === entries.size) entries.set(text, entry)
      return entry
    })
    this.#setTexts([...entries.keys()])
  }

  #fillSlow(values: ArrayLike<unknown>, row: number, rows: number, to: number): void {
    const { words, doubles } = this.#memory
    const { kind, out } = this.use
    if (row + rows > values.length) throw new HandOver()
    const entries = this.#slowEntries
    for (let at = 0; at < rows; at++) {
      if (entries !== undefined) {
        words[(out >> 2) + to + at] = words[(this.#table.at >> 2) + entries[row + at]!]!
      } else {
        const meaning = this.#slowMeaning(values[row + at])
        if (kind === 'quantity') doubles[(out >> 3) + to + at] = meaning
        else words[(out >> 2) + to + at] = meaning
      }
    }
  }

  #slowMeaning(value: unknown): number {
    const text = cellText(value, this.element)
    const known = this.#known.get(text)
    if (known !== undefined) return known
    const meaning = this.#meaningOf(text, 0)
    if (this.#known.size < MOST_KNOWN) this.#known.set(text, meaning)
    return meaning
  }
}

/** Most meanings of texts that are kept. */
const MOST_KNOWN = 1 << 16
