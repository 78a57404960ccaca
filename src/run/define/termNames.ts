import { GLOSSARY } from '../../model/glossary/glossary.ts'
import type { Term } from '../../model/glossary/term.ts'

/** One name of a term, as it is compared. */
export interface TermName {
  readonly folded: string
  readonly term: Term
}

/** A name or a question in the form in which they are compared: half width, lower case, without blanks and hyphens. */
export function foldTerm(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u200b_-]+/gu, '')
}

/** Every name under which a term can be asked for, in the order of the glossary; each once a term. */
export function termNames(terms: readonly Term[] = GLOSSARY): readonly TermName[] {
  return terms.flatMap((term) =>
    [...new Set([term.id, term.zh, ...term.zhAlso, term.en].map(foldTerm))].map((folded) => ({
      folded,
      term,
    })),
  )
}
