import { pagesWasm } from './pagesWasm.ts'

/** Most rows of one page. */
export const MOST_PAGE_ROWS = 65_536

interface Address {
  readonly value: number
}

/** The module of assembly/pages.ts; addresses and lengths are in bytes. */
interface PageExports {
  readonly memory: { readonly grow: (pages: number) => number; readonly buffer: ArrayBuffer }
  readonly STATE: Address
  readonly WORDS: Address
  readonly DOUBLES: Address
  readonly PLACES: Address
  readonly MISSING: Address
  readonly TEXTS: Address
  readonly TEXT_STARTS: Address
  readonly MEANINGS: Address
  readonly MOST_TEXTS: Address
  readonly FILE: Address
  readonly PAGE: Address
  readonly PACKING: Address
  readonly prepare: () => void
  readonly checksum: (from: number, bytes: number) => number
  readonly packAllWords: (rows: number) => number
  readonly packWords: (rows: number, none: number) => number
  readonly packDoubles: (rows: number) => number
  readonly packFlags: (rows: number) => number
  readonly packPlaces: (rows: number, width: number, optional: number) => number
  readonly openPage: (at: number, end: number) => number
  readonly unpackWords: (from: number, bytes: number, rows: number, optional: number, none: number) => number
  readonly unpackDoubles: (from: number, bytes: number, rows: number, optional: number) => number
  readonly unpackFlags: (from: number, bytes: number, rows: number) => number
  readonly unpackMeanings: (
    from: number,
    bytes: number,
    rows: number,
    optional: number,
    entries: number,
    none: number,
  ) => number
  readonly forgetTexts: () => void
  readonly readTexts: (from: number, bytes: number, entries: number, space: number) => number
  readonly readDigits: (missing: number) => number
  readonly mean: (entries: number, space: number) => void
  readonly daysOfDates: (rows: number) => void
  readonly datesOfDays: (rows: number) => void
  readonly numberRows: (rows: number, first: number) => void
}

/** The part of the platform's WebAssembly that is used here. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object) => { readonly exports: PageExports }
}

/** What a call leaves behind, by its place among the words of the state. */
export const STATE = {
  present: 0,
  kind: 1,
  size: 2,
  rows: 3,
  encoding: 4,
  textEnd: 5,
  textCount: 6,
  crc: 7,
} as const

/**
 * What the texts of a column stand for: numbers of one of two spaces, whose owner is asked for each text that it meets
 * there for the first time, or, of codes of stocks, for their six digits.
 */
export type Meanings = { readonly space: 0 | 1; readonly owner: object } & (
  { readonly ofText: (text: string) => number } | { readonly ofDigits: (digits: number) => number }
)

/** Bytes of a file for which there is room at first. */
const FIRST_FILE_BYTES = 1 << 16

/** The module and views of its memory, which are made anew when it grows. */
export class PageMemory {
  readonly module: PageExports
  bytes: Uint8Array
  words: Int32Array
  doubles: Float64Array
  state: Int32Array
  #missing: Int32Array
  #textStarts: Int32Array
  #meanings: Int32Array
  /** Whose meanings the texts have; another's are forgotten. */
  #owner: object | undefined

  constructor() {
    const module = new WebAssembly.Module(Buffer.from(pagesWasm, 'base64'))
    this.module = new WebAssembly.Instance(module).exports
    this.bytes = new Uint8Array(0)
    this.words = this.state = new Int32Array(0)
    this.#missing = this.#textStarts = this.#meanings = this.state
    this.doubles = new Float64Array(0)
    this.#grow(FIRST_FILE_BYTES)
    this.module.prepare()
  }

  /** Room for `length` bytes of a file, and where it lies. */
  file(length: number): { readonly at: number; readonly bytes: Uint8Array } {
    const at = this.module.FILE.value
    if (at + length > this.bytes.length) this.#grow(length)
    return { at, bytes: this.bytes.subarray(at, at + length) }
  }

  /** Makes room for packing a page, in place of a file; gives where places in a dictionary are put. */
  pack(): Int32Array {
    this.file(this.module.PACKING.value)
    return new Int32Array(this.bytes.buffer, this.module.PLACES.value, MOST_PAGE_ROWS)
  }

  /** Rows of the last page that have a value. */
  get present(): number {
    return this.state[STATE.present]!
  }

  /**
   * Reads the page of a dictionary, and asks what those of its texts stand for that their owner meets in this space for
   * the first time. Gives false when the page is broken.
   */
  readTexts(
    { at, bytes, entries }: { readonly at: number; readonly bytes: number; readonly entries: number },
    meanings: Meanings,
  ): boolean {
    const { space, owner } = meanings
    if (this.#owner !== owner) this.#forget(owner)
    let missing = this.module.readTexts(at, bytes, entries, space)
    if (missing === TOO_MANY) {
      this.#forget(owner)
      missing = this.module.readTexts(at, bytes, entries, space)
    }
    if (missing < 0 || !this.#learn(this.#missing.subarray(0, missing), meanings)) return false
    this.module.mean(entries, space)
    return true
  }

  #learn(numbers: Int32Array, meanings: Meanings): boolean {
    const known = this.#meanings
    const start = meanings.space * this.module.MOST_TEXTS.value
    const count = numbers.length
    if ('ofDigits' in meanings) {
      const { ofDigits } = meanings
      const { words } = this
      if (this.module.readDigits(count) < 0) return false
      for (let index = 0; index < count; index++) known[start + numbers[index]!] = ofDigits(words[index]!)
    } else {
      const { ofText } = meanings
      const texts = this.#texts(numbers)
      for (let index = 0; index < count; index++) known[start + numbers[index]!] = ofText(texts[index]!)
    }
    return true
  }

  /** Texts by their numbers; all at once where they were met one after another. */
  #texts(numbers: Int32Array): string[] {
    const [first] = numbers
    const last = numbers.at(-1)
    if (first === undefined || last === undefined) return []
    const heap = Buffer.from(this.bytes.buffer)
    const { value: base } = this.module.TEXTS
    const between = (from: number, to: number): string =>
      heap.toString('utf8', base + this.#textStarts[from]!, base + this.#textStarts[to + 1]! - 1)
    if (last - first === numbers.length - 1) {
      const texts = between(first, last).split('\n')
      if (texts.length === numbers.length) return texts
    }
    return Array.from(numbers, (number) => between(number, number))
  }

  #forget(owner: object): void {
    this.#owner = owner
    this.module.forgetTexts()
  }

  #grow(fileBytes: number): void {
    const { module } = this
    const wanted = module.FILE.value + fileBytes
    const pages = Math.ceil((wanted - module.memory.buffer.byteLength) / 65_536)
    if (pages > 0) module.memory.grow(pages)
    const { buffer } = module.memory
    this.bytes = new Uint8Array(buffer)
    this.words = new Int32Array(buffer, module.WORDS.value, MOST_PAGE_ROWS)
    this.doubles = new Float64Array(buffer, module.DOUBLES.value, MOST_PAGE_ROWS)
    this.state = new Int32Array(buffer, module.STATE.value, Object.keys(STATE).length)
    this.#missing = new Int32Array(buffer, module.MISSING.value, MOST_PAGE_ROWS)
    const texts = module.MOST_TEXTS.value
    this.#textStarts = new Int32Array(buffer, module.TEXT_STARTS.value, texts + 1)
    this.#meanings = new Int32Array(buffer, module.MEANINGS.value, 2 * texts)
  }
}

const TOO_MANY = -2

let shared: PageMemory | undefined

/** The one memory of a run. */
export function pageMemory(): PageMemory {
  return (shared ??= new PageMemory())
}
