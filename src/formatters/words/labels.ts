import type { Board, GroupLabel } from '../../model/report.ts'
import { labelWords, streakWords } from '../label.ts'
import { chinese, same } from './phrase.ts'
import type { Phrase } from './phrase.ts'

/** 7连板, 7 boards; 首板, first board; `>=` where it may be longer. */
export function streakPhrase(boards: number, atLeast: boolean): Phrase {
  const zh = streakWords(boards, atLeast)
  if (atLeast) return chinese(zh, `>=${boards} boards`)
  return chinese(zh, boards === 1 ? 'first board' : `${boards} boards`)
}

/** A board's label: 13天11板, 11 in 13 days. */
export function labelPhrase(label: GroupLabel): Phrase {
  switch (label.kind) {
    case 'firstBoard':
      return streakPhrase(1, false)
    case 'streak':
      return streakPhrase(label.boards, label.atLeast)
    case 'window':
      return chinese(labelWords(label), windowWords(label.days, label.boards, label.atLeast))
  }
}

/** 11 in 13 days. */
export function windowWords(days: number, boards: number, atLeast: boolean): string {
  return `${atLeast ? '>=' : ''}${boards} in ${days} days`
}

/** A shape that is told beside a name: 一字, T字; nothing for a board that traded its way up. */
export function shapePhrase(shape: NonNullable<Board['shape']>): Phrase {
  return shape === 'turnover' ? same('') : SHAPE_NAMES[shape]
}

/** Every shape by its name. */
export const SHAPE_NAMES: Readonly<Record<NonNullable<Board['shape']>, Phrase>> = {
  oneWord: chinese('一字', 'one-word'),
  tBoard: chinese('T字', 'T'),
  turnover: chinese('换手', 'turnover'),
}

/** A window as it is told of one stock: 首板 where it holds one board. */
export function windowPhrase(window: {
  readonly days: number
  readonly boards: number
  readonly atLeast: boolean
}): Phrase {
  return window.boards === 1 && !window.atLeast
    ? streakPhrase(1, false)
    : labelPhrase({ kind: 'window', days: window.days, boards: window.boards, atLeast: window.atLeast })
}
