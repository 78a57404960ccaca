import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import type { EChartsCoreOption } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { Colours } from './palette.ts'
import type { ReportLanguage } from './reportInput.ts'
import { shortMonth } from './dates.ts'
import { tidiedSvg } from './tidiedSvg.ts'
import { PANEL, PLOT } from './trendPanels.ts'
import type { Panel, PanelMark } from './trendPanels.ts'
import type { Trend, TrendPoint } from './trendPoints.ts'

use([BarChart, LineChart, GridComponent, SVGRenderer])

/** What a panel is drawn with. */
export interface ChartStyle {
  readonly language: ReportLanguage
  readonly colours: Colours
}

/** The inside of one panel: axes, bars and lines, without a frame or a title. */
export function chartContent(panel: Panel, trend: Trend, style: ChartStyle): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...PANEL })
  try {
    chart.setOption(optionOf(panel, trend, style))
    return tidiedSvg(chart.renderToSVGString(), panel.id)
  } finally {
    chart.dispose()
  }
}

function optionOf(panel: Panel, trend: Trend, { language, colours }: ChartStyle): EChartsCoreOption {
  const isPercent = trend.series[panel.marks[0].figure].unit === 'percent'
  const labels = monthLabels(trend, language)
  const text = { color: colours.muted, fontSize: 12, fontFamily: 'sans-serif' }
  return {
    animation: false,
    grid: { ...PLOT, outerBoundsMode: 'none' },
    xAxis: {
      type: 'category',
      data: labels,
      axisTick: { show: false },
      axisLine: { onZero: true, lineStyle: { color: colours.line } },
      axisLabel: { ...text, interval: (at: number) => labels[at] !== '', margin: 8 },
    },
    yAxis: {
      type: 'value',
      splitNumber: 3,
      ...(panel.isShare === true
        ? { max: ({ max }: { max: number }) => (max > 100 ? undefined : 100), interval: 25 }
        : {}),
      minInterval: isPercent ? undefined : 1,
      scale: false,
      axisLabel: { ...text, margin: 6, formatter: (value: number) => `${value}${isPercent ? '%' : ''}` },
      splitLine: { lineStyle: { color: colours.line } },
    },
    series: panel.marks.flatMap((mark, at) => {
      const { points } = trend.series[mark.figure]
      return [...(at > 0 ? [haloSeries(points, colours.paper)] : []), ...seriesOf(mark, points, colours)]
    }),
  }
}

/** The first day of each month bears its name, unless the first month of all is nearly over. */
function monthLabels({ dates }: Trend, language: ReportLanguage): string[] {
  let last = ''
  const starts = dates.map((date) => {
    const month = date?.slice(0, 7) ?? last
    const isNew = month !== last
    last = month
    return isNew
  })
  const second = starts.indexOf(true, starts.indexOf(true) + 1)
  return dates.map((date, at) => {
    const isCrowded = second > at && second - at < LEAST_DAYS_OF_LABEL
    return date === undefined || starts[at] !== true || isCrowded ? '' : shortMonth(date, language)
  })
}

/** Days that a month's name takes beside the next. */
const LEAST_DAYS_OF_LABEL = 6

type Series = Readonly<Record<string, unknown>>
type Points = readonly (TrendPoint | undefined)[]

function seriesOf(mark: PanelMark, points: Points, colours: Colours): Series[] {
  const [colour, tint] = [colours[mark.role], colours[mark.tint]]
  const main = mark.as === 'bars' || mark.as === 'signedBars' ? barSeries : lineSeries
  return [
    ...main(mark, points, colours),
    ...(points.some(isRange) ? rangeSeries(mark, points, colour, tint) : []),
    ...(points.some((point) => point?.atLeast) ? [boundSeries(points, colour, colours.paper)] : []),
  ]
}

function isRange(point: TrendPoint | undefined): boolean {
  return point !== undefined && point.from !== point.to
}

function barSeries({ figure, as }: PanelMark, points: Points, colours: Colours): Series[] {
  const colourOf = (value: number): string =>
    as === 'signedBars' && value < 0 ? colours.down : colours[figure === 'limitDown' ? 'down' : 'up']
  return [
    {
      type: 'bar',
      stack: figure,
      silent: true,
      barCategoryGap: '28%',
      barMaxWidth: 14,
      data: points.map((point) =>
        point === undefined
          ? '-'
          : { value: rounded(point.from), itemStyle: { color: colourOf(point.from) } },
      ),
    },
  ]
}

/** A line through the days that are known exactly; a day between two others that are not is a dot. */
function lineSeries({ role, as }: PanelMark, points: Points, colours: Colours): Series[] {
  const isExact = (at: number): boolean => points[at] !== undefined && !isRange(points[at])
  return [
    {
      type: 'line',
      showAllSymbol: true,
      silent: true,
      connectNulls: false,
      z: 4,
      lineStyle: { color: colours[role], width: 1.6, ...(as === 'dashes' ? { type: [4, 3] } : {}) },
      itemStyle: { color: colours[role] },
      data: points.map((point, at) => {
        const isAlone = !isExact(at - 1) && !isExact(at + 1)
        const isLast = at === points.length - 1
        return point !== undefined && isExact(at)
          ? { value: rounded(point.from), symbol: isAlone || isLast ? 'circle' : 'none', symbolSize: 5 }
          : '-'
      }),
    },
  ]
}

/** The ground below a second line, so that it stands out from what is drawn before it. */
function haloSeries(points: Points, paper: string): Series {
  return {
    type: 'line',
    silent: true,
    connectNulls: false,
    z: 3,
    symbol: 'none',
    lineStyle: { color: paper, width: 5 },
    data: points.map((point) => (point === undefined || isRange(point) ? '-' : rounded(point.from))),
  }
}

/** Both ends of a value that is not known exactly: a pale bar from one to the other. */
function rangeSeries({ figure, as }: PanelMark, points: Points, colour: string, tint: string): Series[] {
  const bar = { type: 'bar', silent: true, barCategoryGap: '28%', barMaxWidth: 14 }
  const isOnBars = as === 'bars' || as === 'signedBars'
  const stack = isOnBars ? figure : `${figure} range`
  const band = {
    ...bar,
    stack,
    itemStyle: { color: tint, borderColor: colour, borderWidth: 1 },
    data: points.map((point) =>
      point !== undefined && isRange(point) ? rounded(point.to - point.from) : '-',
    ),
  }
  if (isOnBars) return [band]
  const foot = {
    ...bar,
    stack,
    barGap: '-100%',
    itemStyle: { color: 'none' },
    data: points.map((point) => (point !== undefined && isRange(point) ? rounded(point.from) : '-')),
  }
  return [foot, band]
}

/** A triangle above a value that may be more than seen. */
function boundSeries(points: Points, colour: string, paper: string): Series {
  return {
    type: 'line',
    showAllSymbol: true,
    silent: true,
    z: 5,
    lineStyle: { width: 0, color: 'none' },
    symbol: 'triangle',
    symbolSize: 6,
    symbolOffset: [0, -5],
    itemStyle: { color: paper, borderColor: colour, borderWidth: 1 },
    data: points.map((point) => (point?.atLeast === true ? rounded(point.from) : '-')),
  }
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}
