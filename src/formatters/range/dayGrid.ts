import type { RangeDay } from '../../model/rangeReport.ts'
import { fieldCells, fittedFields, lostLines, titleCells } from '../fields.ts'
import type { Field, FieldSet } from '../fields.ts'
import type { FormatContext } from '../formatter.ts'
import { fractionPercent } from '../fraction.ts'
import { gridLines, ruleRow } from '../grid.ts'
import { finePercent, UNKNOWN, wholePercent } from '../percent.ts'
import { displayWidth } from '../width.ts'
import { amountChangePhrase } from '../words/money.ts'
import type { Say } from '../words/phrase.ts'
import { RANGE_WORDS } from '../words/range.ts'
import { countCell, heightCell, moneyCell, rateCell, tallestCell } from './cells.ts'

type Paint = FormatContext['paint']
type DayField = Field<RangeDay>

const right = (title: string, text: DayField['text'], shown?: DayField['shown']): DayField => ({
  title,
  align: 'right',
  text,
  ...(shown === undefined ? {} : { shown }),
})

/** The columns of a row, in one language. */
interface DayFields {
  readonly fullDate: DayField
  /** Without its century. */
  readonly shortDate: DayField
  readonly main: readonly DayField[]
  readonly tallest: DayField
  /** Columns for which a wide terminal has room, in the order in which they get it. */
  readonly more: readonly DayField[]
}

function fieldsIn(say: Say): DayFields {
  const tallest: DayField = {
    title: say(RANGE_WORDS.tallestStocks),
    align: 'left',
    text: (day) => tallestCell(day, say),
  }
  const dateTitle = say(RANGE_WORDS.date)
  return {
    fullDate: { title: dateTitle, align: 'left', text: ({ date }) => date },
    shortDate: { title: dateTitle, align: 'left', text: ({ date }) => date.slice(2) },
    tallest,
    main: [
      right(
        say(RANGE_WORDS.sealed),
        ({ sealed }) => countCell(sealed),
        (_day, text, paint) => paint('up', text),
      ),
      right(say(RANGE_WORDS.broken), ({ broken }) => countCell(broken)),
      right(say(RANGE_WORDS.sealRate), ({ sealRate }) => rateCell(sealRate, wholePercent)),
      right(
        say(RANGE_WORDS.limitDown),
        ({ limitDown }) => countCell(limitDown),
        (_day, text, paint) => paint('down', text),
      ),
      right(say(RANGE_WORDS.tallest), heightCell),
      right(say(RANGE_WORDS.streaks), ({ streakStocks }) => countCell(streakStocks)),
      right(say(RANGE_WORDS.promotion), ({ streakPromotion }) => rateCell(streakPromotion, finePercent)),
      right(say(RANGE_WORDS.firstToSecond), ({ firstToSecond }) => finePercent(firstToSecond)),
      right(
        say(RANGE_WORDS.premium),
        ({ premium }) => spreadText(premium?.close),
        ({ premium }, text, paint) => spreadShown(premium?.close, text, paint),
      ),
      right(say(RANGE_WORDS.amount), ({ amountTotalCents }) => moneyCell(amountTotalCents, say)),
    ],
    more: [
      tallest,
      right(say(RANGE_WORDS.up), ({ advancers }) => numberText(advancers)),
      right(say(RANGE_WORDS.fell), ({ decliners }) => numberText(decliners)),
      right(say(RANGE_WORDS.losses), ({ bigLosses }) => numberText(bigLosses?.part)),
      right(say(RANGE_WORDS.amountChange), ({ amountChangeCents }) =>
        amountChangeCents === undefined ? UNKNOWN : say(amountChangePhrase(amountChangeCents)),
      ),
      right(
        say(RANGE_WORDS.openPremium),
        ({ premium }) => spreadText(premium?.open),
        ({ premium }, text, paint) => spreadShown(premium?.open, text, paint),
      ),
    ],
  }
}

/** Columns that a narrow terminal loses, first to go first. */
const DISPENSABLE = [
  RANGE_WORDS.firstToSecond,
  RANGE_WORDS.streaks,
  RANGE_WORDS.broken,
  RANGE_WORDS.promotion,
  RANGE_WORDS.limitDown,
  RANGE_WORDS.premium,
  RANGE_WORDS.amount,
]

/** One row a day, oldest first, in as many columns as there is room for. */
export function dayGrid(days: readonly RangeDay[], width: number, paint: Paint, say: Say): string[] {
  const set = fields(days, width, say)
  const fitted = fittedFields(set, days, width)
  return [
    ...gridLines(fitted.columns, [
      titleCells(fitted, paint),
      ruleRow(fitted.columns),
      ...days.map((day) => fieldCells(fitted, day, paint)),
    ]),
    ...lostLines(fitted, width, paint, say),
  ]
}

/** The main columns, the day in full if that fits, and of the others those for which there is room. */
function fields(days: readonly RangeDay[], width: number, say: Say): FieldSet<RangeDay> {
  const { fullDate, shortDate, main, tallest, more } = fieldsIn(say)
  const setOf = (own: readonly DayField[]): FieldSet<RangeDay> => ({
    fields: own,
    dispensable: DISPENSABLE.map(say),
    elastic: fullDate.title,
  })
  const fits = (own: readonly DayField[]): boolean => {
    const { columns, lost } = fittedFields(setOf(own), days, width)
    return lost.length === 0 && columns.every((column) => column.width >= widest(column.field, days))
  }
  const date = fits([fullDate, ...main]) ? fullDate : shortDate
  let kept = [date, ...main]
  for (const field of more) {
    // The names stand last.
    const wider = field === tallest ? [...kept, field] : [...kept.filter((each) => each !== tallest), field]
    const own = kept.includes(tallest) && field !== tallest ? [...wider, tallest] : wider
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
