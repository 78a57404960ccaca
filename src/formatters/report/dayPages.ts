import { boardSvg } from './boardSvg.ts'
import { ladderSvg } from './ladderSvg.ts'
import { schemeOf } from './palette.ts'
import type { Drawing } from './pictureFrame.ts'
import { recapPage } from './recapPage.ts'
import type { ReportInput } from './reportInput.ts'
import { trendOf } from './trendPoints.ts'
import { sayIn } from './words.ts'

export { TREND_DAYS } from './reportInput.ts'
export type { ReportInput, ReportLanguage, ReportLinks, ReportPalette } from './reportInput.ts'

/** Files of a day, by their names. */
export type ReportFile = 'recap.md' | 'index.html' | 'ladder.svg' | 'board.svg' | 'trend.svg'

/** 涨停日报: every file of one day's report, as text by its name. The same input gives the same bytes. */
export async function dayPages(input: ReportInput): Promise<ReadonlyMap<ReportFile, string>> {
  const { day, language, palette } = input
  const scheme = schemeOf(palette)
  const drawing: Drawing = { day, language, say: sayIn(language), colours: scheme.light }
  const trend = trendOf(input.trend, drawing.say)
  // Both draw with the chart library, which nothing else is to load.
  const [{ trendSvg }, { dayPage }] = await Promise.all([
    import('./trendSvg.ts'),
    import('./page/dayPage.ts'),
  ])
  return new Map([
    ['recap.md', recapPage(drawing)],
    ['index.html', await dayPage({ ...drawing, input, scheme, trend })],
    ['ladder.svg', ladderSvg(drawing)],
    ['board.svg', boardSvg(drawing)],
    ['trend.svg', trendSvg(drawing, trend)],
  ])
}
