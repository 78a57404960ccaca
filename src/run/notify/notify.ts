import { join } from 'node:path'
import { Refusal, refusalPlace } from '../../model/refusal.ts'
import { takeLock } from '../../store/lock.ts'
import { deliver } from './deliver.ts'
import type { Mailing, NotifyOptions, TargetReport } from './options.ts'
import { targetKey } from './sentFolder.ts'
import { makeFolder } from './sentRecord.ts'

/** Sends a notice to every target at once, each at its own pace, and tells how it went with each, in their order. */
export async function notify(options: NotifyOptions): Promise<TargetReport[]> {
  const folders = options.mailings.map(({ target }) => join(options.sent, targetKey(target)))
  for (const folder of folders) makeFolder(folder)
  const ends = await Promise.allSettled(
    options.mailings.map((mailing, at) => deliverLocked(mailing, folders[at] ?? '', options)),
  )
  // A fault with one target does not hide how it went with the others: they were sent, or not, by then.
  return ends.map((end) => {
    if (end.status === 'fulfilled') return end.value
    throw end.reason
  })
}

async function deliverLocked(
  mailing: Mailing,
  folder: string,
  options: NotifyOptions,
): Promise<TargetReport> {
  const { target } = mailing
  try {
    const doing = `sends to ${target.service}`
    const unlock = await takeLock(folder, 'limitup notify', options.wire.now(), 0, doing)
    try {
      return { target, ...(await deliver(mailing, folder, options)) }
    } finally {
      unlock()
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.code === 'store-locked') return { target, outcome: 'busy', said: error.message }
    // The disk: what is wrong with one target's record is no reason to say nothing of the others.
    return { target, outcome: 'failed', said: `${error.message} (${refusalPlace(error).slice(0, -2)})` }
  }
}
