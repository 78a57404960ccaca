import { codeParts } from '../../model/code.ts'
import { dateFromText } from '../../model/date.ts'
import type { PoolKind, PoolMember, PrintedDay, Spot } from '../../model/published.ts'
import { Refusal } from '../../model/refusal.ts'
import { STATUSES } from '../../model/status.ts'
import { cellLabel } from './labels.ts'
import type { ListRole } from './listColumns.ts'

/** One row of a list: its cells by role, as text, and where it stands. */
export interface ListRow {
  readonly at: Spot
  readonly cells: Readonly<Partial<Record<ListRole, string>>>
  /** Where each cell stands. */
  readonly spotOf: (role: ListRole) => Spot
}

/** Marks of a cell without a value. */
const NOTHING: ReadonlySet<string> = new Set(['', '-', '--', '–', 'None', 'nan', 'NaN', 'NaT', 'null'])

/** What `status` says in the program's own CSV, where others have a label under that header. */
const STATUS_WORDS: ReadonlySet<string> = new Set(STATUSES)

/** The stock and labels of a row; undefined where it names no stock. */
export function memberOf(file: string, row: ListRow): PoolMember | undefined {
  const code = codeCell(file, row)
  const name = cell(row, 'name')
  if (code === undefined && name === undefined) return undefined
  const labelText = STATUS_WORDS.has(row.cells.label ?? '') ? undefined : cell(row, 'label')
  const label = labelText === undefined ? undefined : cellLabel(labelText)
  if (labelText !== undefined && label === undefined) {
    throw bad(file, row, 'label', 'a label as 首板, 3连板 or 5天3板', labelText)
  }
  return {
    at: row.at,
    code,
    name,
    label,
    streak: numberCell(file, row, 'streak') ?? numberCell(file, row, 'downStreak'),
    streakAtLeast: cell(row, 'streakAtLeast') === 'true',
    window: windowOf(file, row),
    windowAtLeast: cell(row, 'windowAtLeast') === 'true',
  }
}

function codeCell(file: string, row: ListRow): string | undefined {
  const text = cell(row, 'code')
    ?.replace(/^[='"]+|["']+$/g, '')
    .replace(/\.0$/, '')
  if (text === undefined) return undefined
  // A table program takes the zeros off: 532 is 000532.
  const whole = /^\d{1,5}$/.test(text) ? text.padStart(6, '0') : text
  if (codeParts(whole) === undefined) throw bad(file, row, 'code', 'a code of six digits', text)
  return whole
}

function windowOf(file: string, row: ListRow): PoolMember['window'] {
  const packed = numberCell(file, row, 'packedWindow')
  if (packed !== undefined) {
    return checked(file, row, 'packedWindow', packed % 65_536, Math.floor(packed / 65_536))
  }
  const days = numberCell(file, row, 'windowDays')
  const boards = numberCell(file, row, 'windowBoards')
  if (days !== undefined && boards !== undefined) return checked(file, row, 'windowDays', days, boards)
  const daysFirst = pairCell(file, row, 'daysOverBoards')
  if (daysFirst !== undefined) return checked(file, row, 'daysOverBoards', daysFirst[0], daysFirst[1])
  const boardsFirst = pairCell(file, row, 'boardsOverDays')
  return boardsFirst && checked(file, row, 'boardsOverDays', boardsFirst[1], boardsFirst[0])
}

function checked(
  file: string,
  row: ListRow,
  role: ListRole,
  days: number,
  boards: number,
): { readonly days: number; readonly boards: number } | undefined {
  if (days === 0 && boards === 0) return undefined
  if (boards >= 1 && boards <= days) return { days, boards }
  const order =
    role === 'boardsOverDays'
      ? 'boards/days, as Tushare writes up_stat'
      : 'days/boards, as AkShare writes 涨停统计'
  throw new Refusal(
    'bad-list',
    `"${row.cells[role] ?? ''}" would be ${days}天${boards}板: more boards than days`,
    `this column is read as ${order}; give it the header of its own order: 涨停统计 (days/boards) or up_stat (boards/days)`,
    { file, ...row.spotOf(role) },
  )
}

function pairCell(file: string, row: ListRow, role: ListRole): [number, number] | undefined {
  const text = cell(row, role)
  if (text === undefined) return undefined
  const match = /^(\d{1,3})\/(\d{1,3})$/.exec(text.replace(/\s/g, ''))
  if (match === null) throw bad(file, row, role, 'two numbers as 13/11', text)
  return [Number(match[1]), Number(match[2])]
}

function numberCell(file: string, row: ListRow, role: ListRole): number | undefined {
  const text = cell(row, role)
  if (text === undefined) return undefined
  const match = /^(\d{1,9})(?:\.0+)?$/.exec(text)
  if (match !== null) return Number(match[1])
  const label = cellLabel(text)
  if (label?.kind === 'firstBoard') return 1
  if (label?.kind === 'streak') return label.boards
  throw bad(file, row, role, 'a whole number', text)
}

/** Which list a row belongs to by its own cells; undefined where they do not say. */
export function poolOfRow(file: string, row: ListRow): PoolKind | 'other' | undefined {
  const text = cell(row, 'kind')
  if (text === undefined) return undefined
  const isDown = cell(row, 'side') === 'down'
  if (/^(?:sealed|封板|涨停|U|limit_up|up)$/i.test(text)) return isDown ? 'limitDown' : 'sealed'
  if (/^(?:broken|炸板|Z)$/i.test(text)) return isDown ? 'other' : 'broken'
  if (/^(?:跌停|D|limit_down|down)$/i.test(text)) return 'limitDown'
  throw bad(file, row, 'kind', '涨停, 炸板 or 跌停 (U, Z or D)', text)
}

/** The day in a row. */
export function dayOfRow(file: string, row: ListRow): PrintedDay | undefined {
  const text = cell(row, 'date')
  if (text === undefined) return undefined
  const date = dateFromText(text.replace(/\.0$/, ''))
  if (date === undefined) throw bad(file, row, 'date', 'a day as YYYY-MM-DD or YYYYMMDD', text)
  return {
    year: Math.floor(date / 10_000),
    month: Math.floor(date / 100) % 100,
    day: date % 100,
    at: row.spotOf('date'),
    text,
  }
}

function cell(row: ListRow, role: ListRole): string | undefined {
  const text = row.cells[role]?.trim()
  return text === undefined || NOTHING.has(text) ? undefined : text
}

function bad(file: string, row: ListRow, role: ListRole, expected: string, found: string): Refusal {
  return new Refusal(
    'bad-list',
    `expected ${expected}, found "${found}"`,
    'mend the cell or leave it empty',
    {
      file,
      ...row.spotOf(role),
    },
  )
}
