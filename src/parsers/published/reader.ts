import type { Spot } from '../../model/published.ts'
import { rawBetween, spotOf } from './fold.ts'
import type { FoldedText } from './fold.ts'

const PUNCTUATION = /[。，；：！？、（）【】…]/
const CLAUSE_END = /[。，；：！？（）【】…]/
const SENTENCE_END = /[。！？]/

/** A stretch of folded text: units from..to, `to` not included. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** A folded text and what of it has been understood so far. */
export class Reader {
  readonly folded: FoldedText
  readonly text: string
  readonly #taken: Uint8Array

  constructor(folded: FoldedText) {
    this.folded = folded
    this.text = folded.text
    this.#taken = new Uint8Array(folded.text.length)
  }

  take(from: number, to: number): void {
    this.#taken.fill(1, from, to)
  }

  giveBack(from: number, to: number): void {
    this.#taken.fill(0, from, to)
  }

  isTaken(at: number): boolean {
    return this.#taken[at] === 1
  }

  isPunctuation(at: number): boolean {
    return PUNCTUATION.test(this.text.charAt(at))
  }

  /** Whether a clause may begin here: behind punctuation, at a line's begin, or behind something understood. */
  isClauseStart(at: number): boolean {
    return at === 0 || this.isTaken(at - 1) || this.isPunctuation(at - 1) || this.folded.isLineStart(at)
  }

  spot(at: number): Spot {
    return spotOf(this.folded, at)
  }

  raw(from: number, to: number): string {
    return rawBetween(this.folded, from, to)
  }

  /** First unit of the sentence in which `at` stands. */
  sentenceStart(at: number): number {
    let start = at
    while (start > 0 && !SENTENCE_END.test(this.text.charAt(start - 1))) start--
    return start
  }

  /** Clauses that nothing has been understood of, without the punctuation around them; 、 stands inside. */
  unread(): Stretch[] {
    return this.#stretches((at) => this.isTaken(at) || CLAUSE_END.test(this.text.charAt(at)))
  }

  /** What is left over, sentence by sentence, from the first to the last unit between two understood ones. */
  leftOver(): Stretch[] {
    return this.#stretches((at) => this.isTaken(at) || SENTENCE_END.test(this.text.charAt(at)))
      .map(({ from, to }) => this.#trimmed(from, to))
      .filter(({ from, to }) => from < to)
  }

  #stretches(isOutside: (at: number) => boolean): Stretch[] {
    const found: Stretch[] = []
    let from = -1
    for (let at = 0; at <= this.text.length; at++) {
      const isOut = at === this.text.length || isOutside(at)
      if (isOut && from >= 0) found.push({ from, to: at })
      if (isOut) from = -1
      else if (from < 0) from = at
    }
    return found
  }

  #trimmed(from: number, to: number): Stretch {
    let [start, end] = [from, to]
    while (start < end && this.isPunctuation(start)) start++
    while (end > start && this.isPunctuation(end - 1)) end--
    return { from: start, to: end }
  }
}
