import type { Io } from './io.ts'

/** How much an event matters. */
export type LogLevel = 'info' | 'warn' | 'error'

/** What an event carries beside its name; undefined is left out. */
export type LogFields = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>

/** What a run has to say on stderr: warnings in lines for people, or every event as a JSON object on a line of its own. */
export class ReportLog {
  readonly isJson: boolean
  readonly #io: Pick<Io, 'err' | 'now'>

  constructor(io: Pick<Io, 'err' | 'now'>, isJson: boolean) {
    this.#io = io
    this.isJson = isJson
  }

  /** Tells machines of an event; people are told `text`, if there is any. */
  say(level: LogLevel, event: string, fields: LogFields, text?: string): void {
    if (this.isJson)
      this.#io.err(`${JSON.stringify({ time: this.#io.now().toISOString(), level, event, ...fields })}\n`)
    else if (text !== undefined) this.#io.err(`limitup: ${text}\n`)
  }
}
