import type { Claim } from '../../model/published.ts'
import type { Compared, Explanation, Variant, VariantKind } from '../../model/reconcile.ts'
import type { Board } from '../../model/report.ts'
import type { Reading } from './reading.ts'
import { withBroken, withoutBse, withSealed, withTouchedSealed } from './supposed.ts'

/** What variants are tried on. */
export interface VariantInput {
  readonly base: Reading
  readonly compared: readonly Compared[]
  readonly claims: readonly Claim[]
  readonly compare: (reading: Reading) => readonly Compared[]
  /** Readings of the same bars by other choices, and of the day before. */
  readonly others: readonly OtherReading[]
  /** Stocks printed as sealed that were not, as boards with the printed labels. */
  readonly slips: readonly Board[]
}

/** A reading that was made by other choices. */
export interface OtherReading {
  readonly kind: Extract<VariantKind, 'scope' | 'specialTreatment' | 'daysBoards' | 'stale'>
  readonly reading: Reading
}

/** One variant as it can be put on top of any reading. */
interface Candidate {
  readonly kind: VariantKind
  /** Undefined where it changes no reading: `explains` then says what it explains. */
  readonly on: ((reading: Reading) => Reading) | undefined
  readonly explains: readonly string[]
  readonly stocks: Variant['stocks']
  readonly queued: Variant['queued']
  /** Whether it takes the place of the base. */
  readonly isOther: boolean
}

/** Largest part of a turnover that exchanges' totals differ from the sum over A-shares. */
const TOTALS_DIFFER_BY = 1000

/** Tries every variant alone, best first. */
export function tryVariants(input: VariantInput): Variant[] {
  const known = differences(input.compared)
  return candidatesOf(input, input.base)
    .map((candidate) => tried(input, { reading: input.base, known, left: known }, candidate))
    .filter(({ resolves }) => resolves.length > 0)
    .sort((a, b) => byScore(input.base, a, b))
}

/** Puts variants together, each time the one that explains most of what is left; undefined where none explains any. */
export function explanationOf(input: VariantInput): Explanation | undefined {
  const all = differences(input.compared)
  const chosen: Variant[] = []
  let state: Tried = { reading: input.base, known: all, left: all }
  for (;;) {
    const candidates = candidatesOf(input, state.reading).filter(
      ({ isOther }) => chosen.length === 0 || !isOther,
    )
    const [best] = candidates
      .map((candidate) => ({ candidate, variant: tried(input, state, candidate) }))
      .filter(({ variant }) => scoreOf(variant) > 0)
      .sort((a, b) => byScore(input.base, a.variant, b.variant))
    if (best === undefined) break
    const { candidate, variant } = best
    chosen.push(variant)
    const reading = candidate.on?.(state.reading) ?? state.reading
    state = {
      reading,
      known: candidate.on === undefined ? state.known : differences(input.compare(reading)),
      left: state.left.filter((key) => !variant.resolves.includes(key)),
    }
  }
  if (chosen.length === 0) return undefined
  const { left } = state
  return { variants: chosen, resolves: all.filter((key) => !left.includes(key)), left }
}

/** Keys of the figures that differ. */
export function differences(compared: readonly Compared[]): string[] {
  return compared.filter(isDifference).map(({ key }) => key)
}

function isDifference({ verdict }: Compared): boolean {
  return verdict === 'differs' || verdict === 'leftOut'
}

/** What a variant explains, less what it would break. A slip breaks what shows it to be one. */
function scoreOf({ kind, resolves, breaks }: Variant): number {
  return kind === 'slip' ? resolves.length : resolves.length - breaks.length
}

/** A reading, what differs under it, and what nothing has explained yet. */
interface Tried {
  readonly reading: Reading
  readonly known: readonly string[]
  readonly left: readonly string[]
}

/** Best first; of equal ones that which supposes less. */
function byScore(base: Reading, one: Variant, other: Variant): number {
  return (
    scoreOf(other) - scoreOf(one) ||
    changesOf(base, one) - changesOf(base, other) ||
    other.resolves.length - one.resolves.length
  )
}

