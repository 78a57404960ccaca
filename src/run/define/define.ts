import { GLOSSARY } from '../../model/glossary/glossary.ts'
import type { Term } from '../../model/glossary/term.ts'
import { Refusal } from '../../model/refusal.ts'
import { idOfLabel, withoutMark } from './labelPatterns.ts'
import { nearTerms } from './nearTerms.ts'
import { foldTerm, termNames } from './termNames.ts'
import type { TermName } from './termNames.ts'

/**
 * The terms asked for by id or by any of their names, each once, in the order asked; all of them when none is named.
 * Words that name no term one by one may name one together: `seal rate`. Refuses what is no term, with the nearest.
 */
export function define(asked: readonly string[]): readonly Term[] {
  if (asked.length === 0) return GLOSSARY
  const names = termNames()
  const found = asked.map((text) => findTerm(text, names))
  const known = found.filter((term) => term !== undefined)
  if (known.length === asked.length) return [...new Set(known)]
  const together = findTerm(asked.join(' '), names)
  if (together !== undefined) return [together]
  throw unknownTerms(
    asked.filter((_, at) => found[at] === undefined),
    names,
  )
}

/** The term of one name or printed label; case, width, blanks and hyphens do not matter. */
export function findTerm(text: string, names: readonly TermName[] = termNames()): Term | undefined {
  const folded = foldTerm(text)
  const byName = (name: string): Term | undefined => names.find((each) => each.folded === name)?.term
  const byLabel = (label: string): Term | undefined => {
    const id = idOfLabel(label)
    return id === undefined ? undefined : names.find(({ term }) => term.id === id)?.term
  }
  const bare = withoutMark(folded)
  return (
    byName(folded) ?? byLabel(folded) ?? (bare === undefined ? undefined : (byName(bare) ?? byLabel(bare)))
  )
}

function unknownTerms(unknown: readonly string[], names: readonly TermName[]): Refusal {
  const quoted = unknown.map((text) => `"${text}"`).join(', ')
  const suggestions = unknown.flatMap((text) => {
    const near = nearTerms(foldTerm(text), names)
    if (near.length === 0) return []
    const head = unknown.length === 1 ? 'nearest:' : `nearest to "${text}":`
    return [head, ...near.map(({ zh, id }) => `  ${zh} ${id}`)]
  })
  return new Refusal(
    'usage',
    `no such term${unknown.length === 1 ? '' : 's'}: ${quoted}`,
    [...suggestions, 'limitup define lists every term'].join('\n'),
  )
}
