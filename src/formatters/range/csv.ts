import { yuanFromCents } from '../../model/cents.ts'
import type { RangeDay } from '../../model/rangeReport.ts'
import { csvLine } from '../csvLine.ts'
import { percentNumber } from '../percent.ts'
import { RANGE_COLUMNS } from './columns.ts'
import type { RangeColumn } from './columns.ts'

/** The header of a range in CSV. */
export function rangeCsvHeader(): string {
  return csvLine(RANGE_COLUMNS.flatMap(({ name, kind }) => rangeCsvNames(name, kind)))
}

/** The headers under which a column stands in CSV. */
export function rangeCsvNames(name: string, kind: RangeColumn['kind']): string[] {
  return SUFFIXES[kind].map((suffix) => name + suffix)
}

/** One day as a line of CSV: amounts in yuan, rates by both parts and in percent; what is not known is an empty cell. */
export function rangeCsvLine(day: RangeDay): string {
  const line: string[] = []
  for (const column of RANGE_COLUMNS) addCells(line, column, day)
  return csvLine(line)
}

/** What stands behind a column's name, a cell each. */
const SUFFIXES: Readonly<Record<RangeColumn['kind'], readonly string[]>> = {
  date: [''],
  text: [''],
  flag: [''],
  count: [''],
  cents: ['_yuan'],
  points: [''],
  fraction: ['_percent'],
  ratio: ['_part', '_whole', '_percent'],
}

function addCells(line: string[], column: RangeColumn, day: RangeDay): void {
  switch (column.kind) {
    case 'date':
    case 'text':
      line.push(column.of(day) ?? '')
      break
    case 'flag':
    case 'count':
      line.push(String(column.of(day) ?? ''))
      break
    case 'cents':
      line.push(textOf(column.of(day), yuanFromCents))
      break
    case 'points':
      line.push(textOf(column.of(day), pointsText))
      break
    case 'fraction':
      line.push(textOf(column.of(day), fractionNumber))
      break
    case 'ratio': {
      const rate = column.of(day)
      line.push(String(rate?.part ?? ''), String(rate?.whole ?? ''), percentNumber(rate) ?? '')
    }
  }
}

function textOf(value: number | undefined, text: (value: number) => string): string {
  return value === undefined ? '' : text(value)
}

/** A fraction in percent as a plain number of two decimals. */
function fractionNumber(fraction: number): string {
  const text = (fraction * 100).toFixed(2)
  return text === '-0.00' ? '0.00' : text
}

/** Points with four decimals, of ten-thousandths. */
function pointsText(tenThousandths: number): string {
  const digits = String(tenThousandths).padStart(5, '0')
  return `${digits.slice(0, -4)}.${digits.slice(-4)}`
}
