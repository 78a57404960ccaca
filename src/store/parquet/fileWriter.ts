import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs'
import type { ColumnChunk, Encoding, RowGroup, Statistics } from 'hyparquet'
import { ByteWriter } from 'hyparquet-writer/src/bytewriter.js'
import { writePageHeader } from 'hyparquet-writer/src/datapage.js'
import { writeMetadata } from 'hyparquet-writer/src/metadata.js'
import { dayNumber } from '../../model/date.ts'
import { crc32 } from './crc32.ts'
import { MOST_PAGE_ROWS, pageMemory } from './pageMemory.ts'
import { elementsOf, noneOf, physicalOf, storageOf } from './schema.ts'
import type { Column } from './schema.ts'

/** Texts by number. */
export interface TextSource {
  readonly textOf: (id: number) => string
}

/** A text of every row, by its number in a source; -1 is none. */
export interface Texts {
  readonly ids: Int32Array
  readonly source: TextSource
}

/** The values of one column: those of its storage. NaN, -1, or a column's `none`, is no value. */
export type Values = Int32Array | Float64Array | Int8Array | Texts

/** Rows of one page: as many values of every column. */
export interface PageRows {
  readonly rows: number
  /** In the order of the columns. */
  readonly columns: readonly Values[]
}

/** Where a row group lies in its file. */
export interface GroupPlace {
  readonly offset: number
  readonly bytes: number
}

/** A file that is done. */
export interface WrittenFile {
  readonly bytes: number
  readonly rows: number
  /** SHA-256 of all bytes, in hexadecimal digits. */
  readonly checksum: string
}

/** Says nothing of the program's version, so that equal rows make equal files. */
const CREATED_BY = 'limitup store format 1'
const MAGIC = Buffer.from('PAR1')
/** Blocks that are gathered before they are written. */
const BLOCK_BYTES = 1 << 20

/** No rows, and the list of row groups: empty, its elements of no kind. */
const EMPTY_LIST = Buffer.from([0x16, 0x00, 0x19, 0x00])
/** What elements of a list are called that are structs. */
const STRUCT = 0x0c

/** A footer without row groups, with the kind of the elements that are not there: some readers insist on it. */
function withEmptyList(footer: Uint8Array): Uint8Array {
  const at = Buffer.from(footer).indexOf(EMPTY_LIST)
  if (at < 0) throw new Error('a footer without row groups has no empty list')
  const mended = footer.slice()
  mended[at + EMPTY_LIST.length - 1] = STRUCT
  return mended
}

/**
 * Writes a Parquet file from front to back: row groups of pages as the caller cuts them. Numbers are packed as
 * DELTA_BINARY_PACKED, texts by a dictionary a row group; nothing is compressed beyond that, and every page carries
 * its checksum.
 */
export class ParquetFileWriter {
  readonly #path: string
  readonly #columns: readonly Column[]
  readonly #file: number
  readonly #hash = createHash('sha256')
  readonly #groups: RowGroup[] = []
  #pending: Uint8Array[] = []
  #pendingBytes = 0
  #offset = 0
  #rows = 0

  constructor(path: string, columns: readonly Column[]) {
    this.#path = path
    this.#columns = columns
    this.#file = openSync(path, 'w')
    this.#append(MAGIC)
  }

  get offset(): number {
    return this.#offset
  }

