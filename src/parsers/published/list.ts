import type { PoolClaim, PoolKind, PoolMember, PrintedDay, Published, Spot } from '../../model/published.ts'
import { Refusal } from '../../model/refusal.ts'
import { folded, poolOfHeaders, roleOf, UNCLEAR_PAIRS } from './listColumns.ts'
import { dayOfRow, memberOf, poolOfRow } from './listRows.ts'
import type { ListRow } from './listRows.ts'

/** A vendor's list as rows, whatever it was written in. */
export interface RawList {
  /** What it is called in messages: the file, or the key in its JSON. */
  readonly title: string
  readonly at: Spot
  readonly headers: readonly string[]
  readonly rows: readonly ListRow[]
  /** How many stocks the vendor says that there are. */
  readonly total: number | undefined
  /** What the list is by the key under which it stands. */
  readonly pool: PoolKind | undefined
}

/** Lists of one day as claims; `asked` is what the user says that they are. */
export function publishedLists(
  file: string,
  lists: readonly RawList[],
  days: readonly PrintedDay[],
  asked: PoolKind | undefined,
): Published {
  const claims = lists.flatMap((list) => poolsOf(file, list, asked))
  return {
    source: 'pool',
    file,
    style: 'other',
    isSelection: false,
    days: [...days, ...lists.flatMap((list) => daysOf(file, list))],
    claims,
    passages: lists.flatMap(otherColumns),
    json: undefined,
  }
}

function poolsOf(file: string, list: RawList, asked: PoolKind | undefined): PoolClaim[] {
  const unclear = list.headers.find((header) => UNCLEAR_PAIRS.includes(folded(header)))
  if (unclear !== undefined) {
    throw new Refusal(
      'bad-list',
      `the column "${unclear}" may be days/boards or boards/days`,
      'give it the header of its order: 涨停统计 (days/boards, AkShare) or up_stat (boards/days, Tushare); or take it out',
      { file, ...list.at },
    )
  }
  const usual = asked ?? list.pool ?? kindOfHeaders(file, list)
  const members = new Map<PoolKind, PoolMember[]>()
  for (const row of list.rows) {
    const member = memberOf(file, row)
    if (member === undefined) continue
    const own = poolOfRow(file, row)
    const kind = own ?? usual
    if (kind === undefined) throw whichPool(file, list)
    if (kind === 'other' || (asked !== undefined && own !== undefined && own !== asked)) continue
    const known = members.get(kind)
    if (known === undefined) members.set(kind, [member])
    else known.push(member)
  }
  const kinds = members.size > 0 ? [...members.keys()] : usual === undefined ? [] : [usual]
  if (kinds.length === 0) throw whichPool(file, list)
  return kinds.map((pool) => ({
    kind: 'pool',
    at: list.at,
    text: list.title,
    pool,
    members: members.get(pool) ?? [],
    total: list.total,
  }))
}

function kindOfHeaders(file: string, list: RawList): PoolKind | undefined {
  const kind = poolOfHeaders(list.headers)
  if (kind !== 'yesterday') return kind
  throw new Refusal(
    'bad-list',
    'a list of the stocks sealed on the day before, not of its own day',
    'give the list of 涨停, 炸板 or 跌停 of the day',
    { file, ...list.at },
  )
}

function whichPool(file: string, list: RawList): Refusal {
  return new Refusal(
    'bad-list',
    `nothing says whether "${list.title}" lists 涨停, 炸板 or 跌停`,
    'say it: --pool sealed, --pool broken or --pool limitDown',
    { file, ...list.at },
  )
}

function daysOf(file: string, list: RawList): PrintedDay[] {
  const days = list.rows.map((row) => dayOfRow(file, row)).filter((day) => day !== undefined)
  return days.filter(
    (day, index) =>
      days.findIndex(
        (other) => other.year === day.year && other.month === day.month && other.day === day.day,
      ) === index,
  )
}

/** Columns that are not compared, as one passage. */
function otherColumns({ at, headers }: RawList): Published['passages'] {
  const others = headers.filter((header) => header.trim() !== '' && roleOf(header) === undefined)
  return others.length === 0 ? [] : [{ at, text: others.join(', ') }]
}
