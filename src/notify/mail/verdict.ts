import { oneLine } from '../answers.ts'
import type { Verdict } from '../service.ts'

/** How a mail program ended. */
export type ProgramEnd =
  | { readonly kind: 'ended'; readonly code: number; readonly stderr: string }
  /** It could not be started. */
  | { readonly kind: 'not-started'; readonly said: string }
  /** It was ended by a signal, or did not end in time. */
  | { readonly kind: 'cut-short'; readonly said: string }

/** EX_TEMPFAIL: some programs have put the mail in their queue by then, others have not. */
const TEMPORARY = 75

/** What the end of a mail program means. */
export function mailVerdict(end: ProgramEnd): Verdict {
  if (end.kind === 'not-started') return { kind: 'refused', said: oneLine(end.said) }
  if (end.kind === 'cut-short') return { kind: 'unclear', said: oneLine(end.said) }
  if (end.code === 0) return { kind: 'taken' }
  const words = oneLine(end.stderr)
  const said = `the mail program ended with ${end.code}${words === '' ? '' : `: ${words}`}`
  return end.code === TEMPORARY ? { kind: 'unclear', said } : { kind: 'refused', said }
}
