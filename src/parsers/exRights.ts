import { codeParts, identifyCode } from '../model/code.ts'
import type { StockCode } from '../model/code.ts'
import { dateFromText } from '../model/date.ts'
import type { ExRights } from '../model/exRights.ts'
import { Refusal } from '../model/refusal.ts'
import { joinDays } from './exRightsDays.ts'
import type { ExRightsRow } from './exRightsDays.ts'
import { readTable } from './table.ts'
import type { TableRow } from './table.ts'

type Amount = 'cash' | 'bonus' | 'rights' | 'rightsPrice'
type Role = 'code' | 'date' | Amount

const COLUMNS: Readonly<Record<Role, readonly string[]>> = {
  code: ['ts_code', 'code', 'symbol', '股票代码', '证券代码', '代码'],
  date: ['ex_date', 'date', '除权除息日', '除权日', '日期'],
  cash: ['cash_per_ten', '每10股派现', '每10股派息', '派现'],
  bonus: ['bonus_per_ten', '每10股送转', '送转'],
  rights: ['rights_per_ten', '每10股配股', '配股'],
  rightsPrice: ['rights_price', '配股价'],
}

const AMOUNTS: readonly Amount[] = ['cash', 'bonus', 'rights', 'rightsPrice']

/**
 * Ex-rights days (除权除息) by stock, ascending: a CSV with code, ex_date and amounts for ten shares, or gbbq of
 * 通达信. Codes that are no A-share are passed over; a bad cell is refused with its place, and so is a second row of one
 * day that contradicts the first.
 */
export async function parseExRights(
  file: string,
  bytes: Uint8Array,
  currentCode: (code: StockCode) => StockCode = (code) => code,
): Promise<ReadonlyMap<StockCode, readonly ExRights[]>> {
  const isAccount = isGbbq(bytes)
  const rows = isAccount ? await gbbqDays(file, bytes) : await tableDays(file, bytes)
  const byCode = new Map<StockCode, ExRightsRow[]>()
  for (const row of rows) {
    const now = currentCode(row.code)
    const known = byCode.get(now)
    if (known === undefined) byCode.set(now, [row])
    else known.push(row)
  }
  return new Map([...byCode].map(([code, own]) => [code, joinDays(file, code, own, isAccount)]))
}

/** One row or record of a stock. */
export interface StockExRights extends ExRightsRow {
  readonly code: StockCode
}

/** Bytes that are no text: gbbq begins with a count of 32 bits. */
function isGbbq(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 256).includes(0)
}

async function gbbqDays(file: string, bytes: Uint8Array): Promise<readonly StockExRights[]> {
  const { parseGbbq } = await import('./gbbq/gbbq.ts')
  return parseGbbq(file, bytes)
}

async function tableDays(file: string, bytes: Uint8Array): Promise<StockExRights[]> {
  const rows = await readTable(file, bytes, COLUMNS, ['code', 'date'])
  return rows.flatMap((row) => {
    const code = codeOf(file, row)
    if (code === undefined) return []
    const [cash = 0, bonus = 0, rights = 0, rightsPrice = 0] = AMOUNTS.map((role) =>
      amountOf(file, row, role),
    )
    return [{ code, date: dateOf(file, row), cash, bonus, rights, rightsPrice, line: row.line }]
  })
}

function codeOf(file: string, row: TableRow<Role>): StockCode | undefined {
  const parts = codeParts(row.cells.code ?? '')
  if (parts === undefined) throw bad(file, row, 'a six-digit code', row.cells.code)
  const identity = identifyCode(parts)
  return identity.kind === 'stock' ? identity.code : undefined
}

function dateOf(file: string, row: TableRow<Role>): number {
  const date = dateFromText(row.cells.date ?? '')
  if (date === undefined) throw bad(file, row, 'a date as YYYY-MM-DD or YYYYMMDD', row.cells.date)
  return date
}

/** Ten-thousandths of an amount; an empty cell is none. */
function amountOf(file: string, row: TableRow<Role>, role: Amount): number {
  const text = row.cells[role] ?? ''
  if (text === '') return 0
  const match = /^(\d{1,6})(?:\.(\d{1,4})0*)?$/.exec(text)
  if (match === null) throw bad(file, row, 'an amount with at most four decimals', text)
  return Number(match[1]) * 10_000 + Number((match[2] ?? '').padEnd(4, '0'))
}

function bad(file: string, row: TableRow<Role>, expected: string, found: string | undefined): Refusal {
  return new Refusal('bad-csv', `expected ${expected}, found "${found ?? ''}"`, 'mend the cell', {
    file,
    line: row.line,
  })
}
