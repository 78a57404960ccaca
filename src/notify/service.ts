import type { WireAnswer, WireRequest } from '../wire/wire.ts'

/** Who can be told, in the order of help. */
export const SERVICES = ['feishu', 'dingtalk', 'wecom', 'telegram', 'webhook', 'mail'] as const
export type ServiceName = (typeof SERVICES)[number]
/** Those that are told over HTTP. */
export type ChatName = Exclude<ServiceName, 'mail'>

/** A chat or a receiver of one service. Address, secret and token are in no message. */
export interface ChatTarget {
  readonly service: ChatName
  /** Where requests go; of most services whoever knows it may send. */
  readonly url: string
  /** What requests are signed with, or the token that the address holds. */
  readonly secret: string | undefined
  /** The chat, where the address does not name it. */
  readonly chat: string | undefined
}

/** Readers of mail. */
export interface MailTarget {
  readonly service: 'mail'
  readonly to: readonly string[]
  /** Left to the mail program when undefined. */
  readonly from: string | undefined
}

export type Target = ChatTarget | MailTarget

/** What one day's readers are told. */
export interface Notice {
  /** YYYY-MM-DD. */
  readonly date: string
  /** One line; it names the day. */
  readonly title: string
  /** Lines without the title. */
  readonly text: string
}

/** One message of a notice, whole or a numbered part of it. */
export interface Part {
  readonly date: string
  readonly title: string
  readonly text: string
  /** From 1. */
  readonly number: number
  readonly of: number
}

/** What an answer means. */
export type Verdict =
  | { readonly kind: 'taken' }
  /** Not taken now; it may be taken after `wait` seconds, or after a pause of our choice. */
  | { readonly kind: 'later'; readonly said: string; readonly wait: number | undefined }
  /** Not taken, and the same again would not be. */
  | { readonly kind: 'refused'; readonly said: string }
  /** Nobody knows whether it was taken. */
  | { readonly kind: 'unclear'; readonly said: string }

/** How much a service takes at once, and in which measure. */
export interface SizeLimit {
  readonly most: number
  readonly unit: string
}

/** A service told over HTTP: how its messages look, how large they may be, and what its answers mean. */
export interface Chat {
  /** undefined: none that is known. */
  readonly limit: SizeLimit | undefined
  /** The size of a message in the limit's measure. */
  readonly size: (part: Part, target: ChatTarget) => number
  /** The request that sends it at an instant, signed where the target has a secret. */
  readonly request: (part: Part, target: ChatTarget, now: Date) => WireRequest
  readonly verdict: (answer: WireAnswer) => Verdict
}

/** A message as people read it: its title, with its number where there are several, and its text. */
export function partText({ title, text, number, of }: Part): string {
  return `${title}${of > 1 ? ` (${number}/${of})` : ''}\n${text.trimEnd()}`
}

/** Bytes of a text in UTF-8. */
export function byteCount(text: string): number {
  return new TextEncoder().encode(text).length
}
