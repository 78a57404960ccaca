import { deflateRawSync } from 'node:zlib'
import crc32 from 'buffer-crc32'

/** A file of an archive, and what its entry says of it; what is left out is said as it is. */
export interface ZipMember {
  readonly name: string | Uint8Array
  readonly bytes: Uint8Array
  readonly method?: number
  readonly flags?: number
  readonly crc?: number
  /** The length that the directory announces. */
  readonly length?: number
  /** Take the bytes of the member before instead of its own: how archives are made that hold more than they weigh. */
  readonly shared?: boolean
  /** Whether the lengths stand in the zip64 field. */
  readonly zip64?: boolean
}

/** A zip archive, also one that no program would write. */
export function zipArchive(members: readonly ZipMember[], comment = ''): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  let before = 0
  for (const member of members) {
    const name = Buffer.from(member.name)
    const method = member.method ?? 8
    const packed = method === 8 ? deflateRawSync(member.bytes) : Buffer.from(member.bytes)
    const entry = entryOf(member, method, packed)
    if (member.shared !== true) {
      const local = Buffer.alloc(30)
      local.writeUInt32LE(0x04034b50, 0)
      entry.copy(local, 4, 6, 32)
      local.writeUInt16LE(name.length, 26)
      local.writeUInt16LE(0, 28)
      before = offset
      parts.push(local, name, packed)
      offset += local.length + name.length + packed.length
    }
    const extra =
      member.zip64 === true
        ? zip64Extra(member.length ?? member.bytes.length, packed.length)
        : Buffer.alloc(0)
    if (member.zip64 === true) entry.fill(0xff, 20, 28)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt16LE(extra.length, 30)
    entry.writeUInt32LE(before, 42)
    directory.push(entry, name, extra)
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(members.length, 8)
  end.writeUInt16LE(members.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(offset, 16)
  end.writeUInt16LE(Buffer.byteLength(comment), 20)
  return Buffer.concat([...parts, listed, end, Buffer.from(comment)])
}

/** A member's entry in the directory. */
function entryOf({ bytes, flags, crc, length }: ZipMember, method: number, packed: Buffer): Buffer {
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(45, 4)
  entry.writeUInt16LE(20, 6)
  entry.writeUInt16LE(flags ?? 0x800, 8)
  entry.writeUInt16LE(method, 10)
  entry.writeUInt32LE(crc ?? crc32.unsigned(bytes), 16)
  entry.writeUInt32LE(packed.length, 20)
  entry.writeUInt32LE(length ?? bytes.length, 24)
  return entry
}

function zip64Extra(length: number, packed: number): Buffer {
  const extra = Buffer.alloc(20)
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(16, 2)
  extra.writeBigUInt64LE(BigInt(length), 4)
  extra.writeBigUInt64LE(BigInt(packed), 12)
  return extra
}
