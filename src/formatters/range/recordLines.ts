import { COMPARED } from '../../model/dayDepth.ts'
import type { ComparedFigure } from '../../model/dayDepth.ts'
import type { BoundRecord, RangeRecord } from '../../model/rangeReport.ts'
import { COMPARED_KINDS, valueText } from '../comparedValues.ts'
import type { FormatContext } from '../formatter.ts'
import { UNKNOWN } from '../percent.ts'
import { titledGrid } from '../titledGrid.ts'
import type { TitledColumn } from '../titledGrid.ts'
import { displayWidth } from '../width.ts'
import type { Piece } from '../wrap.ts'
import { wrapMixed } from '../wrapMixed.ts'
import { recordWords } from './recordWords.ts'
import { COMPARED_NAMES } from '../words/figures.ts'
import type { Say } from '../words/phrase.ts'
import { latestPhrase, RANGE_WORDS } from '../words/range.ts'

type Paint = FormatContext['paint']

const TITLES = [
  RANGE_WORDS.bounds,
  RANGE_WORDS.highest,
  RANGE_WORDS.date,
  RANGE_WORDS.lowest,
  RANGE_WORDS.date,
]

/** 纪录: runs of days and the last day's extremes, a sentence each. */
export function recordLines(
  records: readonly RangeRecord[],
  width: number,
  paint: Paint,
  say: Say,
): string[] {
  const told = records.filter(({ kind }) => kind !== 'maximum' && kind !== 'minimum')
  if (told.length === 0) return []
  return [
    paint('bold', say(RANGE_WORDS.records)),
    ...told.flatMap((record) => {
      const { zh, en } = recordWords(record)
      if (say.language !== 'both') {
        const text = say.language === 'zh' ? zh : en
        return wrapMixed(text, width - 2).map((line, at) => (at === 0 ? line : `  ${line}`))
      }
      return [
        ...wrapMixed(zh, width - 2).map((line, at) => (at === 0 ? line : `  ${line}`)),
        ...wrapMixed(en, width - 4).map((line, at) => paint('dim', at === 0 ? `  ${line}` : `    ${line}`)),
      ]
    }),
  ]
}

/** Each figure's extremes in the range, with the latest day that has it and how many others do. */
export function boundLines(records: readonly RangeRecord[], width: number, paint: Paint, say: Say): string[] {
  const bounds = records.filter(isBound)
  const rows = COMPARED.flatMap((figure): Piece[][] => {
    const own = (kind: BoundRecord['kind']): BoundRecord | undefined =>
      bounds.find((record) => record.figure === figure && record.kind === kind)
    const [most, least] = [own('maximum'), own('minimum')]
    if (most === undefined || least === undefined) return []
    return [
      [
        plain(say(COMPARED_NAMES[figure])),
        ...boundPieces(figure, most, say),
        ...boundPieces(figure, least, say),
      ],
    ]
  })
  if (rows.length === 0) return []
  const columns = TITLES.map(say).map((title, at): TitledColumn => ({
    title,
    width: Math.max(displayWidth(title), ...rows.map((row) => displayWidth(row[at]?.text ?? ''))),
  }))
  return titledGrid(columns, rows, width, paint, say)
}

function isBound(record: RangeRecord): record is BoundRecord {
  return record.kind === 'maximum' || record.kind === 'minimum'
}

function boundPieces(figure: ComparedFigure, { value, dates }: BoundRecord, say: Say): Piece[] {
  const last = dates.at(-1) ?? UNKNOWN
  return [plain(valueText(COMPARED_KINDS[figure], value, say)), plain(say(latestPhrase(last, dates.length)))]
}

function plain(text: string): Piece {
  return { text, shown: text }
}
