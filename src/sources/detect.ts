import { Refusal } from '../model/refusal.ts'

/** What a bar file's bytes and name say it is. */
export type FileFormat = 'text' | 'parquet' | 'tdxDay'

/** What a file is packed with; an archive holds files by name. */
export type Packing = 'gzip' | 'zstd' | 'zip'

/** Longest .day file: 32 bytes a day, and no stock has been listed for 131,072 trading days. */
export const MOST_DAY_BYTES: number = 4 << 20

const CONVERT = 'export it as "CSV UTF-8" or Parquet'
const UNPACK = 'unpack it, or pack it as .zip, .gz or .zst'

/** A format that is not read: the bytes by which it is known, where they stand, and what to do about it. */
interface Foreign {
  readonly what: string
  readonly remedy: string
  readonly magic: string
  readonly at?: number
}

/** Magic numbers, one character a byte. */
const FOREIGN: readonly Foreign[] = [
  { what: 'an Excel 97 workbook (xls)', remedy: CONVERT, magic: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' },
  { what: 'an SQLite database', remedy: CONVERT, magic: 'SQLite format 3\0' },
  { what: 'a DuckDB database', remedy: CONVERT, magic: 'DUCK', at: 8 },
  { what: 'an HDF5 file', remedy: CONVERT, magic: '\x89HDF\r\n\x1a\n' },
  { what: 'an Arrow (Feather) file', remedy: CONVERT, magic: 'ARROW1' },
  { what: 'a Feather file', remedy: CONVERT, magic: 'FEA1' },
  { what: 'an Avro file', remedy: CONVERT, magic: 'Obj\x01' },
  { what: 'a Python pickle', remedy: CONVERT, magic: '\x80\x02' },
  { what: 'a Python pickle', remedy: CONVERT, magic: '\x80\x03' },
  { what: 'a Python pickle', remedy: CONVERT, magic: '\x80\x04\x95' },
  { what: 'a Python pickle', remedy: CONVERT, magic: '\x80\x05\x95' },
  { what: 'a NumPy array', remedy: CONVERT, magic: '\x93NUMPY' },
  { what: 'a MATLAB file', remedy: CONVERT, magic: 'MATLAB 5.0' },
  { what: 'a Stata data set', remedy: CONVERT, magic: '<stata_dta>' },
  { what: 'a PDF', remedy: CONVERT, magic: '%PDF-' },
  { what: 'an encrypted Parquet file', remedy: 'write it without encryption', magic: 'PARE' },
  { what: 'a RAR archive', remedy: UNPACK, magic: 'Rar!\x1a\x07' },
  { what: 'a 7-Zip archive', remedy: UNPACK, magic: '7z\xbc\xaf\x27\x1c' },
  { what: 'packed with bzip2', remedy: UNPACK, magic: '1AY&SY', at: 4 },
  { what: 'packed with xz', remedy: UNPACK, magic: '\xfd7zXZ\0' },
  { what: 'packed with lz4', remedy: UNPACK, magic: '\x04\x22\x4d\x18' },
  { what: 'a tar archive', remedy: UNPACK, magic: 'ustar', at: 257 },
]

/** Those whose bytes stand further in, and by a first byte all that it may begin. */
const FOREIGN_WITHIN = FOREIGN.filter(({ at }) => at !== undefined)
const FOREIGN_BY_BYTE: Readonly<Partial<Record<number, readonly Foreign[]>>> = Object.fromEntries(
  FOREIGN.filter(({ at }) => at === undefined).map(({ magic }) => {
    const first = magic.charCodeAt(0)
    return [
      first,
      FOREIGN.filter(({ at, magic: other }) => at !== undefined || other.charCodeAt(0) === first),
    ]
  }),
)

const PACKING_OF_EXTENSION: Readonly<Record<string, Packing>> = { gz: 'gzip', zst: 'zstd', zip: 'zip' }

/**
 * What a bar file is: by its first bytes, then by its name. Text is not looked into. Refuses formats that are
 * known and not read, with the name of what was found, and a .parquet file that is none.
 */
export function formatOf(path: string, head: Uint8Array): FileFormat {
  if (startsWith(head, 'PAR1')) return 'parquet'
  const foreign = foreignOf(head)
  if (foreign !== undefined) throw unknown(path, `the file is ${foreign.what}`, foreign.remedy)
  if (packingOfBytes(head) !== undefined) {
    throw unknown(path, 'the file is packed inside a packed file', 'unpack the outer one')
  }
  const extension = extensionOf(path)
  if (extension === 'day') return 'tdxDay'
  if (extension !== 'parquet') return 'text'
  if (head.length === 0) throw emptyFile(path)
  throw unknown(path, 'the file is named .parquet and does not begin as one', 'fetch or export it again')
}

/** The foreign format that some first bytes show: nearly every file's first byte is that of none. */
function foreignOf(head: Uint8Array): Foreign | undefined {
  const [first] = head
  if (first === undefined) return undefined
  const able = FOREIGN_BY_BYTE[first] ?? FOREIGN_WITHIN
  return able.find(({ magic, at }) => startsWith(head, magic, at))
}

/** What a file is packed with, by its first bytes; refuses one that is named .gz, .zst or .zip and is not so packed. */
export function packingOf(path: string, head: Uint8Array): Packing | undefined {
  const packing = packingOfBytes(head)
  const extension = extensionOf(path)
  const named = PACKING_OF_EXTENSION[extension]
  if (packing !== undefined || named === undefined) return packing
  if (head.length === 0) throw emptyFile(path)
  const what = `the file is named .${extension} and is not packed with ${named}`
  throw unknown(path, what, `fetch it again, or take .${extension} out of its name`)
}

/** A path without .gz or .zst: how the file inside is named. */
export function unpackedName(path: string): string {
  return path.replace(/\.(?:gz|zst)$/i, '')
}

/** Refuses a .day file that is longer than any. */
export function checkDayLength(file: string, length: number): void {
  if (length <= MOST_DAY_BYTES) return
  const what = `a .day file holds 32 bytes a day, at most ${MOST_DAY_BYTES} bytes; this one is longer`
  throw new Refusal('unknown-format', what, 'take it out, or give it the name of what it is', { file })
}

function packingOfBytes(head: Uint8Array): Packing | undefined {
  if (startsWith(head, '\x1f\x8b')) return 'gzip'
  if (startsWith(head, '\x28\xb5\x2f\xfd')) return 'zstd'
  return startsWith(head, 'PK\x03\x04') || startsWith(head, 'PK\x05\x06') ? 'zip' : undefined
}

function startsWith(bytes: Uint8Array, magic: string, at = 0): boolean {
  if (bytes.length < at + magic.length) return false
  for (let index = 0; index < magic.length; index++) {
    if (bytes[at + index] !== magic.charCodeAt(index)) return false
  }
  return true
}

function extensionOf(path: string): string {
  return /\.([0-9a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? ''
}

function emptyFile(file: string): Refusal {
  return new Refusal('empty-file', 'the file is empty', 'export it again', { file })
}

function unknown(file: string, what: string, remedy: string): Refusal {
  return new Refusal('unknown-format', what, remedy, { file })
}