  /** Writes a row group of pages; gives where it lies. */
  writeGroup(pages: readonly PageRows[]): GroupPlace {
    const offset = this.#offset
    const rows = pages.reduce((sum, page) => sum + page.rows, 0)
    const columns = this.#columns.map((column, at) => this.#writeChunk(column, at, pages, rows))
    const bytes = this.#offset - offset
    this.#groups.push({
      columns,
      total_byte_size: BigInt(bytes),
      total_compressed_size: BigInt(bytes),
      num_rows: BigInt(rows),
      file_offset: BigInt(offset),
    })
    this.#rows += rows
    return { offset, bytes }
  }

  /** Ends the file and waits until the disk has it. */
  finish(): WrittenFile {
    const footer = new ByteWriter()
    writeMetadata(footer, {
      version: 2,
      created_by: CREATED_BY,
      schema: elementsOf(this.#columns),
      num_rows: BigInt(this.#rows),
      row_groups: this.#groups,
      metadata_length: 0,
    })
    this.#append(this.#groups.length === 0 ? withEmptyList(footer.getBytes()) : footer.getBytes())
    this.#append(MAGIC)
    this.#flush()
    fsyncSync(this.#file)
    closeSync(this.#file)
    return { bytes: this.#offset, rows: this.#rows, checksum: this.#hash.digest('hex') }
  }

  /** Gives up the file. */
  abandon(): void {
    closeSync(this.#file)
    rmSync(this.#path, { force: true })
  }

  #writeChunk(column: Column, at: number, pages: readonly PageRows[], rows: number): ColumnChunk {
    const start = this.#offset
    const encodings = new Set<Encoding>(['RLE'])
    const dictionary = storageOf(column.type) === 'texts' ? new Dictionary(pages, at) : undefined
    if (dictionary !== undefined && dictionary.entries > 0) {
      this.#writePage(dictionary.bytes(), { kind: 'dictionary', entries: dictionary.entries })
      encodings.add('PLAIN').add('RLE_DICTIONARY')
    }
    const dataAt = this.#offset
    let present = 0
    for (const page of pages) {
      const packed = pack(column, page.columns[at]!, page.rows, dictionary)
      present += packed.present
      encodings.add(packed.encoding)
      this.#writePage(packed.body, { kind: 'data', rows: page.rows, encoding: packed.encoding })
    }
    const bytes = BigInt(this.#offset - start)
    const statistics = statisticsOf(column, pages, at, rows - present)
    return {
      file_offset: BigInt(start),
      meta_data: {
        type: physicalOf(column.type),
        encodings: [...encodings],
        path_in_schema: [column.name],
        codec: 'UNCOMPRESSED',
        num_values: BigInt(rows),
        total_uncompressed_size: bytes,
        total_compressed_size: bytes,
        data_page_offset: BigInt(dataAt),
        ...(dataAt > start ? { dictionary_page_offset: BigInt(start) } : {}),
        statistics,
      },
    }
  }

  #writePage(body: Uint8Array, page: PageKind): void {
    const header = new ByteWriter(64)
    writePageHeader(header, {
      type: page.kind === 'data' ? 'DATA_PAGE' : 'DICTIONARY_PAGE',
      uncompressed_page_size: body.length,
      compressed_page_size: body.length,
      crc: crc32(body) | 0,
      ...(page.kind === 'data'
        ? {
            data_page_header: {
              num_values: page.rows,
              encoding: page.encoding,
              definition_level_encoding: 'RLE',
              repetition_level_encoding: 'RLE',
            },
          }
        : { dictionary_page_header: { num_values: page.entries, encoding: 'PLAIN' } }),
    })
    this.#append(header.getBytes())
    this.#append(body)
  }

  #append(bytes: Uint8Array): void {
    this.#pending.push(bytes)
    this.#pendingBytes += bytes.length
    this.#offset += bytes.length
    if (this.#pendingBytes >= BLOCK_BYTES) this.#flush()
  }

  #flush(): void {
    const block = Buffer.concat(this.#pending, this.#pendingBytes)
    this.#pending = []
    this.#pendingBytes = 0
    this.#hash.update(block)
    for (let written = 0; written < block.length;) written += writeSync(this.#file, block, written)
  }
}

type PageKind =
  | { readonly kind: 'dictionary'; readonly entries: number }
  | { readonly kind: 'data'; readonly rows: number; readonly encoding: Encoding }

interface Packed {
  readonly body: Uint8Array
  readonly encoding: Encoding
  /** Rows with a value. */
  readonly present: number
}

/** The body of a data page. */
function pack(column: Column, values: Values, rows: number, dictionary: Dictionary | undefined): Packed {
  if (rows > MOST_PAGE_ROWS) throw new RangeError(`${rows} rows are more than a page holds`)
  const memory = pageMemory()
  const { module } = memory
  const places = memory.pack()
  let length: number
  let encoding: Encoding
  if ('ids' in values) {
    if (dictionary === undefined) throw new TypeError(`${column.name} has no dictionary`)
    dictionary.putPlaces(values, rows, places)
    length = module.packPlaces(rows, dictionary.width, column.optional ? 1 : 0)
    encoding = 'RLE_DICTIONARY'
  } else if (values instanceof Float64Array) {
    memory.doubles.set(values)
    length = module.packDoubles(rows)
    encoding = 'DELTA_BINARY_PACKED'
  } else if (values instanceof Int8Array) {
    memory.words.set(values)
    length = module.packFlags(rows)
    encoding = 'PLAIN'
  } else {
    memory.words.set(values)
    if (column.type === 'date') module.daysOfDates(rows)
    length = column.optional ? module.packWords(rows, noneOf(column)) : module.packAllWords(rows)
    encoding = 'DELTA_BINARY_PACKED'
  }
  const start = module.PAGE.value
  const { present } = memory
  // Readers differ over packed pages without a value.
  return {
    body: memory.bytes.slice(start, start + length),
    encoding: present === 0 ? 'PLAIN' : encoding,
    present,
  }
}

/** The distinct texts of a column's pages, numbered as they are met. */
class Dictionary {
  readonly #texts: string[] = []
  readonly #places = new Map<TextSource, Map<number, number>>()
  readonly #placeOfText = new Map<string, number>()

  constructor(pages: readonly PageRows[], at: number) {
    for (const { columns } of pages) {
      const values = columns[at]
      if (values === undefined || !('ids' in values)) throw new TypeError('a column of texts holds none')
      const places = this.#placesOf(values.source)
      for (const id of values.ids) {
        if (id >= 0 && !places.has(id)) places.set(id, this.#placeOf(values.source.textOf(id)))
      }
    }
  }

  get entries(): number {
    return this.#texts.length
  }

  /** Bits of a place. */
  get width(): number {
    return Math.max(1, 32 - Math.clz32(this.#texts.length - 1))
  }

  /** Its page: each text behind its length. */
  bytes(): Uint8Array {
    const bodies = this.#texts.flatMap((text) => {
      const body = Buffer.from(text)
      const length = Buffer.alloc(4)
      length.writeUInt32LE(body.length)
      return [length, body]
    })
    return Buffer.concat(bodies)
  }

  /** Places of a page's texts; -1 where a row has none. */
  putPlaces({ ids, source }: Texts, rows: number, target: Int32Array): void {
    const places = this.#placesOf(source)
    for (let row = 0; row < rows; row++) target[row] = ids[row]! < 0 ? -1 : places.get(ids[row]!)!
  }

  #placesOf(source: TextSource): Map<number, number> {
    const known = this.#places.get(source) ?? new Map<number, number>()
    this.#places.set(source, known)
    return known
  }

  #placeOf(text: string): number {
    const known = this.#placeOfText.get(text) ?? this.#texts.push(text) - 1
    this.#placeOfText.set(text, known)
    return known
  }
}

/** How many rows have no value; of days also the first and the last, by which engines pass over row groups. */
function statisticsOf(column: Column, pages: readonly PageRows[], at: number, nulls: number): Statistics {
  if (column.type !== 'date') return { null_count: BigInt(nulls) }
  let least = Infinity
  let most = -Infinity
  for (const { columns } of pages) {
    const days = columns[at]
    if (!(days instanceof Int32Array)) throw new TypeError('a column of days holds none')
    for (const day of days) {
      if (day === 0) continue
      if (day < least) least = day
      if (day > most) most = day
    }
  }
  const isKnown = most >= least
  return {
    null_count: BigInt(nulls),
    ...(isKnown ? { min_value: dayNumber(least), max_value: dayNumber(most) } : {}),
  }
}
