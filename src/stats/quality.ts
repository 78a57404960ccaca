import { forEachFigure } from '../model/quality.ts'
import type { Cause, Figure, Quality } from '../model/quality.ts'

/** The quality of every figure; what is not named is known. */
export function qualityMap(doubts: ReadonlyMap<Figure, Quality>): Record<Figure, Quality> {
  return forEachFigure((figure) => doubts.get(figure) ?? { state: 'known' })
}

/** Collects why figures are partial or unknown; unknown outranks partial, causes are kept in their order. */
export class Doubts {
  readonly #found = new Map<Figure, Quality>()

  partial(figures: readonly Figure[], text: string, kind: Cause['kind'] = 'data'): void {
    for (const figure of figures) this.#add(figure, 'partial', { kind, text })
  }

  unknown(figures: readonly Figure[], text: string, kind: Cause['kind'] = 'data'): void {
    for (const figure of figures) this.#add(figure, 'unknown', { kind, text })
  }

  get map(): ReadonlyMap<Figure, Quality> {
    return this.#found
  }

  #add(figure: Figure, state: 'partial' | 'unknown', cause: Cause): void {
    const before = this.#found.get(figure)
    if (before === undefined || before.state === 'known') this.#found.set(figure, { state, causes: [cause] })
    else {
      const worse = before.state === 'unknown' || state === 'unknown' ? 'unknown' : 'partial'
      this.#found.set(figure, { state: worse, causes: [...before.causes, cause] })
    }
  }
}
