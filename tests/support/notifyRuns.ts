import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openWire } from '../../src/cli/wire.ts'
import { targetsOf } from '../../src/cli/notifyTargets.ts'
import { messagesFor } from '../../src/cli/notifyMessages.ts'
import type { Notice, ServiceName } from '../../src/notify/service.ts'
import { notify } from '../../src/run/notify/notify.ts'
import type { NotifyOptions, TargetReport } from '../../src/run/notify/options.ts'
import type { Wire } from '../../src/wire/wire.ts'
import { CHAT_SECRETS } from './fakeChats.ts'
import type { FakeChats } from './fakeChats.ts'

/** The instant of runs. */
export const NOW: string = '2026-01-05T16:00:00+08:00'

/** A fresh folder for state. */
export function freshState(): string {
  return mkdtempSync(join(tmpdir(), 'limitup-state-'))
}

/** A notice of one line. */
export function noticeOf(text: string): Notice {
  return { date: '2026-01-05', title: '涨停复盘 2026-01-05', text: `${text}\n` }
}

/** A text of so many clauses, each of about a hundred bytes. */
export function longText(clauses: number): string {
  return Array.from(
    { length: clauses },
    (_, at) => `第${at}组、${'新炬网络、'.repeat(5)}${at + 2}连板，`,
  ).join('')
}

/** A wire to the receivers, which waits long for an answer, since the machine may be busy, and the pauses that it was asked for. */
export async function chatWire(
  chats: Pick<FakeChats, 'url'>,
  timeoutMs = 5000,
): Promise<Wire & { readonly pauses: number[] }> {
  const world = { upstream: chats.url, now: undefined, timeoutMs }
  const wire = await openWire(() => new Date(NOW), world)
  const pauses: number[] = []
  const sleep = (milliseconds: number): Promise<void> => {
    pauses.push(milliseconds)
    return Promise.resolve()
  }
  return { ...wire, sleep, random: () => 0.5, pauses }
}

/** Sends a notice to services at the receivers, as the command does. */
export async function notifyAll(
  wire: Wire,
  state: string,
  services: readonly ServiceName[],
  notice: Notice,
  options: Partial<NotifyOptions> = {},
): Promise<TargetReport[]> {
  const targets = targetsOf(services, new Map(Object.entries(CHAT_SECRETS)))
  return notify({
    notice,
    mailings: targets.map((target) => ({ target, parts: messagesFor(notice, target.service, target) })),
    sent: state,
    again: false,
    mostWaitMs: 900_000,
    wire,
    sendMail: () => Promise.reject(new Error('no mail here')),
    ...options,
  })
}

/** Every record in a folder of state: the file's name below it, and its content. */
export function recordsIn(state: string): Map<string, string> {
  const names = readdirSync(state, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.json') && !name.includes('lock'))
  return new Map(names.sort().map((name) => [name, readFileSync(join(state, name), 'utf8')]))
}
