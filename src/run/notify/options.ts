import type { ProgramEnd } from '../../notify/mail/verdict.ts'
import type { Notice, Part, Target } from '../../notify/service.ts'
import type { Wire } from '../../wire/wire.ts'

/** A target and what it is to be sent. */
export interface Mailing {
  readonly target: Target
  readonly parts: readonly Part[]
}

/** What a notice needs to go out. */
export interface NotifyOptions {
  readonly notice: Notice
  readonly mailings: readonly Mailing[]
  /** Folder with what was sent. */
  readonly sent: string
  /** Send what was sent, or may have been, once more. */
  readonly again: boolean
  /** Most milliseconds that one target is waited for in pauses. */
  readonly mostWaitMs: number
  readonly wire: Wire
  /** Told before each pause: who is waited for, what was said, and how many milliseconds. */
  readonly onWait?: ((target: Target, said: string, pauseMs: number) => void) | undefined
  /** Hands a mail to the mail program. */
  readonly sendMail: (message: string) => Promise<ProgramEnd>
}

/**
 * How it went with one target. `sent`: it has all parts now. `already`: it had them before. `failed`: it did not take
 * a part, for sure. `uncertain`: whether it took a part is not known. `changed`: it was sent another text for the day.
 * `busy`: another process is sending to it.
 */
export type Outcome = 'sent' | 'already' | 'failed' | 'uncertain' | 'changed' | 'busy'

/** One target's end. */
export interface TargetReport {
  readonly target: Target
  readonly outcome: Outcome
  /** Why, in words without secrets; empty where all is well. */
  readonly said: string
}
