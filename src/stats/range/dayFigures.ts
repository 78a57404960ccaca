import { classOf } from '../../engine/daySums.ts'
import { shapeOf } from '../../model/board.ts'
import {
  ANOMALOUS,
  DOWN_BROKEN,
  DOWN_SEALED,
  FAULTY_ROW,
  NOT_JUDGED,
  NO_LIMIT,
  UP_BROKEN,
  UP_SEALED,
} from '../../model/boardEvents.ts'
import type { StockCode } from '../../model/code.ts'
import { dateText } from '../../model/date.ts'
import type { Highest, LossEffect, Premium, Promotion, ShapeCounts } from '../../model/dayDepth.ts'
import type { Quality } from '../../model/quality.ts'
import type { RangeFigure } from '../../model/rangeReport.ts'
import { ratio } from '../../model/ratio.ts'
import type { Board, DayStats, Rung } from '../../model/report.ts'
import type { Security } from '../../model/security.ts'
import type { ScopeRules } from '../../model/scope.ts'
import { STATUSES } from '../../model/status.ts'
import { displayName } from '../../rules/nameStatus.ts'
import { amountsOf, changeOf } from '../amounts.ts'
import { percentOf } from '../boardRows.ts'
import { dayDoubts } from '../dayDoubts.ts'
import { daysBoards } from '../daysBoards.ts'
import { viewOf } from '../dayView.ts'
import type { DayView, Pass } from '../dayView.ts'
import type { DayInput } from '../day.ts'
import { isUnjudged } from '../depth/followers.ts'
import { spread } from '../depth/premiums.ts'
import { classesInScope } from '../inScope.ts'
import { qualityMap } from '../quality.ts'
import { issueSummaries } from '../issueSummaries.ts'
import { nameOfList } from '../listedName.ts'
import { streak } from '../streak.ts'
import type { Streak } from '../streak.ts'

/** A board as far as a row of a range shows it. */
export type FigureBoard = Pick<
  Board,
  'code' | 'name' | 'limitPercent' | 'streak' | 'streakAtLeast' | 'daysBoards' | 'daysBoardsAtLeast'
>

/** What a row of a range is made from: the figures of a day without its stocks, but those on rungs from 2 up. */
export type DayFigures = Pick<
  DayStats,
  | 'date'
  | 'previousDate'
  | 'lookback'
  | 'scope'
  | 'specialTreatment'
  | 'daysBoardsRule'
  | 'assumptions'
  | 'input'
  | 'advancers'
  | 'decliners'
  | 'unchanged'
  | 'bigRisers'
  | 'overTenRisers'
  | 'amountCents'
  | 'amountChangeCents'
  | 'indexes'
  | 'ranges'
  | 'exRightsDays'
  | 'limitUp'
  | 'limitDown'
  | 'sealRate'
  | 'maxHeight'
  | 'streakStocks'
  | 'streakPromotion'
  | 'overallPromotion'
  | 'ladder'
  | 'shapes'
  | 'issues'
  | 'skipped'
> & {
  readonly promotions: readonly Pick<Promotion, 'from' | 'rate'>[] | undefined
  readonly premiums: { readonly sealed: Pick<Premium, 'stocks' | 'open' | 'close'> } | undefined
  readonly lossEffect: Pick<LossEffect, 'bigLosses' | 'thresholdPercent'> | undefined
  readonly highest: readonly Omit<Highest, 'codes'>[]
  readonly boards: readonly FigureBoard[]
  readonly quality: Readonly<Record<RangeFigure, Quality>>
}

/** What the figures of all days of a run are made from. */
export type FiguresInput = Pick<DayInput, 'universe' | 'facts' | 'choices'> & {
  readonly pass: Pass
  /** The rules that the choices come to. */
  readonly rules: ScopeRules
}

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

/** Yesterday's stocks that touched their up limit, counted. */
interface Before {
  readonly sealed: number
  readonly ofOne: number
  readonly ofTwoOrMore: number
  /** The lowest streak that may be longer than seen. */
  readonly lowestOpen: number
  readonly open: readonly Streak[]
  readonly again: number
  readonly premiumStocks: number
  readonly sealedNotKnown: number
  readonly brokenNotKnown: number
  readonly opens: readonly number[]
  readonly closes: readonly number[]
  readonly losers: number
  readonly known: number
}

/** Today's boards, counted, and the sealed ones of rungs from 2 up. */
interface Today {
  readonly sealed: number
  readonly broken: number
  readonly downSealed: number
  readonly downBroken: number
  readonly notJudged: number
  readonly anomalous: number
  readonly faulty: number
  readonly boards: readonly FigureBoard[]
  /** Boards whose streak or window may be longer than seen. */
  readonly open: readonly Pick<Board, 'streak' | 'streakAtLeast' | 'daysBoardsAtLeast'>[]
  readonly highest: readonly Omit<Highest, 'codes'>[]
  readonly shapes: ShapeCounts
  readonly ladder: readonly Rung[]
}

