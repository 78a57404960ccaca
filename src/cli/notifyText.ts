import { LEAST_LINES, noticeBrief } from '../formatters/notice.ts'
import { recapLine } from '../formatters/recap.ts'
import { Refusal } from '../model/refusal.ts'
import { analyzeDay } from '../run/analyze.ts'
import type { AnalyzeOptions } from '../run/options.ts'
import { readAll } from '../sources/readAll.ts'
import type { FlagReader } from './flagReader.ts'
import type { Io } from './io.ts'
import { notes } from './notes.ts'

const TITLE = '涨停复盘'
/** Most characters of a title, so that much of any message is left for the text. */
const MOST_TITLE = 60
const LINES = 12
/** Most bytes of a text on standard input; more would be more messages than any service takes. */
const MOST_INPUT = 400_000

/** What stands above the text, without the date: one line. */
export function noticeTitle(flags: FlagReader): string {
  const title = flags.text('title')?.trim() ?? TITLE
  if (title !== '' && Array.from(title).length <= MOST_TITLE && !/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u.test(title))
    return title
  throw new Refusal(
    'usage',
    `--title: expected one line of at most ${MOST_TITLE} characters`,
    `for example --title ${TITLE}`,
  )
}

/** The text asked for: of the day's figures, or what stands on standard input. What a reader should know of it is told. */
export async function noticeText(flags: FlagReader, options: AnalyzeOptions, io: Io): Promise<string> {
  const kind = flags.text('text') ?? 'line'
  const lines = flags.count('lines', LEAST_LINES, 100)
  if (lines !== undefined && kind !== 'brief')
    throw new Refusal('usage', '--lines is for --text brief alone', 'leave it out, or add --text brief')
  if (kind === '-') return inputText(flags)
  const day = await analyzeDay(options)
  for (const note of notes(day)) io.err(`limitup: ${note}\n`)
  return kind === 'brief' ? noticeBrief(day, lines ?? LINES) : `${recapLine(day)}\n`
}

async function inputText(flags: FlagReader): Promise<string> {
  if (flags.isSet('data'))
    throw new Refusal('usage', '--text - reads no bars', 'leave --data out, or --text -')
  const bytes = await readAll('-')
  if (bytes.length > MOST_INPUT)
    throw new Refusal(
      'usage',
      `the text has ${bytes.length} bytes, more than ${MOST_INPUT}`,
      'send a shorter one',
    )
  const text = textIn(bytes).replace(/\r\n?/g, '\n').trim()
  if (text !== '') return `${text}\n`
  throw new Refusal(
    'usage',
    'standard input holds no text',
    'for example limitup day | limitup notify --text -',
  )
}

function textIn(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause
    throw new Refusal('not-text', 'the text is not UTF-8', 'give it in UTF-8', { file: '-' }, cause)
  }
}
