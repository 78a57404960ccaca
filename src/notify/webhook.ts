import { createHash, createHmac } from 'node:crypto'
import { verdictOfStatus } from './answers.ts'
import { byteCount } from './service.ts'
import type { Chat, Part } from './service.ts'

/** A receiver of one's own: JSON, signed where there is a secret. Any status from 200 to 299 says that it was taken. */
export const webhook: Chat = {
  limit: undefined,
  size: (part) => byteCount(body(part)),
  request: (part, { url, secret }, now) => {
    const text = body(part)
    const seconds = String(Math.floor(now.getTime() / 1000))
    return {
      url,
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'idempotency-key': createHash('sha256').update(text).digest('hex').slice(0, 32),
        ...(secret === undefined
          ? {}
          : {
              'x-limitup-timestamp': seconds,
              'x-limitup-signature': `sha256=${webhookSign(seconds, text, secret)}`,
            }),
      },
      body: text,
    }
  },
  verdict: (answer) =>
    answer.status >= 200 && answer.status < 300
      ? { kind: 'taken' }
      : verdictOfStatus(answer, new TextDecoder().decode(answer.bytes)),
}

/** The signature of a request: the secret is the key, the time, a point and the body are the text. */
export function webhookSign(seconds: string, text: string, secret: string): string {
  return createHmac('sha256', secret).update(`${seconds}.${text}`).digest('hex')
}

function body({ date, title, text, number, of }: Part): string {
  return JSON.stringify({ schemaVersion: 1, date, title, text: text.trimEnd(), part: number, parts: of })
}
