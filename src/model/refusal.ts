import type { Place } from './issue.ts'

/** Why a request cannot be answered. Each is listed in docs/errors.md with cause and remedy. */
export type RefusalCode =
  | 'usage'
  | 'unreadable'
  | 'unwritable'
  | 'empty-file'
  | 'header-only'
  | 'not-text'
  | 'unknown-format'
  | 'ambiguous-format'
  | 'cut-file'
  | 'bad-record'
  | 'unpacks-too-large'
  | 'mixed-encodings'
  | 'missing-column'
  | 'ambiguous-column'
  | 'bad-csv'
  | 'bad-groups'
  | 'bad-bar'
  | 'adjusted-prices'
  | 'unit-unclear'
  | 'conflicting-rows'
  | 'mislabelled-file'
  | 'no-st-source'
  | 'missing-day'
  | 'short-day'
  | 'not-a-trading-day'
  | 'future-day'
  | 'not-settled'
  | 'outside-calendar'
  | 'before-limits'
  | 'no-bars'
  | 'unknown-stock'
  | 'ambiguous-name'
  | 'not-a-stock'
  | 'strict-issues'
  | 'no-store'
  | 'store-locked'
  | 'store-conflict'
  | 'store-damaged'
  | 'no-duckdb'
  | 'bad-config'
  | 'exposed-token'
  | 'no-token'
  | 'no-target'
  | 'upstream-failed'
  | 'quotes-moving'
  | 'sources-differ'
  | 'no-figure'
  | 'date-conflict'
  | 'bad-list'
  | 'report-locked'
  | 'bad-font'

/**
 * What was asked cannot be done: a sentence, what would help, and where it was seen. Thrown; caught once, in
 * the command line's main. A fault in the program is any other error.
 */
export class Refusal extends Error {
  readonly code: RefusalCode
  /** What to do about it; a line for each thing to be said. */
  readonly hint: string
  readonly at: Place | { readonly file: string } | undefined

  constructor(
    code: RefusalCode,
    message: string,
    hint: string,
    at?: Place | { readonly file: string },
    cause?: unknown,
  ) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'Refusal'
    this.code = code
    this.hint = hint
    this.at = at
  }
}

/** `file:line:column: ` of a refusal, as far as it has a place; empty without one. */
export function refusalPlace({ at }: Refusal): string {
  if (at === undefined) return ''
  if (!('line' in at)) return `${at.file}: `
  return `${at.file}:${at.line}${at.column === undefined ? '' : `:${at.column}`}: `
}
