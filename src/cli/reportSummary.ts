import type { ArchiveDay } from '../formatters/report/archivePages.ts'
import type { Json } from '../formatters/json.ts'
import { dateFromText, dateText } from '../model/date.ts'
import type { TradeDate } from '../model/date.ts'
import { isJsonObject, jsonValue } from '../model/json.ts'
import type { JsonObject, JsonValue } from '../model/json.ts'
import type { Ratio } from '../model/ratio.ts'
import type { Range, RateRange } from '../model/statusRanges.ts'
import type { Neighbours } from '../run/report/daysToWrite.ts'

/** The file in a day's folder that later runs read: what the archive lists, the links, and how pictures were drawn. */
export const SUMMARY = 'summary.json'

/** What a later run has to know of a day. */
export interface DaySummary {
  readonly archive: ArchiveDay
  readonly links: Neighbours
  /** What each PNG was drawn with. */
  readonly pictures: ReadonlyMap<string, string>
}

/** A day's summary as the text of its file. */
export function summaryText({ archive, links, pictures }: DaySummary): string {
  const value: Json = {
    archive: archiveJson(archive),
    links: { previous: links.previous ?? null, next: links.next ?? null },
    pictures: Object.fromEntries(pictures),
  }
  return `${JSON.stringify(value, null, 2)}\n`
}

/** A day of the archive as JSON; what is not known is null. */
export function archiveJson(day: ArchiveDay): Json {
  return {
    date: day.date,
    href: day.href,
    sealed: day.sealed ? { ...day.sealed } : null,
    broken: day.broken ? { ...day.broken } : null,
    sealRate: day.sealRate ? { from: { ...day.sealRate.from }, to: { ...day.sealRate.to } } : null,
    maxHeight: day.maxHeight ? { ...day.maxHeight } : null,
    maxHeightAtLeast: day.maxHeightAtLeast,
    line: day.line,
  }
}

/** Reads a summary; undefined where the text is none. */
export function parseSummary(text: string): DaySummary | undefined {
  let value: JsonValue
  try {
    value = jsonValue(text)
  } catch {
    return undefined
  }
  if (!isJsonObject(value)) return undefined
  const { archive, links, pictures } = value
  if (!isJsonObject(archive) || !isJsonObject(links) || !isJsonObject(pictures)) return undefined
  const day = archiveDayIn(archive)
  if (day === undefined) return undefined
  return {
    archive: day,
    links: { previous: dateIn(links['previous']), next: dateIn(links['next']) },
    pictures: new Map(
      Object.entries(pictures).flatMap(([name, key]) => (typeof key === 'string' ? [[name, key]] : [])),
    ),
  }
}

function archiveDayIn(value: JsonObject): ArchiveDay | undefined {
  const date = dateIn(value['date'])
  const { href, line } = value
  if (date === undefined || typeof href !== 'string' || typeof line !== 'string') return undefined
  return {
    date,
    href,
    line,
    sealed: rangeIn(value['sealed']),
    broken: rangeIn(value['broken']),
    sealRate: rateRangeIn(value['sealRate']),
    maxHeight: rangeIn(value['maxHeight']),
    maxHeightAtLeast: value['maxHeightAtLeast'] === true,
  }
}

function dateIn(value: JsonValue | undefined): TradeDate | undefined {
  const date = typeof value === 'string' ? dateFromText(value) : undefined
  return date === undefined ? undefined : dateText(date)
}

function rangeIn(value: JsonValue | undefined): Range | undefined {
  if (!isJsonObject(value)) return undefined
  const { from, to } = value
  return typeof from === 'number' && typeof to === 'number' ? { from, to } : undefined
}

function rateRangeIn(value: JsonValue | undefined): RateRange | undefined {
  if (!isJsonObject(value)) return undefined
  const [from, to] = [ratioIn(value['from']), ratioIn(value['to'])]
  return from === undefined || to === undefined ? undefined : { from, to }
}

function ratioIn(value: JsonValue | undefined): Ratio | undefined {
  if (!isJsonObject(value)) return undefined
  const { part, whole } = value
  return typeof part === 'number' && typeof whole === 'number' ? { part, whole } : undefined
}
