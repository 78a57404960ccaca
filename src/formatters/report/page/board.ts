import { UNKNOWN } from '../../percent.ts'
import { boardBlocks, boardDescription } from '../boardSvg.ts'
import { boardSections } from '../boardSections.ts'
import { number, FONTS } from '../svgCanvas.ts'
import { MARGIN } from '../pictureFrame.ts'
import type { Page } from './context.ts'
import { Markup, markup } from './markup.ts'
import { folded, section, table } from './table.ts'

/** Units of the picture from side to side: three stocks stand beside each other, on a phone one. */
const WIDE = 1512
const NARROW = 488

/** 今日涨停分析图: the picture in pieces between which a printed page may end, and the same as a table. */
export function boardSection(page: Page): Markup {
  const { say, day } = page
  const isKnown = day.quality.limitUp.state !== 'unknown'
  const content =
    isKnown && boardSections(day, say).length > 0
      ? markup`${picture(page, WIDE, 'wide')}${picture(page, NARROW, 'narrow')}${folded(say('asTable'), boardTable(page))}`
      : markup`<p>${isKnown ? say('noneTouched') : `${UNKNOWN} ${say('unknown')}`}</p>`
  return section('board', say('board'), content)
}

/** The picture for one kind of screen; the other is not shown, and not read out. */
function picture(page: Page, room: number, kind: 'wide' | 'narrow'): Markup {
  const pieces = boardBlocks(page, room).map(({ height, content }) => {
    const box = `${MARGIN} 0 ${room} ${number(height)}`
    return new Markup(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}" width="${room}" aria-hidden="true" font-family="${FONTS}">${content}</svg>\n`,
    )
  })
  return markup`<div class="picture ${kind}" role="img" aria-label="${boardDescription(page)}">
    ${pieces}</div>
  `
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
