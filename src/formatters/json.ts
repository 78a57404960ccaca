import type { Ratio } from '../model/ratio.ts'
import { forEachFigure } from '../model/report.ts'
import type { Board, DayStats, OpeningGroup, Range, RateRange, StatusRanges } from '../model/report.ts'
import type { DayFormatter } from './formatter.ts'
import { comparisonsJson, depthJson, rungJson } from './jsonDepth.ts'
import { groupsJson, riserJson, windowJson } from './jsonGroups.ts'
import { whereKnown } from './known.ts'
import { groupLabelWords } from './recap.ts'

/** The version of the JSON that docs/schema/day.json describes. */
export const SCHEMA_VERSION = 1

/** Every figure of the day as JSON: docs/schema/day.json. What is not known is null. */
export const json: DayFormatter = {
  name: 'json',
  description: 'every figure as JSON, described by docs/schema/day.json',
  format: (day) => `${JSON.stringify(dayJson(day), null, 2)}\n`,
}

/** A value that JSON can hold; its keys are printed in the order in which they stand here. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** The day as the value that JSON prints. */
export function dayJson(day: DayStats): Json {
  const breadth = whereKnown(day, 'advancers', day)
  const up = whereKnown(day, 'limitUp', day.limitUp)
  const down = whereKnown(day, 'limitDown', day.limitDown)
  return {
    schemaVersion: SCHEMA_VERSION,
    date: day.date,
    previousDate: day.previousDate ?? null,
    lookback: { from: day.lookback.from, days: day.lookback.days, end: day.lookback.end },
    scope: day.scope,
    specialTreatment: day.specialTreatment,
    daysBoardsRule: { rule: day.daysBoardsRule.rule, maxEmpty: day.daysBoardsRule.maxEmpty ?? null },
    thresholds: {
      minStreak10: day.thresholds.minStreak10,
      minStreak20: day.thresholds.minStreak20,
      minWindowBoards: day.thresholds.minWindowBoards,
      bse: day.thresholds.bse,
      tallStreak: day.thresholds.tallStreak,
      maxNames: day.thresholds.maxNames ?? null,
    },
    assumptions: day.assumptions,
    input: day.input.map((input) => ({
      format: input.format,
      volumeUnit: input.volumeUnit ?? null,
      starVolumeUnit: input.starVolumeUnit ?? null,
      amountUnit: input.amountUnit ?? null,
      prevClose: input.prevClose,
      stSource: input.stSource,
    })),

    advancers: breadth?.advancers ?? null,
    decliners: breadth?.decliners ?? null,
    unchanged: breadth?.unchanged ?? null,
    bigRisers: whereKnown(day, 'bigRisers', day.bigRisers) ?? null,
    overTenRisers: whereKnown(day, 'overTenRisers', day.overTenRisers) ?? null,
    amountCents: {
      sse: day.amountCents.sse ?? null,
      szse: day.amountCents.szse ?? null,
      bse: day.amountCents.bse ?? null,
    },
    amountChangeCents: day.amountChangeCents ?? null,
    indexes: day.indexes.map((index) => ({
      code: index.code,
      name: index.name,
      close: index.close,
      prevClose: index.prevClose,
      change: ratioJson(index.change),
    })),

    traded: whereKnown(day, 'traded', day.traded) ?? null,
    statusUnknown: day.statusUnknown,
    ranges: rangesJson(day.ranges),
    exRightsDays: day.exRightsDays ?? null,
    suspended: whereKnown(day, 'suspended', day.suspended) ?? null,
    noLimit: day.noLimit,
    notJudged: day.notJudged,
    anomalous: day.anomalous,
    untouched: day.untouched,
    limitUp: { sealed: up?.sealed ?? null, broken: up?.broken ?? null },
    limitDown: { sealed: down?.sealed ?? null, broken: down?.broken ?? null },
    sealRate: ratioJson(whereKnown(day, 'sealRate', day.sealRate)),
    maxHeight: whereKnown(day, 'maxHeight', day.maxHeight) ?? null,
    streakStocks: whereKnown(day, 'streakStocks', day.streakStocks) ?? null,
    streakPromotion: ratioJson(whereKnown(day, 'streakPromotion', day.streakPromotion)),
    ...depthJson(day),
    ladder: whereKnown(day, 'ladder', day.ladder)?.map(rungJson) ?? null,
    opening: { groups: day.opening.groups.map(groupJson) },
    boards: day.boards.map((board) => boardJson(day, board)),
    downBoards: day.downBoards.map((board) => boardJson(day, board)),
    comparisons: comparisonsJson(day),
    risers: day.risers.map(riserJson),
    groups: groupsJson(day.groups),

    quality: forEachFigure((figure) => {
      const quality = day.quality[figure]
      return {
        state: quality.state,
        causes: quality.state === 'known' ? [] : quality.causes.map(({ text }) => text),
      }
    }),
    issues: day.issues.map((issue) => ({ code: issue.code, count: issue.count, first: issue.first })),
    skipped: {
      bShare: day.skipped.bShare,
      fund: day.skipped.fund,
      index: day.skipped.index,
      bond: day.skipped.bond,
    },
  }
}

