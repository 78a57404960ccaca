import type { Claim, CountFigure, RateFigure } from '../../model/published.ts'
import type { Ratio } from '../../model/ratio.ts'
import type { ConsistencyCheck } from '../../model/reconcile.ts'
import { matchNumber } from './matchNumber.ts'
import type { PreparedText } from './resolveNames.ts'

type CountClaim = Extract<Claim, { kind: 'count' }>
type RateClaim = Extract<Claim, { kind: 'rate' }>

/** Whether the printed figures of a text fit one another, whatever the bars say. */
export function consistencyOf(text: PreparedText): ConsistencyCheck[] {
  const { claims } = text.resolved
  const count = (
    figure: CountFigure,
    day: CountClaim['day'] = 'today',
    boards?: number,
  ): CountClaim | undefined =>
    claims.find(
      (claim): claim is CountClaim =>
        claim.kind === 'count' &&
        claim.figure === figure &&
        claim.day === day &&
        claim.boards === boards &&
        claim.printed.form === 'exact',
    )
  const sealed = count('sealed')
  const broken = count('broken')
  const both = sealed && broken && { sealed: sealed.printed.value, broken: broken.printed.value }
  return [
    ...(both === undefined
      ? []
      : [
          ...rates(
            claims,
            'sealRate',
            { part: both.sealed, whole: both.sealed + both.broken },
            Object.values(both),
          ),
          ...rates(
            claims,
            'brokenRate',
            { part: both.broken, whole: both.sealed + both.broken },
            Object.values(both),
          ),
        ]),
    ...promotion(claims, count('tallStocks', 'today', 3), count('streakStocks', 'before')),
    ...firstBoards(count('firstBoards'), sealed, count('streakStocks')),
    ...names(text, sealed),
    ...totals(text),
    ...height(text, count('maxHeight')),
  ]
}

function rates(
  claims: readonly Claim[],
  figure: RateFigure,
  computed: Ratio,
  parts: readonly number[],
): ConsistencyCheck[] {
  if (
    computed.whole === 0 ||
    (figure !== 'sealRate' && figure !== 'brokenRate' && figure !== 'streakPromotion')
  )
    return []
  return claims
    .filter(
      (claim): claim is RateClaim =>
        claim.kind === 'rate' && claim.figure === figure && claim.day === 'today',
    )
    .map((claim) => ({
      kind: figure,
      holds: matchNumber(claim, { kind: 'rate', from: computed, to: computed }).agrees,
      at: claim.at,
      printed: claim.text,
      parts,
      computed,
    }))
}

function promotion(
  claims: readonly Claim[],
  tall: CountClaim | undefined,
  before: CountClaim | undefined,
): ConsistencyCheck[] {
  if (tall === undefined || before === undefined) return []
  const [part, whole] = [tall.printed.value, before.printed.value]
  return rates(claims, 'streakPromotion', { part, whole }, [part, whole])
}

/** 首板 is what remains of the sealed stocks without 连板股. */
function firstBoards(
  first: CountClaim | undefined,
  sealed: CountClaim | undefined,
  streaks: CountClaim | undefined,
): ConsistencyCheck[] {
  if (first === undefined || sealed === undefined || streaks === undefined) return []
  const rest = sealed.printed.value - streaks.printed.value
  return [
    {
      kind: 'firstBoards',
      holds: rest === first.printed.value,
      at: first.at,
      printed: first.text,
      parts: [sealed.printed.value, streaks.printed.value],
      computed: { part: rest, whole: 1 },
    },
  ]
}

/** No more names under labels than stocks that are said to be sealed. */
function names({ resolved }: PreparedText, sealed: CountClaim | undefined): ConsistencyCheck[] {
  if (sealed === undefined) return []
  const printed = new Set<string>()
  resolved.claims.forEach((claim, index) => {
    if (claim.kind !== 'group' || claim.label.kind === 'broken' || claim.label.kind === 'limitDown') return
    for (const { text, codes } of resolved.names.get(index) ?? []) printed.add(codes[0] ?? text)
  })
  if (printed.size === 0) return []
  return [
    {
      kind: 'names',
      holds: printed.size <= sealed.printed.value,
      at: sealed.at,
      printed: sealed.text,
      parts: [printed.size],
      computed: { part: printed.size, whole: 1 },
    },
  ]
}

/** 等K股 names no more than K. */
function totals({ resolved }: PreparedText): ConsistencyCheck[] {
  return resolved.claims.flatMap((claim, index): ConsistencyCheck[] => {
    const named = resolved.names.get(index)?.length ?? 0
    if (claim.kind !== 'group' || claim.total === undefined || named === 0) return []
    const computed = { part: named, whole: 1 }
    const said = { at: claim.at, printed: claim.text, parts: [claim.total] }
    return [{ kind: 'total', holds: named <= claim.total, computed, ...said }]
  })
}

/** The tallest printed streak is the height that is said. */
function height({ resolved }: PreparedText, claim: CountClaim | undefined): ConsistencyCheck[] {
  if (claim === undefined) return []
  const streaks = resolved.claims.flatMap((each) =>
    each.kind === 'group' && each.label.kind === 'streak' ? [each.label.boards] : [],
  )
  if (streaks.length === 0) return []
  const tallest = Math.max(...streaks)
  return [
    {
      kind: 'height',
      holds: tallest <= claim.printed.value,
      at: claim.at,
      printed: claim.text,
      parts: [claim.printed.value],
      computed: { part: tallest, whole: 1 },
    },
  ]
}
