import type { StockCode } from '../../model/code.ts'
import type { Claim } from '../../model/published.ts'
import type { OwnStock } from '../../model/reconcile.ts'
import type { DayStats } from '../../model/report.ts'
import { boardsByCode, ownStock } from './ownBoards.ts'
import { failuresOf } from './ownNumber.ts'
import type { Reading } from './reading.ts'

/** Most stocks that a count names. */
const MOST_COUNTED = 60

/** Few stocks that a count of ours holds. */
export function countedBy(claim: Extract<Claim, { kind: 'count' }>, reading: Reading): OwnStock[] {
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
