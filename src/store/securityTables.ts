import type { StockCode } from '../model/code.ts'
import type { DatedFlag, DatedName, Security } from '../model/security.ts'
import { codeOfDigits } from './barsTable.ts'
import type { Column } from './parquet/schema.ts'
import type { SeenPeriods } from './periods.ts'
import type { TableColumns } from './table.ts'
import type { ColumnList } from './table.ts'

/** Stocks: what lists say of them, and the days between which the store has rows of them. */
export const SECURITY_COLUMNS: readonly Column[] = [
  { name: 'code', type: 'text', optional: false },
  { name: 'name', type: 'text', optional: true },
  { name: 'name_from', type: 'date', optional: true },
  { name: 'listed', type: 'date', optional: true },
  { name: 'delisted', type: 'date', optional: true },
  { name: 'first_day', type: 'date', optional: true },
  { name: 'last_day', type: 'date', optional: true },
]

/** Names with the days they held: as lists say (`list`), or as rows of the store were named (`bars`). */
export const NAME_COLUMNS: readonly Column[] = [
  { name: 'code', type: 'text', optional: false },
  { name: 'name', type: 'text', optional: false },
  { name: 'from_date', type: 'date', optional: true },
  { name: 'to_date', type: 'date', optional: true },
  { name: 'origin', type: 'text', optional: false },
]

/** Days on which a stock was ST (风险警示) or was not, by the same two origins. */
export const ST_COLUMNS: readonly Column[] = [
  { name: 'code', type: 'text', optional: false },
  { name: 'is_st', type: 'flag', optional: true },
  { name: 'from_date', type: 'date', optional: true },
  { name: 'to_date', type: 'date', optional: true },
  { name: 'origin', type: 'text', optional: false },
]

const OF_LISTS = 'list'
const OF_BARS = 'bars'

/** First and last day on which the store has a row of a stock. */
export interface Span {
  readonly first: number
  readonly last: number
}

/** Lists of the securities' columns. */
export function securityLists(
  facts: ReadonlyMap<StockCode, Security>,
  spans: ReadonlyMap<number, Span>,
): ColumnList[] {
  const digitsOf = new Map([...spans.keys()].map((digits) => [codeOfDigits(digits), digits]))
  const codes = [...new Set([...facts.keys(), ...digitsOf.keys()])].sort()
  const fact = codes.map((code) => facts.get(code))
  const span = codes.map((code) => spans.get(digitsOf.get(code) ?? -1))
  return [
    codes,
    fact.map((each) => each?.undatedName),
    fact.map((each) => each?.undatedFrom),
    fact.map((each) => each?.listed),
    fact.map((each) => each?.delisted),
    span.map((each) => each?.first),
    span.map((each) => each?.last),
  ]
}

/** Lists of the columns of names. */
export function nameLists(facts: ReadonlyMap<StockCode, Security>, seen: SeenPeriods<string>): ColumnList[] {
  const rows = [
    ...[...facts.values()].flatMap(({ code, names }) =>
      names.map(({ name, from, to }) => [code, name, from, to, OF_LISTS] as const),
    ),
    ...seen
      .list()
      .flatMap(([digits, periods]) =>
        periods.map(({ value, from, to }) => [codeOfDigits(digits), value, from, to, OF_BARS] as const),
      ),
  ]
  return transposed(rows, NAME_COLUMNS.length)
}

/** Lists of the columns of ST periods. */
export function stLists(facts: ReadonlyMap<StockCode, Security>, seen: SeenPeriods<boolean>): ColumnList[] {
  const rows = [
    ...[...facts.values()].flatMap(({ code, flags }) =>
      flags.map(({ specialTreatment, from, to }) => [code, specialTreatment, from, to, OF_LISTS] as const),
    ),
    ...seen
      .list()
      .flatMap(([digits, periods]) =>
        periods.map(({ value, from, to }) => [codeOfDigits(digits), value, from, to, OF_BARS] as const),
      ),
  ]
  return transposed(rows, ST_COLUMNS.length)
}

type Cell = number | string | boolean | undefined

function transposed(rows: readonly (readonly Cell[])[], columns: number): ColumnList[] {
  return Array.from({ length: columns }, (_, at) => rows.map((row) => row[at]))
}

/** What lists say of securities, by code; what was seen in bars is not among it. */
export function securityFacts(
  securities: TableColumns,
  names: TableColumns,
  flags: TableColumns,
): Map<StockCode, Security> {
  const namesOf = new Map<string, DatedName[]>()
  eachOf(names, OF_LISTS, (row, code, from, to) => {
    const name = names.texts('name')(row) ?? ''
    append(namesOf, code, { name, from, to })
  })
  const flagsOf = new Map<string, DatedFlag[]>()
  eachOf(flags, OF_LISTS, (row, code, from, to) => {
    append(flagsOf, code, { specialTreatment: flags.numbers('is_st')[row] === 1, from, to })
  })
  const facts = new Map<StockCode, Security>()
  const code = securities.texts('code')
  const name = securities.texts('name')
  const date = (column: string, row: number): number | undefined => dateAt(securities, column, row)
  for (let row = 0; row < securities.rows; row++) {
    const text = code(row) ?? ''
    const security = {
      code: codeOfDigits(Number(text.slice(0, 6))),
      listed: date('listed', row),
      delisted: date('delisted', row),
      names: namesOf.get(text) ?? [],
      flags: flagsOf.get(text) ?? [],
      undatedName: name(row),
      undatedFrom: date('name_from', row),
    }
    if (saysSomething(security)) facts.set(security.code, security)
  }
  return facts
}

function saysSomething({ listed, delisted, names, flags, undatedName }: Security): boolean {
  const isDated = listed !== undefined || delisted !== undefined
  return isDated || names.length > 0 || flags.length > 0 || undatedName !== undefined
}

/** Between which days the store has rows of each stock, by digits. */
export function securitySpans(securities: TableColumns): Map<number, Span> {
  const spans = new Map<number, Span>()
  const code = securities.texts('code')
  for (let row = 0; row < securities.rows; row++) {
    const first = dateAt(securities, 'first_day', row)
    const last = dateAt(securities, 'last_day', row)
    if (first === undefined || last === undefined) continue
    spans.set(Number((code(row) ?? '').slice(0, 6)), { first, last })
  }
  return spans
}

/** Loads what was seen in bars from a table of names or of ST periods. */
export function loadSeen<Value>(
  table: TableColumns,
  seen: SeenPeriods<Value>,
  valueOf: (row: number) => Value,
): void {
  const periods = new Map<string, { value: Value; from: number; to: number }[]>()
  eachOf(table, OF_BARS, (row, code, from, to) => {
    if (from !== undefined && to !== undefined) append(periods, code, { value: valueOf(row), from, to })
  })
  for (const [code, list] of periods) seen.load(Number(code.slice(0, 6)), list)
}

function eachOf(
  table: TableColumns,
  origin: string,
  take: (row: number, code: string, from: number | undefined, to: number | undefined) => void,
): void {
  const originOf = table.texts('origin')
  const code = table.texts('code')
  for (let row = 0; row < table.rows; row++) {
    if (originOf(row) !== origin) continue
    take(row, code(row) ?? '', dateAt(table, 'from_date', row), dateAt(table, 'to_date', row))
  }
}

/** A date of a table; undefined where there is none. */
export function dateAt(table: TableColumns, column: string, row: number): number | undefined {
  const date = table.numbers(column)[row]!
  return date === 0 ? undefined : date
}

function append<Each>(lists: Map<string, Each[]>, key: string, each: Each): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [each])
  else list.push(each)
}
