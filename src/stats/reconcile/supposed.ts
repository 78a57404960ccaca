import { ratio } from '../../model/ratio.ts'
import type { StockCode } from '../../model/code.ts'
import type { Board, DayStats } from '../../model/report.ts'
import { ladder } from '../ladder.ts'
import { openingGroups } from '../opening.ts'
import type { Reading } from './reading.ts'

/** The reading if the Beijing exchange were left out. */
export function withoutBse({ today, before }: Reading): Reading {
  const isCounted = (board: Board): boolean => board.segment !== 'bse'
  const dayBefore = before && withBoards(before, before.boards.filter(isCounted), undefined)
  const counted = today.boards.filter(isCounted)
  return { today: withBoards(today, counted, dayBefore?.streakStocks), before: dayBefore }
}

/** The reading if every touched stock counted as sealed. */
export function withTouchedSealed({ today, before }: Reading): Reading {
  const streaks = new Map(before?.boards.map(({ code, streak }) => [code, streak]))
  const boards = today.boards.map((board): Board => {
    if (board.state === 'sealed') return board
    const streak = (streaks.get(board.code) ?? 0) + 1
    return {
      ...board,
      state: 'sealed',
      shape: 'turnover',
      streak,
      daysBoards: { days: streak, boards: streak },
    }
  })
  return { today: withBoards(today, boards, today.streakPromotion?.whole), before }
}

/** The reading if some stocks had been sealed, with so many boards: what a text that slipped took for granted. */
export function withSealed({ today, before }: Reading, slips: readonly Board[]): Reading {
  const codes = new Set<StockCode>(slips.map(({ code }) => code))
  const boards = [...today.boards.filter(({ code }) => !codes.has(code)), ...slips].sort((a, b) =>
    a.code < b.code ? -1 : 1,
  )
  return { today: withBoards(today, boards, today.streakPromotion?.whole), before }
}

/** The reading if only so many of the broken boards had ever been sealed within the day. */
export function withBroken({ today, before }: Reading, broken: number): Reading {
  const { sealed } = today.limitUp
  return {
    today: {
      ...today,
      limitUp: { sealed, broken },
      sealRate: ratio(sealed, sealed + broken),
      ranges: undefined,
    },
    before,
  }
}

/** A day with other boards and everything that follows from them; `whole` is the streak stocks of the day before. */
function withBoards(day: DayStats, boards: readonly Board[], whole: number | undefined): DayStats {
  const sealed = boards.filter(({ state }) => state === 'sealed')
  const streakStocks = sealed.filter(({ streak }) => streak >= 2).length
  const gone = new Set(sealed.map(({ code }) => code))
  return {
    ...day,
    boards,
    ranges: undefined,
    limitUp: { sealed: sealed.length, broken: boards.length - sealed.length },
    sealRate: ratio(sealed.length, boards.length),
    maxHeight: Math.max(0, ...sealed.map(({ streak }) => streak)),
    streakStocks: day.streakStocks === undefined ? undefined : streakStocks,
    streakPromotion:
      day.streakPromotion === undefined || whole === undefined
        ? undefined
        : ratio(sealed.filter(({ streak }) => streak >= 3).length, whole),
    promotions: day.promotions?.map((promotion) => {
      const above = sealed.filter(({ streak }) => streak === promotion.from + 1).length
      return {
        ...promotion,
        rate: promotion.rate && ratio(above, promotion.rate.whole),
        failed: promotion.failed.filter(({ code }) => !gone.has(code)),
      }
    }),
    ladder: ladder(boards),
    opening: { groups: openingGroups(boards, day.thresholds) },
  }
}
