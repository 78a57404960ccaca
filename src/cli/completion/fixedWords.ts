import { columnRoles } from '../../parsers/csv/columns.ts'
import { AMOUNT_UNITS, VOLUME_UNITS } from '../flagReader.ts'
import type { Word } from './model.ts'
import { termWords } from './termWords.ts'

// The build puts the values in this module's place, so that neither the glossary nor the readers are loaded for them.

/** The terms of `define`. */
export const TERM_WORDS: readonly Word[] = termWords()

/** Columns that may be named. */
export const COLUMN_WORDS: readonly Word[] = columnRoles().map((role) => ({ word: `${role}=`, about: '' }))

/** Units that may be named. */
export const UNIT_WORDS: readonly Word[] = [
  ...VOLUME_UNITS.map((unit) => `volume=${unit}`),
  ...AMOUNT_UNITS.map((unit) => `amount=${unit}`),
].map((word) => ({ word, about: '' }))
