import { dateNumber, dateText } from '../../model/date.ts'
import { BSE_CODE_CHANGE } from '../../rules/bseCodes.ts'
import { isTradingDay, previousTradingDay } from '../../rules/calendar.ts'
import { dateOf, filesOf } from '../companions.ts'
import { checkDayAsked, LIMITS_FROM } from '../dayAsked.ts'
import { openRange } from '../heldRange.ts'
import { openAnalysis } from '../openAnalysis.ts'
import type { Analysis } from '../openAnalysis.ts'
import { CLOSE_MINUTES, marketTime } from '../today.ts'
import type { MarketTime } from '../today.ts'
import { daysToRelink, stretchesOf } from './daysToWrite.ts'
import type { Present } from './daysToWrite.ts'
import type { ReportOptions } from './options.ts'

/** Days that are read at once, and the bars they are read from. */
export interface Stretch {
  /** The days to write, ascending. */
  readonly dates: readonly number[]
  readonly analysis: Analysis
}

/** What a run will write. */
export interface ReportPlan {
  readonly stretches: readonly (() => Promise<Stretch>)[]
  /** Days to write, those among them whose links change alone. */
  readonly dates: readonly number[]
  /** Missing days that are left out. */
  readonly remaining: readonly number[]
}

/** Days that are asked for, and the bars that were opened to find them. */
interface Asked {
  readonly analysis: Analysis
  readonly dates: readonly number[]
  readonly remaining: readonly number[]
  /** The day up to which the bars were opened. */
  readonly upTo: number
}

/** Finds the days to write: those asked for, and those of the folder whose links will change. */
export async function planReport(options: ReportOptions, present: Present): Promise<ReportPlan> {
  const asked = await daysAsked(options, present)
  const held = new Set(asked.analysis.market.coverage().map(({ date }) => date))
  const relinked = daysToRelink(new Set(asked.dates), present).filter((date) => held.has(date))
  const dates = [...asked.dates, ...relinked].sort((a, b) => a - b)
  // Standard input cannot be read again.
  const canReopen = options.analysis.bars === undefined && !filesOf(options.analysis.data).includes('-')
  const stretches = canReopen ? stretchesOf(dates) : dates.length > 0 ? [dates] : []
  return {
    dates,
    remaining: asked.remaining,
    stretches: stretches.map((part) => async () => ({
      dates: part,
      analysis:
        !canReopen || isOfOneTime(part.at(-1) ?? 0, asked.upTo)
          ? asked.analysis
          : await openAnalysis(options.analysis, part.at(-1)),
    })),
  }
}

/** Whether two days saw the same codes of Beijing. */
function isOfOneTime(one: number, other: number): boolean {
  return one < BSE_CODE_CHANGE === other < BSE_CODE_CHANGE
}

async function daysAsked(options: ReportOptions, present: Present): Promise<Asked> {
  const { asked, analysis: choices } = options
  const now = marketTime(options.now)
  if (asked.kind === 'missing') return missingDays(options, present, asked.mostDays, now)
  if (asked.kind === 'day') {
    const date = dateOf(asked.date, 'date')
    checkDayAsked(date, now, choices.allowPartial ?? false)
    return { analysis: await openAnalysis(choices, date), dates: [date], remaining: [], upTo: date }
  }
  const { analysis, first, held } = await openRange({ ...choices, ...asked })
  const dates = daysOf(analysis, first, held)
  return { analysis, dates, remaining: [], upTo: held }
}

/** Days that the data has and the folder has not: from the folder's first day on, or the last one for a new folder. */
async function missingDays(
  { analysis: choices }: ReportOptions,
  present: Present,
  mostDays: number,
  now: MarketTime,
): Promise<Asked> {
  const upTo = lastDayOver(now)
  const analysis = await openAnalysis(choices, upTo)
  const last = await analysis.market.lastDay(upTo)
  const first = [...present.keys()].sort()[0]
  if (last === undefined) return { analysis, dates: [], remaining: [], upTo }
  const missing =
    first === undefined
      ? [last]
      : daysOf(analysis, dateNumber(first), last).filter((date) => !present.has(dateText(date)))
  const cut = Math.max(0, missing.length - mostDays)
  return { analysis, dates: missing.slice(cut), remaining: missing.slice(0, cut), upTo }
}

/** The last trading day that is over. */
export function lastDayOver(now: MarketTime): number {
  return isTradingDay(now.date) && now.minutes >= CLOSE_MINUTES ? now.date : previousTradingDay(now.date)
}

/** Trading days of the data from..to. */
function daysOf({ market }: Analysis, from: number, to: number): readonly number[] {
  return market
    .coverage()
    .map(({ date }) => date)
    .filter((date) => date >= Math.max(from, LIMITS_FROM) && date <= to && isTradingDay(date))
}
