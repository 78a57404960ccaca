import type { Claim, Published } from '../../model/published.ts'
import type { Agreement, Compared, NotCompared, ReconcileReport } from '../../model/reconcile.ts'
import { agreementsOf, findingsOf } from './findings.ts'
import type { BarsOf } from './findings.ts'
import type { Comparison } from './prepare.ts'
import type { Reading } from './reading.ts'
import { slipsOf } from './slips.ts'
import { explanationOf, tryVariants } from './variants.ts'
import type { OtherReading } from './variants.ts'

/** Everything that a report is made from. */
export interface ReportInput {
  readonly published: Published
  readonly comparison: Comparison
  readonly reading: Reading
  readonly compared: readonly Compared[]
  readonly barsOf: BarsOf
  readonly others: readonly OtherReading[]
  readonly yearFrom: ReconcileReport['yearFrom']
  readonly choicesOfFile: boolean
}

/** What was found: differences with their bars, the ways of counting that explain them, and what was not compared. */
export function reconcileReport(input: ReportInput): ReconcileReport {
  const { published, comparison, reading, compared, barsOf } = input
  const { today } = reading
  const { claims } = comparison
  const having = (verdict: Compared['verdict']): number =>
    compared.filter((each) => each.verdict === verdict).length
  const variantInput = {
    base: reading,
    compared,
    claims,
    compare: comparison.compare,
    others: input.others,
    slips: slipsOf(compared, reading, barsOf),
  }
  const findings = findingsOf(claims, compared, reading, barsOf)
  const hasFindings = findings.some(({ isDifference }) => isDifference)
  return {
    date: today.date,
    previousDate: today.previousDate,
    source: published.source,
    file: published.file,
    dayPrinted: published.days[0]?.text,
    yearFrom: input.yearFrom,
    scope: today.scope,
    specialTreatment: today.specialTreatment,
    daysBoardsRule: today.daysBoardsRule,
    choicesOfFile: input.choicesOfFile,
    compared: having('agrees') + having('differs'),
    agree: having('agrees'),
    differ: having('differs'),
    leftOut: having('leftOut'),
    notComparable: having('notComparable'),
    findings,
    agreements:
      published.json === undefined ? agreementsOf(claims, compared, reading) : valuesThatAgree(compared),
    consistency: comparison.consistency,
    variants: hasFindings ? tryVariants(variantInput) : [],
    explanation: hasFindings ? explanationOf(variantInput) : undefined,
    notCompared: [...notComparable(claims, compared), ...comparison.notCompared(reading)],
    cutLists: cutLists(claims),
  }
}

/** The values of a JSON report that agree, as one. */
function valuesThatAgree(compared: readonly Compared[]): Agreement[] {
  const count = compared.filter(({ verdict }) => verdict === 'agrees').length
  if (count === 0) return []
  return [
    {
      printed: `${count} values`,
      at: undefined,
      own: undefined,
      list: undefined,
      names: [],
      named: [],
      isFine: false,
      keys: [],
    },
  ]
}

function notComparable(claims: readonly Claim[], compared: readonly Compared[]): NotCompared[] {
  return compared.flatMap(({ verdict, claim, reason, item }) => {
    if (verdict !== 'notComparable') return []
    const said = claim === undefined ? undefined : claims[claim]
    const text = item?.kind === 'stock' ? item.name : item?.kind === 'value' ? item.path : (said?.text ?? '')
    return [{ at: said?.at, text, reason: reason ?? '' }]
  })
}

function cutLists(claims: readonly Claim[]): ReconcileReport['cutLists'] {
  return claims.flatMap((claim) => {
    if (claim.kind !== 'pool' || claim.total === undefined || claim.total <= claim.members.length) return []
    return [{ pool: claim.pool, rows: claim.members.length, total: claim.total }]
  })
}
