import { ADJUSTMENT } from './adjustment.ts'
import { BEYOND_BARS } from './beyondBars.ts'
import { BOARDS } from './boards.ts'
import { BREADTH } from './breadth.ts'
import { CODE_TERMS } from './codes.ts'
import { COMPARISONS } from './comparisons.ts'
import { LADDER } from './ladder.ts'
import { LIMIT_DOWN } from './limitDown.ts'
import { PREMIUM } from './premium.ts'
import { PRICES } from './prices.ts'
import { QUALITY } from './quality.ts'
import { SCOPE_TERMS } from './scopes.ts'
import { SEGMENT_TERMS } from './segments.ts'
import { SHAPES } from './shapes.ts'
import { STATUS_TERMS } from './status.ts'
import { STREAKS } from './streaks.ts'
import type { Term } from './term.ts'
import { TEXTS } from './texts.ts'
import { WINDOWS } from './windows.ts'

/** 术语表: every term, topic by topic. docs/glossary.md and `limitup define` are made from it. */
export const GLOSSARY: readonly Term[] = [
  ...PRICES,
  ...ADJUSTMENT,
  ...BOARDS,
  ...SHAPES,
  ...STREAKS,
  ...WINDOWS,
  ...LADDER,
  ...PREMIUM,
  ...LIMIT_DOWN,
  ...BREADTH,
  ...SEGMENT_TERMS,
  ...STATUS_TERMS,
  ...CODE_TERMS,
  ...SCOPE_TERMS,
  ...TEXTS,
  ...COMPARISONS,
  ...QUALITY,
  ...BEYOND_BARS,
]
