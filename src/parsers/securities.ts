import { codeParts, identifyCode } from '../model/code.ts'
import type { StockCode } from '../model/code.ts'
import { dateFromText } from '../model/date.ts'
import { Refusal } from '../model/refusal.ts'
import type { DatedName, Security } from '../model/security.ts'
import { readTable } from './table.ts'
import type { TableRow } from './table.ts'

type Role = 'code' | 'name' | 'start' | 'end' | 'listed' | 'delisted'

const COLUMNS: Readonly<Record<Role, readonly string[]>> = {
  code: ['ts_code', 'code', 'symbol', '股票代码', '证券代码', '代码'],
  name: ['name', 'short_name', '股票名称', '股票简称', '证券简称', '名称', '简称'],
  start: ['start_date', 'from', '开始日期', '起始日期'],
  end: ['end_date', 'to', '结束日期', '截止日期'],
  listed: ['list_date', 'listing_date', 'ipo_date', 'ipoDate', '上市日期'],
  delisted: ['delist_date', 'out_date', 'outDate', '退市日期'],
}

/**
 * A securities list: names (with the days they held, if given), listing and delisting dates. Rows of one stock
 * are joined, also with those of the lists in `known`. Codes that are no A-share are passed over. A bad cell is
 * refused with its place.
 */
export async function parseSecurities(
  file: string,
  bytes: Uint8Array,
  known: ReadonlyMap<StockCode, Security>,
): Promise<Map<StockCode, Security>> {
  const rows = await readTable(file, bytes, COLUMNS, ['code'])
  const byCode = new Map(known)
  for (const row of rows) {
    const code = codeOf(file, row)
    if (code === undefined) continue
    const before = byCode.get(code)
    byCode.set(code, joined(file, row, code, before))
  }
  return byCode
}

function codeOf(file: string, row: TableRow<Role>): StockCode | undefined {
  const text = row.cells.code ?? ''
  const parts = codeParts(text)
  if (parts === undefined) {
    throw new Refusal(
      'bad-csv',
      `expected a six-digit code, found "${text}"`,
      'mend the row or leave it out',
      {
        file,
        line: row.line,
      },
    )
  }
  const identity = identifyCode(parts)
  return identity.kind === 'stock' ? identity.code : undefined
}

function joined(file: string, row: TableRow<Role>, code: StockCode, before: Security | undefined): Security {
  const from = dateOf(file, row, 'start')
  const to = dateOf(file, row, 'end')
  const name = row.cells.name === '' ? undefined : row.cells.name
  const isDated = from !== undefined || to !== undefined
  const dated: DatedName[] = name !== undefined && isDated ? [{ name, from, to }] : []
  return {
    code,
    listed: dateOf(file, row, 'listed') ?? before?.listed,
    delisted: dateOf(file, row, 'delisted') ?? before?.delisted,
    names: [...(before?.names ?? []), ...dated].sort((a, b) => (a.from ?? 0) - (b.from ?? 0)),
    undatedName: name !== undefined && !isDated ? name : before?.undatedName,
  }
}

function dateOf(
  file: string,
  row: TableRow<Role>,
  role: 'start' | 'end' | 'listed' | 'delisted',
): number | undefined {
  const text = row.cells[role]
  if (text === undefined || text === '' || text === 'None' || text === 'nan' || text === 'NaT')
    return undefined
  const date = dateFromText(text.replace(/\.0$/, ''))
  if (date !== undefined) return date
  throw new Refusal(
    'bad-csv',
    `expected a date as YYYY-MM-DD or YYYYMMDD, found "${text}"`,
    'mend the cell or leave it empty',
    {
      file,
      line: row.line,
    },
  )
}
