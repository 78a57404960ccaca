import type { PrintedDay } from '../../model/published.ts'
import type { Reader } from './reader.ts'

const DAY = /(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日|(\d{4})[–/.](\d{1,2})[–/.](\d{1,2})(?!\d)/g
/** 财联社 in front of 2月7日讯. */
const PUBLISHER = /[\u4e00-\u9fff]{2,8}$/
const REPORT = /^(?:讯|电)/
/** What follows a day that a line begins with, when it is the day of the text. */
const OWN_DAY = /^(?:，|：|$|\d|涨停|连板|焦点|收盘|收评|复盘|今日|A股|两市|沪深|全市场|共)/

/** What the days of a text tell. */
export interface FoundDays {
  readonly days: readonly PrintedDay[]
  /** Whether a publisher is named: 财联社2月7日讯. */
  readonly hasPublisher: boolean
}

/**
 * The days that a text states as its own: in 【】, before 讯 or 电, or where the text or a line begins. Other days are
 * part of its prose.
 */
export function daysOf(reader: Reader): FoundDays {
  const days: PrintedDay[] = []
  let hasPublisher = false
  for (const match of reader.text.matchAll(DAY)) {
    const from = match.index
    const to = from + match[0].length
    const report = REPORT.exec(reader.text.slice(to))
    const start = report === null ? from : publisherStart(reader, from)
    if (report === null && !isOwnDay(reader, from, to)) continue
    hasPublisher ||= report !== null
    const end = to + (report?.[0].length ?? 0)
    reader.take(start, end)
    const [, year, month, day, otherYear, otherMonth, otherDay] = match
    const yearText = year ?? otherYear
    days.push({
      year: yearText === undefined ? undefined : Number(yearText),
      month: Number(month ?? otherMonth),
      day: Number(day ?? otherDay),
      at: reader.spot(from),
      text: reader.raw(from, to),
    })
  }
  return { days, hasPublisher }
}

function isOwnDay(reader: Reader, from: number, to: number): boolean {
  const before = reader.text.slice(0, from)
  if (before.lastIndexOf('【') > before.lastIndexOf('】')) return true
  if (from === 0) return true
  const isBegin = reader.folded.isLineStart(from) || before.endsWith('】')
  return isBegin && OWN_DAY.test(reader.text.slice(to))
}

/** Where the publisher's name before a day begins: at the begin of a clause. */
function publisherStart(reader: Reader, from: number): number {
  const name = PUBLISHER.exec(reader.text.slice(0, from))?.[0] ?? ''
  const start = from - name.length
  return reader.isClauseStart(start) ? start : from
}
