import type { ComparedFigure } from '../../../model/dayDepth.ts'
import { COMPARED_TITLES, signedText, valueText } from '../../comparedValues.ts'
import { fractionPercent } from '../../fraction.ts'
import { whereKnown } from '../../known.ts'
import { moneyWords } from '../../money.ts'
import { finePercent, UNKNOWN, wholePercent } from '../../percent.ts'
import { rateEnds, rateText } from '../../rangeText.ts'
import { brokenText, countOr, heightText, sealedText, sealRateText } from '../headFigures.ts'
import type { Word } from '../words.ts'
import type { Page } from './context.ts'
import { toned } from './context.ts'
import { markup } from './markup.ts'
import type { Markup } from './markup.ts'
import { section } from './table.ts'

interface KeyFigure {
  readonly title: Word
  readonly compared: ComparedFigure
  readonly value: (page: Page) => string
  readonly tone?: 'up' | 'down'
}

const KEY_FIGURES: readonly KeyFigure[] = [
  { title: 'sealed', compared: 'sealed', value: ({ day }) => sealedText(day), tone: 'up' },
  { title: 'broken', compared: 'broken', value: ({ day }) => brokenText(day) },
  { title: 'sealRate', compared: 'sealRate', value: ({ day }) => sealRateText(day) },
  { title: 'height', compared: 'maxHeight', value: ({ day, say }) => heightText(day, say) },
  {
    title: 'streakStocks',
    compared: 'streakStocks',
    value: ({ day }) => countOr(whereKnown(day, 'streakStocks', day.streakStocks), day.ranges?.streakStocks),
  },
  {
    title: 'streakPromotion',
    compared: 'streakPromotion',
    value: ({ day }) => {
      const ends = rateEnds(day, 'streakPromotion')
      return ends === undefined ? UNKNOWN : rateText(ends, finePercent)
    },
  },
  {
    title: 'firstToSecond',
    compared: 'firstToSecond',
    value: ({ day }) =>
      finePercent(whereKnown(day, 'promotions', day.promotions)?.find(({ from }) => from === 1)?.rate),
  },
  {
    title: 'premiumClose',
    compared: 'premiumClose',
    value: ({ day }) => {
      const mean = whereKnown(day, 'premiums', day.premiums)?.sealed.close?.mean
      return mean === undefined ? UNKNOWN : fractionPercent(mean, true)
    },
  },
  {
    title: 'limitDown',
    compared: 'limitDown',
    value: ({ day }) =>
      countOr(whereKnown(day, 'limitDown', day.limitDown)?.sealed, day.ranges?.limitDownSealed),
    tone: 'down',
  },
  {
    title: 'advancers',
    compared: 'advancers',
    value: ({ day }) => countOr(whereKnown(day, 'advancers', day)?.advancers),
    tone: 'up',
  },
  {
    title: 'decliners',
    compared: 'decliners',
    value: ({ day }) => countOr(whereKnown(day, 'advancers', day)?.decliners),
    tone: 'down',
  },
  {
    title: 'amount',
    compared: 'amountCents',
    value: ({
      day: {
        amountCents: { sse, szse },
      },
    }) => (sse === undefined || szse === undefined ? UNKNOWN : moneyWords(sse + szse)),
  },
]

/** 主要数据: the day's figures, each with that of the day before, the change, and its place among the year's days. */
export function figuresSection(page: Page): Markup {
  const { say, day } = page
  const cards = KEY_FIGURES.map((figure) => card(figure, page))
  const note = day.previousDate === undefined ? markup`<p class="note">${say('firstDay')}</p>` : ''
  return section(
    'figures',
    say('figures'),
    markup`<dl class="cards">${cards}</dl>
      ${note}`,
  )
}

function card({ title, compared, value, tone }: KeyFigure, page: Page): Markup {
  const { say, day } = page
  const text = value(page)
  const found = day.comparisons?.figures[compared]
  const [, kind] = COMPARED_TITLES[compared]
  const before =
    found?.before === undefined
      ? ''
      : markup`<span>${say('yesterday')} ${valueText(kind, found.before)}</span> `
  const change =
    found?.change === undefined || found.change === 0 || text === UNKNOWN
      ? ''
      : markup`<span>${toned(signedText(kind, found.change))}</span> `
  const percentile =
    found?.percentile === undefined || day.comparisons === undefined
      ? ''
      : markup`<span>${day.comparisons.days}${say('percentile')} ${wholePercent(found.percentile)}</span>`
  const colour = tone === undefined || text === UNKNOWN ? '' : markup` class="${tone}"`
  return markup`<div><dt>${say(title)}</dt><dd><strong${colour}>${text}</strong></dd><dd class="vs">${before}${change}${percentile}</dd></div>
`
}

/** The market's indexes, where the data has them. */
export function indexesOf({ day }: Page): readonly { readonly name: string; readonly move: Markup }[] {
  return day.indexes.map(({ name, change }) => ({
    name,
    move: toned(fractionPercent(change.part / change.whole, true)),
  }))
}
