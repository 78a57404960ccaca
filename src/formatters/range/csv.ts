import { yuanFromCents } from '../../model/cents.ts'
import type { RangeDay } from '../../model/rangeReport.ts'
import { csvCell, csvLine } from '../csvLine.ts'
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
  let line = ''
  for (const column of RANGE_COLUMNS) line += `${line === '' ? '' : ','}${cellsOf(column, day)}`
  return `${line}\n`
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

/** The cells of a column, as they stand in a line; only texts may need quotes. */
function cellsOf(column: RangeColumn, day: RangeDay): string {
  switch (column.kind) {
    case 'date':
      return column.of(day) ?? ''
    case 'text':
      return csvCell(column.of(day) ?? '')
    case 'flag':
    case 'count':
      return String(column.of(day) ?? '')
    case 'cents':
      return textOf(column.of(day), yuanFromCents)
    case 'points':
      return textOf(column.of(day), pointsText)
    case 'fraction':
      return textOf(column.of(day), fractionNumber)
    case 'ratio': {
      const rate = column.of(day)
      return rate === undefined ? ',,' : `${rate.part},${rate.whole},${percentNumber(rate) ?? ''}`
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
