import type { IndexMove } from '../model/report.ts'

/** Short name of an index that is read out. */
export type IndexName = '沪指' | '深成指' | '创业板指'

/** 沪指, 深成指 and 创业板指 under their codes, in the order in which they are read out. */
const READ_OUT: readonly (readonly [digits: string, name: IndexName])[] = [
  ['000001', '沪指'],
  ['399001', '深成指'],
  ['399006', '创业板指'],
]

/** An index that the sentence names, under its short name. */
export interface NamedMove {
  readonly name: IndexName
  readonly move: IndexMove
}

/** The moves of the three indexes that are read out; one that the data lacks is left out. */
export function namedMoves(indexes: readonly IndexMove[]): NamedMove[] {
  return READ_OUT.flatMap(([digits, name]) => {
    const move = indexes.find((index) => /\d{6}/.exec(index.code)?.[0] === digits)
    return move === undefined ? [] : [{ name, move }]
  })
}
