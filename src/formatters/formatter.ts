import type { DayStats } from '../model/report.ts'
import type { Language } from './words/phrase.ts'

/** How the text will be shown. */
export interface FormatContext {
  /** Columns of the terminal. */
  readonly width: number
  /** Colours a piece of text; the identity where colour is off. Red is up and green is down, as in China. */
  readonly paint: (style: 'up' | 'down' | 'dim' | 'bold', text: string) => string
  /** Whether a window and the streak that ends it are printed together: 13天11板4连板. */
  readonly combinedLabels?: boolean
  /** The language of titles and notes; the usual text, Chinese terms beside English, when left out. */
  readonly language?: Language
}

/** Turns one day's figures into text. Never prints, sorts, or rounds a stored value. */
export interface DayFormatter {
  readonly name: string
  readonly description: string
  readonly format: (day: DayStats, context: FormatContext) => string
}
