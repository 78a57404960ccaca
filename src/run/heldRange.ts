import { Refusal } from '../model/refusal.ts'
import { checkDayAsked } from './dayAsked.ts'
import { judgeHistory } from './history.ts'
import { openAnalysis } from './openAnalysis.ts'
import type { Analysis } from './openAnalysis.ts'
import { changesCodes, endAsked, firstDayAsked, heldUpTo } from './rangeEnds.ts'
import type { JudgedRange, RangeOptions } from './rangeEnds.ts'

/** The bars of a range, opened, and its first and last day with bars. */
export interface OpenRange {
  readonly analysis: Analysis
  readonly first: number
  readonly held: number
}

/** Opens the bars of a range; refuses one that the data does not hold. */
export async function openRange(options: RangeOptions): Promise<OpenRange> {
  const { now, to, lastAsked } = endAsked(options)
  const opened = await openAnalysis(options, lastAsked)
  const end = lastAsked ?? (await opened.market.lastDay(now.date))
  if (end === undefined)
    throw new Refusal('no-bars', 'the data holds no bar at all', 'name files with daily bars')
  if (lastAsked === undefined) checkDayAsked(end, now, opened.allowPartial)
  const analysis =
    lastAsked === undefined && changesCodes(options, end, now) ? await openAnalysis(options, end) : opened
  const held = await heldUpTo(analysis, end)
  return { analysis, first: firstDayAsked(analysis, options.from, options.last, held, to), held }
}

/** The days of a range, judged after their bars were read. */
export async function heldRange(options: RangeOptions): Promise<JudgedRange> {
  const { analysis, first, held } = await openRange(options)
  const judged = await judgeHistory(analysis, first, held, options.history ?? 0)
  return { analysis, judged, from: first, release: () => undefined }
}
