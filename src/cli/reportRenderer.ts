import { archiveDay, archivePages } from '../formatters/report/archivePages.ts'
import { dayPages } from '../formatters/report/dayPages.ts'
import { json } from '../formatters/json.ts'
import type { TradeDate } from '../model/date.ts'
import type { DayJob, OldFiles, ReportRenderer } from '../run/report/options.ts'
import type { Files } from '../run/report/folderFiles.ts'
import { paintWith } from './paint.ts'
import type { ReportCommand } from './reportOptions.ts'
import type { ReportPictures } from './reportPictures.ts'
import { archiveJson, parseSummary, SUMMARY, summaryText } from './reportSummary.ts'
import type { DaySummary } from './reportSummary.ts'

type Look = Pick<ReportCommand, 'language' | 'palette' | 'baseUrl'>

/**
 * Makes every file of a report: the pages, `day.json`, the pictures, and a summary for later runs. `unread` is told of a
 * day whose summary cannot be read, which the archive has to leave out.
 */
export function reportRenderer(
  look: Look,
  pictures: ReportPictures | undefined,
  unread: (day: TradeDate) => void,
): ReportRenderer {
  return {
    linksOf: (files) => summaryIn(files)?.links,
    day: (job, old) => dayFiles(job, old, look, pictures),
    archive: async (days, of) => {
      const kept = days.flatMap((day) => {
        const summary = summaryIn(of(day))
        if (summary === undefined) unread(day)
        return summary === undefined ? [] : [summary.archive]
      })
      const pages = await archivePages(kept, look)
      const list = `${JSON.stringify(kept.map(archiveJson), null, 1)}\n`
      return bytesOf(new Map<string, string>([...pages, ['days.json', list]]))
    },
  }
}

async function dayFiles(
  { day, trend, links }: DayJob,
  old: OldFiles,
  { language, palette }: Look,
  pictures: ReportPictures | undefined,
): Promise<Files> {
  const page = (date: TradeDate | undefined): string | undefined =>
    date === undefined ? undefined : `../${date}/index.html`
  const pages = await dayPages({
    day,
    trend,
    language,
    palette,
    links: { previous: page(links.previous), next: page(links.next), archive: '../index.html' },
  })
  const drawn = (await pictures?.of(day.date, pages, old, summaryIn(old))) ?? []
  const summary = summaryText({
    archive: archiveDay(day, `${day.date}/index.html`),
    links,
    pictures: new Map(drawn.map(({ name, key }) => [name, key])),
  })
  const figures = json.format(day, { width: 80, paint: paintWith(false) })
  return new Map<string, Uint8Array>([
    ...bytesOf(new Map<string, string>([...pages, ['day.json', figures], [SUMMARY, summary]])),
    ...drawn.map(({ name, bytes }) => [name, bytes] as const),
  ])
}

function bytesOf(texts: ReadonlyMap<string, string>): Files {
  return new Map([...texts].map(([name, text]) => [name, Buffer.from(text)]))
}

function summaryIn(files: OldFiles): DaySummary | undefined {
  const bytes = files(SUMMARY)
  return bytes === undefined ? undefined : parseSummary(Buffer.from(bytes).toString('utf8'))
}
