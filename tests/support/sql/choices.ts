import type { RangeOptions } from '../../../src/run/analyzeRange.ts'

/** The scopes and rules of N天M板 that the SQL has, each once. */
export const CHOICES: [string, RangeOptions][] = [
  ['everything, half with 5', { scope: 'all' }],
  ['the scope of 财联社, gap with 2', { scope: 'cls', daysBoards: { rule: 'gap', maxEmpty: 2 } }],
  ['everything, half with any hole', { scope: 'all', daysBoards: { rule: 'half', maxEmpty: undefined } }],
]
