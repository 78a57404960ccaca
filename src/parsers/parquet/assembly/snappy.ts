// Snappy.

/** Unpacks Snappy to `to`, `length` bytes; false when it is broken. Up to 16 bytes behind both ends may be touched. */
export function unsnap(from: usize, end: usize, to: usize, length: usize): bool {
  let at = from
  let out = to
  const stop = to + length
  let size: u64 = 0
  for (let shift: u64 = 0; ; shift += 7) {
    if (at >= end || shift > 28) return false
    const byte = <u64>load<u8>(at++)
    size |= (byte & 0x7f) << shift
    if (byte < 0x80) break
  }
  if (size != <u64>length) return false
  while (at < end) {
    const tag = <u32>load<u8>(at++)
    if ((tag & 3) == 0) {
      let count = <usize>(tag >>> 2) + 1
      if (count <= 16) {
        if (at + count > end || out + count > stop) return false
        v128.store(out, v128.load(at))
        at += count
        out += count
        continue
      }
      if (count > 60) {
        const bytes = count - 60
        if (at + bytes > end) return false
        const mask: u32 = bytes == 4 ? 0xffffffff : (1 << (<u32>bytes << 3)) - 1
        const long = <u64>(load<u32>(at) & mask) + 1
        if (long > <u64>length) return false
        count = <usize>long
        at += bytes
      }
      if (at + count > end || out + count > stop) return false
      memory.copy(out, at, count)
      at += count
      out += count
      continue
    }
    let count: usize
    let offset: usize
    if ((tag & 3) == 1) {
      if (at >= end) return false
      count = <usize>((tag >>> 2) & 7) + 4
      offset = <usize>(((tag >>> 5) << 8) | <u32>load<u8>(at))
      at++
    } else if ((tag & 3) == 2) {
      if (at + 2 > end) return false
      count = <usize>(tag >>> 2) + 1
      offset = <usize>load<u16>(at)
      at += 2
    } else {
      if (at + 4 > end) return false
      count = <usize>(tag >>> 2) + 1
      offset = <usize>load<u32>(at)
      at += 4
    }
    if (offset == 0 || offset > out - to || out + count > stop) return false
    const source = out - offset
    if (offset >= 16) {
      for (let done: usize = 0; done < count; done += 16) v128.store(out + done, v128.load(source + done))
    } else if (offset >= 8) {
      for (let done: usize = 0; done < count; done += 8) store<u64>(out + done, load<u64>(source + done))
    } else {
      for (let done: usize = 0; done < count; done++) store<u8>(out + done, load<u8>(source + done))
    }
    out += count
  }
  return out == stop
}
