import type { Term } from '../../model/glossary/term.ts'
import type { TermName } from './termNames.ts'

/** Most terms that are suggested for one that does not exist. */
export const MOST_SUGGESTED = 5

/**
 * The terms nearest to a folded text: those whose name holds it, then those whose name lies in it, the closest in
 * length before the others; then those that few changes part from it, at most half of the longer of the two.
 */
export function nearTerms(folded: string, names: readonly TermName[]): readonly Term[] {
  const ranked = names
    .map((name) => ({ term: name.term, rank: rankOf(folded, name.folded) }))
    .filter(({ rank }) => rank < Infinity)
    .sort((one, other) => one.rank - other.rank)
  return [...new Set(ranked.map(({ term }) => term))].slice(0, MOST_SUGGESTED)
}

/** Below 1000 for a name that holds what was asked, below 2000 for one that lies in it, then by distance. */
function rankOf(asked: string, name: string): number {
  const [one, other] = [Array.from(asked), Array.from(name)]
  if (asked === '') return Infinity
  if (name.includes(asked)) return Math.min(999, other.length - one.length)
  if (asked.includes(name) && other.length > 1) return 1000 + Math.min(999, one.length - other.length)
  const distance = editDistance(one, other)
  return distance * 2 > Math.max(one.length, other.length) ? Infinity : 2000 + distance
}

/** How many characters must be put in, taken out or changed to make one text the other (Levenshtein). */
function editDistance(one: readonly string[], other: readonly string[]): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  one.forEach((character, line) => {
    const next = [line + 1]
    other.forEach((each, at) => {
      const changed = row[at]! + (each === character ? 0 : 1)
      next.push(Math.min(changed, row[at + 1]! + 1, next[at]! + 1))
    })
    row = next
  })
  return row[other.length]!
}
