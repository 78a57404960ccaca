import { doubtsOf, figureWords } from '../formatters/doubts.ts'
import { exRightsWords } from '../formatters/exRightsWords.ts'
import { statusDoubt } from '../formatters/statusDoubt.ts'
import type { DayStats, Figure } from '../model/report.ts'

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
export function notes(day: DayStats): string[] {
  const assumed = day.assumptions.map((each) => `as asked by --${each}`)
  const figures = PRINTED.filter((figure) => figure !== 'amountCents' || !hasBothAmounts(day))
  // What the notes above say is not said again.
  const doubts = doubtsOf(day, figures)
    .filter(({ cause }) => cause.kind === 'data' || cause.kind === 'lookback')
    .map((doubt) => `${figureWords(doubt)} ${doubt.state}: ${doubt.cause.text}`)
  const issues = day.issues.map(({ code, count }) => `${count} ${code}`)
  return [
    ...assumed,
    ...derivedNotes(day),
    ...rangeNotes(day),
    ...doubts,
    ...(issues.length === 0 ? [] : [`issues of the data: ${issues.join(', ')} (--json shows where)`]),
  ]
}

/** The line names the amounts of Shanghai and Shenzhen alone. */
function hasBothAmounts({ amountCents }: DayStats): boolean {
  return amountCents.sse !== undefined && amountCents.szse !== undefined
}

function derivedNotes(day: DayStats): string[] {
  if (!day.input.some(({ prevClose }) => prevClose === 'previousClose')) return []
  const known = exRightsWords(day.exRightsDays ?? 0)
  return [`no pre_close: derived from the close before, ${known} (--ex-rights takes a list)`]
}

function rangeNotes(day: DayStats): string[] {
  const doubt = statusDoubt(day)
  if (doubt === undefined) return []
  return [
    `${doubt} (give names or flags of the day, or --securities; --assume-no-st takes them as ordinary stocks)`,
  ]
}
