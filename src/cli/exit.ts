import type { Refusal } from '../model/refusal.ts'

/** Exit codes, part of the promise: docs/errors.md. */
export const EXIT_DONE = 0
/** Ran, and the answer is no. */
export const EXIT_NO = 1
/** Cannot: usage, unreadable or refused input. */
export const EXIT_CANNOT = 2
/** A fault in the program. */
export const EXIT_BUG = 70

/** The exit code of a refusal: no bars on a trading day is an answer, everything else cannot be done. */
export function exitOf(refusal: Refusal): number {
  return refusal.code === 'no-bars' ? EXIT_NO : EXIT_CANNOT
}
