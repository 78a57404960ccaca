import type { Io } from './io.ts'

/** Milliseconds before anything is said, and between two sayings. */
const PATIENCE = 2000
const PAUSE = 200

const CLEAR_LINE = '\r\u001b[K'

/** Says on a terminal how far a long run has come, on one line of stderr that is cleared at the end. */
export class Progress {
  readonly #io: Io
  readonly #started: number
  #said = 0
  #days = 0

  constructor(io: Io) {
    this.#io = io
    this.#started = io.now().getTime()
  }

  /** A day is done, of so many where that is known. */
  day(date: string, total?: number): void {
    this.#days++
    if (this.#io.errIsTerminal !== true) return
    const now = this.#io.now().getTime()
    if (now - this.#started < PATIENCE || now - this.#said < PAUSE) return
    this.#said = now
    this.#io.err(
      `${CLEAR_LINE}limitup: ${date}, ${this.#days}${total === undefined ? '' : ` of ${total}`} days`,
    )
  }

  done(): void {
    if (this.#said > 0) this.#io.err(CLEAR_LINE)
    this.#said = 0
  }
}
