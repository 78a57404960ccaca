import type { Drawing } from '../pictureFrame.ts'
import type { Scheme } from '../palette.ts'
import type { ReportInput } from '../reportInput.ts'
import type { Trend } from '../trendPoints.ts'
import { markup } from './markup.ts'
import type { Markup } from './markup.ts'

/** What every part of a day's page is made from. */
export interface Page extends Drawing {
  readonly input: ReportInput
  readonly scheme: Scheme
  readonly trend: Trend
}

/** A change in the colour of its sign. */
export function toned(text: string): Markup {
  const tone = text.startsWith('+') ? 'up' : /^[-−]\d/.test(text) ? 'down' : ''
  return tone === '' ? markup`${text}` : markup`<span class="${tone}">${text}</span>`
}

/** What a reader of Chinese or English is told. */
export function told({ language }: Pick<Drawing, 'language'>, zh: string, en: string): string {
  return language === 'zh' ? zh : en
}