function groupJson(group: OpeningGroup): Json {
  const { label } = group
  return {
    block: group.block,
    limitPercent: group.limitPercent,
    label: groupLabelWords(group),
    days: label.kind === 'window' ? label.days : null,
    boards: label.kind === 'firstBoard' ? 1 : label.boards,
    atLeast: label.kind === 'firstBoard' ? false : label.atLeast,
    codes: group.codes,
    names: group.names,
    leftOut: group.leftOut,
  }
}

function boardJson(day: DayStats, board: Board): Json {
  return {
    code: board.code,
    name: board.name ?? null,
    sourceName: board.sourceName ?? null,
    segment: board.segment,
    status: board.status,
    limitPercent: board.limitPercent,
    state: board.state,
    shape: board.shape ?? null,
    streak: board.streak,
    streakAtLeast: board.streakAtLeast,
    daysBoards: windowJson(whereKnown(day, 'daysBoards', board.daysBoards)),
    daysBoardsAtLeast: board.daysBoardsAtLeast,
    pictureWindow: windowJson(whereKnown(day, 'daysBoards', board.pictureWindow)),
    pictureWindowAtLeast: board.pictureWindowAtLeast,
    open: board.open,
    high: board.high,
    low: board.low,
    close: board.close,
    prevClose: board.prevClose,
    limitPrice: board.limitPrice,
    change: ratioJson(board.change),
    volumeShares: board.volumeShares ?? null,
    amountCents: board.amountCents ?? null,
  }
}

function rangesJson(ranges: StatusRanges | undefined): Json {
  if (ranges === undefined) return null
  return {
    stocks: ranges.stocks,
    traded: rangeJson(ranges.traded),
    bigRisers: rangeJson(ranges.bigRisers),
    sealed: rangeJson(ranges.sealed),
    broken: rangeJson(ranges.broken),
    limitDownSealed: rangeJson(ranges.limitDownSealed),
    limitDownBroken: rangeJson(ranges.limitDownBroken),
    sealRate: rateRangeJson(ranges.sealRate),
    maxHeight: rangeJson(ranges.maxHeight),
    streakStocks: rangeJson(ranges.streakStocks),
    streakPromotion: rateRangeJson(ranges.streakPromotion),
    rungs: ranges.rungs.map(({ streak, from, to }) => ({ streak, from, to })),
  }
}

function rangeJson(range: Range | undefined): Json {
  return range === undefined ? null : { from: range.from, to: range.to }
}

function rateRangeJson(range: RateRange | undefined): Json {
  return range === undefined ? null : { from: ratioJson(range.from), to: ratioJson(range.to) }
}

/** Both parts of a rate; null for one that is not known. */
export function ratioJson(rate: Ratio | undefined): Json {
  return rate === undefined ? null : { part: rate.part, whole: rate.whole }
}
