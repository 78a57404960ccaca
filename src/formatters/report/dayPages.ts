import type { Drawing } from './pictureFrame.ts'
import { boardSvg } from './boardSvg.ts'
import { ladderSvg } from './ladderSvg.ts'
import { schemeOf } from './palette.ts'
import { recapPage } from './recapPage.ts'
import type { ReportInput } from './reportInput.ts'
import { sayIn } from './words.ts'

export { TREND_DAYS } from './reportInput.ts'
export type { ReportInput, ReportLanguage, ReportLinks, ReportPalette } from './reportInput.ts'

/** Files of a day, by their names. */
export type ReportFile = 'recap.md' | 'index.html' | 'ladder.svg' | 'board.svg' | 'trend.svg'

/** 涨停日报: every file of one day's report, as text by its name. The same input gives the same bytes. */
export async function dayPages(input: ReportInput): Promise<ReadonlyMap<ReportFile, string>> {
  const { day, trend, language, palette } = input
  const drawing: Drawing = { day, language, say: sayIn(language), colours: schemeOf(palette).light }
  const { trendSvg } = await import('./trendSvg.ts')
  return new Map([
    ['recap.md', recapPage(input)],
    ['ladder.svg', ladderSvg(drawing)],
    ['board.svg', boardSvg(drawing)],
    ['trend.svg', trendSvg(drawing, trend)],
  ])
}
