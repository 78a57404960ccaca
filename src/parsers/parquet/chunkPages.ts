import type { ColumnMetaData, Compressors, SchemaElement } from 'hyparquet'
import { parquetHeader } from 'hyparquet/src/column.js'
import type { RandomBytes } from './randomBytes.ts'
import type { ColumnsMemory } from './columnsMemory.ts'
import { STANDING } from './columnsMemory.ts'

/** Thrown where the pages of a file are not as they should be: the reference reader says what they are. */
export class HandOver extends Error {}

/** Where pages are put. */
export interface PageRoom {
  readonly memory: ColumnsMemory
  readonly compressors: Compressors
  /** For packed bytes of any column. */
  readonly packed: number
  readonly packedBytes: number
}

/** A page that was loaded. */
export type Page =
  | { readonly kind: 'dictionary'; readonly at: number; readonly end: number; readonly entries: number }
  | { readonly kind: 'places' | 'plain' | 'other'; readonly rows: number }

/** Bytes in which a page's header mostly lies, and in which it always does. */
const HEADER_BYTES = 256
const LONGEST_HEADER = 1 << 16
/** Most rows of one page. */
const MOST_ROWS = 1 << 24
/** Most bits of a place in a dictionary. */
const MOST_WIDTH = 24

/** The pages of one column in one row group, one after another. */
export class ChunkPages {
  readonly #room: PageRoom
  readonly #file: RandomBytes
  readonly #meta: ColumnMetaData
  readonly #isOptional: boolean
  /** Where its pages and its standing lie. */
  readonly #at: number
  readonly #bytes: number
  readonly #standing: number
  #next: number
  readonly #end: number
  #entries: number | undefined
  #nulls: number | undefined

  constructor(
    room: PageRoom,
    file: RandomBytes,
    { meta, element }: { readonly meta: ColumnMetaData; readonly element: SchemaElement },
    place: { readonly at: number; readonly bytes: number; readonly standing: number },
  ) {
    this.#room = room
    this.#file = file
    this.#meta = meta
    this.#isOptional = element.repetition_type === 'OPTIONAL'
    this.#at = place.at
    this.#bytes = place.bytes
    this.#standing = place.standing
    const start = firstByte(meta)
    this.#next = start
    this.#end = start + Number(meta.total_compressed_size)
  }

