import type { DaysBoardsRule, Scope } from '../model/scope.ts'
import { SCOPE_RULES, SCOPES } from '../model/scope.ts'
import { previousTradingDay } from '../rules/calendar.ts'
import type { DayChoices } from '../stats/day.ts'
import type { Reading } from '../stats/reconcile/reading.ts'
import type { OtherReading } from '../stats/reconcile/variants.ts'
import { statsWithHistory } from './history.ts'
import { judgeDays } from './judgeDays.ts'
import type { Analysis } from './openAnalysis.ts'

/**
 * The figures of a day, held against `history` days up to it, and of the trading day before, where the data holds it.
 */
export async function readingOf(analysis: Analysis, date: number, history: number): Promise<Reading> {
  const before = previousTradingDay(date)
  const judged = await judgeDays(analysis, before, date, date)
  const today = judged.statsOf(date)
  const hasBefore = today.previousDate !== undefined && judged.dates.includes(before)
  return {
    today: history === 0 ? today : await statsWithHistory(analysis, date, history),
    before: hasBefore ? judged.statsOf(before) : undefined,
  }
}

/** N天M板 rules that texts and vendors follow, and their neighbours. */
const RULES: readonly DaysBoardsRule[] = [
  { rule: 'gap', maxEmpty: 2 },
  { rule: 'half', maxEmpty: 5 },
  { rule: 'half', maxEmpty: undefined },
  ...[1, 3].map((maxEmpty) => ({ rule: 'gap', maxEmpty }) as const),
  ...[2, 3, 4, 6].map((maxEmpty) => ({ rule: 'half', maxEmpty }) as const),
]
/** The rule that looks back farthest. */
const LONGEST_RULE: DaysBoardsRule = { rule: 'half', maxEmpty: undefined }
/** Of these, those that are tried with other scopes too. */
const NAMED_RULES = RULES.slice(0, 3)

/**
 * The same bars by other choices, read in one pass from as far back as any of them needs, and the figures of the day
 * before, to which a stale text belongs.
 */
export async function otherReadings(
  analysis: Analysis,
  { today, before }: Reading,
  date: number,
): Promise<OtherReading[]> {
  const choices = { ...analysis.choices, daysBoards: LONGEST_RULE }
  const dayBefore = previousTradingDay(date)
  const judged = await judgeDays({ ...analysis, choices, allowPartial: true }, dayBefore, date, date)
  const found = otherChoices(analysis.choices, today).map(({ kind, choices: other }): OtherReading => {
    const past = before === undefined ? undefined : judged.statsOf(dayBefore, other)
    return { kind, reading: { today: judged.statsOf(date, other), before: past } }
  })
  return before === undefined
    ? found
    : [...found, { kind: 'stale', reading: { today: before, before: undefined } }]
}

interface OtherChoices {
  readonly kind: 'scope' | 'specialTreatment' | 'daysBoards'
  readonly choices: DayChoices
}

function otherChoices(
  choices: DayChoices,
  { daysBoardsRule, specialTreatment }: Reading['today'],
): OtherChoices[] {
  const others = RULES.filter((rule) => !isSame(rule, daysBoardsRule))
  const scopes = SCOPES.filter((scope) => scope !== choices.scope)
  const opposite = specialTreatment === 'in' ? 'out' : 'in'
  return [
    ...scopes.flatMap((scope) =>
      rulesWith(scope, daysBoardsRule).map((daysBoards) => ({
        kind: 'scope' as const,
        choices: { ...choices, scope, specialTreatment: undefined, daysBoards },
      })),
    ),
    {
      kind: 'specialTreatment',
      choices: { ...choices, specialTreatment: opposite, daysBoards: daysBoardsRule },
    },
    ...others.map((daysBoards) => ({ kind: 'daysBoards' as const, choices: { ...choices, daysBoards } })),
  ]
}

function rulesWith(scope: Scope, base: DaysBoardsRule): DaysBoardsRule[] {
  const rules = [SCOPE_RULES[scope].daysBoards, base, ...NAMED_RULES]
  return rules.filter((rule, index) => rules.findIndex((other) => isSame(rule, other)) === index)
}

function isSame(one: DaysBoardsRule, other: DaysBoardsRule): boolean {
  return one.rule === other.rule && one.maxEmpty === other.maxEmpty
}
