import type { Promotion, StockMove } from '../../model/dayDepth.ts'
import { ratio } from '../../model/ratio.ts'
import type { Ratio } from '../../model/ratio.ts'
import type { Board } from '../../model/report.ts'
import type { DayReading } from '../reading.ts'
import { moveOf } from './followers.ts'
import type { Follower } from './followers.ts'

/**
 * 晋级: every rung of the day before and what became of its stocks, lowest first. A rung is listed where it held a
 * stock yesterday, or where the next one holds one today.
 */
export function promotions(
  reading: DayReading,
  followers: readonly Follower[],
  boards: readonly Board[],
): Promotion[] {
  const sealed = boards.filter(({ state }) => state === 'sealed')
  const held = followers.filter(({ streakBefore }) => streakBefore > 0)
  const rungs = new Set([
    ...held.map(({ streakBefore }) => streakBefore),
    ...sealed.filter(({ streak }) => streak >= 2).map(({ streak }) => streak - 1),
  ])
  const openBefore = Math.min(...held.filter(({ isOpen }) => isOpen).map(({ streakBefore }) => streakBefore))
  const openToday = Math.min(...sealed.filter((board) => board.streakAtLeast).map(({ streak }) => streak))
  return [...rungs]
    .sort((a, b) => a - b)
    .map((from) => {
      const isOpen = openBefore <= from || openToday <= from + 1
      const rung = held.filter(({ streakBefore }) => streakBefore === from)
      const above = sealed.filter(({ streak }) => streak === from + 1).map(({ code }) => code)
      const moves = movesOf(reading, rung)
      const wasThere = new Set(rung.map(({ stock }) => reading.codeOf(stock)))
      return {
        from,
        rate: isOpen ? undefined : ratio(above.length, rung.length),
        isOpen,
        promoted: moves.filter(({ outcome }) => outcome === 'sealed'),
        failed: moves.filter(({ outcome }) => outcome !== 'sealed'),
        suspended: rung.filter(({ today }) => today === undefined).map(({ stock }) => reading.codeOf(stock)),
        joined: above.filter((code) => !wasThere.has(code)),
      }
    })
}

/** 整体晋级率: of yesterday's sealed stocks, those sealed again today. */
export function overallPromotion(reading: DayReading, followers: readonly Follower[]): Ratio | undefined {
  const pool = followers.filter(({ streakBefore }) => streakBefore > 0)
  const again = movesOf(reading, pool).filter(({ outcome }) => outcome === 'sealed')
  return ratio(again.length, pool.length)
}

function movesOf(reading: DayReading, followers: readonly Follower[]): StockMove[] {
  return followers.flatMap((follower) =>
    follower.today === undefined ? [] : [moveOf(reading, follower, follower.today)],
  )
}
