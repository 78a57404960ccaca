import { FIGURES } from '../model/quality.ts'
import type { DayStats } from '../model/report.ts'
import type { Cause, Figure, Quality } from '../model/quality.ts'
import { printable } from './width.ts'
import { causePhrase } from './words/causes.ts'
import { FIGURE_NAMES } from './words/figures.ts'
import { bracketed, named } from './words/notes.ts'
import type { Phrase } from './words/phrase.ts'

/** A cause of doubt, and all the figures that it makes partial or unknown. */
export interface Doubt {
  readonly state: Exclude<Quality['state'], 'known'>
  readonly cause: Cause
  readonly figures: readonly Figure[]
}

/** The day's doubts, cause by cause: first those that leave figures partial. A rate of nothing is none. */
export function doubtsOf(day: DayStats, figures: readonly Figure[] = FIGURES): Doubt[] {
  return (['partial', 'unknown'] as const).flatMap((state) => {
    const byText = new Map<string, { readonly cause: Cause; readonly figures: Figure[] }>()
    for (const figure of figures) {
      const quality = day.quality[figure]
      if (quality.state !== state) continue
      for (const cause of quality.causes) {
        if (cause.kind === 'nothing') continue
        const known = byText.get(cause.text)
        if (known === undefined) byText.set(cause.text, { cause, figures: [figure] })
        else known.figures.push(figure)
      }
    }
    return [...byText.values()].map((each) => ({ state, ...each }))
  })
}

/** The figures of a doubt in words. */
export function figurePhrase({ figures }: Pick<Doubt, 'figures'>): Phrase {
  return named(figures.map((figure) => FIGURE_NAMES[figure]))
}

/** The figures of a doubt with its cause in brackets. */
export function causedPhrase(doubt: Doubt): Phrase {
  return bracketed(figurePhrase(doubt), causePhrase(printable(doubt.cause.text)))
}
