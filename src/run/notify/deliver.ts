import { join } from 'node:path'
import { Refusal } from '../../model/refusal.ts'
import { hidden } from '../../notify/hide.ts'
import type { Verdict } from '../../notify/service.ts'
import { attempt } from './attempt.ts'
import { changeWords } from './change.ts'
import type { Mailing, NotifyOptions, TargetReport } from './options.ts'
import { sendPlan } from './sendPlan.ts'
import { freshRecord, readRecord, withState, writeRecord } from './sentRecord.ts'
import type { SentRecord } from './sentRecord.ts'

/** The first pause of ours, and the longest; others may ask for more. */
const FIRST_PAUSE_MS = 2_000
const LONGEST_PAUSE_MS = 60_000
/** Between two parts, as chats take one message a second. */
const GAP_MS = 1_000

type Ending = Omit<TargetReport, 'target'>

/**
 * Sends to one target what it has not got yet, part after part. Before a part goes out its intent is on the disk, and
 * after it what came of it; so a run that was killed between the two leaves behind that nobody knows. Nothing that
 * may have arrived is sent again unless `again` asks for it. `folder` is the target's own, and locked.
 */
export async function deliver(mailing: Mailing, folder: string, options: NotifyOptions): Promise<Ending> {
  const { notice, again, wire } = options
  const path = join(folder, `${notice.date}.json`)
  const known = readRecord(path)
  const plan = sendPlan(known, mailing.parts, again)
  switch (plan.kind) {
    case 'already':
      return { outcome: 'already', said: '' }
    case 'uncertain':
      return { outcome: 'uncertain', said: uncertainWords(mailing, plan.from, ` since ${known?.at ?? ''}`) }
    case 'changed':
      return { outcome: 'changed', said: changedWords(known, options, mailing) }
    case 'send':
  }
  const fresh = freshRecord(notice, mailing.parts, wire.now().toISOString())
  const [begun, before] = known === undefined ? [fresh] : plan.isFresh ? [fresh, known] : [known]
  return new Delivery(mailing, path, begun, before, options).run(plan.from)
}

/** One target's messages on their way. */
class Delivery {
  readonly #mailing: Mailing
  readonly #path: string
  readonly #options: NotifyOptions
  readonly #begun: number
  /** What was known of the day before, where this begins anew. */
  readonly #before: SentRecord | undefined
  #record: SentRecord
  #waitedMs = 0

  constructor(
    mailing: Mailing,
    path: string,
    record: SentRecord,
    before: SentRecord | undefined,
    options: NotifyOptions,
  ) {
    this.#mailing = mailing
    this.#path = path
    this.#record = record
    this.#before = before
    this.#options = options
    this.#begun = options.wire.now().getTime()
  }

  async run(from: number): Promise<Ending> {
    for (let at = from; at < this.#mailing.parts.length; at++) {
      if (at > from) await this.#options.wire.sleep(GAP_MS)
      const ending = await this.#part(at)
      if (ending !== undefined) return ending
    }
    return { outcome: 'sent', said: '' }
  }

  /** Sends one part until it is taken; gives how that ended where it was not. */
  async #part(at: number): Promise<Ending | undefined> {
    const { target, parts } = this.#mailing
    const part = parts[at]
    if (part === undefined) throw new RangeError(`there is no part ${at}`)
    for (let tried = 1; ; tried++) {
      this.#mark(at, 'sending')
      const verdict = await attempt(part, target, this.#options)
      const words = verdict.kind === 'taken' ? '' : hidden(verdict.said, target)
      switch (verdict.kind) {
        case 'taken':
          return this.#taken(at)
        case 'unclear':
          return { outcome: 'uncertain', said: uncertainWords(this.#mailing, at, `: ${words}`) }
        case 'refused':
          this.#mark(at, 'open')
          return { outcome: 'failed', said: `${this.#place(at)}${words}` }
        case 'later': {
          this.#mark(at, 'open')
          const pauseMs = this.#pause(verdict, tried)
          const left = this.#options.mostWaitMs - this.#spent()
          if (pauseMs > left) {
            const wish = `; the next try would be in ${Math.ceil(pauseMs / 1000)} s, and --most-wait leaves ${Math.max(0, Math.floor(left / 1000))} s`
            return { outcome: 'failed', said: `${this.#place(at)}${words}${wish}` }
          }
          this.#waitedMs += pauseMs
          this.#options.onWait?.(target, `${this.#place(at)}${words}`, pauseMs)
          await this.#options.wire.sleep(pauseMs)
        }
      }
    }
  }

  #mark(at: number, state: 'open' | 'sending' | 'sent'): void {
    this.#record = withState(this.#record, at, state, this.#options.wire.now().toISOString())
    // While nothing of this was taken, what was sent before stands as it was: the next run must not forget it.
    const isNothing = this.#record.parts.every((part) => part.state === 'open')
    writeRecord(this.#path, isNothing && this.#before !== undefined ? this.#before : this.#record)
  }

  /** Keeps that a part was taken; where that cannot be kept, the next run would not know. */
  #taken(at: number): Ending | undefined {
    try {
      this.#mark(at, 'sent')
      return undefined
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return {
        outcome: 'uncertain',
        said: `${this.#place(at)}it was taken, and that cannot be kept: ${error.message}`,
      }
    }
  }

  #pause({ wait }: Extract<Verdict, { kind: 'later' }>, tried: number): number {
    const { wire } = this.#options
    const ours = Math.min(FIRST_PAUSE_MS * 2 ** (tried - 1), LONGEST_PAUSE_MS) * (0.5 + wire.random())
    return Math.max(ours, (wait ?? 0) * 1000)
  }

  /** Milliseconds since the first try, by the clock or by the pauses, whichever is more. */
  #spent(): number {
    return Math.max(this.#waitedMs, this.#options.wire.now().getTime() - this.#begun)
  }

  #place(at: number): string {
    return partWords(this.#mailing, at)
  }
}

function partWords({ parts }: Mailing, at: number): string {
  return parts.length === 1 ? '' : `part ${at + 1} of ${parts.length}: `
}

function uncertainWords(mailing: Mailing, at: number, why: string): string {
  return `${partWords(mailing, at)}whether it arrived is not known${why}; look there; if it did not, --to ${mailing.target.service} --again sends it`
}

function changedWords(known: SentRecord | undefined, { notice }: NotifyOptions, { target }: Mailing): string {
  if (known === undefined) throw new Error('nothing is known of what changed')
  return `another text was sent for ${notice.date} (${changeWords(known, notice)}); --to ${target.service} --again sends this one too`
}
