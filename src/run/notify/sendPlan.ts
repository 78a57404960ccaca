import { join } from 'node:path'
import type { Part } from '../../notify/service.ts'
import type { Mailing } from './options.ts'
import { targetKey } from './sentFolder.ts'
import { partHash, readRecord } from './sentRecord.ts'
import type { SentRecord } from './sentRecord.ts'

/** What is to be done for one target, by what is known of the day there. */
export type SendPlan =
  /** All of it was sent. */
  | { readonly kind: 'already' }
  /** Whether the part `from` arrived is not known. */
  | { readonly kind: 'uncertain'; readonly from: number }
  /** Another text was sent for the day, or some of it. */
  | { readonly kind: 'changed' }
  /** Send from the part `from` on; `isFresh`: as if nothing had been sent. */
  | { readonly kind: 'send'; readonly from: number; readonly isFresh: boolean }

/**
 * Plans what to send of some parts. Parts that were sent are not sent again; one of which nobody knows is, like the
 * whole of a notice that was sent, or of one that differs from what was sent, only when `again` asks for it.
 */
export function sendPlan(record: SentRecord | undefined, parts: readonly Part[], again: boolean): SendPlan {
  const whole = { kind: 'send', from: 0, isFresh: true } as const
  if (record === undefined || record.parts.every(({ state }) => state === 'open')) return whole
  const isSame =
    record.parts.length === parts.length &&
    parts.every((part, at) => record.parts[at]?.hash === partHash(part))
  if (!isSame) return again ? whole : { kind: 'changed' }
  const from = record.parts.findIndex(({ state }) => state !== 'sent')
  if (from < 0) return again ? whole : { kind: 'already' }
  if (record.parts[from]?.state === 'sending' && !again) return { kind: 'uncertain', from }
  return { kind: 'send', from, isFresh: false }
}

/** What a run would do for one target now, by what stands in the folder of what was sent. Writes nothing. */
export function plannedFor({ target, parts }: Mailing, date: string, sent: string, again: boolean): SendPlan {
  return sendPlan(readRecord(join(sent, targetKey(target), `${date}.json`)), parts, again)
}
