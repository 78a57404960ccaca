import type { StockCode } from '../model/code.ts'
import { leadOrder } from '../model/groups.ts'
import type {
  GroupFigures,
  GroupReport,
  GroupStats,
  GroupStock,
  Membership,
  StockGroups,
} from '../model/groups.ts'
import { ratio } from '../model/ratio.ts'
import type { Board, Riser } from '../model/report.ts'

/** What a user's files say of groups, and what is wanted of them. */
export interface GroupChoice {
  /** In the order of the files. */
  readonly memberships: readonly Membership[]
  /** Whether groups without a touched stock are listed too. */
  readonly listsQuiet: boolean
}

/** One day's boards of a scope, to be put into groups. */
export interface GroupInput extends GroupChoice {
  readonly date: number
  readonly boards: readonly Board[]
  readonly downBoards: readonly Board[]
  readonly risers: readonly Riser[]
  readonly hasDayBefore: boolean
  /** The code under which the bars know a stock. */
  readonly dataCode: (code: StockCode) => StockCode
}

/** Stocks by code, each with the reason that a file gives for it, if any. */
type Members = ReadonlyMap<StockCode, string | undefined>

/**
 * 题材统计: the day's boards by the user's groups. A stock in two groups counts in both; the same pair twice counts
 * once. The order of the files decides nothing but the order of a stock's own groups and which reason stands.
 */
export function groupReport(input: GroupInput): GroupReport {
  const dated = input.memberships.filter((each) => each.from !== undefined || each.to !== undefined)
  const held = input.memberships.filter((each) => holdsOn(each, input.date))
  const groups = membersOf(held, input.dataCode)
  const all = [...groups].map(([name, members]) => groupStats(name, members, input))
  const isQuiet = (group: GroupStats): boolean => group.sealed + group.broken + group.limitDown === 0
  const listed = all.filter((group) => input.listsQuiet || !isQuiet(group)).sort(groupOrder)
  const stocks = stockGroups(held, input)
  const known = new Map(stocks.map((each) => [each.code, each.groups]))
  const counts = input.boards
    .filter((board) => board.state === 'sealed')
    .map((board) => known.get(board.code)?.length ?? 0)
  return {
    groups: listed,
    quiet: all.filter(isQuiet).length,
    ungrouped: figuresOf(input, (code) => !known.has(code), new Map<StockCode, undefined>()),
    overlap: counts.reduce((sum, count) => sum + Math.max(0, count - 1), 0),
    inSeveral: counts.filter((count) => count > 1).length,
    datedRows: dated.length,
    datedToday: dated.filter((each) => holdsOn(each, input.date)).length,
    stocks,
  }
}

function holdsOn({ from, to }: Membership, date: number): boolean {
  return (from === undefined || from <= date) && (to === undefined || date <= to)
}

function membersOf(
  held: readonly Membership[],
  dataCode: GroupInput['dataCode'],
): Map<string, Map<StockCode, string | undefined>> {
  const groups = new Map<string, Map<StockCode, string | undefined>>()
  for (const { group, code, reason } of held) {
    const members = groups.get(group) ?? new Map<StockCode, string | undefined>()
    groups.set(group, members)
    const known = dataCode(code)
    members.set(known, members.get(known) ?? reason)
  }
  return groups
}

/** The groups of every stock of the day, those of rows for one day first. */
function stockGroups(held: readonly Membership[], input: GroupInput): StockGroups[] {
  const byStock = new Map<StockCode, Set<string>>()
  const forOneDay = ({ from, to }: Membership): boolean => from !== undefined && from === to
  const inOrder = [...held.filter(forOneDay), ...held.filter((each) => !forOneDay(each))]
  for (const { group, code } of inOrder) {
    const known = input.dataCode(code)
    byStock.set(known, (byStock.get(known) ?? new Set<string>()).add(group))
  }
  const codes = [...input.boards, ...input.downBoards, ...input.risers].map(({ code }) => code)
  return [...new Set(codes)].sort().flatMap((code) => {
    const groups = byStock.get(code)
    return groups === undefined ? [] : [{ code, groups: [...groups] }]
  })
}

function groupStats(name: string, members: Members, input: GroupInput): GroupStats {
  return { name, members: members.size, ...figuresOf(input, (code) => members.has(code), members) }
}

function figuresOf(input: GroupInput, isIn: (code: StockCode) => boolean, reasons: Members): GroupFigures {
  const boards = input.boards.filter(({ code }) => isIn(code)).sort(byCode)
  const sealed = boards.filter((board) => board.state === 'sealed').sort(leadOrder)
  const broken = boards.filter((board) => board.state === 'broken')
  const risers = input.risers.filter(({ code }) => isIn(code)).sort(byCode)
  const down = input.downBoards.filter((board) => board.state === 'sealed' && isIn(board.code))
  const [first] = sealed
  const maxHeight = first?.streak ?? 0
  const reasonOf = (code: StockCode): string | undefined => reasons.get(code)
  return {
    sealed: sealed.length,
    broken: broken.length,
    sealRate: ratio(sealed.length, boards.length),
    limitDown: down.length,
    streakStocks: input.hasDayBefore ? sealed.filter(({ streak }) => streak >= 2).length : undefined,
    maxHeight,
    maxHeightAtLeast: sealed.some((board) => board.streakAtLeast),
    tallest: codesOf(sealed.filter(({ streak }) => streak === maxHeight)),
    leaders: codesOf(sealed.filter((board) => first !== undefined && leadOrder(first, board) === 0)),
    amountCents: amountOf(sealed),
    stocks: [
      ...[...sealed, ...broken].map((board) => boardStock(board, reasonOf(board.code))),
      ...risers.map((riser) => riserStock(riser, reasonOf(riser.code))),
    ],
  }
}

function boardStock(board: Board, reason: string | undefined): GroupStock {
  return {
    code: board.code,
    name: board.name,
    state: board.state,
    window: board.pictureWindow,
    windowAtLeast: board.pictureWindowAtLeast,
    reason,
  }
}

function riserStock({ code, name }: Riser, reason: string | undefined): GroupStock {
  return { code, name, state: 'risen', window: undefined, windowAtLeast: false, reason }
}

function amountOf(sealed: readonly Board[]): number | undefined {
  let sum = 0
  for (const { amountCents } of sealed) {
    if (amountCents === undefined) return undefined
    sum += amountCents
  }
  return sum
}

function codesOf(boards: readonly Board[]): StockCode[] {
  return boards.map(({ code }) => code).sort()
}

function groupOrder(a: GroupStats, b: GroupStats): number {
  return b.sealed - a.sealed || b.maxHeight - a.maxHeight || (a.name < b.name ? -1 : 1)
}

function byCode(a: { readonly code: StockCode }, b: { readonly code: StockCode }): number {
  return a.code < b.code ? -1 : 1
}
