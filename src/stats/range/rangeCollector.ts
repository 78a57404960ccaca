import type { StockCode } from '../../model/code.ts'
import type { TradeDate } from '../../model/date.ts'
import { RANGE_FIGURES } from '../../model/rangeReport.ts'
import type {
  RangeDay,
  RangeDoubt,
  RangeFigure,
  RangeIssue,
  RangeQuality,
  RangeReport,
  RangeRule,
} from '../../model/rangeReport.ts'
import type { Cause } from '../../model/quality.ts'
import type { DayFigures } from './dayFigures.ts'
import { rangeDay } from './rangeDay.ts'
import { records } from './records.ts'

/** Takes the days of a range one by one, ascending, and keeps of each a row, or nothing but how well it is known. */
export class RangeCollector {
  readonly #days: RangeDay[] = []
  readonly #doubts = new Map<string, RangeDoubt & { readonly figure: RangeFigure }>()
  readonly #issues = new Map<RangeIssue['code'], RangeIssue>()
  readonly #statusCodes = new Set<StockCode>()
  #statusDays = 0
  #exRightsDays: number | undefined
  #from: TradeDate | undefined
  #last: DayFigures | undefined
  #count = 0

  /** Days taken so far. */
  get count(): number {
    return this.#count
  }

  /** Adds a day with its row. */
  add(day: DayFigures): RangeDay {
    const row = rangeDay(day)
    this.#days.push(row)
    this.note(day)
    return row
  }

  /** Notes how well a day is known. */
  note(day: DayFigures): void {
    this.#count++
    this.#from ??= day.date
    this.#last = day
    for (const figure of RANGE_FIGURES) this.#noteFigure(day, figure)
    for (const { code, count, first } of day.issues) {
      const before = this.#issues.get(code)
      const most = Math.max(before?.most ?? 0, count)
      this.#issues.set(code, { code, days: (before?.days ?? 0) + 1, most, first })
    }
    if (day.ranges !== undefined) {
      this.#statusDays++
      for (const code of day.ranges.stocks) this.#statusCodes.add(code)
    }
    if (day.exRightsDays !== undefined)
      this.#exRightsDays = Math.max(this.#exRightsDays ?? 0, day.exRightsDays)
  }

  /** How well the days are known. */
  quality(): RangeQuality {
    return {
      doubts: joined([...this.#doubts.values()]),
      issues: [...this.#issues.values()].sort((a, b) => (a.code < b.code ? -1 : 1)),
      status:
        this.#statusDays === 0 ? undefined : { days: this.#statusDays, codes: [...this.#statusCodes].sort() },
      exRightsDays: this.#exRightsDays,
    }
  }

  /** What holds for all days. */
  rule(): RangeRule {
    const { scope, specialTreatment, daysBoardsRule, assumptions, skipped, input } = this.#lastDay()
    return { scope, specialTreatment, daysBoardsRule, assumptions, skipped, input }
  }

  report(): RangeReport {
    const to = this.#lastDay().date
    return {
      ...this.rule(),
      from: this.#from ?? to,
      to,
      days: this.#days,
      records: records(this.#days),
      quality: this.quality(),
    }
  }

  #lastDay(): DayFigures {
    if (this.#last === undefined) throw new Error('a range without a day')
    return this.#last
  }

  #noteFigure(day: DayFigures, figure: RangeFigure): void {
    const quality = day.quality[figure]
    if (quality.state === 'known') return
    const { state, causes } = quality
    // A rate of 0 of 0 is no doubt.
    const isNothing = causes.some(({ kind }) => kind === 'nothing')
    if (state === 'unknown' && isNothing) return
    const cause = tellingCause(causes, state)
    if (cause === undefined) return
    const { kind, text } = cause
    const key = `${state} ${kind} ${figure}`
    const before = this.#doubts.get(key) ?? {
      state,
      kind,
      figure,
      figures: [figure],
      days: 0,
      first: day.date,
      text,
    }
    this.#doubts.set(key, { ...before, days: before.days + 1 })
  }
}

/** The cause that is told: not who was ST, which is said by itself; of an unknown figure the data's last, which made it so. */
function tellingCause(causes: readonly Cause[], state: 'partial' | 'unknown'): Cause | undefined {
  const own = causes.filter(({ kind }) => kind !== 'nothing' && kind !== 'status')
  if (state === 'unknown') return own.findLast(({ kind }) => kind === 'data') ?? own.at(-1)
  return own[0] ?? causes.find(({ kind }) => kind === 'status')
}

/** Figures that share a cause and its days in one doubt; partial ones first. */
function joined(doubts: readonly (RangeDoubt & { readonly figure: RangeFigure })[]): RangeDoubt[] {
  const groups = new Map<string, RangeDoubt>()
  for (const { state, kind, figure, days, first, text } of doubts) {
    const key = [state, kind, days, first, text].join(' ')
    const figures = [...(groups.get(key)?.figures ?? []), figure]
    groups.set(key, { state, kind, figures, days, first, text })
  }
  return [...groups.values()].sort((a, b) => Number(a.state === 'unknown') - Number(b.state === 'unknown'))
}
