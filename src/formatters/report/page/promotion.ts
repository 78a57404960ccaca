import type { Promotion, StockMove } from '../../../model/dayDepth.ts'
import type { Ratio } from '../../../model/ratio.ts'
import { whereKnown } from '../../known.ts'
import { finePercent, signedPercent, UNKNOWN } from '../../percent.ts'
import { rateEnds, rateText } from '../../rangeText.ts'
import { printable } from '../../width.ts'
import type { Page } from './context.ts'
import { toned, told } from './context.ts'
import { markup } from './markup.ts'
import type { Inserted, Markup } from './markup.ts'
import { section, table } from './table.ts'

/** Names that stand in a cell before the rest is folded away. */
const NAMES_SHOWN = 12

/** 晋级: what became of yesterday's rungs. */
export function promotionSection(page: Page): Markup {
  const { day, say } = page
  const streaks = rateEnds(day, 'streakPromotion')
  const overall = whereKnown(day, 'overallPromotion', day.overallPromotion)
  const rungs = whereKnown(day, 'promotions', day.promotions)
  const rates = markup`<ul class="rates">
    <li>
      ${say('streakPromotion')}
      <b>${streaks === undefined ? UNKNOWN : rateWords(streaks.from, streaks.to)}</b>
    </li>
    <li>
      ${say('overallPromotion')} <b>${overall === undefined ? UNKNOWN : rateWords(overall, overall)}</b>
    </li>
  </ul>`
  const columns = [
    { title: say('rung') },
    { title: say('rate'), isFigure: true },
    { title: say('failed') },
    { title: say('suspended'), isFigure: true },
    { title: say('joined'), isFigure: true },
  ]
  const rows = (rungs ?? []).toReversed().map((rung) => promotionRow(page, rung))
  const body = rows.length === 0 ? '' : table(say('promotion'), columns, rows)
  const note = rungs === undefined && markup`<p class="note">${UNKNOWN} ${say('unknown')}</p>`
  return section('promotion', say('promotion'), markup`${rates}${body}${note}`)
}

function promotionRow(page: Page, { from, rate, isOpen, failed, suspended, joined }: Promotion): Inserted[] {
  const open = told(page, '连板或更长，不能确定', 'streaks may be longer than seen')
  return [
    `${from}进${from + 1}`,
    rate === undefined ? UNKNOWN : rateWords(rate, rate),
    isOpen ? open : stockList(page, failed),
    suspended.length === 0 ? '' : String(suspended.length),
    joined.length === 0 ? '' : String(joined.length),
  ]
}

/** 15/23 = 65.22%, or both ends. */
export function rateWords(from: Ratio, to: Ratio): string {
  const isOne = from.part === to.part && from.whole === to.whole
  return isOne ? `${from.part}/${from.whole} = ${finePercent(from)}` : rateText({ from, to }, finePercent)
}

/** Stocks with their changes, in full; those behind the first few are folded away. */
export function stockList(page: Page, moves: readonly StockMove[]): Markup | string {
  if (moves.length === 0) return ''
  const items = moves.map(
    ({ code, name, change }) => markup`<li>${printable(name ?? code)} ${toned(signedPercent(change))}</li>`,
  )
  const [shown, rest] = [items.slice(0, NAMES_SHOWN), items.slice(NAMES_SHOWN)]
  if (rest.length === 0)
    return markup`<ul class="names">
      ${shown}
    </ul>`
  const more = told(page, `另${rest.length}只`, `${rest.length} more`)
  return markup`<ul class="names">
      ${shown}
    </ul>
    <details>
      <summary>${more}</summary>
      <ul class="names">
        ${rest}
      </ul>
    </details>`
}
