import { chartContent } from '../trendChart.ts'
import { PANEL, PANELS, PLOT } from '../trendPanels.ts'
import type { Panel } from '../trendPanels.ts'
import { pointText, TREND_FIGURES } from '../trendPoints.ts'
import { countOfDays, panelWords } from '../trendSvg.ts'
import { trendNote } from '../trendWords.ts'
import { FONTS } from '../svgCanvas.ts'
import { UNKNOWN } from '../../percent.ts'
import type { Page } from './context.ts'
import { Markup, markup } from './markup.ts'
import { folded, section, table } from './table.ts'

/** 走势: a small chart for each kind of figure, all read from one table. */
export function trendsSection(page: Page): Markup {
  const { say, trend } = page
  const note = trendNote(page, trend)
  return section(
    'trends',
    `${say('trends')} · ${countOfDays(trend, page)}`,
    markup`<div class="panels" data-help="${say('chartHelp')}">
        ${PANELS.map((panel) => figureOf(panel, page))}
      </div>
      ${note !== '' && markup`<p class="note">${note}</p>`}${folded(say('asTable'), trendTable(page))}`,
  )
}

function figureOf(panel: Panel, page: Page): Markup {
  const { trend, say } = page
  const columns = panel.marks.map(({ figure }) => TREND_FIGURES.indexOf(figure) + 1).join(' ')
  const legend = panel.marks.map(
    ({ figure, role, as }) =>
      markup`<span class="key"
        ><svg viewBox="0 0 18 12" width="18" height="12" aria-hidden="true">
          ${swatch(page.colours[role], as)}</svg
        >${say(figure)} <b>${pointText(trend.series[figure].points.at(-1))}</b></span
      > `,
  )
  const step = (PANEL.width - PLOT.left - PLOT.right) / trend.dates.length
  const svg = new Markup(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${PANEL.width} ${PANEL.height}" aria-hidden="true" font-family="${FONTS}">\n${chartContent(panel, trend, page)}\n</svg>`,
  )
  return markup`<figure>
    <figcaption>${legend}</figcaption>
    <div
      class="plot"
      role="img"
      aria-label="${panelWords(panel, trend, page)}"
      data-columns="${columns}"
      data-left="${PLOT.left / PANEL.width}"
      data-step="${(step / PANEL.width).toFixed(6)}"
    >
      ${svg}
    </div>
  </figure> `
}

function swatch(colour: string, as: Panel['marks'][0]['as']): Markup {
  if (as === 'bars' || as === 'signedBars')
    return markup`<rect x="3" y="0" width="12" height="12" rx="2" fill="${colour}" />`
  const dash = as === 'dashes' ? markup` stroke-dasharray="5 3"` : ''
  return markup`<line x1="0" y1="6" x2="18" y2="6" stroke-width="2.5" stroke="${colour}" ${dash} />`
}

function trendTable({ say, trend }: Page): Markup {
  const columns = [
    { title: say('date') },
    ...TREND_FIGURES.map((figure) => ({ title: say(figure), isFigure: true })),
  ]
  const rows = trend.dates.map((date, at) => [
    date ?? UNKNOWN,
    ...TREND_FIGURES.map((figure) => pointText(trend.series[figure].points[at])),
  ])
  return table(say('trends'), columns, rows, 'trend-table')
}
