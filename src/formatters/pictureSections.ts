import { leadOrder } from '../model/groups.ts'
import type { GroupFigures, GroupStock } from '../model/groups.ts'
import type { Board, DayStats, Riser } from '../model/report.ts'
import { printable } from './width.ts'
import { LADDER_WORDS } from './words/ladder.ts'
import { MARKS } from './words/marks.ts'
import { same } from './words/phrase.ts'
import type { Phrase, Say } from './words/phrase.ts'

/** One stock of the picture: a board, or a big riser without one, and why it stands where it does. */
export interface PictureStock {
  readonly stock: Board | Riser
  /** 'risen' is a big riser that did not touch its limit. */
  readonly state: GroupStock['state']
  readonly reason: string
}

/** One group of the picture. */
export interface PictureSection {
  readonly title: string
  /** Sealed stocks, then broken ones, then big risers. */
  readonly stocks: readonly PictureStock[]
}

/** The picture's groups: those of the user's files with 其他 last, or the limits where there is no file. */
export function pictureSections(day: DayStats, say: Say): PictureSection[] {
  const sections = day.groups === undefined ? limitSections(day, say) : themeSections(day, day.groups, say)
  return sections.filter(({ stocks }) => stocks.length > 0)
}

function themeSections(day: DayStats, report: NonNullable<DayStats['groups']>, say: Say): PictureSection[] {
  const stocks = new Map<string, Board | Riser>(
    [...day.risers, ...day.boards].map((stock) => [stock.code, stock]),
  )
  const stocksOf = (group: GroupFigures): PictureStock[] =>
    group.stocks.map(({ code, state, reason }) => {
      const stock = stocks.get(code)
      if (stock === undefined) throw new Error(`a group names ${code}, which neither has a board nor rose`)
      return { stock, state, reason: printable(reason ?? '') }
    })
  const themes = report.groups.map((group) => ({ title: printable(group.name), stocks: stocksOf(group) }))
  const others = stocksOf(report.ungrouped)
  const shown = new Set(
    [...themes.flatMap((theme) => theme.stocks), ...others].map(({ stock }) => stock.code),
  )
  const groupsOf = new Map(report.stocks.map(({ code, groups }) => [code, groups]))
  // A group without a board has no place of its own; its big risers stand under 其他 with its name.
  const risersLeft = day.risers
    .filter(({ code }) => !shown.has(code))
    .map((stock): PictureStock => {
      const groups = groupsOf.get(stock.code) ?? []
      return { stock, state: 'risen', reason: printable(groups.join(say(MARKS.list))) }
    })
  return [...themes, { title: say(LADDER_WORDS.others), stocks: [...others, ...risersLeft] }]
}

function limitSections(day: DayStats, say: Say): PictureSection[] {
  const sealed = day.boards.filter((board) => board.state === 'sealed').sort(leadOrder)
  const broken = day.boards.filter((board) => board.state === 'broken')
  const all: PictureStock[] = [
    ...[...sealed, ...broken].map((stock) => ({ stock, state: stock.state, reason: '' })),
    ...day.risers.map((stock): PictureStock => ({ stock, state: 'risen', reason: '' })),
  ]
  return LIMITS.map(([title, percents]) => ({
    title: say(title),
    stocks: all.filter(({ stock }) => percents.includes(stock.limitPercent)),
  }))
}

const LIMITS: readonly (readonly [title: Phrase, percents: readonly Riser['limitPercent'][]])[] = [
  [same('10CM'), [5, 10]],
  [same('20CM'), [20]],
  [same('30CM'), [30]],
  [LADDER_WORDS.noLimit, [undefined]],
]
