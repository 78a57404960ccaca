import type { RangeDay } from '../../model/rangeReport.ts'
import { fieldCells, fittedFields, lostLines, titleCells } from '../fields.ts'
import type { Field, FieldSet } from '../fields.ts'
import type { FormatContext } from '../formatter.ts'
import { fractionPercent } from '../fraction.ts'
import { gridLines, ruleRow } from '../grid.ts'
import { amountChangeWords } from '../money.ts'
import { finePercent, UNKNOWN, wholePercent } from '../percent.ts'
import { displayWidth } from '../width.ts'
import { countCell, heightCell, moneyCell, rateCell, tallestCell } from './cells.ts'

type Paint = FormatContext['paint']
type DayField = Field<RangeDay>

const right = (title: string, text: DayField['text'], shown?: DayField['shown']): DayField => ({
  title,
  align: 'right',
  text,
  ...(shown === undefined ? {} : { shown }),
})

const FULL_DATE: DayField = { title: '日期', align: 'left', text: ({ date }) => date }
/** Without its century. */
const SHORT_DATE: DayField = { title: '日期', align: 'left', text: ({ date }) => date.slice(2) }
const TALLEST: DayField = { title: '最高板股', align: 'left', text: tallestCell }

const MAIN: readonly DayField[] = [
  right(
    '涨停',
    ({ sealed }) => countCell(sealed),
    (_day, text, paint) => paint('up', text),
  ),
  right('炸板', ({ broken }) => countCell(broken)),
  right('封板率', ({ sealRate }) => rateCell(sealRate, wholePercent)),
  right(
    '跌停',
    ({ limitDown }) => countCell(limitDown),
    (_day, text, paint) => paint('down', text),
  ),
  right('最高', heightCell),
  right('连板', ({ streakStocks }) => countCell(streakStocks)),
  right('晋级率', ({ streakPromotion }) => rateCell(streakPromotion, finePercent)),
  right('1进2', ({ firstToSecond }) => finePercent(firstToSecond)),
  right(
    '溢价',
    ({ premium }) => spreadText(premium?.close),
    ({ premium }, text, paint) => spreadShown(premium?.close, text, paint),
  ),
  right('成交额', ({ amountTotalCents }) => moneyCell(amountTotalCents)),
]

/** Columns for which a wide terminal has room, in the order in which they get it. */
const MORE: readonly DayField[] = [
  TALLEST,
  right('上涨', ({ advancers }) => numberText(advancers)),
  right('下跌', ({ decliners }) => numberText(decliners)),
  right('大面', ({ bigLosses }) => numberText(bigLosses?.part)),
  right('较上日', ({ amountChangeCents }) =>
    amountChangeCents === undefined ? UNKNOWN : amountChangeWords(amountChangeCents),
  ),
  right(
    '开盘溢价',
    ({ premium }) => spreadText(premium?.open),
    ({ premium }, text, paint) => spreadShown(premium?.open, text, paint),
  ),
]

/** Columns that a narrow terminal loses, first to go first. */
const DISPENSABLE = ['1进2', '连板', '炸板', '晋级率', '跌停', '溢价', '成交额']

/** One row a day, oldest first, in as many columns as there is room for. */
export function dayGrid(days: readonly RangeDay[], width: number, paint: Paint): string[] {
  const set = fields(days, width)
  const fitted = fittedFields(set, days, width)
  return [
    ...gridLines(fitted.columns, [
      titleCells(fitted, paint),
      ruleRow(fitted.columns),
      ...days.map((day) => fieldCells(fitted, day, paint)),
    ]),
    ...lostLines(fitted, width, paint),
  ]
}

/** The main columns, the day in full if that fits, and of the others those for which there is room. */
function fields(days: readonly RangeDay[], width: number): FieldSet<RangeDay> {
  const setOf = (own: readonly DayField[]): FieldSet<RangeDay> => ({
    fields: own,
    dispensable: DISPENSABLE,
    elastic: '日期',
  })
  const fits = (own: readonly DayField[]): boolean => {
    const { columns, lost } = fittedFields(setOf(own), days, width)
    return lost.length === 0 && columns.every((column) => column.width >= widest(column.field, days))
  }
  const date = fits([FULL_DATE, ...MAIN]) ? FULL_DATE : SHORT_DATE
  let kept = [date, ...MAIN]
  for (const field of MORE) {
    // The names stand last.
    const wider = field === TALLEST ? [...kept, field] : [...kept.filter((each) => each !== TALLEST), field]
    const own = kept.includes(TALLEST) && field !== TALLEST ? [...wider, TALLEST] : wider
    if (fits(own)) kept = own
  }
  return setOf(kept)
}

function widest(field: DayField, days: readonly RangeDay[]): number {
  return Math.max(...days.map((day) => displayWidth(field.text(day))))
}

function numberText(value: number | undefined): string {
  return value === undefined ? UNKNOWN : String(value)
}

function spreadText(fraction: number | undefined): string {
  return fraction === undefined ? UNKNOWN : fractionPercent(fraction, true)
}

function spreadShown(fraction: number | undefined, text: string, paint: Paint): string {
  if (fraction === undefined || fraction === 0) return text
  return paint(fraction > 0 ? 'up' : 'down', text)
}
