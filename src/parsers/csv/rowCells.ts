import type { IssueCode } from '../../model/issue.ts'
import type { ColumnRole } from './columns.ts'

/** A fault of one cell of a row. */
export interface Fault {
  readonly code: IssueCode
  readonly role: ColumnRole
  readonly found: string
}

/** Where each role's cell stands in the rows of a file. */
export class RowCells {
  readonly #columns: ReadonlyMap<ColumnRole, number>

  constructor(columns: ReadonlyMap<ColumnRole, number>) {
    this.#columns = columns
  }

  has(role: ColumnRole): boolean {
    return this.#columns.has(role)
  }

  /** A cell's text; empty where the file has no such column. */
  text(cells: readonly string[], role: ColumnRole): string {
    const at = this.#columns.get(role)
    return at === undefined ? '' : (cells[at] ?? '')
  }

  /** The texts of some cells with their roles, for the words of a fault. */
  texts(cells: readonly string[], ...roles: readonly ColumnRole[]): string {
    return roles.map((role) => `${role} ${this.text(cells, role).trim()}`).join(', ')
  }

  /** Position of a role from 1, for places in issues; 1 where the file has no such column. */
  column(role: ColumnRole): number {
    return (this.#columns.get(role) ?? 0) + 1
  }
}
