import { Refusal } from '../model/refusal.ts'
import { dateOf } from './companions.ts'
import { checkDayAsked } from './dayAsked.ts'
import { tradingDaysBack } from './daysBack.ts'
import { judgeStreamed } from './judgeDays.ts'
import { openStreamed } from './openAnalysis.ts'
import type { StreamedAnalysis } from './openAnalysis.ts'
import type { AnalyzeOptions } from './options.ts'
import { changesCodes, endAsked, firstDayAsked, heldUpTo } from './rangeEnds.ts'
import type { EndAsked, JudgedRange, RangeOptions } from './rangeEnds.ts'
import { streamedSpan } from './streamedSpan.ts'
import type { StreamedSpan } from './streamedSpan.ts'
import { marketTime } from './today.ts'

/**
 * The days of a range, judged while their bars are read; undefined where that cannot be done, or would read more than
 * the range needs.
 */
export async function streamedRange(options: RangeOptions): Promise<JudgedRange | undefined> {
  const end = endAsked(options)
  return judged(options, end, end.lastAsked, false)
}

/** The same of one day. What is to be refused is left to those who hold the bars. */
export async function streamedDay({ date, ...options }: AnalyzeOptions): Promise<JudgedRange | undefined> {
  const day = date === undefined ? { last: 1 } : { from: date, to: date }
  try {
    if (date !== undefined) {
      const now = marketTime(options.now ?? new Date())
      checkDayAsked(dateOf(date, 'date'), now, options.allowPartial ?? false)
    }
    return await streamedRange({ ...options, ...day })
  } catch (cause) {
    if (cause instanceof Refusal) return undefined
    throw cause
  }
}

/** `codesOf` is the day under whose codes the stocks of Beijing stand; `takesAsSt` as for `streamedSpan`. */
async function judged(
  options: RangeOptions,
  asked: EndAsked,
  codesOf: number | undefined,
  takesAsSt: boolean,
): Promise<JudgedRange | undefined> {
  const { from, last, history = 0 } = options
  const { now, lastAsked } = asked
  const ofSomeDays = from !== undefined || last !== undefined
  const opened = await openStreamed(options, codesOf, ofSomeDays)
  if (opened === undefined) return undefined
  const found = await streamedSpan(opened, opened.stream, { to: lastAsked ?? now.date, history, takesAsSt })
  if (found === undefined) return undefined
  if (found === 'unknownStatus') return judged(options, asked, codesOf, true)
  const answer = await judgedSpan(options, asked, codesOf, opened, found).catch((cause: unknown) => {
    found.release()
    throw cause
  })
  if (typeof answer === 'object') return answer
  found.release()
  return answer === undefined ? undefined : judged(options, asked, answer, takesAsSt)
}

/**
 * The days of a range that was judged as a whole; undefined where they hang on more than was read. A day as of which the
 * codes of Beijing are to be taken, where they are not the ones of today.
 */
async function judgedSpan(
  options: RangeOptions,
  { now, to, lastAsked }: EndAsked,
  codesOf: number | undefined,
  opened: StreamedAnalysis,
  found: StreamedSpan,
): Promise<JudgedRange | number | undefined> {
  const { from, last, history = 0 } = options
  const end = lastAsked ?? found.lastDay
  if (lastAsked === undefined && codesOf === undefined && changesCodes(options, end, now)) return end
  if (lastAsked === undefined) checkDayAsked(end, now, opened.allowPartial)
  const analysis = {
    ...opened,
    market: {
      ...opened.market,
      coverage: () => found.coverage,
      lastDay: (day: number) => Promise.resolve(found.lastDay <= day ? found.lastDay : undefined),
      inputs: opened.stream.inputs,
    },
  }
  const held = await heldUpTo(analysis, end)
  const first = firstDayAsked(analysis, from, last, held, to)
  const days = judgeStreamed(analysis, found, tradingDaysBack(first, Math.max(1, history)), first, held)
  return days && { analysis, judged: days, from: first, release: found.release }
}
