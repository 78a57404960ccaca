import type { Drawing } from './pictureFrame.ts'
import type { Trend, TrendPoint } from './trendPoints.ts'

/** What the signs of the charts mean, as far as they occur; empty where none does. */
export function trendNote(
  { say, language }: Pick<Drawing, 'say' | 'language'>,
  { series, dates }: Trend,
): string {
  const points = Object.values(series).flatMap((each) => each.points)
  const known = points.filter((point): point is TrendPoint => point !== undefined)
  const notes = [
    known.some(({ atLeast }) => atLeast) ? say('legendBound') : '',
    known.some(({ from, to }) => from !== to) ? say('legendRange') : '',
    points.length > known.length || dates.includes(undefined)
      ? language === 'zh'
        ? '空缺：未知'
        : 'Gap: not known'
      : '',
  ].filter((note) => note !== '')
  return notes.join(language === 'zh' ? '；' : '; ')
}
