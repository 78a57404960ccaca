import type { PrintedLabel } from '../../model/published.ts'
import type { Compared, OwnStock, StockProblem } from '../../model/reconcile.ts'
import type { Reading } from './reading.ts'
import type { ResolvedName } from './resolveNames.ts'

/** What is wrong about a printed stock; `open` where our bars leave it open. */
export type FoundProblem = StockProblem | 'open' | undefined

/** What is wrong about a name itself. */
export function nameProblem({ codes, isContradicted }: ResolvedName): StockProblem | undefined {
  if (isContradicted) return 'codeName'
  if (codes.length === 1) return undefined
  return codes.length === 0 ? 'unknown' : 'ambiguous'
}

/** One printed stock as a compared figure. */
export function stockCompared(
  key: string,
  claim: number,
  { text, codes }: ResolvedName,
  printed: PrintedLabel | undefined,
  own: OwnStock | undefined,
  found: FoundProblem,
  { today }: Reading,
): Compared {
  const problem = found === 'open' ? 'label' : found
  const item = { kind: 'stock', name: text, printed, own, problem, candidates: codes } as const
  if (problem === undefined) return { key, claim, verdict: 'agrees', reason: undefined, item }
  const reason =
    own === undefined ? undefined : found === 'open' ? BEGINS_INSIDE : doubtOf(own, problem, today)
  return { key, claim, verdict: reason === undefined ? 'differs' : 'notComparable', reason, item }
}

const BEGINS_INSIDE = 'our look-back ends inside its streak or window, which may be as long as printed'

/** Why our own figures leave a stock open. */
function doubtOf(own: OwnStock, problem: StockProblem, today: Reading['today']): string | undefined {
  if (today.quality.limitUp.state === 'unknown') return 'the boards of the day are not known from the bars'
  if (today.ranges?.stocks.includes(own.code) === true)
    return 'it hangs on whether the stock was ST, which nothing says'
  const isOpen = problem === 'label' && today.quality.daysBoards.state === 'unknown'
  return isOpen ? 'the windows of the day are not known from the bars' : undefined
}
