import { Refusal } from '../../model/refusal.ts'
import type { RawList } from './list.ts'
import { roleOf } from './listColumns.ts'
import type { ListRole } from './listColumns.ts'
import type { ListRow } from './listRows.ts'

const DELIMITERS = ['\t', ',', ';', '|'] as const

/** The delimiter of a table whose first line names a column of stocks; undefined where the text is no table. */
export function tableDelimiter(text: string): string | undefined {
  const first = text.split(/\r\n|\n|\r/).find((line) => line.trim() !== '') ?? ''
  return DELIMITERS.find((delimiter) => {
    const cells = first.split(delimiter).map((cell) => cell.replace(/^\s*"|"\s*$/g, ''))
    return cells.some(isStockHeader)
  })
}

function isStockHeader(cell: string): boolean {
  const role = roleOf(cell)
  return role === 'code' || role === 'name'
}

/** Reads a list of a vendor by its headers. */
export async function listOfTable(file: string, text: string, delimiter: string): Promise<RawList> {
  const { parse } = await import('csv-parse/sync')
  let records: unknown
  try {
    records = parse(text, {
      delimiter,
      info: true,
      trim: true,
      relax_column_count: true,
      skip_empty_lines: true,
    })
  } catch (cause) {
    const line = /at line (\d+)/.exec(String(cause))?.[1]
    throw new Refusal(
      'bad-csv',
      'the quotes do not match at this line or before it',
      'close every quote and double a quote inside quotes',
      line === undefined ? { file } : { file, line: Number(line) },
      cause,
    )
  }
  if (!Array.isArray(records)) throw new Error('csv-parse gave no list of records')
  const rows = records.map((each: { record: string[]; info: { lines: number } }) => ({
    line: each.info.lines,
    cells: each.record,
  }))
  const [head, ...body] = rows
  if (head === undefined) throw new Error('a table without its first line')
  const roles = head.cells.map(roleOf)
  refuseTwice(file, head.line, head.cells, roles)
  return {
    title: file,
    at: { line: head.line, column: 1 },
    headers: head.cells,
    rows: body.map(({ line, cells }) => rowOf(line, cells, roles)),
    total: undefined,
    pool: undefined,
  }
}

function rowOf(line: number, cells: readonly string[], roles: readonly (ListRole | undefined)[]): ListRow {
  const byRole: Partial<Record<ListRole, string>> = {}
  roles.forEach((role, at) => {
    if (role !== undefined) byRole[role] = cells[at] ?? ''
  })
  return {
    at: { line, column: 1 },
    cells: byRole,
    spotOf: (role) => ({ line, column: roles.indexOf(role) + 1 }),
  }
}

function refuseTwice(
  file: string,
  line: number,
  headers: readonly string[],
  roles: readonly (ListRole | undefined)[],
): void {
  roles.forEach((role, at) => {
    const first = roles.indexOf(role)
    if (role === undefined || first === at) return
    throw new Refusal(
      'ambiguous-column',
      `the columns "${headers[first]!}" and "${headers[at]!}" mean the same`,
      'take one of them out',
      { file, line, column: at + 1 },
    )
  })
}
