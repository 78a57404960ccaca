import type { ComparedFigure } from '../../model/dayDepth.ts'
import type { RangeDay } from '../../model/rangeReport.ts'
import type { Range, RateRange } from '../../model/statusRanges.ts'
import { COMPARED_TITLES, valueText } from '../comparedValues.ts'
import type { FormatContext } from '../formatter.ts'
import { GRID_GAP, gridLines } from '../grid.ts'
import type { GridCell } from '../grid.ts'
import { UNKNOWN } from '../percent.ts'
import { displayWidth } from '../width.ts'
import { wrapText } from '../wrap.ts'
import { daysPerMark, sparkline } from './sparkline.ts'

/** Columns for the lowest and highest value behind a sparkline. */
const ENDS_WIDTH = 20

/** The figures that are drawn, with what a day's value is: the middle of both ends where it is not known exactly. */
const DRAWN: readonly (readonly [figure: ComparedFigure, of: (day: RangeDay) => number | undefined])[] = [
  ['sealed', ({ sealed }) => middle(sealed)],
  ['sealRate', ({ sealRate }) => middle(fractions(sealRate))],
  ['maxHeight', ({ maxHeight }) => middle(maxHeight)],
  ['amountCents', ({ amountTotalCents }) => amountTotalCents],
]

/** 走势: a sparkline for each of a few figures over the range, with its lowest and highest value. */
export function trendLines(
  days: readonly RangeDay[],
  width: number,
  paint: FormatContext['paint'],
): string[] {
  const titles = DRAWN.map(([figure]) => COMPARED_TITLES[figure][0])
  const title = Math.max(...titles.map(displayWidth))
  const room = width - title - ENDS_WIDTH - 2 * GRID_GAP
  const perMark = daysPerMark(days.length, room)
  const marks = Math.ceil(days.length / perMark)
  const rows = DRAWN.map(([figure, of], at): GridCell[] => {
    const values = days.map(of)
    return [[titles[at] ?? ''], [sparkline(values, perMark)], [endsOf(figure, values)]]
  })
  const scale = perMark === 1 ? 'a mark a day' : `a mark for the mean of ${perMark} days`
  return [
    ...wrapText(`走势 trend, ${scale}, · not known`, width).map((line) => paint('bold', line)),
    ...gridLines(
      [
        { width: title, align: 'left' },
        { width: marks, align: 'left' },
        { width: ENDS_WIDTH, align: 'left' },
      ],
      rows,
    ),
  ]
}

function endsOf(figure: ComparedFigure, values: readonly (number | undefined)[]): string {
  const known = values.filter((value) => value !== undefined)
  if (known.length === 0) return UNKNOWN
  const kind = COMPARED_TITLES[figure][1]
  const [least, most] = [Math.min(...known), Math.max(...known)].map((value) => valueText(kind, value))
  return least === most ? (least ?? '') : `${least ?? ''}–${most ?? ''}`
}

function middle(range: Range | undefined): number | undefined {
  return range && (range.from + range.to) / 2
}

function fractions(rates: RateRange | undefined): Range | undefined {
  return rates && { from: rates.from.part / rates.from.whole, to: rates.to.part / rates.to.whole }
}
