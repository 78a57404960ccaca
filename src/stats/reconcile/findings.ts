import type { BarVerdict } from '../../model/barVerdict.ts'
import { codeParts, identifyCode } from '../../model/code.ts'
import type { StockCode } from '../../model/code.ts'
import type { Claim } from '../../model/published.ts'
import type { Agreement, Compared, Finding, Item, OwnStock, StockEvidence } from '../../model/reconcile.ts'
import type { DayStats } from '../../model/report.ts'
import { decidingBars } from './decidingBars.ts'
import { boardsByCode, ownStock } from './ownBoards.ts'
import type { BoardsByCode } from './ownBoards.ts'
import { failuresOf } from './ownNumber.ts'
import type { Reading } from './reading.ts'

/** The judged bars of a stock up to the day, latest first. */
export type BarsOf = (code: StockCode) => readonly BarVerdict[]

/** Most stocks that a count names. */
const MOST_COUNTED = 60

/** Stocks whose bars a reader of the findings wants to see. */
export function stocksInQuestion(compared: readonly Compared[]): StockCode[] {
  const codes = compared.flatMap(({ verdict, item }) => {
    if (verdict === 'agrees' || item === undefined) return []
    if (item.kind === 'leftOut') return [item.own.code]
    if (item.kind === 'stock') return [...(item.own === undefined ? [] : [item.own.code]), ...item.candidates]
    return item.kind === 'value' ? codeInPath(item.path) : []
  })
  return [...new Set(codes)]
}

/** Everything that differs, grouped as the text groups it, with the bars that show it. */
export function findingsOf(
  claims: readonly Claim[],
  compared: readonly Compared[],
  reading: Reading,
  barsOf: BarsOf,
): Finding[] {
  const open = compared.filter(({ verdict }) => verdict !== 'agrees' && verdict !== 'notComparable')
  const groups = new Map<string, Compared[]>()
  for (const each of open) {
    const key = groupOf(claims, each)
    const known = groups.get(key)
    if (known === undefined) groups.set(key, [each])
    else known.push(each)
  }
  return [...groups.values()].map((members) => findingOf(claims, members, reading, barsOf))
}

/** Labels of one printed group are one finding, as are the stocks that one tier or list lacks. */
function groupOf(claims: readonly Claim[], { key, claim, item }: Compared): string {
  switch (item?.kind) {
    case 'stock':
      return `${claims[claim ?? 0]?.kind === 'pool' ? poolProblem(item) : 'labels'} ${claim ?? ''}`
    case 'leftOut':
      return claim === undefined ? `left out ${tierOf(item.own)}` : `missing ${claim}`
    case 'number':
    case 'scope':
    case 'total':
    case 'value':
    case undefined:
      return key
  }
}

function poolProblem({ problem }: Extract<Item, { kind: 'stock' }>): 'labels' | 'extra' {
  return problem === 'label' || problem === 'codeName' || problem === 'repeated' ? 'labels' : 'extra'
}

/** What stands on one line of a ladder. */
function tierOf({ board }: OwnStock): string {
  if (board === undefined) return ''
  const { streak, daysBoards, limitPercent } = board
  return [limitPercent, streak, daysBoards?.days, daysBoards?.boards].join(' ')
}

function findingOf(
  claims: readonly Claim[],
  members: readonly Compared[],
  reading: Reading,
  barsOf: BarsOf,
): Finding {
  const first = members[0]!
  const claim = first.claim === undefined ? undefined : claims[first.claim]
  const { item } = first
  const boards = boardsByCode(reading)
  return {
    kind: kindOf(claim, item),
    claim,
    at: claim?.at,
    printed: claim?.text ?? (item?.kind === 'value' ? item.path : ''),
    own: ownOf(item),
    values: item?.kind === 'value' ? { printed: item.printed, own: item.own } : undefined,
    distance: distanceOf(item),
    stocks: members.flatMap(({ item: each }) => evidenceOf(each, boards, barsOf)),
    counted: claim?.kind === 'count' ? countedBy(claim, reading) : [],
    keys: members.map(({ key }) => key),
    isDifference: members.some(({ verdict }) => verdict !== 'remark'),
  }
}

function ownOf(item: Item | undefined): Finding['own'] {
  if (item?.kind === 'number') return item.own
  return item?.kind === 'total' ? { kind: 'count', from: item.own, to: item.own } : undefined
}

function distanceOf(item: Item | undefined): Finding['distance'] {
  if (item?.kind === 'number') return item.distance
  const size = item?.kind === 'total' ? item.printed - item.own : 0
  return size === 0 ? undefined : { size, isUsual: false }
}

