import type { Refusal, RefusalCode } from '../model/refusal.ts'

/** Exit codes, part of the promise: docs/errors.md. */
export const EXIT_DONE = 0
/** Ran, and the answer is no. */
export const EXIT_NO = 1
/** Cannot: usage, unreadable or refused input. */
export const EXIT_CANNOT = 2
/** No provider gave what was asked; the store is as it was. */
export const EXIT_UPSTREAM = 3
/** 休市: a closed day, nothing to do. */
export const EXIT_CLOSED = 4
/** The day is not over, or quotes still move. */
export const EXIT_NOT_SETTLED = 5
/** Some days were written, others are still missing. */
export const EXIT_PARTIAL = 6
/** Two sources, or a source and the store, say different things; nothing of that day was written. */
export const EXIT_CONFLICT = 7
/** What was sent may have arrived or not: only a person can tell. */
export const EXIT_UNCERTAIN = 8
/** A fault in the program. */
export const EXIT_BUG = 70

/** Every exit code and what it means. */
export const EXITS: readonly (readonly [code: number, meaning: string])[] = [
  [EXIT_DONE, 'done; a reader that closes the pipe early is no error'],
  [
    EXIT_NO,
    'ran, and the answer is no: no bars on that trading day, check found something, or figures of reconcile differ',
  ],
  [
    EXIT_CANNOT,
    'cannot: wrong usage, unreadable or refused input, a store or reports that another process writes, a service that another process sends to',
  ],
  [
    EXIT_UPSTREAM,
    'update: no provider gave a whole answer of the right day, the store is as it was; notify: no service took the message',
  ],
  [
    EXIT_CLOSED,
    'update, report: a closed day (休市), and nothing was missing; notify: a closed day, and nothing was sent',
  ],
  [
    EXIT_NOT_SETTLED,
    'the day is not over (update, report, notify), or its quotes still move; run again later',
  ],
  [
    EXIT_PARTIAL,
    'update, report: some days were written, others are still missing; notify: some services have the message, others did not take it; run again',
  ],
  [
    EXIT_CONFLICT,
    'conflict: two sources differ, or differ from what is stored, and nothing of that day was written; notify: another text was sent for the day, and this one was not',
  ],
  [
    EXIT_UNCERTAIN,
    'notify: whether a message arrived is not known, and it is not sent again without --again',
  ],
  [EXIT_BUG, 'a fault of the program'],
]

/** Refusals that end with another code than 2. */
export const EXIT_OF: Partial<Readonly<Record<RefusalCode, number>>> = {
  'no-bars': EXIT_NO,
  'upstream-failed': EXIT_UPSTREAM,
  'quotes-moving': EXIT_NOT_SETTLED,
  'sources-differ': EXIT_CONFLICT,
  'store-conflict': EXIT_CONFLICT,
}

/** The exit code of a refusal. */
export function exitOf({ code }: Refusal): number {
  return EXIT_OF[code] ?? EXIT_CANNOT
}
