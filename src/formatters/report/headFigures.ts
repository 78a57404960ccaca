import { mayBeTaller } from '../../model/openHeight.ts'
import type { DayStats } from '../../model/report.ts'
import type { Range } from '../../model/statusRanges.ts'
import { whereKnown } from '../known.ts'
import { UNKNOWN, wholePercent } from '../percent.ts'
import { countText, endsText, rateEnds, rateText } from '../rangeText.ts'
import type { Say } from './words.ts'

/** A count, both its ends, or –. */
export function countOr(count: number | undefined, range?: Range): string {
  return count === undefined ? UNKNOWN : countText(count, range)
}

/** 涨停 and 炸板 of the day. */
export function sealedText(day: DayStats): string {
  return countOr(whereKnown(day, 'limitUp', day.limitUp)?.sealed, day.ranges?.sealed)
}

/** 炸板 of the day. */
export function brokenText(day: DayStats): string {
  return countOr(whereKnown(day, 'limitUp', day.limitUp)?.broken, day.ranges?.broken)
}

/** 封板率 as a whole percent, or both its ends. */
export function sealRateText(day: DayStats): string {
  const ends = rateEnds(day, 'sealRate')
  return ends === undefined ? UNKNOWN : rateText(ends, wholePercent)
}

/** Both ends of the tallest streak, and whether it may be longer still; undefined where it is not known. */
export function heightOf(day: DayStats): { readonly range: Range; readonly atLeast: boolean } | undefined {
  const height = whereKnown(day, 'maxHeight', day.maxHeight)
  if (height === undefined) return undefined
  return { range: day.ranges?.maxHeight ?? { from: height, to: height }, atLeast: mayBeTaller(day) }
}

/** 最高板: 7, 5–7, or 至少7. */
export function heightText(day: DayStats, say: Say): string {
  const height = heightOf(day)
  if (height === undefined) return UNKNOWN
  const { range, atLeast } = height
  return atLeast ? `${say('atLeast')}${range.from}` : endsText(String(range.from), String(range.to))
}

/** 涨停83 炸板48 封板率63% 最高7板: what stands under the title of a picture. */
export function headWords(day: DayStats, say: Say): string[] {
  const gap = say('sealed') === '涨停' ? '' : ' '
  return [
    `${say('sealed')}${gap}${sealedText(day)}`,
    `${say('broken')}${gap}${brokenText(day)}`,
    `${say('sealRate')}${gap}${sealRateText(day)}`,
    `${say('height')}${gap}${heightText(day, say)}`,
  ]
}
