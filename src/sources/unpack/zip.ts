import { EventEmitter } from 'node:events'
import { inflateRawSync } from 'node:zlib'
import crc32 from 'buffer-crc32'
import yauzl from 'yauzl'
import type { Entry, RandomAccessReader, ZipFile } from 'yauzl'
import { Refusal } from '../../model/refusal.ts'
import { readAt, reasonOf } from '../bytes.ts'
import { damaged, mostOfFile, mostUnpacked, unpacksTooLarge } from './limit.ts'

/** Bytes of the archive that are read at one time. */
const WINDOW = 1 << 16
const STORED = 0
const DEFLATED = 8
/** General purpose bit of a name in UTF-8, and the extra field that holds such a name. */
const UTF8_FLAG = 0x800
const UTF8_NAME = 0x7075
/** Files of an Office document; ODS has the second. */
const DOCUMENT_FILES: ReadonlySet<string> = new Set(['[Content_Types].xml', 'META-INF/manifest.xml'])

/** An archive: on disk by its path, or in memory. */
export interface ZipSource {
  readonly path: string
  readonly size: number
  /** Puts bytes from `position` on into `target`; gives their count. */
  readonly read: (target: Buffer, position: number) => number
}

/** A file of an archive. */
export interface ZipEntry {
  /** archive.zip/inner/path.csv. */
  readonly path: string
  /** Its place in the archive, with forward slashes. */
  readonly name: string
  /** Bytes it takes in the archive. */
  readonly packed: number
  /** Its bytes, unpacked and checked. */
  readonly read: () => Promise<Buffer>
}

/** An archive on disk; it is opened for each reading, so that nothing is left to close. */
export function zipOnDisk(path: string, size: number): ZipSource {
  return { path, size, read: (target, position) => readAt(path, target, position) }
}

/** An archive in memory. */
export function zipInMemory(path: string, bytes: Buffer): ZipSource {
  return { path, size: bytes.length, read: (target, position) => bytes.copy(target, 0, position) }
}

/**
 * The files of an archive whose names are wanted, by name. Refuses archives inside the archive, workbooks, files
 * that come twice or cannot be unpacked, and an archive whose files come to too much.
 */
export async function zipEntries(
  source: ZipSource,
  wantedOf: (names: readonly string[]) => readonly string[],
): Promise<readonly ZipEntry[]> {
  const { zip, entries } = await directoryOf(source)
  const byName = new Map<string, Entry>()
  const repeated = new Set<string>()
  for (const entry of entries) {
    const name = nameOf(entry)
    if (name.endsWith('/')) continue
    if (byName.has(name)) repeated.add(name)
    byName.set(name, entry)
  }
  refuseDocument(source.path, byName)
  const names = [...byName.keys()].filter(isVisible).sort()
  const inner = names.find((name) => /\.zip$/i.test(name))
  if (inner !== undefined) {
    const what = `the archive holds the archive "${inner}"`
    throw new Refusal('unknown-format', what, 'unpack the outer one', { file: source.path })
  }
  const wanted = wantedOf(names)
  const most = mostUnpacked(source.size)
  let length = 0
  return wanted.map((name) => {
    const entry = byName.get(name)!
    const path = `${source.path}/${name}`
    if (repeated.has(name)) {
      const what = 'the archive holds two files of this name'
      throw new Refusal('ambiguous-format', what, 'unpack it, and name the right one', { file: path })
    }
    refuseUnreadable(path, entry)
    length += entry.uncompressedSize
    if (length > most) throw unpacksTooLarge(source.path, most)
    return { path, name, packed: entry.compressedSize, read: () => contentOf(source, zip, entry, path) }
  })
}

async function directoryOf(
  source: ZipSource,
): Promise<{ readonly zip: ZipFile; readonly entries: readonly Entry[] }> {
  const entries: Entry[] = []
  try {
    const options = { autoClose: false, decodeStrings: false } as const
    const zip = await yauzl.fromRandomAccessReaderPromise(readerOf(source), source.size, options)
    for await (const entry of zip.eachEntry()) entries.push(entry)
    return { zip, entries }
  } catch (cause) {
    throw unzipping(source.path, cause)
  }
}

