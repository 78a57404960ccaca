import { codeAsWritten } from '../model/code.ts'
import type { StockCode } from '../model/code.ts'
import type { DatedFlag, DatedName, Security } from '../model/security.ts'
import { codeOfDigits } from './barsTable.ts'
import type { Column } from './parquet/schema.ts'
import type { SeenPeriods } from './periods.ts'
import type { TableColumns } from './readTable.ts'
import type { ColumnList } from './writeTable.ts'

/** Stocks, and the days between which the store has rows of them. */
export const STOCK_COLUMNS: readonly Column[] = [
  { name: 'code', type: 'text', optional: false },
  { name: 'first_day', type: 'date', optional: false },
  { name: 'last_day', type: 'date', optional: false },
]

/** What lists say of stocks: a name without days, and from when it may decide; listing and delisting. */
export const SECURITY_COLUMNS: readonly Column[] = [
  { name: 'code', type: 'text', optional: false },
  { name: 'name', type: 'text', optional: true },
  { name: 'name_from', type: 'date', optional: true },
  { name: 'listed', type: 'date', optional: true },
  { name: 'delisted', type: 'date', optional: true },
]

/** Names with the days they held: those seen in rows, or those that lists give. */
export const NAME_COLUMNS: readonly Column[] = [
  { name: 'code', type: 'text', optional: false },
  { name: 'name', type: 'text', optional: false },
  { name: 'from_date', type: 'date', optional: true },
  { name: 'to_date', type: 'date', optional: true },
]

/** Days on which a stock was ST (风险警示) or was not: as seen in rows, or as lists say. */
export const ST_COLUMNS: readonly Column[] = [
  { name: 'code', type: 'text', optional: false },
  { name: 'is_st', type: 'flag', optional: true },
  { name: 'from_date', type: 'date', optional: true },
  { name: 'to_date', type: 'date', optional: true },
]

/** First and last day on which the store has a row of a stock. */
export interface Span {
  readonly first: number
  readonly last: number
}

/** Lists of the columns of stocks. */
export function stockLists(spans: ReadonlyMap<number, Span>): ColumnList[] {
  const stocks = [...spans].sort(([a], [b]) => a - b)
  return [
    stocks.map(([digits]) => codeOfDigits(digits)),
    stocks.map(([, { first }]) => first),
    stocks.map(([, { last }]) => last),
  ]
}

/** Lists of the columns of names or of ST periods that were seen. */
export function seenLists<Value extends string | boolean>(seen: SeenPeriods<Value>): ColumnList[] {
  const rows = seen
    .list()
    .flatMap(([digits, periods]) =>
      periods.map(({ value, from, to }) => [codeOfDigits(digits), value, from, to] as const),
    )
  return transposed(rows, NAME_COLUMNS.length)
}

/** Lists of the columns of securities. */
export function securityLists(facts: readonly Security[]): ColumnList[] {
  return [
    facts.map(({ code }) => code),
    facts.map(({ undatedName }) => undatedName),
    facts.map(({ undatedFrom }) => undatedFrom),
    facts.map(({ listed }) => listed),
    facts.map(({ delisted }) => delisted),
  ]
}

/** Lists of the columns of names that lists give. */
export function securityNameLists(facts: readonly Security[]): ColumnList[] {
  const rows = facts.flatMap(({ code, names }) => names.map(({ name, from, to }) => [code, name, from, to]))
  return transposed(rows, NAME_COLUMNS.length)
}

/** Lists of the columns of ST periods that lists give. */
export function securityStLists(facts: readonly Security[]): ColumnList[] {
  const rows = facts.flatMap(({ code, flags }) =>
    flags.map(({ specialTreatment, from, to }) => [code, specialTreatment, from, to]),
  )
  return transposed(rows, ST_COLUMNS.length)
}

type Cell = number | string | boolean | undefined

function transposed(rows: readonly (readonly Cell[])[], columns: number): ColumnList[] {
  return Array.from({ length: columns }, (_, at) => rows.map((row) => row[at]))
}

/** What lists say of securities, by code. The tables have their rows in the order of codes. */
export function securityFacts(
  securities: TableColumns,
  names: TableColumns,
  flags: TableColumns,
): Map<StockCode, Security> {
  const code = securities.texts('code')
  const name = securities.texts('name')
  const nameFrom = securities.numbers('name_from')
  const listed = securities.numbers('listed')
  const delisted = securities.numbers('delisted')
  const nameAt = names.texts('name')
  const isSt = flags.numbers('is_st')
  const namesOf = periodsByCode<DatedName>(names, (row, from, to) => ({ name: nameAt(row) ?? '', from, to }))
  const flagsOf = periodsByCode<DatedFlag>(flags, (row, from, to) => ({
    specialTreatment: isSt[row] === 1,
    from,
    to,
  }))
  const facts = new Map<StockCode, Security>()
  for (let row = 0; row < securities.rows; row++) {
    const text = code(row) ?? ''
    const stock = codeAsWritten(text)
    facts.set(stock, {
      code: stock,
      listed: dayOf(listed[row]),
      delisted: dayOf(delisted[row]),
      names: namesOf(text),
      flags: flagsOf(text),
      undatedName: name(row),
      undatedFrom: dayOf(nameFrom[row]),
    })
  }
  return facts
}

/** Gives the periods of one code after another, asked for in the order of the table. */
function periodsByCode<Each>(
  table: TableColumns,
  periodOf: (row: number, from: number | undefined, to: number | undefined) => Each,
): (code: string) => readonly Each[] {
  const none: readonly Each[] = []
  const codeAt = table.texts('code')
  const from = table.numbers('from_date')
  const to = table.numbers('to_date')
  let next = 0
  return (code) => {
    let own: Each[] | undefined
    for (; next < table.rows && codeAt(next) === code; next++) {
      const period = periodOf(next, dayOf(from[next]), dayOf(to[next]))
      if (own === undefined) own = [period]
      else own.push(period)
    }
    return own ?? none
  }
}

/** Between which days the store has rows of each stock, by digits. */
export function stockSpans(stocks: TableColumns): Map<number, Span> {
  const code = stocks.texts('code')
  const first = stocks.numbers('first_day')
  const last = stocks.numbers('last_day')
  const spans = new Map<number, Span>()
  for (let row = 0; row < stocks.rows; row++) {
    spans.set(Number((code(row) ?? '').slice(0, 6)), { first: first[row]!, last: last[row]! })
  }
  return spans
}

/** Loads what was seen in rows from a table of names or of ST periods. */
export function loadSeen<Value>(
  table: TableColumns,
  seen: SeenPeriods<Value>,
  valueOf: (row: number) => Value,
): void {
  const periods = new Map<string, { value: Value; from: number; to: number }[]>()
  eachPeriod(table, (row, code, from, to) => {
    if (from !== undefined && to !== undefined) append(periods, code, { value: valueOf(row), from, to })
  })
  for (const [code, list] of periods) seen.load(Number(code.slice(0, 6)), list)
}

function eachPeriod(
  table: TableColumns,
  take: (row: number, code: string, from: number | undefined, to: number | undefined) => void,
): void {
  const code = table.texts('code')
  const from = table.numbers('from_date')
  const to = table.numbers('to_date')
  for (let row = 0; row < table.rows; row++) take(row, code(row) ?? '', dayOf(from[row]), dayOf(to[row]))
}

/** A date of a table; undefined where there is none. */
function dayOf(date: number | undefined): number | undefined {
  return date === 0 ? undefined : date
}

function append<Each>(lists: Map<string, Each[]>, key: string, each: Each): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [each])
  else list.push(each)
}