  /** Loads the next page. */
  next(): Page {
    const { header, length } = this.#header()
    const packed = header.compressed_page_size
    const size = header.uncompressed_page_size
    const from = this.#next + length
    if (!(packed >= 0 && size >= 0) || from + packed > this.#end || size > this.#bytes) throw new HandOver()
    this.#next = from + packed
    if (header.type === 'DICTIONARY_PAGE') {
      const entries = header.dictionary_page_header?.num_values
      if (entries === undefined || entries < 0 || this.#entries !== undefined) throw new HandOver()
      this.#unpack(from, packed, this.#at, size)
      this.#entries = entries
      return { kind: 'dictionary', at: this.#at, end: this.#at + size, entries }
    }
    const v1 = header.type === 'DATA_PAGE' ? header.data_page_header : undefined
    const v2 = header.type === 'DATA_PAGE_V2' ? header.data_page_header_v2 : undefined
    const rows = (v1 ?? v2)?.num_values
    if (rows === undefined || !(rows > 0 && rows <= MOST_ROWS)) throw new HandOver()
    if (v1 !== undefined) {
      this.#unpack(from, packed, this.#at, size)
      return this.#open(v1.encoding, rows, this.#levelsOfV1(this.#at, size))
    }
    if (v2 === undefined) throw new HandOver()
    const levels = v2.definition_levels_byte_length
    if (v2.repetition_levels_byte_length !== 0 || v2.num_rows !== rows) throw new HandOver()
    // The library reads levels wherever there may be some, and needs a value behind them.
    if (this.#isOptional ? levels <= 0 || v2.num_nulls >= rows : levels !== 0 || v2.num_nulls !== 0)
      throw new HandOver()
    if (levels > packed || levels > size) throw new HandOver()
    this.#read(from, levels, this.#at)
    const isPacked = v2.is_compressed !== false
    if (isPacked) this.#unpack(from + levels, packed - levels, this.#at + levels, size - levels)
    else if (packed === size) this.#read(from + levels, size - levels, this.#at + levels)
    else throw new HandOver()
    const place = { levels: this.#at, values: this.#at + levels, end: this.#at + size }
    const page = this.#open(v2.encoding, rows, place)
    // Places of no width have runs here, as any others.
    if (page.kind === 'places' && size > levels && this.#room.memory.bytes[place.values] === 0)
      throw new HandOver()
    this.#nulls = v2.num_nulls
    return page
  }

  /** Rows without a value in the last page, where its header says so. */
  get nulls(): number | undefined {
    return this.#nulls
  }

  #open(
    encoding: string,
    rows: number,
    { levels, values, end }: { readonly levels: number; readonly values: number; readonly end: number },
  ): Page {
    const { words } = this.#room.memory
    const at = this.#standing >> 2
    words.fill(0, at, at + 16)
    words[at + STANDING.pageEnd] = end
    words[at + STANDING.levelAt] = levels
    words[at + STANDING.levelEnd] = values
    words[at + STANDING.optional] = this.#isOptional ? 1 : 0
    words[at + STANDING.valueAt] = values
    this.#nulls = undefined
    if (encoding === 'PLAIN') return { kind: 'plain', rows }
    if (encoding !== 'PLAIN_DICTIONARY' && encoding !== 'RLE_DICTIONARY') return { kind: 'other', rows }
    const width = this.#room.memory.bytes[values]!
    if (this.#entries === undefined || values >= end || width > MOST_WIDTH) throw new HandOver()
    words[at + STANDING.entries] = this.#entries
    words[at + STANDING.width] = width
    words[at + STANDING.valueAt] = values + 1
    // Places of no width are all the first one.
    if (width === 0) {
      if (this.#entries === 0) throw new HandOver()
      words[at + STANDING.runLeft] = rows
    }
    return { kind: 'places', rows }
  }

  #levelsOfV1(
    at: number,
    size: number,
  ): { readonly levels: number; readonly values: number; readonly end: number } {
    const end = at + size
    if (!this.#isOptional) return { levels: at, values: at, end }
    const length = size < 4 ? -1 : this.#room.memory.text.readUInt32LE(at)
    if (length < 0 || length > size - 4) throw new HandOver()
    return { levels: at + 4, values: at + 4 + length, end }
  }

  #header(): { readonly header: ReturnType<typeof parquetHeader>; readonly length: number } {
    if (this.#next >= this.#end - 1) throw new HandOver()
    for (const most of [HEADER_BYTES, LONGEST_HEADER]) {
      const bytes = new Uint8Array(Math.min(most, this.#end - this.#next))
      const length = this.#file.readInto(bytes, this.#next)
      const reader = { view: new DataView(bytes.buffer, 0, length), offset: 0 }
      try {
        return { header: parquetHeader(reader), length: reader.offset }
      } catch {
        // A header that goes on behind these bytes, or none at all.
        continue
      }
    }
    throw new HandOver()
  }

  #read(from: number, length: number, to: number): void {
    if (this.#file.readInto(this.#room.memory.bytes.subarray(to, to + length), from) !== length)
      throw new HandOver()
  }

  /** Puts a page's bytes at `to`, unpacked. */
  #unpack(from: number, packed: number, to: number, size: number): void {
    const { memory, compressors, packed: room, packedBytes } = this.#room
    const { codec } = this.#meta
    if (codec === 'UNCOMPRESSED') {
      if (packed !== size) throw new HandOver()
      this.#read(from, size, to)
      return
    }
    if (packed > packedBytes) throw new HandOver()
    this.#read(from, packed, room)
    if (codec === 'SNAPPY') {
      if (memory.module.unsnap(room, room + packed, to, size) !== 1) throw new HandOver()
      return
    }
    const unpacked = unpackedBy(compressors, codec, memory.bytes.slice(room, room + packed), size)
    if (unpacked.length !== size) throw new HandOver()
    memory.bytes.set(unpacked, to)
  }
}

/** Where a column's pages begin in the file. */
export function firstByte({
  dictionary_page_offset: dictionary,
  data_page_offset: data,
}: ColumnMetaData): number {
  return Number(dictionary === undefined || dictionary === 0n ? data : dictionary)
}

function unpackedBy(
  compressors: Compressors,
  codec: ColumnMetaData['codec'],
  bytes: Uint8Array,
  size: number,
): Uint8Array {
  const unpack = compressors[codec]
  if (unpack === undefined) throw new HandOver()
  try {
    return unpack(bytes, size)
  } catch (cause) {
    throw new HandOver('packed bytes that cannot be unpacked', { cause })
  }
}
