import { COMPARED } from '../../model/dayDepth.ts'
import type { ComparedFigure } from '../../model/dayDepth.ts'
import type { BoundRecord, RangeRecord } from '../../model/rangeReport.ts'
import { COMPARED_TITLES, valueText } from '../comparedValues.ts'
import type { FormatContext } from '../formatter.ts'
import { UNKNOWN } from '../percent.ts'
import { titledGrid } from '../titledGrid.ts'
import type { TitledColumn } from '../titledGrid.ts'
import { displayWidth } from '../width.ts'
import type { Piece } from '../wrap.ts'
import { wrapMixed } from '../wrapMixed.ts'
import { recordWords } from './recordWords.ts'

type Paint = FormatContext['paint']

const TITLES = ['区间 of the range', '最高', '日期', '最低', '日期']

/** 纪录: runs of days and the last day's extremes, a sentence each in both languages. */
export function recordLines(records: readonly RangeRecord[], width: number, paint: Paint): string[] {
  const told = records.filter(({ kind }) => kind !== 'maximum' && kind !== 'minimum')
  if (told.length === 0) return []
  return [
    paint('bold', '纪录 records'),
    ...told.flatMap((record) => {
      const { zh, en } = recordWords(record)
      return [
        ...wrapMixed(zh, width - 2).map((line, at) => (at === 0 ? line : `  ${line}`)),
        ...wrapMixed(en, width - 4).map((line, at) => paint('dim', at === 0 ? `  ${line}` : `    ${line}`)),
      ]
    }),
  ]
}

/** Each figure's extremes in the range, with the latest day that has it and how many others do. */
export function boundLines(records: readonly RangeRecord[], width: number, paint: Paint): string[] {
  const bounds = records.filter(isBound)
  const rows = COMPARED.flatMap((figure): Piece[][] => {
    const own = (kind: BoundRecord['kind']): BoundRecord | undefined =>
      bounds.find((record) => record.figure === figure && record.kind === kind)
    const [most, least] = [own('maximum'), own('minimum')]
    if (most === undefined || least === undefined) return []
    return [[plain(COMPARED_TITLES[figure][0]), ...boundPieces(figure, most), ...boundPieces(figure, least)]]
  })
  if (rows.length === 0) return []
  const columns = TITLES.map((title, at): TitledColumn => ({
    title,
    width: Math.max(displayWidth(title), ...rows.map((row) => displayWidth(row[at]?.text ?? ''))),
  }))
  return titledGrid(columns, rows, width, paint)
}

function isBound(record: RangeRecord): record is BoundRecord {
  return record.kind === 'maximum' || record.kind === 'minimum'
}

function boundPieces(figure: ComparedFigure, { value, dates }: BoundRecord): Piece[] {
  const last = dates.at(-1) ?? UNKNOWN
  return [
    plain(valueText(COMPARED_TITLES[figure][1], value)),
    plain(dates.length === 1 ? last : `${last}等${dates.length}日`),
  ]
}

function plain(text: string): Piece {
  return { text, shown: text }
}
