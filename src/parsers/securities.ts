import { codeParts, identifyCode } from '../model/code.ts'
import type { StockCode } from '../model/code.ts'
import { dateText, dayNumber } from '../model/date.ts'
import { Refusal } from '../model/refusal.ts'
import type { Place } from '../model/issue.ts'
import type { DatedFlag, DatedName, Security, SecurityPlaces } from '../model/security.ts'
import { readTable } from './table.ts'
import type { TableRow } from './table.ts'
import { cellDate, isNothing } from './tableCells.ts'

type Role = 'code' | 'name' | 'start' | 'end' | 'day' | 'st' | 'listed' | 'delisted'

const COLUMNS: Readonly<Record<Role, readonly string[]>> = {
  code: ['ts_code', 'code', 'symbol', '股票代码', '证券代码', '代码'],
  name: ['name', 'short_name', 'code_name', '股票名称', '股票简称', '证券简称', '名称', '简称'],
  start: ['start_date', 'from', '开始日期', '起始日期'],
  end: ['end_date', 'to', '结束日期', '截止日期'],
  day: ['date', 'trade_date', '日期', '交易日期'],
  st: ['isST', 'is_st', 'st', '是否ST'],
  listed: ['list_date', 'listing_date', 'ipo_date', 'ipoDate', '上市日期'],
  delisted: ['delist_date', 'out_date', 'outDate', '退市日期'],
}

/** What is gathered of one stock while lists are read. */
interface Gathered {
  listed: number | undefined
  delisted: number | undefined
  undatedName: string | undefined
  readonly undatedFrom: number | undefined
  readonly names: DatedName[]
  readonly flags: DatedFlag[]
  places: SecurityPlaces
}

/**
 * A securities list: names and ST flags with the days they held, listing and delisting dates; one row a period,
 * or one row a day as BaoStock writes them. Rows of one stock are joined, also with those of the lists in
 * `known`. Codes that are no A-share are passed over; `currentCode` gives the code a stock goes on under. A bad
 * cell is refused with its place.
 */
export async function parseSecurities(
  file: string,
  bytes: Uint8Array,
  known: ReadonlyMap<StockCode, Security>,
  currentCode: (code: StockCode) => StockCode = (code) => code,
): Promise<Map<StockCode, Security>> {
  const rows = await readTable(file, bytes, COLUMNS, ['code'])
  const gathered = new Map<StockCode, Gathered>()
  for (const row of rows) {
    const found = codeOf(file, row)
    if (found === undefined) continue
    const code = currentCode(found)
    let stock = gathered.get(code)
    if (stock === undefined) gathered.set(code, (stock = gatheredOf(known.get(code))))
    gather(file, row, stock)
  }
  const joined = new Map(known)
  for (const [code, { listed, delisted, undatedName, undatedFrom, names, flags, places }] of gathered) {
    joined.set(code, {
      code,
      listed,
      delisted,
      undatedName,
      undatedFrom,
      names: runs(names, sameName),
      flags: flagRuns(file, code, flags),
      places,
    })
  }
  return joined
}

function gatheredOf(before: Security | undefined): Gathered {
  return {
    listed: before?.listed,
    delisted: before?.delisted,
    undatedName: before?.undatedName,
    undatedFrom: before?.undatedFrom,
    names: [...(before?.names ?? [])],
    flags: [...(before?.flags ?? [])],
    places: before?.places ?? {},
  }
}

function gather(file: string, row: TableRow<Role>, stock: Gathered): void {
  const at: Place = { file, line: row.line }
  const day = dateOf(file, row, 'day')
  const start = dateOf(file, row, 'start')
  const from = start ?? day
  const to = dateOf(file, row, 'end') ?? (start === undefined ? day : undefined)
  const isDated = from !== undefined || to !== undefined
  const name = isNothing(row.cells.name ?? '') ? undefined : row.cells.name
  if (name !== undefined && isDated) stock.names.push({ name, from, to, at })
  else if (name !== undefined) {
    stock.undatedName = name
    stock.places = { ...stock.places, undatedName: at }
  }
  const specialTreatment = flagOf(file, row)
  if (specialTreatment !== undefined) {
    if (!isDated) throw undatedFlag(file, row)
    stock.flags.push({ specialTreatment, from, to, at })
  }
  gatherEnds(file, row, stock, at)
}

