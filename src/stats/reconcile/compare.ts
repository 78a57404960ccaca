import type { StockCode } from '../../model/code.ts'
import type { Claim, GroupClaim, PoolClaim, PrintedLabel, TextStyle } from '../../model/published.ts'
import type { Compared, OwnStock, StockProblem } from '../../model/reconcile.ts'
import { SCOPE_RULES } from '../../model/scope.ts'
import { leftOutOf } from './leftOut.ts'
import { isTierOf, rungOf } from './tiers.ts'
import { matchNumber } from './matchNumber.ts'
import { matchLabel, matchLadder, matchMember } from './matchLabel.ts'
import type { LabelMatch } from './matchLabel.ts'
import { boardsByCode, ownStock } from './ownBoards.ts'
import type { BoardsByCode } from './ownBoards.ts'
import { ownNumber } from './ownNumber.ts'
import type { NumberClaim } from './ownNumber.ts'
import type { Reading } from './reading.ts'
import type { PreparedText, ResolvedName } from './resolveNames.ts'

/** Holds every claim against one reading of the bars. */
export function compareClaims(text: PreparedText, reading: Reading): Compared[] {
  const boards = boardsByCode(reading)
  const compared = text.resolved.claims.flatMap((claim, index) =>
    compareClaim(text, claim, index, reading, boards),
  )
  return [...compared, ...leftOutOf(text, reading, boards)]
}

function compareClaim(
  text: PreparedText,
  claim: Claim,
  index: number,
  reading: Reading,
  boards: BoardsByCode,
): Compared[] {
  switch (claim.kind) {
    case 'group':
      return [
        ...compareGroup(text, claim, index, reading, boards),
        ...compareTotal(claim, index, text.style, reading),
      ]
    case 'pool':
      return comparePool(text, claim, index, reading, boards)
    case 'scope':
      return [compareScope(claim, index, reading)]
    case 'count':
    case 'rate':
    case 'amount':
    case 'amountChange':
    case 'index':
      return [compareNumber(claim, index, reading)]
  }
}

function compareNumber(claim: NumberClaim, index: number, reading: Reading): Compared {
  const key = `claim ${index}`
  const found = ownNumber(claim, reading)
  if (found.kind === 'unknown') {
    return { key, claim: index, verdict: 'notComparable', reason: found.reason, item: undefined }
  }
  const match = matchNumber(claim, found.own)
  const distance = match.agrees ? undefined : match.distance
  return {
    key,
    claim: index,
    verdict: match.agrees ? 'agrees' : 'differs',
    reason: undefined,
    item: { kind: 'number', own: found.own, distance },
  }
}

function compareScope(
  { specialTreatment, delisting, bse }: Extract<Claim, { kind: 'scope' }>,
  index: number,
  { today }: Reading,
): Compared {
  const rules = SCOPE_RULES[today.scope]
  const agrees =
    (specialTreatment === undefined || specialTreatment === today.specialTreatment) &&
    (delisting === undefined || (delisting === 'in') === rules.delisting) &&
    (bse === undefined || (bse === 'in') === rules.bse)
  return {
    key: `claim ${index}`,
    claim: index,
    verdict: agrees ? 'agrees' : 'differs',
    reason: undefined,
    item: { kind: 'scope' },
  }
}

function compareGroup(
  text: PreparedText,
  claim: GroupClaim,
  index: number,
  reading: Reading,
  boards: BoardsByCode,
): Compared[] {
  const names = text.resolved.names.get(index) ?? []
  const seen = new Set<StockCode>()
  return names.map((name, at) => {
    const code = name.codes.length === 1 ? name.codes[0] : undefined
    const isRepeated = code !== undefined && seen.has(code)
    if (code !== undefined) seen.add(code)
    const own = code === undefined ? undefined : ownStock(code, name.text, boards)
    const problem =
      nameProblem(name) ?? (isRepeated ? 'repeated' : groupProblem(claim, own, text.style, reading))
    return stockCompared(`claim ${index} name ${at}`, index, name, claim.label, own, problem, reading)
  })
}

function nameProblem({ codes, isContradicted }: ResolvedName): StockProblem | undefined {
  if (isContradicted) return 'codeName'
  if (codes.length === 1) return undefined
  return codes.length === 0 ? 'unknown' : 'ambiguous'
}

