import { byteCount, partText } from '../notify/service.ts'
import type { Notice, Part, ServiceName, Target } from '../notify/service.ts'
import { CHATS } from '../notify/chats.ts'
import { MOST_PARTS, partsOf } from '../notify/split.ts'
import { shownTarget } from '../notify/hide.ts'
import { Refusal } from '../model/refusal.ts'
import type { SendPlan } from '../run/notify/sendPlan.ts'

/** A stand-in for a target that is not configured, by which messages are measured: signed, as the larger case. */
const UNKNOWN_TARGET = { url: 'https://unknown.invalid/', secret: 'unknown', chat: 'unknown' } as const

/** The messages that a notice makes for one service. Refuses a text of more messages than it would take. */
export function messagesFor(notice: Notice, service: ServiceName, target: Target | undefined): Part[] {
  const parts = partsOf(notice, fitsOf(service, target))
  if (parts !== undefined) return parts
  throw new Refusal(
    'usage',
    `the text makes more than ${MOST_PARTS} messages of ${service}, or its title is longer than one`,
    'send a shorter one: --lines, --max-names, --title',
  )
}

function fitsOf(service: ServiceName, target: Target | undefined): (part: Part) => boolean {
  if (service === 'mail') return () => true
  const { limit, size } = CHATS[service]
  const chat = target === undefined || target.service === 'mail' ? { service, ...UNKNOWN_TARGET } : target
  return (part) => limit === undefined || size(part, chat) <= limit.most
}

/** What `--dry-run` prints of one service: every message with its size, whether it would go out, and nothing secret. */
export function dryRunText(
  service: ServiceName,
  target: Target | undefined,
  missing: readonly string[],
  parts: readonly Part[],
  plan: SendPlan | undefined,
): string {
  const where = target === undefined ? `${missing.join(', ')} not set` : shownTarget(target)
  const count = parts.length === 1 ? '1 message' : `${parts.length} messages`
  const blocks = parts.map((part) => {
    const text = partText(part).replace(/^(?=.)/gm, '    ')
    return `  ${part.number}/${part.of}  ${sizeWords(service, target, part)}\n${text}\n`
  })
  return `${service} (${where}): ${count}${planWords(plan)}\n${blocks.join('')}`
}

function planWords(plan: SendPlan | undefined): string {
  switch (plan?.kind) {
    case 'already':
      return ', sent before; nothing would be sent'
    case 'uncertain':
      return `, number ${plan.from + 1} of which may have arrived; nothing would be sent`
    case 'changed':
      return '; another text was sent for the day, so nothing would be sent'
    case 'send':
      return plan.from === 0 ? '' : `; those from ${plan.from + 1} on would be sent`
    case undefined:
      return ''
  }
}

function sizeWords(service: ServiceName, target: Target | undefined, part: Part): string {
  const bytes = `${byteCount(partText(part))} bytes of text`
  if (service === 'mail') return bytes
  const { limit, size } = CHATS[service]
  if (limit === undefined) return bytes
  const chat = target === undefined || target.service === 'mail' ? { service, ...UNKNOWN_TARGET } : target
  return `${bytes}; ${size(part, chat)} of ${limit.most} ${limit.unit}`
}
