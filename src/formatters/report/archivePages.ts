import { archiveHeight, rangeText, rateWords } from './archive/archiveDay.ts'
import type { ArchiveDay } from './archive/archiveDay.ts'
import { calendarOf } from './archive/calendar.ts'
import { feedOf } from './archive/feed.ts'
import { heatRules } from './archive/heat.ts'
import { documentOf } from './page/document.ts'
import { markup } from './page/markup.ts'
import { section, table } from './page/table.ts'
import { styleOf } from './page/style.ts'
import { schemeOf } from './palette.ts'
import type { ReportLanguage, ReportPalette } from './reportInput.ts'
import { sayIn } from './words.ts'

export { archiveDay } from './archive/archiveDay.ts'
export type { ArchiveDay } from './archive/archiveDay.ts'

/** How the archive is written. */
export interface ArchiveOptions {
  readonly language: ReportLanguage
  readonly palette: ReportPalette
  /** Where the archive will be read, with a slash at its end; the feed's links are relative without it. */
  readonly baseUrl?: string | undefined
}

/** Files of the archive, by their names. */
export type ArchiveFile = 'index.html' | 'feed.xml'

/** 日报存档: the calendar with every day's page, and the feed. Days in any order; the same days give the same bytes. */
export async function archivePages(
  days: readonly ArchiveDay[],
  { language, palette, baseUrl }: ArchiveOptions,
): Promise<ReadonlyMap<ArchiveFile, string>> {
  const say = sayIn(language)
  const ascending = days.toSorted((a, b) => (a.date < b.date ? -1 : 1))
  const scheme = schemeOf(palette)
  const columns = [
    { title: say('date') },
    { title: say('sealed'), isFigure: true },
    { title: say('broken'), isFigure: true },
    { title: say('sealRate'), isFigure: true },
    { title: say('height'), isFigure: true },
    { title: say('line') },
  ]
  const rows = ascending
    .toReversed()
    .map((day) => [
      markup`<a href="${day.href}">${day.date}</a>`,
      rangeText(day.sealed),
      rangeText(day.broken),
      rateWords(day.sealRate),
      archiveHeight(day, say),
      markup`<span lang="zh-CN">${day.line}</span>`,
    ])
  const content =
    days.length === 0
      ? markup`<p>${say('noDays')}</p>`
      : markup`${section('calendar', say('calendar'), calendarOf(ascending, { language, say }))}${section('days', say('allDays'), table(say('allDays'), columns, rows))}`
  const body = markup`<header><h1>${say('dailyReport')} · ${say('archive')}</h1><nav aria-label="${say('feed')}"><a href="feed.xml" type="application/atom+xml">${say('feed')} Atom</a></nav></header>
  <main>
  ${content}</main>
  <footer>${say('madeBy')} limitup</footer>
  `
  const title = `${say('dailyReport')} ${say('archive')}`
  const page = await documentOf({
    language,
    title,
    description: title,
    style: styleOf(scheme, `${ARCHIVE_RULES}\n${heatRules(scheme)}`),
    head: markup`<link rel="alternate" type="application/atom+xml" title="${say('dailyReport')}" href="feed.xml">
    `,
    body,
  })
  return new Map([
    ['index.html', page],
    ['feed.xml', feedOf(ascending, { language, say, baseUrl })],
  ])
}

const ARCHIVE_RULES = `header{padding-top:28px;padding-bottom:22px;display:flex;flex-wrap:wrap;align-items:baseline;gap:4px 20px}
nav{margin-left:auto;font-size:14px}
.legend{display:flex;flex-wrap:wrap;gap:3px;margin:4px 0 18px}
.legend li{padding:2px 12px;font-size:13px}
.months{display:grid;grid-template-columns:repeat(auto-fill,minmax(300px,1fr));gap:26px 32px;align-items:start}
.month{table-layout:fixed;border-collapse:separate;border-spacing:2px;font-size:13px;line-height:1.35}
.month caption{position:static;width:auto;height:auto;overflow:visible;clip-path:none;font-size:16px;font-weight:700;color:var(--ink);text-align:left;padding:0 0 4px 2px}
.month th,.month td{border:0;padding:0;text-align:center;white-space:normal}
.month th{color:var(--muted);padding-bottom:3px}
.month td{height:50px;background:var(--panel);border-radius:4px;vertical-align:middle}
.month td:empty{background:none}
.month span{color:var(--muted)}
.month a{display:flex;flex-direction:column;justify-content:center;height:50px;color:inherit;text-decoration:none}
.month .day span{color:inherit;font-size:12px}
.month b{font-size:16px}
#days td:last-child{white-space:normal;min-width:420px}
footer{border-top:1px solid var(--line);padding-top:14px;padding-bottom:36px;font-size:13px;color:var(--muted)}
@media (max-width:600px){.months{grid-template-columns:1fr}}
@media print{.months{grid-template-columns:repeat(2,1fr)}.month{break-inside:avoid}.month td,.legend li{-webkit-print-color-adjust:exact;print-color-adjust:exact}#days td:last-child{min-width:0}}`
