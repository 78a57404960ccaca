import type { ByteInput, DirectBytes } from '../parser.ts'

/** The blocks of an input, taken piece by piece; what is not taken yet can be read on as blocks. */
export class ByteBlocks {
  readonly #blocks: Iterator<Uint8Array>
  readonly #direct: DirectBytes['readInto'] | undefined
  #block: Uint8Array = new Uint8Array(0)
  #ended = false

  constructor(blocks: ByteInput['blocks']) {
    this.#blocks = blocks[Symbol.iterator]()
    this.#direct = blocks.readInto?.bind(blocks)
  }

  /** True when every byte was taken; known only after a call of `fill` that could not fill its room. */
  get ended(): boolean {
    return this.#ended
  }

  /** Copies bytes into `target` from `start` to `end` as far as there are any; gives the end of what was put. */
  fill(target: Uint8Array, start: number, end: number): number {
    if (this.#direct !== undefined) {
      const filled = this.#direct(target, start, end)
      if (filled < end) this.#ended = true
      return filled
    }
    let at = start
    while (at < end && this.#hasBlock()) {
      const part = this.#block.subarray(0, end - at)
      target.set(part, at)
      at += part.length
      this.#block = this.#block.subarray(part.length)
    }
    return at
  }

  /** The bytes not taken yet, after `before`. */
  *rest(before: Uint8Array): Iterable<Uint8Array> {
    yield before
    while (this.#hasBlock()) {
      yield this.#block
      this.#block = new Uint8Array(0)
    }
  }

  /** Lets the input go, also when not all of it was read. */
  close(): void {
    this.#blocks.return?.()
  }

  #hasBlock(): boolean {
    while (this.#block.length === 0 && !this.#ended) {
      const next = this.#blocks.next()
      if (next.done === true) this.#ended = true
      else this.#block = next.value
    }
    return !this.#ended
  }
}