function kindOf(claim: Claim | undefined, item: Item | undefined): Finding['kind'] {
  switch (item?.kind) {
    case 'stock':
      return claim?.kind === 'pool' ? poolProblem(item) : 'labels'
    case 'leftOut':
      return claim === undefined ? 'leftOut' : 'missing'
    case 'total':
      return 'total'
    case 'scope':
      return 'scope'
    case 'value':
      return 'value'
    case 'number':
    case undefined:
      return 'number'
  }
}

function evidenceOf(item: Item | undefined, boards: BoardsByCode, barsOf: BarsOf): StockEvidence[] {
  if (item?.kind === 'leftOut') {
    const { own } = item
    const bars = barsOf(own.code).slice(0, 1)
    return [{ name: own.name ?? own.code, printed: undefined, problem: 'leftOut', own, candidates: [], bars }]
  }
  if (item?.kind === 'stock' && item.problem !== undefined) {
    const { name, printed, problem, own, candidates } = item
    const bars = own === undefined ? [] : decidingBars(problem, printed, own, barsOf(own.code))
    return [{ name, printed, problem, own, candidates: own === undefined ? candidates : [], bars }]
  }
  if (item?.kind === 'value') {
    const [code] = codeInPath(item.path)
    if (code === undefined) return []
    const bars = barsOf(code).slice(0, 1)
    const own = ownStock(code, bars[0]?.name, boards)
    return [{ name: own.name ?? code, printed: undefined, problem: 'label', own, candidates: [], bars }]
  }
  return []
}

/** The stock in a path of a JSON report: boards[605398.SH].streak. */
function codeInPath(path: string): StockCode[] {
  const code = /^(?:boards|downBoards)\[(\d{6}\.(?:SH|SZ|BJ))\]/.exec(path)?.[1]
  const parts = code === undefined ? undefined : codeParts(code)
  const identity = parts === undefined ? undefined : identifyCode(parts)
  return identity?.kind === 'stock' ? [identity.code] : []
}

/** Few stocks that a count of ours holds. */
function countedBy(claim: Extract<Claim, { kind: 'count' }>, reading: Reading): OwnStock[] {
  const day = claim.day === 'today' ? reading.today : reading.before
  if (day === undefined) return []
  const boards = boardsByCode({ today: day, before: undefined })
  const stocks = stocksOf(claim, day)
  return stocks.length > MOST_COUNTED ? [] : stocks.map(({ code, name }) => ownStock(code, name, boards))
}

interface Counted {
  readonly code: StockCode
  readonly name: string | undefined
}

function stocksOf(
  { figure, boards = 0 }: Extract<Claim, { kind: 'count' }>,
  day: DayStats,
): readonly Counted[] {
  const sealed = day.boards.filter(({ state }) => state === 'sealed')
  switch (figure) {
    case 'broken':
      return day.boards.filter(({ state }) => state === 'broken')
    case 'limitDown':
      return day.downBoards.filter(({ state }) => state === 'sealed')
    case 'streakStocks':
      return sealed.filter(({ streak }) => streak >= 2)
    case 'tallStocks':
      return sealed.filter(({ streak }) => streak >= boards)
    case 'rungStocks':
      return sealed.filter(({ streak }) => streak === boards)
    case 'maxHeight':
      return sealed.filter(({ streak }) => streak === day.maxHeight)
    case 'failures':
      return failuresOf(day, boards) ?? []
    case 'sealed':
    case 'firstBoards':
    case 'advancers':
    case 'decliners':
    case 'unchanged':
    case 'bigRisers':
    case 'statusUnknown':
      return []
  }
}

/** What the bars confirm: numbers one by one, labels by printed group. */
export function agreementsOf(
  claims: readonly Claim[],
  compared: readonly Compared[],
  reading: Reading,
): Agreement[] {
  return claims.flatMap((claim, index): Agreement[] => {
    const agreeing = compared.filter((each) => each.claim === index && each.verdict === 'agrees')
    if (agreeing.length === 0) return []
    const numbers = agreeing.flatMap(({ item }) => (item?.kind === 'number' ? [item.own] : []))
    const isWhole = !compared.some((each) => each.claim === index && each.verdict !== 'agrees')
    const named =
      claim.kind === 'count' && claim.figure === 'failures'
        ? failuresOf(reading.today, claim.boards ?? 0)
        : []
    return [
      {
        printed: claim.text,
        at: claim.at,
        own: numbers[0],
        list:
          claim.kind === 'pool'
            ? { pool: claim.pool, agree: agreeing.length, rows: claim.members.length }
            : undefined,
        names:
          isWhole || claim.kind === 'pool'
            ? []
            : agreeing.flatMap(({ item }) => (item?.kind === 'stock' ? [item.name] : [])),
        named: (named ?? []).map(({ code, name }) => ({ code, name: name ?? code })),
        isFine: claim.kind === 'rate' && claim.figure !== 'sealRate' && claim.figure !== 'brokenRate',
        keys: agreeing.map(({ key }) => key),
      },
    ]
  })
}
