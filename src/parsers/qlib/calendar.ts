import { dateFromText, dateText } from '../../model/date.ts'
import { Refusal } from '../../model/refusal.ts'
import type { ParseContext } from '../parser.ts'

/** The days of calendars/day.txt as yyyymmdd, ascending; refuses a line that is no past trading day. */
export function parseQlibCalendar(
  file: string,
  bytes: Uint8Array,
  dateVerdict: ParseContext['dateVerdict'],
): Int32Array {
  const lines = new TextDecoder('utf-8').decode(bytes).split(/\r?\n/)
  while (lines.at(-1)?.trim() === '') lines.pop()
  if (lines.length === 0) {
    throw new Refusal('empty-file', 'the file is empty', 'dump the data again', { file })
  }
  let before = 0
  return Int32Array.from(lines, (text, index) => {
    const at = { file, line: index + 1 }
    const date = dateFromText(text.trim())
    if (date === undefined) {
      throw new Refusal(
        'bad-record',
        `expected a date as YYYY-MM-DD, found "${text}"`,
        'dump the data again',
        at,
      )
    }
    if (date <= before) {
      const what = `the days do not ascend: ${dateText(date)} after ${dateText(before)}`
      throw new Refusal('bad-record', what, 'dump the data again', at)
    }
    const verdict = dateVerdict(date)
    if (verdict === 'closed' || verdict === 'future') {
      const what = verdict === 'closed' ? 'the exchanges were closed on that day' : 'the day lies ahead'
      throw new Refusal(
        'bad-record',
        `expected a past trading day, found ${dateText(date)}: ${what}`,
        'dump daily data of China',
        at,
      )
    }
    before = date
    return date
  })
}
