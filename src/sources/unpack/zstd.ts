import { Decompress } from 'fzstd'
import { Refusal } from '../../model/refusal.ts'
import { damaged, mostOfFile, unpacksTooLarge } from './limit.ts'
import { XxHash64 } from './xxhash64.ts'

/** Packed bytes that are handed over at one time. */
const PIECE = 1 << 14
/** Most bytes of a block, by the format. */
const MOST_OF_BLOCK = 1 << 17
/** Bytes of windows that may be moved while unpacking one frame: the library moves its window for every block. */
const MOST_MOVED = 2 ** 37
const FRAME = 0xfd2fb528
/** Magic numbers of frames to be skipped: sixteen from here on. */
const SKIPPED_FRAME = 0x184d2a50

/** A frame: a file packed on its own; files may be joined of several. */
interface Frame {
  readonly start: number
  readonly end: number
  readonly checkSum: number | undefined
  /** Bytes it unpacks to, where it says so. */
  readonly content: number | undefined
}

/** The inside of a Zstandard file of `packed` bytes, block by block. `outer` is the length by which the most is reckoned. */
export function* zstdBlocks(
  file: string,
  packed: Buffer,
  outer: number = packed.length,
): Generator<Uint8Array, void> {
  const most = mostOfFile(outer)
  let length = 0
  for (const frame of frames(file, packed, most)) {
    const before = length
    const hash = frame.checkSum === undefined ? undefined : new XxHash64()
    const blocks: Uint8Array[] = []
    const unpacker = new Decompress((block) => {
      length += block.length
      if (length > most) throw unpacksTooLarge(file, most)
      if (block.length > 0) blocks.push(block)
    })
    for (let at = frame.start; at < frame.end; at += PIECE) {
      const end = Math.min(at + PIECE, frame.end)
      push(file, unpacker, packed.subarray(at, end), end === frame.end)
      for (const block of blocks.splice(0)) {
        hash?.add(block)
        yield block
      }
    }
    if (frame.content !== undefined && frame.content !== length - before) {
      throw damaged(file, `expected ${frame.content} bytes, found ${length - before}`)
    }
    if (hash !== undefined && hash.low() !== frame.checkSum) throw damaged(file, 'the check sum differs')
  }
}

function push(file: string, unpacker: Decompress, piece: Uint8Array, isLast: boolean): void {
  try {
    unpacker.push(piece, isLast)
  } catch (cause) {
    if (cause instanceof Refusal) throw cause
    const said = cause instanceof Error && 'code' in cause ? cause.message : 'invalid zstd data'
    throw damaged(file, said, cause)
  }
}

/** The frames of a file, found by the lengths of their blocks, so that a cut is seen for certain. */
function* frames(file: string, packed: Buffer, most: number): Generator<Frame> {
  const need = (end: number): void => {
    if (end > packed.length) throw damaged(file, 'unexpected end of file')
  }
  let at = 0
  while (at < packed.length) {
    need(at + 8)
    const magic = packed.readUInt32LE(at)
    if ((magic & 0xfffffff0) >>> 0 === SKIPPED_FRAME) {
      at += 8 + packed.readUInt32LE(at + 4)
      need(at)
      continue
    }
    if (magic !== FRAME) throw damaged(file, 'bytes that are no frame')
    const start = at
    const head = headOf(file, packed, at, need)
    if ((head.content ?? 0) > most) throw unpacksTooLarge(file, most)
    at = head.end
    let isLast = false
    let blocks = 0
    while (!isLast) {
      need(at + 3)
      const block = packed.readUIntLE(at, 3)
      const size = block >> 3
      const kind = (block >> 1) & 3
      if (kind === 3 || size > MOST_OF_BLOCK) throw damaged(file, 'a block of no known kind')
      isLast = (block & 1) === 1
      at += 3 + (kind === 1 ? 1 : size)
      need(at)
      if (++blocks * head.window > MOST_MOVED) throw unpacksTooLarge(file, most)
    }
    if (head.hasCheckSum) need(at + 4)
    const checkSum = head.hasCheckSum ? packed.readUInt32LE(at) : undefined
    if (head.hasCheckSum) at += 4
    yield { start, end: at, checkSum, content: head.content }
  }
}

interface FrameHead {
  readonly end: number
  readonly hasCheckSum: boolean
  readonly content: number | undefined
  readonly window: number
}

function headOf(file: string, packed: Buffer, start: number, need: (end: number) => void): FrameHead {
  const flags = packed[start + 4]!
  const isSingle = (flags & 0x20) !== 0
  if ((flags & 0x08) !== 0) throw damaged(file, 'a frame of a later format')
  let at = start + 5
  const windowByte = isSingle ? 0 : packed[at++]!
  const dictionaryBytes = [0, 1, 2, 4][flags & 3]!
  const contentBytes = [isSingle ? 1 : 0, 2, 4, 8][flags >> 6]!
  need(at + dictionaryBytes + contentBytes)
  if (dictionaryBytes > 0 && packed.readUIntLE(at, dictionaryBytes) !== 0) {
    throw damaged(file, 'packed with a dictionary, which is not here')
  }
  at += dictionaryBytes
  const content = contentBytes === 0 ? undefined : contentAt(packed, at, contentBytes)
  const base = 2 ** (10 + (windowByte >> 3))
  const window = isSingle ? (content ?? 0) : base + (base / 8) * (windowByte & 7)
  return { end: at + contentBytes, hasCheckSum: (flags & 0x04) !== 0, content, window }
}

function contentAt(packed: Buffer, at: number, bytes: number): number {
  if (bytes === 8) return Number(packed.readBigUInt64LE(at))
  return packed.readUIntLE(at, bytes) + (bytes === 2 ? 256 : 0)
}
