import type { SchemaElement } from 'hyparquet'
import { cellText } from './cellText.ts'
import { HandOver } from './chunkPages.ts'
import type { ChunkPages } from './chunkPages.ts'
import { STANDING } from './columnsMemory.ts'
import type { ColumnsMemory } from './columnsMemory.ts'
import { isOddText, isWideText } from './meanings.ts'
import { bytesOfType, plainNumbers, plainTexts } from './schema.ts'

const HASH = 35
const NO_BYTE = 256

/**
 * A column of no meaning. It is looked at all the same: a damaged file is refused wherever the damage lies, and a text may
 * be one that only the reference reader may read.
 */
export class PassedColumn {
  /** Whether characters beyond ASCII were met. */
  isWide = false
  readonly element: SchemaElement
  readonly #memory: ColumnsMemory
  readonly #standing: number
  readonly #isFirst: boolean

  constructor(memory: ColumnsMemory, element: SchemaElement, standing: number, isFirst: boolean) {
    this.element = element
    this.#memory = memory
    this.#standing = standing
    this.#isFirst = isFirst
  }

  /** Passes over the pages of a row group; `readSlow` gives the values of all its rows. */
  async pass(pages: ChunkPages, rows: number, readSlow: () => Promise<ArrayLike<unknown>>): Promise<void> {
    const isKnown = plainNumbers(this.element) || plainTexts(this.element)
    if (!isKnown || !this.#passPages(pages, rows)) this.#passValues(await readSlow(), rows)
  }

  /** False where the pages are none that are read here. */
  #passPages(pages: ChunkPages, rows: number): boolean {
    const { module, words } = this.#memory
    for (let left = rows; left > 0;) {
      const page = pages.next()
      if (page.kind === 'other') return false
      if (page.kind === 'dictionary') {
        this.#passPlain(page.at, page.end, page.entries)
        continue
      }
      const present = module.passLevels(this.#standing, page.rows)
      if (present < 0 || page.rows > left) throw new HandOver()
      if (pages.nulls !== undefined && present !== page.rows - pages.nulls) throw new HandOver()
      const at = this.#standing >> 2
      if (page.kind === 'plain')
        this.#passPlain(words[at + STANDING.valueAt]!, words[at + STANDING.pageEnd]!, present)
      else if (words[at + STANDING.width] !== 0 && module.passPlaces(this.#standing, present) !== 1)
        throw new HandOver()
      left -= page.rows
    }
    return true
  }

  #passPlain(at: number, end: number, count: number): void {
    const { type } = this.element
    if (type === 'BYTE_ARRAY') {
      if (this.#memory.module.passTexts(at, end, count, this.#isFirst ? HASH : NO_BYTE) !== 1)
        throw new HandOver()
      if (this.#memory.isOdd) this.isWide = true
      return
    }
    const bytes = type === 'BOOLEAN' ? Math.ceil(count / 8) : count * (bytesOfType(type) ?? Infinity)
    if (at + bytes > end) throw new HandOver()
  }

  #passValues(values: ArrayLike<unknown>, rows: number): void {
    if (values.length < rows) throw new HandOver()
    for (let row = 0; row < rows; row++) {
      const text = cellText(values[row], this.element)
      if (isOddText(text, this.#isFirst)) throw new HandOver()
      if (isWideText(text)) this.isWide = true
    }
  }
}
