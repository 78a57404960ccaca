/** Text that is gathered and handed on in pieces of `least` characters or more. */
export class HeldText {
  readonly #give: (piece: string) => void
  readonly #least: number
  #lines: string[] = []
  #length = 0

  constructor(give: (piece: string) => void, least: number) {
    this.#give = give
    this.#least = least
  }

  add(text: string): void {
    this.#lines.push(text)
    this.#length += text.length
    if (this.#length >= this.#least) this.flush()
  }

  /** Hands on what is held. */
  flush(): void {
    if (this.#length === 0) return
    const piece = this.#lines.join('')
    this.#lines = []
    this.#length = 0
    this.#give(piece)
  }
}