/** The library's way to the bytes: through a window, since it asks for a few at a time. */
function readerOf({ size, read }: ZipSource): RandomAccessReader {
  const window = Buffer.allocUnsafe(Math.min(WINDOW, size))
  let start = 0
  let filled = 0
  const copy = (target: Buffer, position: number): number => {
    if (position >= size) return 0
    if (target.length > window.length) return read(target, position)
    if (position < start || position + target.length > start + filled) {
      start = position
      filled = read(window, position)
    }
    return window.copy(target, 0, position - start, Math.min(filled, position - start + target.length))
  }
  const nothing = (): void => undefined
  return Object.assign(new EventEmitter(), {
    ref: nothing,
    unref: nothing,
    read: (
      target: Buffer,
      offset: number,
      length: number,
      position: number,
      done: (error: Error | null, count: number) => void,
    ): void => {
      done(null, copy(target.subarray(offset, offset + length), position))
    },
  })
}

async function contentOf(source: ZipSource, zip: ZipFile, entry: Entry, path: string): Promise<Buffer> {
  let start: number
  try {
    start = (await zip.readLocalFileHeaderPromise(entry, { minimal: true })).fileDataStart
  } catch (cause) {
    throw unzipping(path, cause)
  }
  const packed = Buffer.allocUnsafeSlow(entry.compressedSize)
  if (source.read(packed, start) < packed.length) throw damaged(path, 'unexpected end of file')
  const bytes = entry.compressionMethod === STORED ? packed : inflated(path, packed, entry.uncompressedSize)
  if (crc32.unsigned(bytes) !== entry.crc32) throw damaged(path, 'the check sum differs')
  return bytes
}

function inflated(path: string, packed: Buffer, size: number): Buffer {
  let bytes: Buffer
  try {
    bytes = inflateRawSync(packed, { maxOutputLength: size + 1, chunkSize: Math.max(size + 1, 64) })
  } catch (cause) {
    throw cause instanceof RangeError ? wrongLength(path, size) : unzipping(path, cause)
  }
  if (bytes.length !== size) throw wrongLength(path, size)
  return bytes
}

function wrongLength(path: string, size: number): Refusal {
  return damaged(path, `the file does not unpack to the ${size} bytes that the archive says`)
}

function unzipping(path: string, cause: unknown): Refusal {
  return cause instanceof Refusal ? cause : damaged(path, reasonOf(cause), cause)
}

/** Names are UTF-8 where the archive says so or where they can be; else those of a Chinese system, GB18030. */
function nameOf({ fileNameRaw, generalPurposeBitFlag, extraFields }: Entry): string {
  const isMarked = (generalPurposeBitFlag & UTF8_FLAG) !== 0
  const extra = extraFields.find(({ id, data }) => id === UTF8_NAME && data[0] === 1)
  const raw = !isMarked && extra !== undefined ? extra.data.subarray(5) : fileNameRaw
  return decoded(raw)
    .replaceAll('\\', '/')
    .replaceAll(/\p{Cc}/gu, '\uFFFD')
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** Hidden files and what macOS adds are no files of the user. */
function isVisible(name: string): boolean {
  return !name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX')
}

function refuseDocument(file: string, names: ReadonlyMap<string, Entry>): void {
  if (![...DOCUMENT_FILES].some((name) => names.has(name))) return
  const what = 'the file is a workbook (xlsx, ods) or another office document'
  throw new Refusal('unknown-format', what, 'export it as "CSV UTF-8" or Parquet', { file })
}

function refuseUnreadable(file: string, entry: Entry): void {
  if (entry.isEncrypted()) {
    const remedy = 'unpack the archive with its password'
    throw new Refusal('unreadable', 'the file is encrypted in its archive', remedy, { file })
  }
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
    const what = `the archive packs this file by method ${entry.compressionMethod}, which is not read`
    throw new Refusal('unknown-format', what, 'unpack it, or pack it again by deflate', { file })
  }
  const most = mostOfFile(entry.compressedSize)
  if (entry.uncompressedSize > most) throw unpacksTooLarge(file, most)
}
