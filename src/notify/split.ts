import type { Notice, Part } from './service.ts'

/** Most messages that one notice may take: as many as services bear from one sender in a minute. */
export const MOST_PARTS = 20

/** Where a text may be cut, the best place first: after a line, after a clause, after a name. */
const CUTS: readonly RegExp[] = [/(?<=\n)/u, /(?<=[，。；！？])/u, /(?<=、)/u]

/**
 * A notice as messages that each `fits`, cut at the ends of lines, clauses and names, in their order; only a text
 * without any such place for longer than a message is cut between two characters. Joined, the parts' texts are the
 * notice's. undefined when a title alone does not fit, or there would be more than MOST_PARTS.
 */
export function partsOf({ date, title, text }: Notice, fits: (part: Part) => boolean): Part[] | undefined {
  const whole: Part = { date, title, text, number: 1, of: 1 }
  if (fits(whole)) return [whole]
  // The widest number there can be, so that the true one takes no more room.
  const asPart = (piece: string): Part => ({
    date,
    title,
    text: piece,
    number: MOST_PARTS,
    of: MOST_PARTS,
  })
  const pieceFits = (piece: string): boolean => fits(asPart(piece))
  if (!pieceFits('')) return undefined
  const texts: string[] = []
  for (const atom of atoms(text, pieceFits, 0)) {
    const last = texts.at(-1)
    if (last !== undefined && pieceFits(last + atom)) texts[texts.length - 1] = last + atom
    else texts.push(atom)
    if (texts.length > MOST_PARTS) return undefined
  }
  if (texts.some((piece) => !pieceFits(piece))) return undefined
  return texts.map((piece, at) => ({ ...asPart(piece), number: at + 1, of: texts.length }))
}

/** Pieces that are not to be cut, each as large as may be: lines that fit, clauses of those that do not, and so on. */
function* atoms(text: string, fits: (piece: string) => boolean, depth: number): Generator<string> {
  if (fits(text)) {
    yield text
    return
  }
  const cut = CUTS[depth]
  if (cut === undefined) yield* characters(text, fits)
  else for (const piece of text.split(cut)) yield* atoms(piece, fits, depth + 1)
}

/** A text without a place to cut it, in pieces of whole characters, each as long as may be. */
function* characters(text: string, fits: (piece: string) => boolean): Generator<string> {
  const left = Array.from(text)
  while (left.length > 0) {
    // At least one, whether it fits or not, so that this ends.
    let [most, tooMany] = [1, left.length + 1]
    while (tooMany - most > 1) {
      const half = (most + tooMany) >> 1
      if (fits(left.slice(0, half).join(''))) most = half
      else tooMany = half
    }
    yield left.splice(0, most).join('')
  }
}
