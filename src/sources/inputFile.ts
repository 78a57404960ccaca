import { statSync } from 'node:fs'
import { Refusal } from '../model/refusal.ts'
import type { RandomBytes } from '../parsers/parquet/randomBytes.ts'
import type { ByteInput } from '../parsers/parser.ts'
import { barFilesAmong } from './barFileNames.ts'
import { OpenBytes, diskBytes, memoryBytes } from './bytes.ts'
import { checkDayLength, formatOf, packingOf, unpackedName } from './detect.ts'
import type { FileFormat } from './detect.ts'
import type { ZipEntry, ZipSource } from './unpack/zip.ts'

/** One bar file: on disk, standard input, or an entry of an archive. */
export interface InputFile {
  /** As it is named in issues: the path, '-', or archive.zip/inner/path.csv for an entry, with forward slashes. */
  readonly path: string
  /** The archive in which the file lies; undefined for a file of the disk and standard input. */
  readonly archive: string | undefined
  /** Opens it, unpacked, at once where it is plain; either its blocks or its random bytes may be taken, once. */
  readonly open: () => OpenFile | Promise<OpenFile>
}

/** A file that is open: its bytes, unpacked, and what they are. */
export interface OpenFile extends ByteInput {
  readonly format: FileFormat
  /** The bytes at any place, instead of `blocks`. */
  readonly random: () => RandomBytes
}

/** Names that are no archive's: whether such a file is one after all is seen when it is opened. */
const PLAIN_NAME = /\.(?:csv|txt|parquet|day)(?:\.(?:gz|zst))?$/i

/** Bytes in which every known format shows. */
const ENOUGH_BYTES = 1024

/** The bar files at some paths, in their order; an archive stands for its files, by name. */
export async function inputFiles(paths: readonly string[]): Promise<readonly InputFile[]> {
  if (paths.filter((path) => path === '-').length > 1) {
    throw new Refusal('usage', 'standard input is named twice', 'name - once')
  }
  const files: InputFile[] = []
  for (const path of paths) {
    if (PLAIN_NAME.test(path)) files.push(plainFile(path))
    else for (const file of await filesOf(path)) files.push(file)
  }
  return files
}

/** A file of the disk that is named as a plain or packed one. */
function plainFile(path: string): InputFile {
  return {
    path,
    archive: undefined,
    open: () => openedBytes(new OpenBytes(path)),
  }
}

/** The files of an archive, or the one file that a path is. */
async function filesOf(path: string): Promise<readonly InputFile[]> {
  const bytes = new OpenBytes(path)
  if (isArchive(bytes)) return entriesOf(await archiveOf(bytes))
  if (path === '-') return [{ path, archive: undefined, open: () => openedBytes(bytes) }]
  bytes.return()
  return [plainFile(path)]
}

/** The one file of an archive that is not named as one. */
async function onlyFile(bytes: OpenBytes): Promise<OpenFile> {
  const files = await entriesOf(await archiveOf(bytes))
  const [only] = files
  if (only !== undefined && files.length === 1) return only.open()
  throw new Refusal(
    'ambiguous-format',
    `the file is a zip archive of ${files.length} files and is not named so`,
    'give it a name that ends in .zip',
    { file: bytes.path },
  )
}

function isArchive(bytes: OpenBytes): boolean {
  return closedOnRefusal(bytes, () => packingOf(bytes.path, bytes.head)) === 'zip'
}

async function archiveOf(bytes: OpenBytes): Promise<ZipSource> {
  const { zipInMemory, zipOnDisk } = await import('./unpack/zip.ts')
  if (bytes.size === undefined) return zipInMemory(bytes.path, bytes.whole())
  bytes.return()
  return zipOnDisk(bytes.path, bytes.size)
}

async function entriesOf(source: ZipSource): Promise<readonly InputFile[]> {
  const { zipEntries } = await import('./unpack/zip.ts')
  const entries = await zipEntries(source, barFilesAmong)
  if (entries.length > 0) return entries.map((entry) => entryFile(entry, source.path))
  throw new Refusal(
    'unreadable',
    'no bar file in the archive',
    'expected .csv, .txt, .parquet or .day files, plain, .gz or .zst',
    { file: source.path },
  )
}

function entryFile(entry: ZipEntry, archive: string): InputFile {
  const { path } = entry
  const open = async (): Promise<OpenFile> => {
    const bytes = await entry.read()
    return packingOf(path, bytes) === undefined
      ? inMemory(path, path, bytes)
      : unpacked(path, bytes, entry.packed)
  }
  return { path, archive, open }
}

/** Opens what was opened as bytes: unpacks it, and tells its format. It is closed unless its blocks are still to be read. */
export function openedBytes(bytes: OpenBytes): OpenFile | Promise<OpenFile> {
  const { path, head, size } = bytes
  const format = closedOnRefusal(bytes, () => {
    const found = packingOf(path, head) ?? formatOf(path, head)
    if (found === 'tdxDay' && size !== undefined) checkDayLength(path, size)
    return found
  })
  if (format === 'zip') return onlyFile(bytes)
  if (format === 'gzip' || format === 'zstd') return unpacked(path, bytes.whole())
  const random = (): RandomBytes => {
    if (size === undefined) return memoryBytes(bytes.whole())
    bytes.return()
    return diskBytes(path, size)
  }
  return { file: path, blocks: bytes, format, random }
}

/** The inside of a file that is packed with gzip or Zstandard; `outer` is its length where it lies. */
async function unpacked(path: string, packed: Buffer, outer: number = packed.length): Promise<OpenFile> {
  const name = unpackedName(path)
  if (packingOf(path, packed) === 'gzip') {
    const { gunzipped } = await import('./unpack/gzip.ts')
    return inMemory(path, name, gunzipped(path, packed, outer))
  }
  const { zstdBlocks } = await import('./unpack/zstd.ts')
  const blocks = zstdBlocks(path, packed, outer)
  const head = firstBytes(blocks)
  const whole = (): Buffer => Buffer.concat([head, ...blocks])
  const format = formatOf(name, head)
  if (format !== 'text') return inMemory(path, name, whole())
  return { file: path, blocks: joined(head, blocks), format, random: () => memoryBytes(whole()) }
}

/** Bytes enough to know a format by, taken from the front of some blocks. */
function firstBytes(blocks: Iterator<Uint8Array, void>): Uint8Array {
  let head: Uint8Array = new Uint8Array(0)
  while (head.length < ENOUGH_BYTES) {
    const next = blocks.next()
    if (next.done === true) break
    head = head.length === 0 ? next.value : Buffer.concat([head, next.value])
  }
  return head
}

function* joined(head: Uint8Array, rest: Iterable<Uint8Array>): Generator<Uint8Array> {
  yield head
  yield* rest
}

function inMemory(path: string, name: string, bytes: Buffer): OpenFile {
  const format = formatOf(name, bytes)
  if (format === 'tdxDay') checkDayLength(path, bytes.length)
  return { file: path, blocks: [bytes], format, random: () => memoryBytes(bytes) }
}

function closedOnRefusal<Result>(bytes: OpenBytes, look: () => Result): Result {
  try {
    return look()
  } catch (cause) {
    bytes.return()
    throw cause
  }
}

/** When a file, or the archive in which it lies, was last written; undefined for standard input. */
export function modifiedAt({ path, archive }: Pick<InputFile, 'path' | 'archive'>): Date | undefined {
  const file = archive ?? path
  return file === '-' ? undefined : statSync(file).mtime
}
