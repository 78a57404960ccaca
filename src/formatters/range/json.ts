import type {
  RangeDay,
  RangeQuality,
  RangeRecord,
  RangeReport,
  RangeStock,
  RunCondition,
} from '../../model/rangeReport.ts'
import type { InputSummary, Range, RateRange } from '../../model/report.ts'
import { ratioJson } from '../json.ts'
import type { Json } from '../json.ts'
import { recordWords } from './recordWords.ts'

/** The version of the JSON that docs/schema/range.json describes. */
export const RANGE_SCHEMA_VERSION = 1

/** A range as JSON: docs/schema/range.json. What is not known is null. */
export function rangeJson(report: RangeReport): string {
  return `${JSON.stringify(reportJson(report), null, 2)}\n`
}

function reportJson(report: RangeReport): Json {
  return {
    schemaVersion: RANGE_SCHEMA_VERSION,
    from: report.from,
    to: report.to,
    scope: report.scope,
    specialTreatment: report.specialTreatment,
    daysBoardsRule: {
      rule: report.daysBoardsRule.rule,
      maxEmpty: report.daysBoardsRule.maxEmpty ?? null,
    },
    assumptions: report.assumptions,
    input: report.input.map(inputJson),
    days: report.days.map(dayRowJson),
    records: report.records.map(recordJson),
    quality: qualityJson(report.quality),
    skipped: {
      bShare: report.skipped.bShare,
      fund: report.skipped.fund,
      index: report.skipped.index,
      bond: report.skipped.bond,
    },
  }
}

function inputJson(input: InputSummary): Json {
  return {
    format: input.format,
    volumeUnit: input.volumeUnit ?? null,
    starVolumeUnit: input.starVolumeUnit ?? null,
    amountUnit: input.amountUnit ?? null,
    prevClose: input.prevClose,
    stSource: input.stSource,
  }
}

function dayRowJson(day: RangeDay): Json {
  return {
    date: day.date,
    previousDate: day.previousDate ?? null,
    sealed: endsJson(day.sealed),
    broken: endsJson(day.broken),
    sealRate: rateEndsJson(day.sealRate),
    limitDown: endsJson(day.limitDown),
    limitDownBroken: endsJson(day.limitDownBroken),
    maxHeight: endsJson(day.maxHeight),
    maxHeightAtLeast: day.maxHeightAtLeast,
    streakStocks: endsJson(day.streakStocks),
    firstBoards: endsJson(day.firstBoards),
    streakPromotion: rateEndsJson(day.streakPromotion),
    overallPromotion: ratioJson(day.overallPromotion),
    firstToSecond: ratioJson(day.firstToSecond),
    premium:
      day.premium === undefined
        ? null
        : {
            stocks: day.premium.stocks,
            open: day.premium.open ?? null,
            close: day.premium.close ?? null,
          },
    bigLosses: ratioJson(day.bigLosses),
    bigLossPercent: day.bigLossPercent ?? null,
    shapes:
      day.shapes === undefined
        ? null
        : { oneWord: day.shapes.oneWord, tBoard: day.shapes.tBoard, turnover: day.shapes.turnover },
    highest:
      day.highest?.map(({ limitPercent, streak, atLeast }) => ({ limitPercent, streak, atLeast })) ?? null,
    advancers: day.advancers ?? null,
    decliners: day.decliners ?? null,
    unchanged: day.unchanged ?? null,
    overTenRisers: day.overTenRisers ?? null,
    bigRisers: endsJson(day.bigRisers),
    amountCents: {
      sse: day.amountCents.sse ?? null,
      szse: day.amountCents.szse ?? null,
      bse: day.amountCents.bse ?? null,
      sseAndSzse: day.amountTotalCents ?? null,
    },
    amountChangeCents: day.amountChangeCents ?? null,
    indexes: day.indexes.map(({ code, name, close, prevClose, change }) => ({
      code,
      name,
      close,
      prevClose,
      change: ratioJson(change),
    })),
    rungs:
      day.rungs?.map(({ streak, count, stocks }) => ({
        streak,
        count: endsJson(count),
        stocks: stocks.map(stockJson),
      })) ?? null,
    partial: day.partial,
    cut: day.cut,
    unknown: day.unknown,
  }
}

function stockJson(stock: RangeStock): Json {
  const { daysBoards } = stock
  return {
    code: stock.code,
    name: stock.name ?? null,
    limitPercent: stock.limitPercent,
    streakAtLeast: stock.streakAtLeast,
    daysBoards: daysBoards === undefined ? null : { days: daysBoards.days, boards: daysBoards.boards },
    daysBoardsAtLeast: stock.daysBoardsAtLeast,
    hangsOnStatus: stock.hangsOnStatus,
  }
}

function recordJson(record: RangeRecord): Json {
  const { zh, en } = recordWords(record)
  switch (record.kind) {
    case 'run':
      return {
        kind: record.kind,
        figure: record.figure,
        condition: conditionJson(record.condition),
        value: record.value ?? null,
        since: record.since,
        until: record.until,
        days: record.days,
        isCurrent: record.isCurrent,
        isLongest: record.isLongest,
        before: record.before,
        after: record.after,
        zh,
        en,
      }
    case 'highest':
    case 'lowest':
      return {
        kind: record.kind,
        figure: record.figure,
        value: record.value,
        date: record.date,
        since: record.since ?? null,
        days: record.days,
        unknownDays: record.unknownDays,
        zh,
        en,
      }
    case 'maximum':
    case 'minimum':
      return {
        kind: record.kind,
        figure: record.figure,
        value: record.value,
        dates: record.dates,
        days: record.days,
        unknownDays: record.unknownDays,
        zh,
        en,
      }
  }
}

function conditionJson(condition: RunCondition): Json {
  return {
    kind: condition.kind,
    least: condition.kind === 'atLeast' ? condition.least : null,
    other: condition.kind === 'moreThan' ? condition.other : null,
  }
}

function qualityJson({ doubts, issues, status, exRightsDays }: RangeQuality): Json {
  return {
    doubts: doubts.map(({ state, kind, figures, days, first, text }) => ({
      state,
      kind,
      figures,
      days,
      first,
      text,
    })),
    issues: issues.map(({ code, days, most, first }) => ({ code, days, most, first })),
    status: status === undefined ? null : { days: status.days, codes: status.codes },
    exRightsDays: exRightsDays ?? null,
  }
}

function endsJson(range: Range | undefined): Json {
  return range === undefined ? null : { from: range.from, to: range.to }
}

function rateEndsJson(range: RateRange | undefined): Json {
  return range === undefined ? null : { from: ratioJson(range.from), to: ratioJson(range.to) }
}
