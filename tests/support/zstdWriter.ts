/** A block of a Zstandard frame: bytes as they are, or one byte many times. */
export type ZstdBlock = Uint8Array | { readonly byte: number; readonly times: number }

/** A Zstandard frame of a window of `2 ** windowLog` bytes, without a check sum. */
export function zstdFrame(blocks: readonly ZstdBlock[], windowLog = 17): Buffer {
  const parts = [Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, (windowLog - 10) << 3])]
  for (const [index, block] of blocks.entries()) {
    const isLast = index === blocks.length - 1 ? 1 : 0
    const isBytes = block instanceof Uint8Array
    const head = Buffer.alloc(3)
    head.writeUIntLE(((isBytes ? block.length : block.times) << 3) | (isBytes ? 0 : 2) | isLast, 0, 3)
    parts.push(head, isBytes ? Buffer.from(block) : Buffer.from([block.byte]))
  }
  return Buffer.concat(parts)
}

/** A Zstandard frame of some bytes. */
export function zstdOf(bytes: Uint8Array): Buffer {
  const blocks: Uint8Array[] = []
  for (let at = 0; at < bytes.length; at += 1 << 17) blocks.push(bytes.subarray(at, at + (1 << 17)))
  return zstdFrame(blocks)
}
