import type { TradeDate } from '../../../model/date.ts'
import { escaped } from '../escape.ts'
import type { ReportLanguage } from '../reportInput.ts'
import type { Say } from '../words.ts'
import { archiveHeight, rangeText, rateWords } from './archiveDay.ts'
import type { ArchiveDay } from './archiveDay.ts'

/** Days of the feed, the latest ones. */
const FEED_DAYS = 60

/** Stands in for the day of a feed without one: the first day on which shares were traded in Shanghai. */
const FIRST_DAY = '1990-12-19'

/** What the feed is written with. */
export interface FeedOptions {
  readonly language: ReportLanguage
  readonly say: Say
  readonly baseUrl: string | undefined
}

/** The latest days as an Atom feed, dated by the close of each day. `days` ascend. */
export function feedOf(days: readonly ArchiveDay[], options: FeedOptions): string {
  const { language, say, baseUrl } = options
  const latest = days.at(-1)?.date ?? FIRST_DAY
  const entries = days
    .slice(-FEED_DAYS)
    .toReversed()
    .map((day) => entryOf(day, options))
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<title>${escaped(say('dailyReport'))}</title>
<id>${tagOf(FIRST_DAY, 'feed', baseUrl)}</id>
<updated>${closeOf(latest)}</updated>
<author><name>limitup</name></author>
<link rel="self" type="application/atom+xml" href="${linkTo('feed.xml', baseUrl)}"/>
<link rel="alternate" type="text/html" href="${linkTo('index.html', baseUrl)}"/>
${entries.join('')}</feed>
`
}

function entryOf(day: ArchiveDay, { say, baseUrl }: FeedOptions): string {
  const title = [
    day.date,
    `${say('sealed')} ${rangeText(day.sealed)}`,
    `${say('broken')} ${rangeText(day.broken)}`,
    `${say('sealRate')} ${rateWords(day.sealRate)}`,
    `${say('height')} ${archiveHeight(day, say)}`,
  ].join(' ')
  return `<entry>
<title>${escaped(title)}</title>
<id>${tagOf(day.date, 'day', baseUrl)}</id>
<updated>${closeOf(day.date)}</updated>
<link rel="alternate" type="text/html" href="${linkTo(day.href, baseUrl)}"/>
<summary type="text">${escaped(day.line)}</summary>
</entry>
`
}

/** When the day's trading ended. */
function closeOf(date: TradeDate | string): string {
  return `${date}T15:00:00+08:00`
}

/** A name that stays the same wherever the feed is read. */
function tagOf(date: string, what: string, baseUrl: string | undefined): string {
  const authority = baseUrl === undefined ? 'limitup.invalid' : new URL(baseUrl).hostname
  return escaped(`tag:${authority},${date}:limitup/${what}`)
}

function linkTo(path: string, baseUrl: string | undefined): string {
  return escaped(baseUrl === undefined ? path : new URL(path, baseUrl).href)
}
