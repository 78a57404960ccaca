import { Refusal } from '../model/refusal.ts'
import type { TableRecord } from './table.ts'

/** What a column of a groups file holds. */
export type GroupRole = 'code' | 'group' | 'reason' | 'from' | 'to' | 'date'

/** Headers by role, Latin ones in any case; of several columns of one role the first name here decides. */
export const GROUP_HEADERS: Readonly<Record<GroupRole, readonly string[]>> = {
  code: [
    ...['con_code', 'ts_code', 'code', 'codes', 'symbol', 'stock', 'stocks', 'members'],
    ...['股票代码', '证券代码', '成分股代码', '代码', '成分股', '股票'],
  ],
  group: [
    ...['group', 'groups', 'theme', 'themes', 'sector', 'sectors', 'industry', 'concept', 'concepts'],
    ...['concept_name', 'industry_name', '题材', '板块', '概念', '行业', '分组', '所属题材', '所属板块'],
    ...['所属概念', '所属行业', '题材名称', '板块名称', '概念名称', '行业名称', '概念板块', '行业板块'],
  ],
  reason: ['reason', '涨停原因', '涨停原因类别', '原因'],
  from: ['from', 'since', 'start', 'start_date', 'in_date', '开始', '开始日期', '纳入', '纳入日期'],
  to: ['to', 'until', 'end', 'end_date', 'out_date', '结束', '结束日期', '剔除', '剔除日期'],
  date: ['date', 'trade_date', '日期', '交易日期'],
}

/** The roles in the order in which the documents list them. */
export const GROUP_ROLES: readonly GroupRole[] = ['code', 'group', 'reason', 'from', 'to', 'date']

/** Positions of the columns by role; every column of groups is read. */
export interface GroupColumns {
  readonly code: number
  readonly groups: readonly number[]
  readonly reason: number | undefined
  readonly from: number | undefined
  readonly to: number | undefined
  readonly date: number | undefined
  readonly count: number
}

/** Which column is which; refuses a table without codes or without groups. */
export function groupColumns(file: string, header: TableRecord): GroupColumns {
  const headers = header.cells.map((cell) => cell.toLowerCase())
  const placesOf = (role: GroupRole): number[] =>
    GROUP_HEADERS[role].flatMap((name) =>
      headers.flatMap((header, at) => (header === name.toLowerCase() ? [at] : [])),
    )
  const [code] = placesOf('code')
  const [reason] = placesOf('reason')
  // A list of the day's 涨停原因 alone names the groups itself.
  const named = placesOf('group')
  const groups = named.length > 0 || reason === undefined ? named : [reason]
  const missing = [...(code === undefined ? ['code'] : []), ...(groups.length === 0 ? ['group'] : [])]
  if (code === undefined || groups.length === 0) {
    throw new Refusal(
      'missing-column',
      `no column for ${missing.join(', ')}, found ${header.cells.map((cell) => `"${cell}"`).join(', ')}`,
      'name the columns code or 代码, and group, 题材, 概念, 板块, 行业, sector or industry',
      { file, line: header.line },
    )
  }
  return {
    code,
    groups: groups.toSorted((a, b) => a - b),
    reason: named.length > 0 ? reason : undefined,
    from: placesOf('from')[0],
    to: placesOf('to')[0],
    date: placesOf('date')[0],
    count: headers.length,
  }
}

/** The row's cells; what goes on behind the last column belongs to it where it lists groups or codes. */
export function groupCells(file: string, row: TableRecord, columns: GroupColumns): readonly string[] {
  const last = columns.count - 1
  const extra = row.cells.slice(columns.count)
  if (extra.every((cell) => cell === '')) return row.cells
  if (columns.groups.includes(last) || columns.code === last) {
    return [...row.cells.slice(0, last), row.cells.slice(last).join(',')]
  }
  throw new Refusal(
    'bad-groups',
    `expected ${columns.count} cells as in the header, found ${row.cells.length}`,
    'quote cells that hold commas',
    { file, line: row.line, column: columns.count + 1 },
  )
}