/** The tallest board under one limit, while it is looked for. */
interface Top {
  readonly limitPercent: Board['limitPercent']
  streak: number
  atLeast: boolean
}

const STREAKS_OF_ROWS = 2
const PERCENTS = [5, 10, 20, 30] as const

/**
 * 一日的数字: the figures of days straight from the events of a run, for days on which nothing hangs on who was ST and no
 * exchange is short. They are those of `dayStats`, to which a test holds them, without a board made for every stock.
 */
export class FigureReader {
  readonly #input: FiguresInput
  readonly #counted: Uint8Array
  readonly #segment: Uint8Array
  /** Today's event of every stock; of stocks without one, a position of another day. */
  readonly #eventOf: Int32Array
  /** Names as they are shown, and what the lists say of each stock. */
  readonly #names = new Map<string, string>()
  readonly #securities: readonly (Security | undefined)[]

  constructor(input: FiguresInput) {
    const { universe, facts, rules } = input
    this.#input = input
    this.#counted = classesInScope(rules)
    this.#segment = Uint8Array.from({ length: universe.stockCount }, (_, stock) =>
      universe.segmentIdOf(stock),
    )
    this.#securities = Array.from({ length: universe.stockCount }, (_, stock) =>
      facts.byCode.get(universe.codeOf(stock)),
    )
    this.#eventOf = new Int32Array(universe.stockCount).fill(-1)
  }

  figures(day: FigureDay): DayFigures {
    const { pass, choices, rules } = this.#input
    const view = viewOf(pass, day.date, day.from)
    const { sums, slot, previousDate } = view
    const days = slot - view.firstSlot + 1
    const today = this.#today(view)
    const before = previousDate === undefined ? undefined : this.#before(view, previousDate)
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
      statusUnknown: 0,
      ranges: undefined,
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
      ranges: undefined,
      exRightsDays: day.exRightsDays,
      limitUp: { sealed: today.sealed, broken: today.broken },
      limitDown: { sealed: today.downSealed, broken: today.downBroken },
      sealRate: ratio(today.sealed, today.sealed + today.broken),
      maxHeight: today.ladder.at(-1)?.streak ?? 0,
      streakStocks: before && today.sealed - countOf(1),
      streakPromotion,
      overallPromotion,
      promotions: before && firstPromotion(today, before, countOf(2)),
      premiums: before && {
        sealed: { stocks: before.premiumStocks, open: spread(before.opens), close: spread(before.closes) },
      },
      lossEffect: before && {
        thresholdPercent: choices.bigLossPercent,
        bigLosses: ratio(before.losers, before.known),
      },
      ladder: today.ladder,
      highest: today.highest,
      shapes: today.shapes,
      boards: today.boards,
      issues: day.issues.length === 0 ? [] : issueSummaries(day.issues),
      skipped: day.skipped,
      quality: qualityMap(doubts),
    }
  }

  #isCounted({ events }: DayView, event: number): boolean {
    return this.#counted[classOf(events.status[event]!, this.#segment[events.stock[event]!]!)] === 1
  }

  #today(view: DayView): Today {
    const { events, date } = view
    const { rules, universe } = this.#input
    const found = {
      sealed: 0,
      broken: 0,
      downSealed: 0,
      downBroken: 0,
      notJudged: 0,
      anomalous: 0,
      faulty: 0,
    }
    const shapes = { oneWord: 0, tBoard: 0, turnover: 0 }
    const boards: FigureBoard[] = []
    const open: Today['open'][number][] = []
    // By percent, and by streak.
    const tallest: Partial<Record<Board['limitPercent'], Top>> = {}
    const rungs: { readonly codes: StockCode[]; readonly atLeast: StockCode[] }[] = []
    for (const event of view.eventsOn(date)) {
      const stock = events.stock[event]!
      this.#eventOf[stock] = event
      const state = events.state[event]!
      if (state === 0 || state === NO_LIMIT || !this.#isCounted(view, event)) continue
      if ((state & DOWN_SEALED) !== 0) found.downSealed++
      else if ((state & DOWN_BROKEN) !== 0) found.downBroken++
      if ((state & NOT_JUDGED) !== 0) found.notJudged++
      if ((state & ANOMALOUS) !== 0) found.anomalous++
      if ((state & FAULTY_ROW) !== 0) found.faulty++
      if ((state & UP_SEALED) === 0) {
        if ((state & UP_BROKEN) !== 0) found.broken++
        continue
      }
      found.sealed++
      shapes[
        shapeOf(
          { open: events.open[event]!, high: events.high[event]!, low: events.low[event]! },
          events.limitUp[event]!,
        )
      ]++
      const { boards: length, atLeast } = streak(view, event, UP_SEALED)
      const hasLabel = rules.labelsDelisting || STATUSES[events.status[event]!] !== 'delisting'
      const window = hasLabel ? daysBoards(view, event, UP_SEALED, rules.daysBoards) : undefined
      const daysBoardsAtLeast = window?.atLeast ?? false
      if (atLeast || daysBoardsAtLeast)
        open.push({ streak: length, streakAtLeast: atLeast, daysBoardsAtLeast })
      const limitPercent = percentOf(events.percent[event]!)
      const top = (tallest[limitPercent] ??= { limitPercent, streak: 0, atLeast: false })
      top.streak = Math.max(top.streak, length)
      top.atLeast ||= atLeast
      const code = universe.codeOn(stock, date)
      const rung = (rungs[length] ??= { codes: [], atLeast: [] })
      rung.codes.push(code)
      if (atLeast) rung.atLeast.push(code)
      if (length < STREAKS_OF_ROWS) continue
      boards.push({
        code,
        name: this.#nameOf(stock, events.name[event]!, date),
        limitPercent,
        streak: length,
        streakAtLeast: atLeast,
        daysBoards: window && { days: window.days, boards: window.boards },
        daysBoardsAtLeast,
      })
    }
    const ladder: Rung[] = []
    rungs.forEach(({ codes, atLeast }, length) => {
      // Of the first rung a row has no stocks.
      ladder.push({
        streak: length,
        codes: length < STREAKS_OF_ROWS ? codes : codes.sort(),
        atLeast: atLeast.sort(),
      })
    })
    return {
      ...found,
      boards,
      open,
      shapes,
      highest: PERCENTS.flatMap((percent) => tallest[percent] ?? []),
      ladder,
    }
  }

  #nameOf(stock: number, name: number, date: number): string | undefined {
    const { universe } = this.#input
    const given = universe.nameOf(name) ?? nameOfList(this.#securities[stock], date)
    if (given === undefined) return undefined
    const known = this.#names.get(given) ?? displayName(given)
    this.#names.set(given, known)
    return known
  }

  /** Reads the day before, after the day itself. */
  #before(view: DayView, previousDate: number): Before {
    const { events, date } = view
    const { bigLossPercent } = this.#input.choices
    const found = { sealed: 0, ofOne: 0, ofTwoOrMore: 0, lowestOpen: Infinity, again: 0 }
    const counts = { premiumStocks: 0, sealedNotKnown: 0, brokenNotKnown: 0, losers: 0, known: 0 }
    const open: Streak[] = []
    const opens: number[] = []
    const closes: number[] = []
    for (const event of view.eventsOn(previousDate)) {
      const state = events.state[event]!
      if ((state & (UP_SEALED | UP_BROKEN)) === 0 || !this.#isCounted(view, event)) continue
      const isSealed = (state & UP_SEALED) !== 0
      if (isSealed) {
        const run = streak(view, event, UP_SEALED)
        found.sealed++
        if (run.boards === 1) found.ofOne++
        else found.ofTwoOrMore++
        if (run.atLeast) {
          open.push(run)
          found.lowestOpen = Math.min(found.lowestOpen, run.boards)
        }
      }
      const next = this.#eventOf[events.stock[event]!]!
      if (next < 0 || events.date[next] !== date) continue
      if (isSealed && (events.state[next]! & UP_SEALED) !== 0) found.again++
      const prevClose = events.prevClose[next]!
      if (prevClose <= 0 || isUnjudged(events.state[next]!)) {
        if (isSealed) counts.sealedNotKnown++
        else counts.brokenNotKnown++
        continue
      }
      const close = events.close[next]!
      counts.known++
      if ((close - prevClose) * 100 <= -bigLossPercent * prevClose) counts.losers++
      if (!isSealed) continue
      counts.premiumStocks++
      opens.push((events.open[next]! - prevClose) / prevClose)
      closes.push((close - prevClose) / prevClose)
    }
    return { ...found, ...counts, open, opens, closes }
  }
}

function sum(rungs: readonly Rung[]): number {
  return rungs.reduce((count, { codes }) => count + codes.length, 0)
}

/** 一进二, where some stock stood on the first rung yesterday or stands on the second today. */
function firstPromotion(
  { open }: Today,
  { ofOne, lowestOpen }: Before,
  above: number,
): Pick<Promotion, 'from' | 'rate'>[] {
  if (ofOne === 0 && above === 0) return []
  const isOpen = lowestOpen <= 1 || open.some((board) => board.streakAtLeast && board.streak <= 2)
  return [{ from: 1, rate: isOpen ? undefined : ratio(above, ofOne) }]
}
