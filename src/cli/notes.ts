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
]

/**
 * What a reader of a bare line or a CSV must know of it: what was taken for granted, which figures are partial
 * or unknown, and how many issues the data has. Empty when there is nothing to say.
 */
export function notes(day: DayStats): string[] {
  const assumed = day.assumptions.map((each) => `as asked by --${each}`)
  const causes = new Map<string, Figure[]>()
  for (const figure of PRINTED) {
    const quality = day.quality[figure]
    if (figure === 'amountCents' && day.amountCents.sse !== undefined && day.amountCents.szse !== undefined)
      continue
    if (quality.state === 'known' || quality.cause === '0 of 0') continue
    const key = `${quality.state}: ${quality.cause}`
    causes.set(key, [...(causes.get(key) ?? []), figure])
  }
  const doubts = [...causes].map(([cause, figures]) => `${figures.join(', ')} ${cause}`)
  const issues = day.issues.map(({ code, count }) => `${count} ${code}`)
  return [
    ...assumed,
    ...doubts,
    ...(issues.length === 0 ? [] : [`issues of the data: ${issues.join(', ')} (--json shows where)`]),
  ]
}
