import { dateText } from '../../model/date.ts'
import type { Promotion } from '../../model/dayDepth.ts'
import { ratio } from '../../model/ratio.ts'
import { amountsOf, changeOf } from '../amounts.ts'
import type { DayInput } from '../day.ts'
import { dayDoubts } from '../dayDoubts.ts'
import { viewOf } from '../dayView.ts'
import { qualityMap } from '../quality.ts'
import { statusRanges } from '../ranges.ts'
import { statusUnknownIn } from '../reading.ts'
import { beforeFigures } from './beforeFigures.ts'
import type { BeforeFigures } from './beforeFigures.ts'
import type { DayFigures, FigureRung } from './dayFigures.ts'
import { FigureContext } from './figureContext.ts'
import type { FiguresInput } from './figureContext.ts'
import { StatusDay } from './statusDay.ts'
import { todayFigures } from './todayFigures.ts'
import type { TodayFigures } from './todayFigures.ts'

/** What is known of one day besides. */
export type FigureDay = Pick<
  DayInput,
  | 'exRightsDays'
  | 'knowsExRights'
  | 'lookbackEnd'
  | 'indexes'
  | 'input'
  | 'assumptions'
  | 'issues'
  | 'skipped'
> & { readonly date: number; readonly from: number }

/**
 * 一日的数字: the figures of days straight from the events of a run, for days on which no exchange is short. They are those of `dayStats`, to which a test holds them, without a board made for every stock.
 */
export class FigureReader {
  readonly #context: FigureContext
  /** The same run with stocks of unknown status taken for ST; undefined where there are none. */
  readonly #asSt: FigureContext | undefined

  constructor(input: FiguresInput, asSt: Pick<FiguresInput, 'pass' | 'boards'> | undefined) {
    this.#context = new FigureContext(input)
    this.#asSt = asSt && new FigureContext({ ...input, ...asSt })
  }

  figures(day: FigureDay): DayFigures {
    const context = this.#context
    const { pass, choices, rules } = context.input
    const view = viewOf(pass, day.date, day.from)
    const { sums, slot, previousDate } = view
    const days = slot - view.firstSlot + 1
    const asSt = this.#asSt && new StatusDay(this.#asSt, day)
    const today = todayFigures(context, view, asSt)
    const ranges =
      asSt && statusRanges(new StatusDay(context, day).reading(), asSt.reading(), rules.specialTreatment)
    const before = previousDate === undefined ? undefined : beforeFigures(context, view, previousDate)
    const countOf = (streak: number): number =>
      today.ladder.find((rung) => rung.streak === streak)?.codes.length ?? 0
    const ofThreeOrMore = sum(today.ladder.filter((rung) => rung.streak >= 3))
    const streakPromotion = days < 3 ? undefined : ratio(ofThreeOrMore, before?.ofTwoOrMore ?? 0)
    const overallPromotion = before && ratio(before.again, before.sealed)
    const amountCents = amountsOf(sums, slot)
    const amountChangeCents =
      previousDate === undefined ? undefined : changeOf(amountCents, amountsOf(sums, slot - 1))
    const doubts = dayDoubts({
      date: day.date,
      slot,
      days,
      sums,
      rules,
      sealed: today.open,
      downSealed: [],
      yesterday: before?.open,
      depth: {
        overallPromotion,
        premiums: before && {
          sealed: { notKnown: before.sealedNotKnown },
          broken: { notKnown: before.brokenNotKnown },
        },
        lossEffect: before && { notKnown: before.sealedNotKnown + before.brokenNotKnown },
      },
      streakPromotion,
      statusUnknown: asSt === undefined ? 0 : statusUnknownIn(sums, slot, context.counted),
      ranges,
      derivedReferences: day.exRightsDays !== undefined && !day.knowsExRights,
      notJudged: today.notJudged,
      anomalous: today.anomalous,
      faulty: today.faulty,
      touched: today.sealed + today.broken,
      amountCents,
      amountChangeCents,
      indexes: day.indexes,
      shortToday: [],
      unsure: 0,
      groups: undefined,
    })
    return {
      date: dateText(day.date),
      previousDate: previousDate === undefined ? undefined : dateText(previousDate),
      lookback: { from: dateText(day.from), days, end: day.lookbackEnd },
      scope: choices.scope,
      specialTreatment: rules.specialTreatment ? 'in' : 'out',
      daysBoardsRule: rules.daysBoards,
      assumptions: day.assumptions,
      input: day.input,
      advancers: sums.advancers[slot]!,
      decliners: sums.decliners[slot]!,
      unchanged: sums.unchanged[slot]!,
      bigRisers: sums.bigRisers[slot]!,
      overTenRisers: sums.overTenRisers[slot]!,
      amountCents,
      amountChangeCents,
      indexes: day.indexes,
      ranges,
      exRightsDays: day.exRightsDays,
      limitUp: { sealed: today.sealed, broken: today.broken },
      limitDown: { sealed: today.downSealed, broken: today.downBroken },
      sealRate: ratio(today.sealed, today.sealed + today.broken),
      maxHeight: today.ladder.at(-1)?.streak ?? 0,
      streakStocks: before && today.sealed - countOf(1),
      streakPromotion,
      overallPromotion,
      promotions: before && firstPromotion(today, before, countOf(2)),
      premiums: before && { sealed: before.premium },
      lossEffect: before && {
        thresholdPercent: choices.bigLossPercent,
        bigLosses: ratio(before.losers, before.known),
      },
      ladder: today.ladder,
      highest: today.highest,
      shapes: today.shapes,
      boards: today.boards,
      issues: day.issues,
      skipped: day.skipped,
      quality: qualityMap(doubts),
    }
  }
}

function sum(rungs: readonly FigureRung[]): number {
  return rungs.reduce((count, { codes }) => count + codes.length, 0)
}

/** 一进二, where some stock stood on the first rung yesterday or stands on the second today. */
function firstPromotion(
  today: TodayFigures,
  { ofOne, lowestOpen }: BeforeFigures,
  above: number,
): Pick<Promotion, 'from' | 'rate'>[] {
  if (ofOne === 0 && above === 0) return []
  const isOpen = lowestOpen <= 1 || today.lowestOpen <= 2
  return [{ from: 1, rate: isOpen ? undefined : ratio(above, ofOne) }]
}