/** How many choices a variant changes. */
function changesOf({ today }: Reading, { kind, scope, daysBoardsRule }: Variant): number {
  const { rule, maxEmpty } = today.daysBoardsRule
  const isOtherRule = daysBoardsRule.rule !== rule || daysBoardsRule.maxEmpty !== maxEmpty
  return kind === 'stale' ? 1 : Number(scope !== today.scope) + Number(isOtherRule) + 1
}

function tried(input: VariantInput, { reading, known, left }: Tried, candidate: Candidate): Variant {
  const { kind, on, explains, stocks, queued } = candidate
  const supposed = on?.(reading) ?? reading
  const { today } = supposed
  const said = {
    kind,
    scope: today.scope,
    specialTreatment: today.specialTreatment,
    daysBoardsRule: today.daysBoardsRule,
    stocks,
    date: kind === 'stale' ? today.date : undefined,
    queued,
  }
  if (on === undefined) return { ...said, resolves: left.filter((key) => explains.includes(key)), breaks: [] }
  const now = new Map(input.compare(supposed).map((each) => [each.key, each]))
  const isResolved = (key: string): boolean => {
    const verdict = now.get(key)?.verdict
    return verdict === undefined || verdict === 'agrees' || verdict === 'remark'
  }
  return {
    ...said,
    resolves: left.filter(isResolved),
    breaks: [...now.values()]
      .filter((each) => isDifference(each) && !known.includes(each.key))
      .map(({ key }) => key),
  }
}

function candidatesOf(input: VariantInput, reading: Reading): Candidate[] {
  return [
    ...input.others.map(({ kind, reading: other }) => candidate(kind, () => other, { isOther: true })),
    ...(reading.today.boards.some(({ segment }) => segment === 'bse') ? [candidate('bse', withoutBse)] : []),
    ...(reading.today.limitUp.broken > 0 ? [candidate('touched', withTouchedSealed)] : []),
    ...unqueued(input, reading),
    ...slipped(input, reading),
    ...otherTotals(input, reading),
  ]
}

function candidate(kind: VariantKind, on: Candidate['on'], more: Partial<Candidate> = {}): Candidate {
  return { kind, on, explains: [], stocks: [], queued: undefined, isOther: false, ...more }
}

/** A high at the limit need not have been a queue there: fewer broken boards may be printed. */
function unqueued({ claims }: VariantInput, { today }: Reading): Candidate[] {
  const printed = claims.flatMap((claim) =>
    claim.kind === 'count' &&
    claim.figure === 'broken' &&
    claim.day === 'today' &&
    claim.printed.form === 'exact' &&
    claim.printed.value < today.limitUp.broken
      ? [claim.printed.value]
      : [],
  )
  return [...new Set(printed)].map((count) =>
    candidate('unqueued', (reading) => withBroken(reading, count), {
      queued: { part: count, whole: today.limitUp.broken },
    }),
  )
}

/** Each stock that was printed as sealed and was not, and all of them. */
function slipped({ slips }: VariantInput, { today }: Reading): Candidate[] {
  const sealed = new Set(today.boards.filter(({ state }) => state === 'sealed').map(({ code }) => code))
  const open = slips.filter(({ code }) => !sealed.has(code))
  const sets = open.length > 1 ? [open, ...open.map((board) => [board])] : open.map((board) => [board])
  return sets.map((boards) =>
    candidate('slip', (reading) => withSealed(reading, boards), {
      stocks: boards.map(({ code, name }) => ({ code, name: name ?? code })),
    }),
  )
}

/** Totals of the exchanges may hold more than A-shares. */
function otherTotals({ claims, compared }: VariantInput, { today }: Reading): Candidate[] {
  const { sse, szse } = today.amountCents
  if (sse === undefined || szse === undefined) return []
  const near = compared.filter(({ claim, verdict, item }) => {
    const kind = claim === undefined ? undefined : claims[claim]?.kind
    if (verdict !== 'differs' || item?.kind !== 'number') return false
    if (kind !== 'amount' && kind !== 'amountChange') return false
    return item.distance !== undefined && Math.abs(item.distance.size) * TOTALS_DIFFER_BY <= sse + szse
  })
  return near.length === 0 ? [] : [candidate('amounts', undefined, { explains: near.map(({ key }) => key) })]
}
