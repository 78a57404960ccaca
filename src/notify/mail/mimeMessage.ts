import { createHash } from 'node:crypto'
import { partText } from '../service.ts'
import type { MailTarget, Part } from '../service.ts'

/** Bytes of UTF-8 in one encoded word, whose line with all around it stays below 76 characters. */
const WORD_BYTES = 39
/** Characters of base64 on a line. */
const LINE = 76

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/**
 * A mail in the form of RFC 5322, with the line ends that a mail program takes on its standard input. The title is an
 * encoded header (RFC 2047) and the text is base64, so that nothing in them can be taken for a header; addresses were
 * checked where they came in. The same mail has the same Message-ID, by which mail systems know it.
 */
export function mimeMessage(part: Part, { to, from }: MailTarget, now: Date): string {
  const text = partText(part)
  const headers = [
    ...(from === undefined ? [] : [`From: ${from}`]),
    `To: ${to.join(',\n ')}`,
    `Subject: ${encodedWords(part.title)}`,
    `Date: ${mailDate(now)}`,
    `Message-ID: <${part.date}.${digest(JSON.stringify([text, to]))}@limitup.invalid>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    'Auto-Submitted: auto-generated',
  ]
  return `${headers.join('\n')}\n\n${base64Lines(`${part.text.trimEnd()}\n`)}\n`
}

/** A text as encoded words of whole characters, one a line. */
function encodedWords(text: string): string {
  const words: string[] = []
  let word = ''
  for (const character of text) {
    if (word !== '' && Buffer.byteLength(word + character) > WORD_BYTES) {
      words.push(word)
      word = ''
    }
    word += character
  }
  words.push(word)
  return words.map((each) => `=?UTF-8?B?${Buffer.from(each).toString('base64')}?=`).join('\n ')
}

function base64Lines(text: string): string {
  // Lines inside the text end as mail wants them.
  const bytes = Buffer.from(text.replace(/\r?\n/g, '\r\n')).toString('base64')
  return bytes.match(new RegExp(`.{1,${LINE}}`, 'g'))?.join('\n') ?? ''
}

function mailDate(now: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  const date = `${now.getUTCDate()} ${MONTHS[now.getUTCMonth()] ?? ''} ${now.getUTCFullYear()}`
  const time = [now.getUTCHours(), now.getUTCMinutes(), now.getUTCSeconds()].map(two).join(':')
  return `${DAYS[now.getUTCDay()] ?? ''}, ${date} ${time} +0000`
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24)
}
