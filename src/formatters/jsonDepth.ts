import { forEachCompared } from '../model/dayDepth.ts'
import type { LossEffect, Premium, Promotion, Spread, StockMove } from '../model/dayDepth.ts'
import type { DayStats, Rung } from '../model/report.ts'
import type { Json } from './json.ts'
import { ratioJson } from './json.ts'
import { whereKnown } from './known.ts'

/** The keys of the day's depth: promotion by rung, shapes, premiums, losses, the limit-down side. */
export function depthJson(day: DayStats): { readonly [key: string]: Json } {
  const up = day.quality.limitUp.state === 'unknown'
  return {
    overallPromotion: ratioJson(whereKnown(day, 'overallPromotion', day.overallPromotion)),
    promotions: whereKnown(day, 'promotions', day.promotions)?.map(promotionJson) ?? null,
    streakEnds: whereKnown(day, 'promotions', day.streakEnds) ?? null,
    ladderGaps: whereKnown(day, 'ladder', day.ladderGaps) ?? null,
    highest:
      whereKnown(day, 'maxHeight', day.highest)?.map(({ limitPercent, streak, codes, atLeast }) => ({
        limitPercent,
        streak,
        codes,
        atLeast,
      })) ?? null,
    shapes: up
      ? null
      : { oneWord: day.shapes.oneWord, tBoard: day.shapes.tBoard, turnover: day.shapes.turnover },
    skyToFloor: up ? null : day.skyToFloor,
    floorToSky: up ? null : day.floorToSky,
    reclaims: whereKnown(day, 'reclaims', day.reclaims) ?? null,
    premiums: premiumsJson(day),
    lossEffect: lossJson(whereKnown(day, 'lossEffect', day.lossEffect)),
    downLadder: whereKnown(day, 'downLadder', day.downLadder)?.map(rungJson) ?? null,
  }
}

/** One height of a ladder. */
export function rungJson({ streak, codes, atLeast }: Rung): Json {
  return { streak, codes, atLeast }
}

/** Every compared figure; null where no history was asked for. */
export function comparisonsJson({ comparisons }: DayStats): Json {
  if (comparisons === undefined) return null
  const { window, days, figures } = comparisons
  return {
    window,
    days,
    figures: forEachCompared((figure) => {
      const { value, before, change, percentile } = figures[figure]
      return {
        value: value ?? null,
        before: before ?? null,
        change: change ?? null,
        percentile: ratioJson(percentile),
      }
    }),
  }
}

function promotionJson(promotion: Promotion): Json {
  const { from, rate, isOpen, promoted, failed, suspended, joined } = promotion
  return {
    from,
    to: from + 1,
    rate: ratioJson(rate),
    isOpen,
    promoted: promoted.map(moveJson),
    failed: failed.map(moveJson),
    suspended,
    joined,
  }
}

function moveJson({ code, name, streakBefore, outcome, change }: StockMove): Json {
  return { code, name: name ?? null, streakBefore, outcome, change: ratioJson(change) }
}

function premiumsJson(day: DayStats): Json {
  const premiums = whereKnown(day, 'premiums', day.premiums)
  if (premiums === undefined) return null
  return {
    sealed: premiumJson(premiums.sealed),
    streaks: premiums.streaks === undefined ? null : premiumJson(premiums.streaks),
    broken: premiumJson(premiums.broken),
  }
}

function premiumJson({ stocks, suspended, notKnown, open, close }: Premium): Json {
  return { stocks, suspended, notKnown, open: spreadJson(open), close: spreadJson(close) }
}

function spreadJson(spread: Spread | undefined): Json {
  if (spread === undefined) return null
  return { mean: spread.mean, median: spread.median, risen: ratioJson(spread.risen) }
}

function lossJson(loss: LossEffect | undefined): Json {
  if (loss === undefined) return null
  return {
    thresholdPercent: loss.thresholdPercent,
    bigLosses: ratioJson(loss.bigLosses),
    losers: loss.losers.map(moveJson),
    limitDowns: ratioJson(loss.limitDowns),
    suspended: loss.suspended,
    notKnown: loss.notKnown,
  }
}
