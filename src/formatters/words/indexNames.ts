import { chinese } from './phrase.ts'
import type { Phrase } from './phrase.ts'

/** The indexes that are read out, by the short name that the recap uses. */
export const INDEX_NAMES: Readonly<Record<'沪指' | '深成指' | '创业板指', Phrase>> = {
  沪指: chinese('沪指', 'SSE Composite'),
  深成指: chinese('深成指', 'SZSE Component'),
  创业板指: chinese('创业板指', 'ChiNext'),
}
