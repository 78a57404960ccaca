import { boardBlocks, boardDescription } from '../boardSvg.ts'
import { boardSections } from '../boardSections.ts'
import { number, FONTS } from '../svgCanvas.ts'
import { MARGIN } from '../pictureFrame.ts'
import type { Block } from '../pictureFrame.ts'
import type { Page } from './context.ts'
import { Markup, markup } from './markup.ts'
import { folded, section, table } from './table.ts'

/** Units of the picture from side to side: three stocks stand beside each other. */
const PAGE_ROOM = 1512

/** 今日涨停分析图: the picture in pieces between which a printed page may end, and the same as a table. */
export function boardSection(page: Page): Markup {
  const { say, day } = page
  const blocks = boardBlocks(page, PAGE_ROOM)
  const hasStocks = day.quality.limitUp.state !== 'unknown' && boardSections(day, say).length > 0
  const picture = markup`<p class="note swipe">${say('swipe')}</p>
    <div class="scroll wide" tabindex="0" role="group" aria-label="${say('board')}"><div class="picture" role="img" aria-label="${boardDescription(page)}">
    ${blocks.map(piece)}</div></div>`
  return section(
    'board',
    say('board'),
    markup`${picture}${hasStocks && folded(say('asTable'), boardTable(page))}`,
  )
}

function piece({ height, content }: Block): Markup {
  const box = `${MARGIN} 0 ${PAGE_ROOM} ${number(height)}`
  return new Markup(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}" width="${PAGE_ROOM}" aria-hidden="true" font-family="${FONTS}">${content}</svg>\n`,
  )
}

function boardTable({ say, day }: Page): Markup {
  const sections = boardSections(day, say)
  const isReasoned = sections.some(({ stocks }) => stocks.some(({ reason }) => reason !== ''))
  const columns = [
    { title: say('name') },
    { title: say('code') },
    { title: say('group') },
    { title: say('label') },
    { title: say('shape') },
    { title: say('change'), isFigure: true },
    { title: say('stockAmount'), isFigure: true },
    ...(isReasoned ? [{ title: say('reason') }] : []),
  ]
  const rows = sections.flatMap(({ title, stocks }) =>
    stocks.map((stock) => [
      stock.name,
      stock.code,
      title,
      `${stock.mark}${stock.label}`,
      stock.shape,
      stock.change,
      stock.amount,
      ...(isReasoned ? [stock.reason] : []),
    ]),
  )
  return table(say('board'), columns, rows)
}
