import { codeParts, identifyCode } from '../model/code.ts'
import type { StockCode } from '../model/code.ts'
import { dateText } from '../model/date.ts'
import type { Membership } from '../model/groups.ts'
import type { Place } from '../model/issue.ts'
import { Refusal } from '../model/refusal.ts'
import { groupCells, groupColumns } from './groupColumns.ts'
import type { GroupColumns } from './groupColumns.ts'
import { readGroupsJson } from './groupsJson.ts'
import type { GroupsEntry } from './groupsJson.ts'
import { tableRecords, tableText } from './table.ts'
import type { TableRecord } from './table.ts'
import { cellDate, isNothing } from './tableCells.ts'

/** What parts several groups, or several codes, in one cell. */
const PARTED = /[、;；|+,，]/
const PARTED_CODES = /[、;；|+,，\s]+/

/**
 * 题材归属: which stocks belong to which groups, from a CSV or TSV with one row a stock or one a group, or from a JSON
 * object of either; in the order of the file. Codes that are no A-share are passed over; `currentCode` gives the code
 * a stock goes on under. What cannot be read is refused with its place.
 */
export async function parseGroups(
  file: string,
  bytes: Uint8Array,
  currentCode: (code: StockCode) => StockCode = (code) => code,
): Promise<Membership[]> {
  const text = tableText(bytes)
  const found = /^\s*[{[]/.test(text)
    ? jsonMemberships(file, readGroupsJson(file, text))
    : await tableMemberships(file, text)
  return found.map((each) => ({ ...each, code: currentCode(each.code) }))
}

function jsonMemberships(file: string, entries: readonly GroupsEntry[]): Membership[] {
  return entries.flatMap(({ key, values }) => {
    const isStock = codeParts(key.text) !== undefined
    return values.flatMap((value) => {
      const [code, group] = isStock ? [key, value] : [value, key]
      const stock = codeOf(code.text, { file, ...code.at })
      const groups = namesOf(group.text)
      if (groups.length === 0) throw emptyGroup({ file, ...group.at })
      if (stock === undefined) return []
      return groups.map((name) => ({ ...UNDATED, group: name, code: stock, reason: undefined }))
    })
  })
}

const UNDATED = { from: undefined, to: undefined } as const

async function tableMemberships(file: string, text: string): Promise<Membership[]> {
  const { header, rows } = await tableRecords(file, text)
  const columns = groupColumns(file, header)
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell !== ''))
  if (filled.length === 0) {
    throw new Refusal('header-only', 'the file holds a header line and no row', 'add rows, or leave it out', {
      file,
    })
  }
  return filled.flatMap((row) => rowMemberships(file, row, columns))
}

function rowMemberships(file: string, row: TableRecord, columns: GroupColumns): Membership[] {
  const place = (column: number): Place => ({ file, line: row.line, column: column + 1 })
  const cells = groupCells(file, row, columns)
  const groups = columns.groups.flatMap((column) => namesOf(cells[column] ?? ''))
  if (groups.length === 0) throw emptyGroup(place(columns.groups[0] ?? 0))
  const codes = (cells[columns.code] ?? '').split(PARTED_CODES).filter((code) => code !== '')
  if (codes.length === 0) throw badCode('', place(columns.code))
  const days = daysOf(cells, columns, place)
  const reason = columns.reason === undefined ? '' : (cells[columns.reason] ?? '')
  return codes.flatMap((text) => {
    const code = codeOf(text, place(columns.code))
    if (code === undefined) return []
    return groups.map((group) => ({ group, code, ...days, reason: isNothing(reason) ? undefined : reason }))
  })
}

function daysOf(
  cells: readonly string[],
  columns: GroupColumns,
  place: (column: number) => Place,
): { readonly from: number | undefined; readonly to: number | undefined } {
  const dateAt = (column: number | undefined): number | undefined => {
    const text = column === undefined ? '' : (cells[column] ?? '')
    if (column === undefined || isNothing(text)) return undefined
    const date = cellDate(text)
    if (date !== undefined) return date
    throw new Refusal(
      'bad-groups',
      `expected a date as YYYY-MM-DD or YYYYMMDD, found "${text}"`,
      'mend the cell or leave it empty',
      place(column),
    )
  }
  const [from, to, day] = [dateAt(columns.from), dateAt(columns.to), dateAt(columns.date)]
  if (day !== undefined && (from !== undefined || to !== undefined)) {
    throw new Refusal(
      'bad-groups',
      `expected one day or a first and a last one, found ${dateText(day)} and another`,
      'leave the date empty, or the first and the last day',
      place(columns.date ?? 0),
    )
  }
  if (from !== undefined && to !== undefined && from > to) {
    throw new Refusal(
      'bad-groups',
      `expected the first day up to the last, found ${dateText(from)} after ${dateText(to)}`,
      'exchange the two dates',
      place(columns.from ?? 0),
    )
  }
  return day === undefined ? { from, to } : { from: day, to: day }
}

function namesOf(text: string): string[] {
  return text
    .split(PARTED)
    .map((name) => name.trim())
    .filter((name) => !isNothing(name))
}

/** The A-share of a code; undefined for a fund, a B share, an index or a bond. */
function codeOf(text: string, at: Place): StockCode | undefined {
  const parts = codeParts(text)
  const identity = parts && identifyCode(parts)
  if (identity === undefined || identity.kind === 'unassigned') throw badCode(text, at)
  return identity.kind === 'stock' ? identity.code : undefined
}

function badCode(text: string, at: Place): Refusal {
  return new Refusal(
    'bad-groups',
    `expected the six digits of a stock, with or without the market, found "${text}"`,
    'mend the code, with its leading zeros, or leave it out',
    at,
  )
}

function emptyGroup(at: Place): Refusal {
  return new Refusal('bad-groups', 'expected a group, found none', 'name one, or leave the row out', at)
}
