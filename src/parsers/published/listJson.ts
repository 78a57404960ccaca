import { isJsonArray, isJsonObject } from '../../model/json.ts'
import type { JsonObject, JsonValue } from '../../model/json.ts'
import { dateFromText } from '../../model/date.ts'
import type { PoolKind, PrintedDay, Spot } from '../../model/published.ts'
import { Refusal } from '../../model/refusal.ts'
import type { RawList } from './list.ts'
import { roleOf } from './listColumns.ts'
import type { ListRole } from './listColumns.ts'
import type { ListRow } from './listRows.ts'
import { spotAt } from './place.ts'

/** How deep lists are looked for. */
const DEEPEST = 5

interface Found {
  readonly path: string
  readonly rows: readonly JsonObject[]
  readonly total: number | undefined
}

/** The lists of stocks in a vendor's JSON, wherever they stand in it, and the day it states. */
export function listsOfJson(
  file: string,
  text: string,
  value: JsonValue,
): { readonly lists: readonly RawList[]; readonly days: readonly PrintedDay[] } {
  const found = listsIn(value, '', 0)
  if (found.length === 0) {
    throw new Refusal(
      'bad-list',
      'JSON without a list of stocks: no array whose members have a code or a name',
      'give the list of a vendor, or the JSON of limitup day',
      { file },
    )
  }
  const pools = found.map(({ path }) => poolOfPath(path))
  if (found.length > 1 && pools.includes(undefined)) {
    throw new Refusal(
      'bad-list',
      `several lists of stocks: ${found.map(({ path }) => `"${path}"`).join(', ')}`,
      'keep one of them, or name them for what they list: 涨停, 炸板, 跌停',
      { file },
    )
  }
  const places = new Places(text)
  const lists = found.map((list, index) => rawList(file, list, pools[index], places))
  return { lists, days: daysIn(value, places) }
}

function listsIn(value: JsonValue, path: string, depth: number): Found[] {
  if (depth > DEEPEST) return []
  if (isJsonArray(value)) {
    const rows = value.filter(isJsonObject)
    if (rows.length > 0 && rows.length === value.length && rows.every(hasStock)) {
      return [{ path, rows, total: undefined }]
    }
    return value.flatMap((each, index) => listsIn(each, `${path}[${index}]`, depth + 1))
  }
  if (!isJsonObject(value)) return []
  const total = value['tc']
  return Object.entries(value).flatMap(([key, each]) =>
    listsIn(each, path === '' ? key : `${path}.${key}`, depth + 1).map((list) =>
      typeof total === 'number' && list.total === undefined ? { ...list, total } : list,
    ),
  )
}

function hasStock(row: JsonObject): boolean {
  return Object.keys(row).some((key) => {
    const role = roleOf(key)
    return role === 'code' || role === 'name'
  })
}

function poolOfPath(path: string): PoolKind | undefined {
  const key = /[^.]*$/.exec(path)![0]
  if (/炸板|broken|zb|open_limit/i.test(key)) return 'broken'
  if (/跌停|down|dt/i.test(key)) return 'limitDown'
  return /涨停|sealed|up|zt/i.test(key) ? 'sealed' : undefined
}

function rawList(
  file: string,
  { path, rows, total }: Found,
  pool: PoolKind | undefined,
  places: Places,
): RawList {
  const headers = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const at = places.current()
  return {
    title: path === '' ? file : path,
    at,
    headers,
    rows: rows.map((row) => rowOf(row, places)),
    total,
    pool,
  }
}

function rowOf(row: JsonObject, places: Places): ListRow {
  const cells: Partial<Record<ListRole, string>> = {}
  for (const [key, value] of Object.entries(row)) {
    const role = roleOf(key)
    if (role !== undefined) cells[role] = cellOf(value)
  }
  const at = places.next(cells.code ?? cells.name ?? '')
  return { at, cells, spotOf: () => at }
}

/** zttj is {days, ct}; everything else is a value. */
function cellOf(value: JsonValue): string {
  if (!isJsonObject(value)) return typeof value === 'object' ? '' : String(value)
  const { days, ct, count } = value
  const boards = ct ?? count
  return typeof days === 'number' && typeof boards === 'number' ? `${days}/${boards}` : ''
}

function daysIn(value: JsonValue, places: Places): PrintedDay[] {
  const objects = [value, isJsonObject(value) ? value['data'] : undefined].filter(isJsonObject)
  return objects.flatMap((object) =>
    Object.entries(object).flatMap(([key, cell]) => {
      const text = typeof cell === 'number' || typeof cell === 'string' ? String(cell) : ''
      const date = roleOf(key) === 'date' ? dateFromText(text) : undefined
      if (date === undefined) return []
      const at = places.of(`"${key}"`)
      return [
        { year: Math.floor(date / 10_000), month: Math.floor(date / 100) % 100, day: date % 100, at, text },
      ]
    }),
  )
}

/** Where the values of a JSON text stand, found in the order in which they are read. */
class Places {
  readonly #text: string
  #from = 0

  constructor(text: string) {
    this.#text = text
  }

  current(): Spot {
    return spotAt(this.#text, this.#from)
  }

  /** The next place of a value. */
  next(value: string): Spot {
    const at = value === '' ? -1 : this.#text.indexOf(value, this.#from)
    if (at >= 0) this.#from = at + value.length
    return spotAt(this.#text, at >= 0 ? at : this.#from)
  }

  of(word: string): Spot {
    return spotAt(this.#text, Math.max(0, this.#text.indexOf(word)))
  }
}
