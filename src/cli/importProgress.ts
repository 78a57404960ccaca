import type { ImportProgress } from '../run/import/importOptions.ts'
import type { Io } from './io.ts'

/** Milliseconds between two sayings. */
const PAUSE = 200
const CLEAR_LINE = '\r\u001b[K'

/** Says on a terminal how far an import has come: its rate, and how long it will take; on one line of stderr. */
export class ImportProgressLine {
  readonly #io: Io
  readonly #started: number
  #said = 0

  constructor(io: Io) {
    this.#io = io
    this.#started = io.now().getTime()
  }

  tell(progress: ImportProgress): void {
    if (this.#io.errIsTerminal !== true) return
    const now = this.#io.now().getTime()
    if (now - this.#said < PAUSE) return
    this.#said = now
    this.#io.err(`${CLEAR_LINE}limitup: ${progressText(progress, now - this.#started)}`)
  }

  done(): void {
    if (this.#said > 0) this.#io.err(CLEAR_LINE)
    this.#said = 0
  }
}

/** How far an import has come after some milliseconds. */
export function progressText({ phase, done, total, rows }: ImportProgress, elapsed: number): string {
  const seconds = elapsed / 1000
  const rate = seconds > 0 ? Math.round(rows / seconds) : 0
  const count = `${rows.toLocaleString('en-US')} rows, ${rate.toLocaleString('en-US')} a second`
  if (phase === 'write') return `writing year ${done + 1} of ${total}, ${count}`
  const share = total > 0 ? done / total : 0
  const left = share > 0 ? Math.ceil((seconds / share) * (1 - share)) : undefined
  return `reading ${Math.floor(share * 100)}%, ${count}${left === undefined ? '' : `, ${left} s left`}`
}
