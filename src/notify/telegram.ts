import { isJsonObject } from '../model/json.ts'
import { numberIn, textIn, verdictOf } from './answers.ts'
import { partText } from './service.ts'
import type { Chat } from './service.ts'

/** What an answer of too many requests has for a code. */
const TOO_MANY = 429

/**
 * Telegram: a bot in a chat. A text may have 4096 characters, which are counted here in UTF-16, the stricter way; it
 * is sent as it is, without marks of a format. docs/notify.md names the source.
 */
export const telegram: Chat = {
  limit: { most: 4096, unit: 'UTF-16 units of the text' },
  size: (part) => partText(part).length,
  request: (part, { url, chat }) => ({
    url,
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({
      chat_id: chat,
      text: partText(part),
      link_preview_options: { is_disabled: true },
    }),
  }),
  verdict: (answer) =>
    verdictOf(
      answer,
      (json) => {
        if (json['ok'] === true) return { code: 0, text: '' }
        const code = numberIn(json, 'error_code')
        if (json['ok'] !== false || code === undefined) return undefined
        const parameters = json['parameters']
        const wait = isJsonObject(parameters) ? numberIn(parameters, 'retry_after') : undefined
        return { code, text: textIn(json, 'description'), wait }
      },
      ({ code, wait }) => (code === TOO_MANY ? (wait ?? 5) : undefined),
    ),
}

/** Where a bot's messages go. */
export function telegramUrl(token: string): string {
  return `https://api.telegram.org/bot${token}/sendMessage`
}
