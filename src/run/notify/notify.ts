import { join } from 'node:path'
import { Refusal, refusalPlace } from '../../model/refusal.ts'
import { takeLock } from '../../store/lock.ts'
import type { Locked } from '../../store/lock.ts'
import { deliver } from './deliver.ts'
import type { Mailing, NotifyOptions, TargetReport } from './options.ts'
import { targetKey } from './sentFolder.ts'
import { makeRecordFolder } from './sentRecord.ts'

/** Who holds a lock, as others are told. */
const COMMAND = 'limitup notify'
/** How long another process may take to lock its targets, in milliseconds. */
const PATIENCE_MS = 10_000

/** A target whose folder is locked, or one to which another process sends, and what that says. */
type Claim =
  | { readonly mailing: Mailing; readonly folder: string; readonly unlock: () => void }
  | { readonly mailing: Mailing; readonly busy: string }

/** Sends a notice to every target at once, each at its own pace, and tells how it went with each, in their order. */
export async function notify(options: NotifyOptions): Promise<TargetReport[]> {
  const claims = await claimAll(options)
  const ends = await Promise.allSettled(claims.map((claim) => deliverClaimed(claim, options)))
  // A fault of the program with one target ends the run only when the others have theirs.
  return ends.map((end) => {
    if (end.status === 'fulfilled') return end.value
    throw end.reason
  })
}

/**
 * Locks the targets, one process after another; so of two that send to the same ones, one gets all of them, and the
 * other is told so for each.
 */
async function claimAll({ mailings, sent, wire }: NotifyOptions): Promise<Claim[]> {
  makeRecordFolder(sent)
  const now = wire.now()
  const unlockAll = await takeLock(sent, COMMAND, now, PATIENCE_MS, sending('begins to send'))
  try {
    const claims: Claim[] = []
    for (const mailing of mailings) {
      const folder = join(sent, targetKey(mailing.target))
      makeRecordFolder(folder)
      try {
        const unlock = await takeLock(folder, COMMAND, now, 0, sending(`sends to ${mailing.target.service}`))
        claims.push({ mailing, folder, unlock })
      } catch (error) {
        if (!(error instanceof Refusal) || error.code !== 'store-locked') throw error
        claims.push({ mailing, busy: error.message })
      }
    }
    return claims
  } finally {
    unlockAll()
  }
}

async function deliverClaimed(claim: Claim, options: NotifyOptions): Promise<TargetReport> {
  const { target } = claim.mailing
  if ('busy' in claim) return { target, outcome: 'busy', said: claim.busy }
  try {
    return { target, ...(await deliver(claim.mailing, claim.folder, options)) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    // The disk: what is wrong with one target's record is no reason to say nothing of the others.
    return { target, outcome: 'failed', said: `${error.message} (${refusalPlace(error).slice(0, -2)})` }
  } finally {
    claim.unlock()
  }
}

function sending(doing: string): Locked {
  return { code: 'store-locked', doing }
}
