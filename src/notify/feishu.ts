import { createHmac } from 'node:crypto'
import { numberIn, textIn, verdictOf } from './answers.ts'
import type { Said } from './answers.ts'
import { byteCount, partText } from './service.ts'
import type { Chat, ChatTarget, Part } from './service.ts'

/** Seconds after which a robot that sent too much in a minute may send again. */
const MINUTE_S = 60

/** 飞书, Lark: a robot of a group (自定义机器人). The whole request may have 20 KB; docs/notify.md names the source. */
export const feishu: Chat = {
  limit: { most: 20_000, unit: 'bytes of the request' },
  size: (part, target) => byteCount(body(part, target, new Date(0))),
  request: (part, target, now) => ({
    url: target.url,
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: body(part, target, now),
  }),
  verdict: (answer) =>
    verdictOf(
      answer,
      (json) => {
        const code = numberIn(json, 'code', 'StatusCode')
        return code === undefined ? undefined : { code, text: textIn(json, 'msg', 'StatusMessage') }
      },
      waitFor,
    ),
}

/** The signature of a robot's message: the time and the secret are the key, and nothing is the text. */
export function feishuSign(seconds: string, secret: string): string {
  return createHmac('sha256', `${seconds}\n${secret}`).digest('base64')
}

function body(part: Part, { secret }: ChatTarget, now: Date): string {
  // As wide as the seconds of this age.
  const seconds = String(Math.floor(now.getTime() / 1000)).padStart(10, '0')
  const signed = secret === undefined ? {} : { timestamp: seconds, sign: feishuSign(seconds, secret) }
  return JSON.stringify({ ...signed, msg_type: 'text', content: { text: partText(part) } })
}

/** 11232 is the limit of the whole platform and of one robot; 9499 stands for a bad request and for too many alike. */
function waitFor({ code, text }: Said): number | undefined {
  const isFrequency =
    code === 11232 || code === 99991400 || (code === 9499 && /too many|frequen|limit/i.test(text))
  return isFrequency ? MINUTE_S : undefined
}