function groupProblem(
  { label, mark, isBse, isLadder }: GroupClaim,
  own: OwnStock | undefined,
  style: TextStyle,
  { today }: Reading,
): StockProblem | 'open' | undefined {
  if (label.kind === 'limitDown') return own?.downBoard?.state === 'sealed' ? undefined : 'noBoard'
  const board = own?.board
  if (board === undefined || (board.state === 'sealed') !== (label.kind !== 'broken')) return 'noBoard'
  const match = isLadder
    ? matchLadder(label, board)
    : matchLabel(label, board, { style, thresholds: today.thresholds })
  if (match !== 'yes') return match === 'no' ? 'label' : 'open'
  if (isBse && board.segment !== 'bse') return 'block'
  if (mark === undefined) return undefined
  const own20 = board.limitPercent <= 10 ? 10 : board.limitPercent
  const saidByBlock = isBse && mark === 10 && own20 === 30
  return mark === own20 || saidByBlock ? undefined : 'mark'
}

/** 等K股: how many stocks the whole tier is said to hold. */
function compareTotal(claim: GroupClaim, index: number, style: TextStyle, { today }: Reading): Compared[] {
  const { total } = claim
  if (total === undefined) return []
  const own = totalOf(claim, style, today)
  return [
    {
      key: `claim ${index} total`,
      claim: index,
      verdict: own === total ? 'agrees' : 'differs',
      reason: undefined,
      item: { kind: 'total', printed: total, own },
    },
  ]
}

function totalOf(claim: GroupClaim, style: TextStyle, today: Reading['today']): number {
  const { label, mark, isLadder } = claim
  if (isLadder) return rungOf(claim, today).length
  const groups = today.opening.groups.filter(
    (group) => isTierOf(claim, group) && isAtLeast(group.label) === isAtLeast(label),
  )
  if (groups.length > 0) return groups.reduce((sum, { codes }) => sum + codes.length, 0)
  const rules = { style, thresholds: today.thresholds }
  return today.boards.filter(
    (board) =>
      (mark === undefined || mark === Math.max(10, board.limitPercent)) &&
      matchLabel(label, board, rules) === 'yes',
  ).length
}

function isAtLeast(label: { readonly kind: string; readonly atLeast?: boolean }): boolean {
  return label.atLeast === true
}

function comparePool(
  text: PreparedText,
  claim: PoolClaim,
  index: number,
  reading: Reading,
  boards: BoardsByCode,
): Compared[] {
  const names = text.resolved.names.get(index) ?? []
  const seen = new Set<StockCode>()
  return names.map((name, at) => {
    const member = claim.members[at]!
    const code = name.codes.length === 1 ? name.codes[0] : undefined
    const isRepeated = code !== undefined && seen.has(code)
    if (code !== undefined) seen.add(code)
    const own = code === undefined ? undefined : ownStock(code, name.text, boards)
    const key =
      code === undefined
        ? `claim ${index} row ${at}`
        : `claim ${index} stock ${code}${isRepeated ? ' again' : ''}`
    const problem = nameProblem(name) ?? (isRepeated ? 'repeated' : memberProblem(claim, at, own))
    return stockCompared(key, index, name, memberLabel(member), own, problem, reading)
  })
}

function memberProblem(
  { pool, members }: PoolClaim,
  at: number,
  own: OwnStock | undefined,
): StockProblem | 'open' | undefined {
  const member = members[at]!
  if (pool === 'limitDown') {
    const down = own?.downBoard
    if (down?.state !== 'sealed') return 'noBoard'
    const { streak } = member
    return streak === undefined || streak === 0 || streak === down.streak || down.streakAtLeast
      ? undefined
      : 'label'
  }
  const board = own?.board
  if (board?.state !== pool) return 'noBoard'
  const match: LabelMatch = pool === 'broken' ? 'yes' : matchMember(member, board)
  return match === 'yes' ? undefined : match === 'no' ? 'label' : 'open'
}

/** A row's label for display: its window where it has one, else its streak. */
function memberLabel({
  label,
  window,
  windowAtLeast,
  streak,
  streakAtLeast,
}: PoolClaim['members'][number]): PrintedLabel | undefined {
  if (label !== undefined) return label
  if (window !== undefined) {
    const { days, boards } = window
    if (streak !== undefined && streak >= 1 && streak < boards) {
      return { kind: 'combined', days, boards, streak, atLeast: windowAtLeast }
    }
    if (streak === undefined || streak === boards)
      return { kind: 'window', days, boards, atLeast: windowAtLeast }
  }
  return streak === undefined || streak === 0
    ? undefined
    : { kind: 'streak', boards: streak, atLeast: streakAtLeast }
}

function stockCompared(
  key: string,
  claim: number,
  { text, codes }: ResolvedName,
  printed: PrintedLabel | undefined,
  own: OwnStock | undefined,
  found: StockProblem | 'open' | undefined,
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
