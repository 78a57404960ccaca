import type { StockCode } from './code.ts'
import type { Ratio } from './ratio.ts'
import type { Board, DaysBoards } from './report.ts'

/**
 * 题材归属: that a stock belongs to a group (行业, 概念板块, 题材), as a user's file says, and the days for which it
 * says so, inclusive yyyymmdd; an open end is undefined.
 */
export interface Membership {
  readonly group: string
  readonly code: StockCode
  readonly from: number | undefined
  readonly to: number | undefined
  /** 涨停原因: why the file says so. */
  readonly reason: string | undefined
}

/** One stock of a group that sealed, broke, or rose more than 10% without touching its limit. */
export interface GroupStock {
  readonly code: StockCode
  readonly name: string | undefined
  readonly state: Board['state'] | 'risen'
  /** N天M板 as the picture labels it; undefined where there is no label. */
  readonly window: DaysBoards | undefined
  readonly windowAtLeast: boolean
  readonly reason: string | undefined
}

/** The limit-up figures of some stocks of the scope. */
export interface GroupFigures {
  readonly sealed: number
  readonly broken: number
  readonly sealRate: Ratio | undefined
  /** Sealed at the down limit. */
  readonly limitDown: number
  /** 连板股 among them; undefined without a day before. */
  readonly streakStocks: number | undefined
  /** The tallest streak; 0 when nothing is sealed. */
  readonly maxHeight: number
  /** True where some streak among them may be longer than seen. */
  readonly maxHeightAtLeast: boolean
  /** Those that stand on the tallest streak, by code. */
  readonly tallest: readonly StockCode[]
  /** 龙头: the first in `leadOrder`, all ties, by code. */
  readonly leaders: readonly StockCode[]
  /** Of the sealed stocks; undefined where one of them has no amount. */
  readonly amountCents: number | undefined
  /** Sealed stocks in `leadOrder`, then broken ones, then big risers; ties by code. */
  readonly stocks: readonly GroupStock[]
}

/** 题材: the figures of one group of the user's files. */
export interface GroupStats extends GroupFigures {
  readonly name: string
  /** Stocks that the files put into it on the day, whether they traded or not. */
  readonly members: number
}

/** The groups of one stock, those of rows for one day first, else in the order of the files. */
export interface StockGroups {
  readonly code: StockCode
  readonly groups: readonly string[]
}

/** 题材统计: the boards of the day by the groups of the user's files. */
export interface GroupReport {
  /** Most sealed stocks first, then the taller, then by name. */
  readonly groups: readonly GroupStats[]
  /** Groups with members, none of them sealed, broken or limit-down; in `groups` only where they are asked for. */
  readonly quiet: number
  /** 其他: stocks in no group. */
  readonly ungrouped: GroupFigures
  /** How often sealed stocks are counted beyond once: the groups and 其他 less this are the sealed stocks. */
  readonly overlap: number
  /** Sealed stocks in more than one group. */
  readonly inSeveral: number
  /** Memberships that hold for some days only, and those of them that hold on this one. */
  readonly datedRows: number
  readonly datedToday: number
  /** Every stock with a board or a big rise and a group, by code. */
  readonly stocks: readonly StockGroups[]
}

/** 龙头 first: the longer streak, then more boards in the picture's window, then 一字板; 0 for a tie. */
export function leadOrder(a: Board, b: Board): number {
  return b.streak - a.streak || boardsOf(b) - boardsOf(a) || Number(isOneWord(b)) - Number(isOneWord(a))
}

function boardsOf(board: Board): number {
  return board.pictureWindow?.boards ?? 0
}

function isOneWord(board: Board): boolean {
  return board.shape === 'oneWord'
}
