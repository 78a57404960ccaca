import type { StockCode } from '../model/code.ts'
import { dateText } from '../model/date.ts'
import type { ExRights } from '../model/exRights.ts'
import { Refusal } from '../model/refusal.ts'

/** One row or record of a list, and its number in the file. */
export interface ExRightsRow extends ExRights {
  readonly line: number
}

/** What one day may have from one row alone: an offer of shares goes with its price. */
const PARTS = [
  ['cash', ['cash']],
  ['bonus', ['bonus']],
  ['rights', ['rights', 'rightsPrice']],
] as const

/**
 * The ex-rights days of one stock, ascending, each once. Rows that say the same are one; rows of one day that tell other
 * parts of it, cash in one and shares in another, are put together, since the exchange moves the price once. Where two
 * tell the same part otherwise it is not known which is right: in a list that is refused, and in an account of events
 * (`isAccount`) both took place.
 */
export function joinDays(
  file: string,
  code: StockCode,
  rows: readonly ExRightsRow[],
  isAccount: boolean,
): ExRights[] {
  const byDate = new Map<number, ExRights>()
  const told = new Map<number, ExRightsRow[]>()
  for (const row of rows) {
    const before = told.get(row.date)
    if (before?.some((each) => isSame(each, row)) === true) continue
    if (before === undefined) told.set(row.date, [row])
    else before.push(row)
    const day = byDate.get(row.date)
    byDate.set(row.date, day === undefined ? amountsOf(row) : joined(file, code, day, row, isAccount))
  }
  return [...byDate.values()].sort((a, b) => a.date - b.date)
}

function isSame(one: ExRights, other: ExRights): boolean {
  return PARTS.every(([, amounts]) => amounts.every((amount) => one[amount] === other[amount]))
}

function amountsOf({ date, cash, bonus, rights, rightsPrice }: ExRights): ExRights {
  return { date, cash, bonus, rights, rightsPrice }
}

function joined(
  file: string,
  code: StockCode,
  day: ExRights,
  row: ExRightsRow,
  isAccount: boolean,
): ExRights {
  for (const [part] of PARTS) {
    if (day[part] === 0 || row[part] === 0) continue
    // Two offers at two prices are no single one.
    if (isAccount && (part !== 'rights' || day.rightsPrice === row.rightsPrice)) continue
    throw new Refusal(
      'conflicting-rows',
      `a second row of ${code} on ${dateText(row.date)} with another ${part}`,
      'leave the wrong one out; where both hold, put their sums into one row',
      { file, line: row.line },
    )
  }
  return {
    date: day.date,
    cash: day.cash + row.cash,
    bonus: day.bonus + row.bonus,
    rights: day.rights + row.rights,
    rightsPrice: day.rights === 0 ? row.rightsPrice : day.rightsPrice,
  }
}
