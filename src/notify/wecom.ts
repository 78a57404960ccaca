import { numberIn, textIn, verdictOf } from './answers.ts'
import { byteCount, partText } from './service.ts'
import type { Chat } from './service.ts'

/** Codes that ask for patience, and for how many seconds: busy, and more than twenty in a minute. */
const WAITS: ReadonlyMap<number, number> = new Map([
  [-1, 5],
  [45009, 60],
])

/** 企业微信: a robot of a group (群机器人). A text may have 2048 bytes; docs/notify.md names the source. */
export const wecom: Chat = {
  limit: { most: 2048, unit: 'bytes of the text' },
  size: (part) => byteCount(partText(part)),
  request: (part, { url }) => ({
    url,
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({ msgtype: 'text', text: { content: partText(part) } }),
  }),
  verdict: (answer) =>
    verdictOf(
      answer,
      (json) => {
        const code = numberIn(json, 'errcode')
        return code === undefined ? undefined : { code, text: textIn(json, 'errmsg') }
      },
      ({ code }) => WAITS.get(code),
    ),
}
