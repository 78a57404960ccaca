/**
 * Why a figure is not fully known: nothing says who was ST, reference prices were derived, the look-back ended too soon,
 * a rate of nothing, or the data.
 */
export interface Cause {
  readonly kind: 'status' | 'reference' | 'lookback' | 'nothing' | 'data'
  readonly text: string
}

/** How a figure is known. */
export type Quality =
  | { readonly state: 'known' }
  | { readonly state: 'partial'; readonly causes: readonly Cause[] }
  | { readonly state: 'unknown'; readonly causes: readonly Cause[] }

/** Figures whose quality is stated one by one. */
export const FIGURES = [
  'advancers',
  'bigRisers',
  'amountCents',
  'amountChangeCents',
  'indexes',
  'traded',
  'suspended',
  'limitUp',
  'limitDown',
  'sealRate',
  'maxHeight',
  'streakStocks',
  'streakPromotion',
  'ladder',
  'daysBoards',
  'overTenRisers',
  'promotions',
  'overallPromotion',
  'premiums',
  'lossEffect',
  'reclaims',
  'downLadder',
  'comparisons',
  'groups',
] as const
export type Figure = (typeof FIGURES)[number]

/** One value for every figure. */
export function forEachFigure<Value>(valueOf: (figure: Figure) => Value): Record<Figure, Value> {
  const values: Partial<Record<Figure, Value>> = {}
  for (const figure of FIGURES) values[figure] = valueOf(figure)
  return values as Record<Figure, Value>
}
