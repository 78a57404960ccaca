import { UNKNOWN } from '../../percent.ts'
import { rungBoards } from '../../rungBoards.ts'
import type { RungBoards } from '../../rungBoards.ts'
import { rungStock } from '../boardWords.ts'
import type { StockWords } from '../boardWords.ts'
import { emptyWords, rungCount, rungTitle } from '../ladderSvg.ts'
import type { Page } from './context.ts'
import { markup } from './markup.ts'
import type { Markup } from './markup.ts'
import { section } from './table.ts'

/** From so many stocks on, those of a rung stand with their names and marks only. */
const CROWDED = 90

/** 连板天梯, tallest rung first. */
export function ladderSection(page: Page): Markup {
  const { day, say } = page
  const rungs = day.quality.ladder.state === 'unknown' ? [] : rungBoards(day)
  const content =
    day.quality.ladder.state === 'unknown'
      ? markup`<p>${UNKNOWN} ${say('unknown')}</p>`
      : rungs.length === 0
        ? markup`<p>${emptyWords(page)}</p>`
        : markup`<ol class="ladder">
              ${rungs.map((rung) => rungItem(page, rung))}
            </ol>
            ${gapNote(page)}`
  return section('ladder', say('ladder'), content)
}

function rungItem(page: Page, rung: RungBoards): Markup {
  const { day, say, language } = page
  const isCrowded = rung.boards.length >= CROWDED
  const count = `${rungCount(page, rung)}${language === 'zh' ? '只' : ''}`
  const stocks = rung.boards.map((board) => rungStock(day, board, say))
  const tiles = stocks.map((stock) => (isCrowded ? smallTile(stock) : tile(stock)))
  return markup`<li>
    <h3>${rungTitle(rung.rung.streak)} <small>${count}</small></h3>
    <ul class="${isCrowded ? 'tiles many' : 'tiles'}">
      ${tiles}
    </ul>
  </li> `
}

function tile({ name, change, mark, label, shape, amount, group }: StockWords): Markup {
  const words = `${mark}${label}`
  const marks = [words !== '' && markup`<em>${words}</em>`, shape !== '换手' && shape].filter(
    (each) => each !== false,
  )
  const isBare = marks.length === 0
  const below = isBare ? group : marks.flatMap((each, at) => (at === 0 ? [each] : [' ', each]))
  return markup`<li><b>${name}</b><i>${change}</i><span>${below}</span><i>${amount}</i>${!isBare && group !== '' && markup`<span class="g">${group}</span>`}</li>
  `
}

function smallTile({ name, mark, label }: StockWords): Markup {
  const words = `${mark}${label}`
  return markup`<li><b>${name}</b>${words !== '' && markup`<em>${words}</em>`}</li> `
}

function gapNote({ day, say }: Page): Markup | string {
  if (day.ladderGaps.length === 0) return ''
  const gaps = day.ladderGaps.toReversed().map((streak) => `${streak}板`)
  return markup`<p class="note">${say('gaps')} ${gaps.join('、')}</p>`
}
