/** Numbers from 0 up to a bound, the same for the same seed. */
export type Random = (below: number) => number

/** A generator of 32 bits (mulberry). */
export function randomOf(seed: number): Random {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const TOKENS: readonly Buffer[] = [
  ...[
    '"',
    ',',
    '\t',
    '\r',
    '\n',
    '\r\n',
    '""',
    '#',
    "'",
    '="600000"',
    'NaN',
    'None',
    '-',
    '0',
    '-0',
    '1e308',
  ],
  ...[
    '1e-320',
    '99999999999999999999',
    '0.005',
    '20250230',
    '2025-02-05',
    '000001',
    '600519.SZ',
    '\0',
    '\uFEFF',
  ],
  ...['涨停', '前复权', '*ST', 'true', '1,234.5', '９', ' '],
].map((text) => Buffer.from(text))
const RAW: readonly Buffer[] = [
  [0xd5, 0xc7],
  [0xff],
  [0x80],
  [0x81, 0x30, 0x81, 0x30],
  [0, 0, 0, 0],
  [0xff, 0xff, 0xff, 0xff],
  [0xff, 0xff, 0xff, 0x7f],
  [0, 0, 0xc0, 0x7f],
  [0, 0, 0x80, 0x7f],
].map((bytes) => Buffer.from(bytes))

/** A damaged copy: one to four of the usual accidents. `other` is what slices are taken from. */
export function mutated(seed: Buffer, other: Buffer, random: Random): Buffer {
  let bytes = seed
  for (let count = 1 + random(4); count > 0; count--) bytes = once(bytes, other, random)
  return bytes
}

function once(bytes: Buffer, other: Buffer, random: Random): Buffer {
  const at = random(bytes.length + 1)
  const to = Math.min(bytes.length, at + 1 + random(64))
  switch (random(10)) {
    case 0:
      return replaced(bytes, at, at + 1, Buffer.of(random(256)))
    case 1: {
      const flipped = Buffer.from(bytes)
      if (at < bytes.length) flipped[at]! ^= 1 << random(8)
      return flipped
    }
    case 2:
      return bytes.subarray(0, at)
    case 3:
      return replaced(bytes, at, to, Buffer.alloc(0))
    case 4:
      return replaced(bytes, at, at, bytes.subarray(at, to))
    case 5: {
      const from = random(other.length + 1)
      return replaced(bytes, at, to, other.subarray(from, from + 1 + random(200)))
    }
    case 6:
      return replaced(bytes, at, at + random(3), TOKENS[random(TOKENS.length)]!)
    case 7:
      return replaced(bytes, at, to, RAW[random(RAW.length)]!)
    case 8: {
      const raw = RAW[random(RAW.length)]!
      return replaced(bytes, at, at + raw.length, raw)
    }
    default:
      return Buffer.concat([bytes.subarray(at), bytes.subarray(0, at)])
  }
}

function replaced(bytes: Buffer, from: number, to: number, by: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, from), by, bytes.subarray(Math.min(to, bytes.length))])
}
