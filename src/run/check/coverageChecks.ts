import { EXCHANGES } from '../../model/code.ts'
import type { DayCoverage } from '../../model/coverage.ts'
import { dateText } from '../../model/date.ts'
import { gaps } from '../../stats/completeness.ts'
import type { Findings } from './findings.ts'

/** A day with less than this share of the codes of both its neighbours has lost some, in percent. */
const LEAST_OF_NEIGHBOURS = 95
/** Fewer codes than this of an exchange are not compared. */
const SMALLEST_COMPARED = 200

/** Fewer stocks than this may all have been suspended on one day. */
const FEWEST_TELLING = 5

/** Finds trading days without bars, and days with too few stocks. Gives the days that are missing. */
export function lookAtCoverage(
  coverage: readonly DayCoverage[],
  leastShare: number,
  findings: Findings,
): ReadonlySet<number> {
  const [first, last] = [coverage[0]?.date, coverage.at(-1)?.date]
  const missing = new Set<number>()
  if (first === undefined || last === undefined) return missing
  const short = new Set<string>()
  for (const gap of gaps(coverage, first, last, leastShare)) {
    if (gap.kind === 'missing') {
      if (stocksBefore(coverage, gap.date) < FEWEST_TELLING) continue
      missing.add(gap.date)
      findings.add('missing-days', () => `no bar on ${dateText(gap.date)}`)
      continue
    }
    const { date, exchange, codes, codesBefore } = gap
    short.add(`${date}${exchange}`)
    findings.add('missing-stocks', () => fewer(date, exchange, codes, `${codesBefore} the day before`))
  }
  coverage.forEach(({ date, codes }, at) => {
    EXCHANGES.forEach((exchange, column) => {
      const before = coverage[at - 1]?.codes?.[column] ?? 0
      const after = coverage[at + 1]?.codes?.[column] ?? 0
      const now = codes?.[column] ?? 0
      const least = Math.min(before, after)
      if (least < SMALLEST_COMPARED || now * 100 >= least * LEAST_OF_NEIGHBOURS) return
      if (short.has(`${date}${exchange}`)) return
      findings.add('missing-stocks', () =>
        fewer(date, exchange, now, `${before} the day before, ${after} the day after`),
      )
    })
  })
  return missing
}

/** Stocks on the last day held before a date. */
function stocksBefore(coverage: readonly DayCoverage[], date: number): number {
  const before = coverage.findLast((each) => each.date < date)
  return before?.codes?.reduce((sum, count) => sum + count, 0) ?? 0
}

function fewer(date: number, exchange: string, codes: number, others: string): string {
  return `${dateText(date)} has ${codes} codes of ${exchange}, ${others}`
}
