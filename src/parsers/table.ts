import { Refusal } from '../model/refusal.ts'

/** One record of a small table: the cells by role, and its line in the file. */
export interface TableRow<Role extends string> {
  readonly line: number
  readonly cells: Readonly<Partial<Record<Role, string>>>
}

/** Which headers mean which role, first match wins; Latin headers in any case. */
export type TableColumns<Role extends string> = Readonly<Record<Role, readonly string[]>>

/**
 * Reads a small CSV table (a securities list, index bars) by its headers, in UTF-8 or GB18030. Roles that no
 * header names are absent from the cells. Refuses a table without its required roles.
 */
export async function readTable<Role extends string>(
  file: string,
  bytes: Uint8Array,
  columns: TableColumns<Role>,
  required: readonly Role[],
): Promise<TableRow<Role>[]> {
  const { header, rows } = await tableRecords(file, tableText(bytes))
  const roles = rolesOf(header.cells, columns)
  const missing = required.filter((role) => !roles.includes(role))
  if (missing.length > 0) {
    const expected = missing.map((role) => columns[role].join(' or ')).join('; ')
    throw new Refusal(
      'missing-column',
      `no column for ${missing.join(', ')}, found ${header.cells.map((cell) => `"${cell}"`).join(', ')}`,
      `name the column ${expected}`,
      { file, line: header.line },
    )
  }
  const places = roles.flatMap((role, at) => (role === undefined ? [] : [{ role, at }]))
  return rows.map(({ line, cells }) => {
    const byRole: Partial<Record<Role, string>> = {}
    for (const { role, at } of places) byRole[role] = cells[at] ?? ''
    return { line, cells: byRole }
  })
}

/** One record of a small table as it stands, and its line in the file. */
export interface TableRecord {
  readonly line: number
  readonly cells: readonly string[]
}

/** The header and the other records of a small table, parted by commas, or by tabs where the header is. */
export async function tableRecords(
  file: string,
  text: string,
): Promise<{ readonly header: TableRecord; readonly rows: readonly TableRecord[] }> {
  const firstLine = /[^\r\n]+/.exec(text)?.[0] ?? ''
  const isTabbed = firstLine.includes('\t') && !firstLine.includes(',')
  const plain = plainRecords(text, isTabbed ? '\t' : ',')
  const rows = plain ?? (await parsedRecords(file, text, isTabbed ? '\t' : ','))
  const header = rows.shift()
  if (header === undefined) {
    throw new Refusal('empty-file', 'the file is empty', 'name a file with a header line and rows', { file })
  }
  return { header, rows }
}

/** Records of a text without a quote, a carriage return or a blank line, in which a line is a record; undefined of others. */
function plainRecords(text: string, delimiter: string): TableRecord[] | undefined {
  if (/["\r]|^[^\S\n]*\n|\n[^\S\n]*\n/.test(text)) return undefined
  const lines = text.replace(/^\uFEFF/, '').split('\n')
  if (lines.at(-1)?.trim() === '') lines.pop()
  return lines.map((line, at) => {
    const cells = line.split(delimiter)
    for (let cell = 0; cell < cells.length; cell++) cells[cell] = cells[cell]!.trim()
    return { line: at + 1, cells }
  })
}

/** Records as csv-parse reads them. */
async function parsedRecords(file: string, text: string, delimiter: string): Promise<TableRecord[]> {
  const { parse } = await import('csv-parse/sync')
  let records: unknown
  try {
    records = parse(text, {
      bom: true,
      delimiter,
      info: true,
      trim: true,
      relax_column_count: true,
      skip_empty_lines: true,
    })
  } catch (cause) {
    // The library's words name the line at which it gave up.
    const line = /at line (\d+)/.exec(String(cause))?.[1]
    throw new Refusal(
      'bad-csv',
      'the quotes do not match at this line or before it',
      'close every quote and double a quote inside quotes',
      line === undefined ? { file } : { file, line: Number(line) },
      cause,
    )
  }
  return recordsOf(records)
}

function rolesOf<Role extends string>(
  header: readonly string[],
  columns: TableColumns<Role>,
): (Role | undefined)[] {
  const names = Object.keys(columns).filter((role): role is Role => role in columns)
  return header.map((cell) => {
    const wanted = cell.toLowerCase()
    return names.find((role) => columns[role].some((alias) => alias.toLowerCase() === wanted))
  })
}

/** The text of a small file: UTF-8 where the bytes are, else GB18030. */
export function tableText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

function recordsOf(records: unknown): TableRecord[] {
  if (!Array.isArray(records)) throw new Error('csv-parse gave no list of records')
  return records.map((each: { record: string[]; info: { lines: number } }) => ({
    line: each.info.lines,
    cells: each.record,
  }))
}
