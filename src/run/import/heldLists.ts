import type { StockCode } from '../../model/code.ts'
import type { ExRights } from '../../model/exRights.ts'
import type { ListConflict, RowDifference } from '../../model/storeReport.ts'
import type { StoreReader } from '../../store/reader.ts'
import type { StoredIndexBar } from '../../store/storedDay.ts'

/** Differences that are shown. */
const TOLD = 3
/** Of points, shares and yuan. */
const TEN_THOUSANDTHS = 10_000

/** Lists that stand beside bars. */
export interface Lists {
  readonly exRights: ReadonlyMap<StockCode, readonly ExRights[]> | undefined
  readonly indexBars: readonly StoredIndexBar[]
}

/** The entries of lists that a store may take, and those that say something else than it does. */
export interface HeldLists extends Lists {
  readonly conflicts: readonly ListConflict[]
}

/** The lists without the entries that contradict a store: of indexes on its settled days, of ex-rights days on any. */
export async function heldAgainst(store: StoreReader, lists: Lists): Promise<HeldLists> {
  const indexes: RowDifference[] = []
  const settled = new Set(store.days())
  const storedBars = new Map((await store.indexBars()).map((bar) => [`${bar.code} ${bar.date}`, bar]))
  const indexBars = lists.indexBars.filter((bar) => {
    const stored = settled.has(bar.date) ? storedBars.get(`${bar.code} ${bar.date}`) : undefined
    return stored === undefined || isTaken(indexes, bar, stored, bar, INDEX_COLUMNS)
  })
  const days: RowDifference[] = []
  const storedDays = lists.exRights === undefined ? new Map<StockCode, never>() : await store.exRights()
  const exRights =
    lists.exRights === undefined
      ? undefined
      : new Map(
          [...lists.exRights].map(([code, given]) => [
            code,
            given.filter((each) => {
              const stored = storedDays.get(code)?.find(({ date }) => date === each.date)
              return (
                stored === undefined ||
                isTaken(days, { code, date: each.date }, stored, each, EX_RIGHTS_COLUMNS)
              )
            }),
          ]),
        )
  const conflicts = [conflictOf('index', indexes), conflictOf('ex-rights', days)].flat()
  return { exRights, indexBars, conflicts }
}

const INDEX_COLUMNS = ['open', 'high', 'low', 'close', 'prevClose'] as const
const EX_RIGHTS_COLUMNS = ['cash', 'bonus', 'rights', 'rightsPrice'] as const

/** Whether an entry says nothing else than the stored one; a value that one of them lacks contradicts none. */
function isTaken<Column extends string>(
  differing: RowDifference[],
  { code, date }: { readonly code: string; readonly date: number },
  stored: Readonly<Partial<Record<Column, number | undefined>>>,
  given: Readonly<Partial<Record<Column, number | undefined>>>,
  names: readonly Column[],
): boolean {
  const columns = names.flatMap((name) => {
    const [before, now] = [stored[name], given[name]]
    if (before === undefined || now === undefined || before === now) return []
    return [[name, decimal(before), decimal(now)] as const]
  })
  if (columns.length > 0) differing.push({ date, code, columns })
  return columns.length === 0
}

function conflictOf(list: ListConflict['list'], differing: readonly RowDifference[]): ListConflict[] {
  return differing.length === 0 ? [] : [{ list, count: differing.length, first: differing.slice(0, TOLD) }]
}

function decimal(tenThousandths: number): string {
  return String(tenThousandths / TEN_THOUSANDTHS)
}