function gatherEnds(file: string, row: TableRow<Role>, stock: Gathered, at: Place): void {
  const listed = dateOf(file, row, 'listed')
  if (listed !== undefined) {
    stock.listed = listed
    stock.places = { ...stock.places, listed: at }
  }
  const delisted = dateOf(file, row, 'delisted')
  if (delisted !== undefined) {
    stock.delisted = delisted
    stock.places = { ...stock.places, delisted: at }
  }
}

interface Period {
  readonly from: number | undefined
  readonly to: number | undefined
}

/** Longest time in calendar days between two day rows that are taken for one period: no holiday is longer. */
const LONGEST_CLOSURE_DAYS = 15

/** Periods in order, day rows that follow one another and say the same as one. */
function runs<Each extends Period>(
  periods: readonly Each[],
  isSame: (one: Each, other: Each) => boolean,
): readonly Each[] {
  if (periods.length < 2) return periods
  const joined: Each[] = []
  for (const each of [...periods].sort((a, b) => (a.from ?? 0) - (b.from ?? 0))) {
    const last = joined.at(-1)
    if (last !== undefined && isSame(last, each) && followsDay(last, each)) {
      joined[joined.length - 1] = { ...last, to: each.to }
    } else joined.push(each)
  }
  return joined
}

/** Whether a period is one day soon after the end of the other. */
function followsDay(last: Period, each: Period): boolean {
  if (last.to === undefined || each.from === undefined || each.from !== each.to) return false
  const days = dayNumber(each.from) - dayNumber(last.to)
  return days >= 0 && days <= LONGEST_CLOSURE_DAYS
}

function sameName(one: DatedName, other: DatedName): boolean {
  return one.name === other.name
}

/** Flags in order; two that contradict one another on their first day are refused. */
function flagRuns(file: string, code: StockCode, flags: readonly DatedFlag[]): readonly DatedFlag[] {
  const joined = runs(flags, (one, other) => one.specialTreatment === other.specialTreatment)
  joined.forEach((flag, at) => {
    const before = joined[at - 1]
    if (before === undefined || before.from !== flag.from) return
    if (before.specialTreatment === flag.specialTreatment) return
    const day = flag.from === undefined ? 'the same days' : dateText(flag.from)
    throw new Refusal(
      'conflicting-rows',
      `${code} is ST and is not from ${day} on`,
      'keep the right row of the securities list',
      { file },
    )
  })
  return joined
}

function flagOf(file: string, row: TableRow<Role>): boolean | undefined {
  const text = row.cells.st ?? ''
  if (isNothing(text)) return undefined
  if (/^(?:1(?:\.0)?|true|是|y|yes)$/i.test(text)) return true
  if (/^(?:0(?:\.0)?|false|否|n|no)$/i.test(text)) return false
  throw new Refusal('bad-csv', `expected 1 or 0 for ST, found "${text}"`, 'mend the cell or leave it empty', {
    file,
    line: row.line,
  })
}

function undatedFlag(file: string, row: TableRow<Role>): Refusal {
  return new Refusal(
    'bad-csv',
    'an ST flag without the days for which it held',
    'add start_date and end_date, or one row a day with date',
    { file, line: row.line },
  )
}

function codeOf(file: string, row: TableRow<Role>): StockCode | undefined {
  const text = row.cells.code ?? ''
  const parts = codeParts(text)
  if (parts === undefined) {
    throw new Refusal(
      'bad-csv',
      `expected a six-digit code, found "${text}"`,
      'mend the row or leave it out',
      { file, line: row.line },
    )
  }
  const identity = identifyCode(parts)
  return identity.kind === 'stock' ? identity.code : undefined
}

function dateOf(
  file: string,
  row: TableRow<Role>,
  role: 'start' | 'end' | 'day' | 'listed' | 'delisted',
): number | undefined {
  const text = row.cells[role]
  if (text === undefined || isNothing(text)) return undefined
  const date = cellDate(text)
  if (date !== undefined) return date
  throw new Refusal(
    'bad-csv',
    `expected a date as YYYY-MM-DD or YYYYMMDD, found "${text}"`,
    'mend the cell or leave it empty',
    { file, line: row.line },
  )
}
