import type { TradeDate } from '../../../model/date.ts'
import type { DayStats } from '../../../model/report.ts'
import type { Range, RateRange } from '../../../model/statusRanges.ts'
import { whereKnown } from '../../known.ts'
import { endsText, rateEnds, rateText } from '../../rangeText.ts'
import { UNKNOWN, wholePercent } from '../../percent.ts'
import { recapLine } from '../../recap.ts'
import { heightOf } from '../headFigures.ts'
import type { Say } from '../words.ts'

/** One day as the archive lists it: plain values, so that it can be kept as JSON; undefined is not known. */
export interface ArchiveDay {
  readonly date: TradeDate
  readonly sealed: Range | undefined
  readonly broken: Range | undefined
  readonly sealRate: RateRange | undefined
  readonly maxHeight: Range | undefined
  /** Some streak may be longer than seen. */
  readonly maxHeightAtLeast: boolean
  /** The opening line. */
  readonly line: string
  /** Where the day's page lies, as the archive's page sees it: '2025-02-07/index.html'. */
  readonly href: string
}

/** What the archive keeps of a day. */
export function archiveDay(day: DayStats, href: string): ArchiveDay {
  const counts = whereKnown(day, 'limitUp', day.limitUp)
  const height = heightOf(day)
  return {
    date: day.date,
    sealed: counts && (day.ranges?.sealed ?? { from: counts.sealed, to: counts.sealed }),
    broken: counts && (day.ranges?.broken ?? { from: counts.broken, to: counts.broken }),
    sealRate: rateEnds(day, 'sealRate'),
    maxHeight: height?.range,
    maxHeightAtLeast: height?.atLeast ?? false,
    line: recapLine(day),
    href,
  }
}

/** A count, both its ends, or –. */
export function rangeText(range: Range | undefined): string {
  return range === undefined ? UNKNOWN : endsText(String(range.from), String(range.to))
}

/** A rate as whole percent, both its ends, or –. */
export function rateWords(rate: RateRange | undefined): string {
  return rate === undefined ? UNKNOWN : rateText(rate, wholePercent)
}

/** 最高板; 至少 in front of one that may be taller. */
export function archiveHeight({ maxHeight, maxHeightAtLeast }: ArchiveDay, say: Say): string {
  if (maxHeight === undefined || !maxHeightAtLeast) return rangeText(maxHeight)
  return `${say('atLeast')}${maxHeight.from}`
}
