import type { GroupFigures, GroupReport } from '../model/groups.ts'
import type { DaysBoards, Riser } from '../model/report.ts'
import { ratioJson } from './json.ts'
import type { Json } from './json.ts'

/** A big rise without a board. */
export function riserJson(riser: Riser): Json {
  return {
    code: riser.code,
    name: riser.name ?? null,
    segment: riser.segment,
    status: riser.status,
    limitPercent: riser.limitPercent ?? null,
    close: riser.close,
    prevClose: riser.prevClose,
    change: ratioJson(riser.change),
    amountCents: riser.amountCents ?? null,
  }
}

/** The boards by the user's groups; null without a file. */
export function groupsJson(report: GroupReport | undefined): Json {
  if (report === undefined) return null
  return {
    groups: report.groups.map((group) => ({
      name: group.name,
      members: group.members,
      ...figuresJson(group),
    })),
    quiet: report.quiet,
    ungrouped: figuresJson(report.ungrouped),
    overlap: report.overlap,
    inSeveral: report.inSeveral,
    datedRows: report.datedRows,
    datedToday: report.datedToday,
    stocks: report.stocks.map(({ code, groups }) => ({ code, groups })),
  }
}

function figuresJson(figures: GroupFigures): { readonly [key: string]: Json } {
  return {
    sealed: figures.sealed,
    broken: figures.broken,
    sealRate: ratioJson(figures.sealRate),
    limitDown: figures.limitDown,
    streakStocks: figures.streakStocks ?? null,
    maxHeight: figures.maxHeight,
    maxHeightAtLeast: figures.maxHeightAtLeast,
    tallest: figures.tallest,
    leaders: figures.leaders,
    amountCents: figures.amountCents ?? null,
    stocks: figures.stocks.map((stock) => ({
      code: stock.code,
      name: stock.name ?? null,
      state: stock.state,
      window: windowJson(stock.window),
      windowAtLeast: stock.windowAtLeast,
      reason: stock.reason ?? null,
    })),
  }
}

/** N天M板 as its two numbers; null where there is no label. */
export function windowJson(window: DaysBoards | undefined): Json {
  return window === undefined ? null : { days: window.days, boards: window.boards }
}
