import { identifyCode } from '../../model/code.ts'
import type { CodeParts, SkippedKind } from '../../model/code.ts'
import type { StockKind, Universe } from '../../model/universe.ts'
import { partsOfCode } from './codes.ts'
import type { CsvFile } from './csvFile.ts'
import { decodeText, isCommonGb } from './encoding.ts'
import type { TextEncoding } from './encoding.ts'
import type { RowReader } from './rowReader.ts'
import {
  CODES,
  FIXED_SLOT,
  MOST_SLOTS,
  PENDING,
  PREFIXES,
  PREFIX_STAR,
  SLOT,
  SLOTS,
  SLOT_WORDS,
  WORD,
} from './scannerMemory.ts'

/** What no name holds: control characters, quotes and bytes that are no character. */
const NO_NAME = /[\u0000-\u001F"\uFFFD]/
/** Kinds of codes that are skipped, by the numbers that the scanner has for them. */
export const SKIPPED_KINDS: readonly SkippedKind[] = ['bShare', 'fund', 'index', 'bond']

/** The codes and names that the scanner knows, in its memory, and the learning of others. */
export class ScannerCodes {
  readonly #bytes: Uint8Array
  readonly #text: Buffer
  readonly #words: Int32Array
  readonly #codes: Uint16Array
  #universe: Universe | undefined
  #encoding: TextEncoding = 'utf-8'
  /** By prefix. */
  readonly #kinds: StockKind[] = []
  /** How the last new code was written: the bytes beside its digits, and what they mean. */
  #styleLow = -1
  #styleHigh = -1
  #style: CodeParts | undefined

  constructor(memory: ArrayBuffer) {
    this.#bytes = new Uint8Array(memory)
    this.#text = Buffer.from(memory)
    this.#words = new Int32Array(memory)
    this.#codes = new Uint16Array(memory)
    this.#words[WORD.nextSlot] = FIXED_SLOT + 1
  }

  /** Forgets what was known in another run: codes and names are numbers of one. */
  use(universe: Universe): void {
    if (universe === this.#universe) return
    const slots = this.#words[WORD.nextSlot]!
    if (slots > FIXED_SLOT + 1) {
      this.#codes.fill(0, CODES, CODES + 1_000_000)
      this.#words.fill(0, SLOTS, SLOTS + slots * SLOT_WORDS)
    }
    this.#words[WORD.nextSlot] = FIXED_SLOT + 1
    this.#words[WORD.pending] = 0
    this.#universe = universe
  }

  /** Forgets names that are written in another encoding. */
  useEncoding(encoding: TextEncoding): void {
    if (encoding === this.#encoding) return
    const end = SLOTS + this.#words[WORD.nextSlot]! * SLOT_WORDS
    for (let slot = SLOTS; slot < end; slot += SLOT_WORDS) this.#words[slot + SLOT.nameLength] = 0
    this.#encoding = encoding
  }

  /** Takes a stock for that of every row. */
  fix(stock: number): void {
    const slot = SLOTS + FIXED_SLOT * SLOT_WORDS
    this.#words[slot + SLOT.stock] = stock
    this.#words[slot + SLOT.nameLength] = 0
    this.#words[slot + SLOT.star] = isStar(this.#universe!, stock)
  }

  /** Gives the new stocks and names of a scan their numbers in the run, in the order in which they came. */
  settle({ layout, reader, context }: CsvFile): void {
    const words = this.#words
    const count = words[WORD.pending]!
    const end = words[PENDING.names + count - 1]!
    const names = layout.columns.has('name') ? this.#textOf(PENDING.text, end).split('\n') : undefined
    const { universe } = context
    for (let at = 0; at < count; at++) {
      const digits = words[PENDING.digits + at]!
      words[PENDING.stocks + at] = universe.addDigits(digits, this.#kinds[Math.floor(digits / 1000)]!)
      words[PENDING.names + at] = names === undefined ? -1 : (reader.nameOf(names[at]!) ?? -1)
    }
  }

  /** Learns what the scanner met, if it can: where an exchange stands beside the code, the row reader goes first. */
  learns({ layout, reader }: CsvFile): boolean {
    return !(layout.columns.has('exchange') && this.#words[WORD.codeLength]! > 0) && this.#learn(reader)
  }

  /** Learns a code that the row reader has just taken for the stock which its digits alone would be. */
  learnRead(reader: RowReader): void {
    if (this.#words[WORD.codeLength]! === 0) return
    const identity = identifyCode({ digits: this.#words[WORD.codeDigits]!, exchange: undefined })
    const universe = this.#universe!
    if (identity.kind !== 'stock') return
    if (universe.indexOf(universe.currentCode(identity.code)) !== undefined) this.#learn(reader)
  }

  /** Learns the code or the name that the scanner met; false when the row is one for the row reader. */
  #learn(reader: RowReader): boolean {
    const words = this.#words
    const digits = words[WORD.codeDigits]!
    let slot = words[WORD.fixedSlot]! === 0 ? this.#codes[CODES + digits]! : FIXED_SLOT
    if (words[WORD.codeLength]! > 0) {
      slot = this.#learnCode(reader, digits, slot)
      if (slot === 0) return false
    }
    const length = words[WORD.nameLength]!
    const at = SLOTS + slot * SLOT_WORDS
    if (length === 0 || words[at]! < 0) return true
    const start = words[WORD.nameStart]!
    // Of rare characters the row reader must say whether they can stand in this file.
    if (this.#encoding === 'gb18030' && !isCommonGb(this.#bytes.subarray(start, start + length))) return false
    const text = this.#textOf(start, start + length)
    const name = NO_NAME.test(text) ? undefined : reader.nameOf(text)
    if (name === undefined) return false
    words[at + SLOT.name] = name
    words[at + SLOT.nameLength] = length
    this.#bytes.copyWithin((at + SLOT.nameBytes) * 4, start, start + length)
    return true
  }

  #textOf(start: number, end: number): string {
    return this.#encoding === 'utf-8'
      ? this.#text.toString('utf8', start, end)
      : decodeText(this.#encoding, this.#bytes.subarray(start, end))
  }

  /** The slot of the code that the scanner met, or 0 when it is for the row reader. */
  #learnCode(reader: RowReader, digits: number, known: number): number {
    const words = this.#words
    const low = words[WORD.codeKey]!
    const high = words[WORD.codeKey + 1]!
    if (low !== this.#styleLow || high !== this.#styleHigh) {
      const start = words[WORD.codeStart]!
      this.#style = partsOfCode(this.#text.toString('latin1', start, start + words[WORD.codeLength]!))
      this.#styleLow = low
      this.#styleHigh = high
    }
    if (this.#style === undefined) return 0
    const reading = reader.codes.readingOf({ digits, exchange: this.#style.exchange })
    if (reading.kind === 'unassigned' || reading.kind === 'bad') return 0
    const slot = known === 0 ? words[WORD.nextSlot]! : known
    if (slot === MOST_SLOTS) return 0
    if (known === 0) words[WORD.nextSlot] = slot + 1
    this.#codes[CODES + digits] = slot
    const at = SLOTS + slot * SLOT_WORDS
    const stock = reading.kind === 'stock' ? reading.stock : -1 - SKIPPED_KINDS.indexOf(reading.what)
    if (words[at] !== stock) words[at + SLOT.nameLength] = 0
    words[at] = stock
    words[at + SLOT.key] = low
    words[at + SLOT.key + 1] = high
    if (reading.kind === 'stock') this.#learnPrefix(digits, reading.stock, at)
    return slot
  }

  /** From now on the scanner itself gives slots to codes of this prefix that are written in this way. */
  #learnPrefix(digits: number, stock: number, at: number): void {
    const words = this.#words
    const universe = this.#universe!
    const exchange = universe.exchangeIdOf(stock) + 1
    const star = isStar(universe, stock)
    this.#kinds[Math.floor(digits / 1000)] = {
      exchange: universe.exchangeOf(stock),
      segment: universe.segmentOf(stock),
    }
    words[at + SLOT.star] = star
    this.#bytes[PREFIXES + Math.floor(digits / 1000)] = exchange + star * PREFIX_STAR
    words[WORD.styles + 2 * exchange] = words[at + SLOT.key]!
    words[WORD.styles + 2 * exchange + 1] = words[at + SLOT.key + 1]!
  }
}

function isStar(universe: Universe, stock: number): 0 | 1 {
  return universe.segmentOf(stock) === 'star' ? 1 : 0
}
