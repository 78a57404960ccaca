import { dateFromText } from '../model/date.ts'

/** Marks of a cell without a value in the small tables. */
const NOTHING: ReadonlySet<string> = new Set(['', 'None', 'nan', 'NaN', 'NaT', '-', '--'])

/** Whether a cell of a small table says that there is no value. */
export function isNothing(text: string): boolean {
  return NOTHING.has(text)
}

/** yyyymmdd of a cell, also as table programs write it with `.0` or midnight behind; undefined for anything else. */
export function cellDate(text: string): number | undefined {
  return dateFromText(text) ?? dateFromText(text.replace(/\.0$/, '').replace(/ 00:00:00$/, ''))
}
