import { doubtsOf, figurePhrase } from '../formatters/doubts.ts'
import type { Doubt } from '../formatters/doubts.ts'
import { statusDoubt } from '../formatters/statusDoubt.ts'
import { causePhrase } from '../formatters/words/causes.ts'
import { MARKS } from '../formatters/words/marks.ts'
import {
  assumedPhrase,
  bracketed,
  derivedPhrase,
  listed,
  STDERR_NOTES,
  titled,
} from '../formatters/words/notes.ts'
import { english, sayIn } from '../formatters/words/phrase.ts'
import type { Language, Phrase, Say } from '../formatters/words/phrase.ts'
import type { DayStats } from '../model/report.ts'
import type { Figure } from '../model/quality.ts'

/** Figures that the printed texts use; doubts about others stay in JSON and the table. */
const PRINTED: readonly Figure[] = [
  'advancers',
  'bigRisers',
  'amountCents',
  'amountChangeCents',
  'limitUp',
  'sealRate',
  'streakStocks',
  'streakPromotion',
  'ladder',
  'daysBoards',
  'groups',
]

/**
 * What a reader of a bare line or a CSV must know of it: what was taken for granted, which reference prices were
 * derived, how many stocks nothing says are ST or not, which figures are partial or unknown, and how many issues the data has. Empty when there is nothing to say.
 */
export function notes(day: DayStats, language?: Language): string[] {
  const say = sayIn(language)
  const figures = PRINTED.filter((figure) => figure !== 'amountCents' || !hasBothAmounts(day))
  // What the notes above say is not said again.
  const doubts = doubtsOf(day, figures)
    .filter(({ cause }) => cause.kind === 'data' || cause.kind === 'lookback')
    .map((doubt) => doubtNote(doubt, say))
  const issues = day.issues.map(({ code, count }) => english(`${code} ${count}`, `${count} ${code}`))
  return [
    ...day.assumptions.map((each) => say(assumedPhrase(each))),
    ...derivedNotes(day).map(say),
    ...rangeNotes(day).map(say),
    ...doubts,
    ...(issues.length === 0
      ? []
      : [say(titled(STDERR_NOTES.dayIssues, bracketed(listed(issues), STDERR_NOTES.dayIssuesWhere)))]),
  ]
}

/** 涨停 limit-up partial: 2 bars not judged. */
function doubtNote(doubt: Doubt, say: Say): string {
  const figures = say(figurePhrase(doubt))
  const gap = say.language === 'zh' ? '' : ' '
  const state = say(STDERR_NOTES[doubt.state])
  return `${figures}${gap}${state}${say(MARKS.colon)}${say(causePhrase(doubt.cause.text))}`
}

/** The line names the amounts of Shanghai and Shenzhen alone. */
function hasBothAmounts({ amountCents }: DayStats): boolean {
  return amountCents.sse !== undefined && amountCents.szse !== undefined
}

function derivedNotes(day: DayStats): Phrase[] {
  if (!day.input.some(({ prevClose }) => prevClose === 'previousClose')) return []
  return [derivedPhrase(day.exRightsDays ?? 0)]
}

function rangeNotes(day: DayStats): Phrase[] {
  const doubt = statusDoubt(day)
  return doubt === undefined ? [] : [bracketed(doubt, STDERR_NOTES.statusHint)]
}
