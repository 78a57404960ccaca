import { createHmac } from 'node:crypto'
import { numberIn, textIn, verdictOf } from './answers.ts'
import { byteCount, partText } from './service.ts'
import type { Chat, Part } from './service.ts'

/** Codes that ask for patience, and for how many seconds: busy; more than twenty in a minute stops it for ten. */
const WAITS: ReadonlyMap<number, number> = new Map([
  [-1, 5],
  [130101, 600],
  [410100, 600],
])

/** 钉钉: a robot of a group (自定义机器人). The request may have 20,000 bytes; docs/notify.md names the source. */
export const dingtalk: Chat = {
  limit: { most: 20_000, unit: 'bytes of the request' },
  size: (part) => byteCount(body(part)),
  request: (part, { url, secret }, now) => ({
    url: secret === undefined ? url : signedUrl(url, secret, now),
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: body(part),
  }),
  verdict: (answer) =>
    verdictOf(
      answer,
      (json) => {
        const code = numberIn(json, 'errcode')
        return code === undefined
          ? undefined
          : { code, text: textIn(json, 'errmsg'), wait: numberIn(json, 'wait') }
      },
      ({ code }) => WAITS.get(code),
    ),
}

/** The signature of a robot's message: the secret is the key, the time and the secret are the text. */
export function dingtalkSign(milliseconds: string, secret: string): string {
  return createHmac('sha256', secret).update(`${milliseconds}\n${secret}`).digest('base64')
}

function signedUrl(url: string, secret: string, now: Date): string {
  const timestamp = String(now.getTime())
  const signed = new URL(url)
  signed.searchParams.set('timestamp', timestamp)
  signed.searchParams.set('sign', dingtalkSign(timestamp, secret))
  return signed.href
}

function body(part: Part): string {
  return JSON.stringify({ msgtype: 'text', text: { content: partText(part) } })
}
