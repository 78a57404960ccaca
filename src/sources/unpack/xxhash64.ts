/** A 64-bit number as its two halves; the multiplications and rotations wrap as in 64-bit arithmetic. */
interface Word {
  high: number
  low: number
}

const PRIME_1: Readonly<Word> = { high: 0x9e3779b1, low: 0x85ebca87 }
const PRIME_2: Readonly<Word> = { high: 0xc2b2ae3d, low: 0x27d4eb4f }
const PRIME_3: Readonly<Word> = { high: 0x165667b1, low: 0x9e3779f9 }
const PRIME_4: Readonly<Word> = { high: 0x85ebca77, low: 0xc2b2ae63 }
const PRIME_5: Readonly<Word> = { high: 0x27d4eb2f, low: 0x165667c5 }
const ZERO: Readonly<Word> = { high: 0, low: 0 }
/** Bytes that are taken at one time, eight for each of four lanes. */
const STRIPE = 32

/** XXH64 with seed 0, the check sum of Zstandard, over bytes that come piece by piece. */
export class XxHash64 {
  readonly #lanes: readonly Word[] = [
    sum(PRIME_1, PRIME_2),
    { ...PRIME_2 },
    { ...ZERO },
    difference(ZERO, PRIME_1),
  ]
  readonly #rest = new Uint8Array(STRIPE)
  #restLength = 0
  #length = 0

  add(bytes: Uint8Array): void {
    this.#length += bytes.length
    let at = 0
    if (this.#restLength > 0) {
      at = Math.min(STRIPE - this.#restLength, bytes.length)
      this.#rest.set(bytes.subarray(0, at), this.#restLength)
      this.#restLength += at
      if (this.#restLength < STRIPE) return
      this.#stripes(this.#rest, 0, STRIPE)
    }
    const end = at + Math.floor((bytes.length - at) / STRIPE) * STRIPE
    this.#stripes(bytes, at, end)
    this.#rest.set(bytes.subarray(end))
    this.#restLength = bytes.length - end
  }

  /** The lower half of the sum. */
  low(): number {
    const rest = this.#rest
    let hash = this.#length < STRIPE ? { ...PRIME_5 } : this.#joined()
    hash = sum(hash, { high: Math.floor(this.#length / 2 ** 32), low: this.#length })
    let at = 0
    for (; at + 8 <= this.#restLength; at += 8) {
      const lane = { ...ZERO }
      round(lane, wordAt(rest, at), wordAt(rest, at + 4))
      xor(hash, lane)
      hash = sum(product(rotated(hash, 27), PRIME_1), PRIME_4)
    }
    if (at + 4 <= this.#restLength) {
      xor(hash, product({ high: 0, low: wordAt(rest, at) }, PRIME_1))
      hash = sum(product(rotated(hash, 23), PRIME_2), PRIME_3)
      at += 4
    }
    for (; at < this.#restLength; at++) {
      xor(hash, product({ high: 0, low: rest[at]! }, PRIME_5))
      hash = product(rotated(hash, 11), PRIME_1)
    }
    xor(hash, shifted(hash, 33))
    hash = product(hash, PRIME_2)
    xor(hash, shifted(hash, 29))
    hash = product(hash, PRIME_3)
    xor(hash, shifted(hash, 32))
    return hash.low >>> 0
  }

  #stripes(bytes: Uint8Array, from: number, end: number): void {
    for (let at = from; at < end; at += STRIPE) {
      for (let lane = 0; lane < 4; lane++) {
        const word = at + 8 * lane
        round(this.#lanes[lane]!, wordAt(bytes, word), wordAt(bytes, word + 4))
      }
    }
  }

  #joined(): Word {
    const turns = [1, 7, 12, 18]
    let hash: Word = { ...ZERO }
    for (const [at, lane] of this.#lanes.entries()) hash = sum(hash, rotated(lane, turns[at]!))
    for (const lane of this.#lanes) {
      const mixed = { ...ZERO }
      round(mixed, lane.low, lane.high)
      xor(hash, mixed)
      hash = sum(product(hash, PRIME_1), PRIME_4)
    }
    return hash
  }
}

/** Takes eight bytes into a lane. */
function round(lane: Word, low: number, high: number): void {
  const taken = sum(lane, product({ high, low }, PRIME_2))
  const mixed = product(rotated(taken, 31), PRIME_1)
  lane.high = mixed.high
  lane.low = mixed.low
}

function wordAt(bytes: Uint8Array, at: number): number {
  return bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)
}

function sum(a: Readonly<Word>, b: Readonly<Word>): Word {
  const low = (a.low >>> 0) + (b.low >>> 0)
  return { high: (a.high + b.high + (low > 0xffffffff ? 1 : 0)) | 0, low: low | 0 }
}

function difference(a: Readonly<Word>, b: Readonly<Word>): Word {
  return sum(a, sum({ high: ~b.high, low: ~b.low }, { high: 0, low: 1 }))
}

function product(a: Readonly<Word>, b: Readonly<Word>): Word {
  const a0 = a.low & 0xffff
  const a1 = a.low >>> 16
  const b0 = b.low & 0xffff
  const b1 = b.low >>> 16
  const lowest = Math.imul(a0, b0) >>> 0
  const one = Math.imul(a1, b0) >>> 0
  const other = Math.imul(a0, b1) >>> 0
  const middle = (lowest >>> 16) + (one & 0xffff) + (other & 0xffff)
  const carried = Math.imul(a1, b1) + (one >>> 16) + (other >>> 16) + (middle >>> 16)
  const crossed = Math.imul(a.high, b.low) + Math.imul(a.low, b.high)
  return { high: (carried + crossed) | 0, low: (middle << 16) | (lowest & 0xffff) }
}

/** Turned left by 1 to 31 bits. */
function rotated({ high, low }: Readonly<Word>, bits: number): Word {
  return {
    high: (high << bits) | (low >>> (32 - bits)),
    low: (low << bits) | (high >>> (32 - bits)),
  }
}

/** Shifted right by 29 to 33 bits. */
function shifted({ high, low }: Readonly<Word>, bits: number): Word {
  if (bits >= 32) return { high: 0, low: high >>> (bits - 32) }
  return { high: high >>> bits, low: (low >>> bits) | (high << (32 - bits)) }
}

function xor(target: Word, other: Readonly<Word>): void {
  target.high ^= other.high
  target.low ^= other.low
}
