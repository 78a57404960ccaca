import type { BarVerdict } from '../../model/barVerdict.ts'
import type { JsonValue } from '../../model/json.ts'
import type { Spot } from '../../model/published.ts'
import type { Ratio } from '../../model/ratio.ts'
import type {
  Finding,
  OwnNumber,
  OwnStock,
  ReconcileReport,
  StockEvidence,
  Variant,
} from '../../model/reconcile.ts'
import type { DaysBoardsRule } from '../../model/scope.ts'
import { boardWords, ownWords, printedLabelWords, variantWords } from './words.ts'

/** The version of the JSON that docs/schema/reconcile.json describes. */
export const RECONCILE_SCHEMA_VERSION = 1

/** What was compared and what differs as JSON: docs/schema/reconcile.json. */
export function reconcileJson(report: ReconcileReport): string {
  return `${JSON.stringify(reportJson(report), null, 2)}\n`
}

function reportJson(report: ReconcileReport): JsonValue {
  return {
    schemaVersion: RECONCILE_SCHEMA_VERSION,
    date: report.date,
    previousDate: report.previousDate ?? null,
    source: {
      kind: report.source,
      file: report.file,
      day: report.dayPrinted ?? null,
      yearFrom: report.yearFrom,
    },
    scope: report.scope,
    specialTreatment: report.specialTreatment,
    daysBoardsRule: ruleJson(report.daysBoardsRule),
    choicesOfFile: report.choicesOfFile,
    compared: report.compared,
    agree: report.agree,
    differ: report.differ,
    leftOut: report.leftOut,
    notComparable: report.notComparable,
    findings: report.findings.map((finding) => findingJson(report, finding)),
    variants: report.variants.map(variantJson),
    explanation:
      report.explanation === undefined
        ? null
        : {
            variants: report.explanation.variants.map(variantJson),
            resolves: report.explanation.resolves,
            left: report.explanation.left,
          },
    consistency: report.consistency.map((check) => ({
      kind: check.kind,
      holds: check.holds,
      at: spotJson(check.at),
      printed: check.printed,
      parts: check.parts,
      computed: ratioJson(check.computed),
    })),
    agreements: report.agreements.map(({ printed, at, own, list, names, named, keys, isFine }) => ({
      printed,
      at: spotJson(at),
      own: ownJson(own),
      ours: own === undefined ? null : ownWords(own, isFine),
      list: list === undefined ? null : { pool: list.pool, agree: list.agree, rows: list.rows },
      names,
      stocks: named.map(({ code, name }) => ({ code, name })),
      keys,
    })),
    notCompared: report.notCompared.map(({ at, text, reason }) => ({ at: spotJson(at), text, reason })),
    cutLists: report.cutLists.map(({ pool, rows, total }) => ({ pool, rows, total })),
  }
}

function findingJson({ explanation }: ReconcileReport, finding: Finding): JsonValue {
  const { kind, at, printed, own, values, distance, stocks, counted, keys, isDifference } = finding
  const explains = ({ resolves }: Variant): boolean => keys.some((key) => resolves.includes(key))
  return {
    kind,
    at: spotJson(at),
    printed,
    own: ownJson(own),
    ours: own === undefined ? null : ownWords(own, false),
    values: values === undefined ? null : { printed: values.printed, own: values.own },
    distance:
      distance === undefined ? null : { size: distance.size, unit: unitOf(own), usual: distance.isUsual },
    stocks: stocks.map(stockJson),
    counted: counted.map(({ code, name }) => ({ code, name: name ?? null })),
    keys,
    explainedBy: explanation?.variants.filter(explains).map(variantWords) ?? [],
    isDifference,
  }
}

/** What a distance is counted in. */
function unitOf(own: OwnNumber | undefined): string {
  switch (own?.kind) {
    case 'rate':
    case 'move':
      return 'tenThousandthsOfAPercent'
    case 'cents':
      return 'cents'
    case 'count':
    case undefined:
      return 'stocks'
  }
}

function stockJson({ name, printed, problem, own, candidates, bars }: StockEvidence): JsonValue {
  return {
    code: own?.code ?? null,
    name,
    printed: printed === undefined ? null : printedLabelWords(printed),
    problem,
    ours: own === undefined ? null : oursOf(own),
    candidates,
    bars: bars.map(barJson),
  }
}

/** Our labels of a stock; null where it has no board in the scope. */
function oursOf({ board, downBoard }: OwnStock): string | null {
  if (board !== undefined) return boardWords(board)
  return downBoard?.state === 'sealed' ? '跌停' : null
}

function barJson({ date, status, high, low, close, prevClose, judgement }: BarVerdict): JsonValue {
  const isJudged = judgement.kind === 'judged'
  const hasLimits = isJudged || judgement.kind === 'anomalous'
  return {
    date,
    status,
    high,
    low,
    close,
    prevClose: prevClose ?? null,
    judgement: judgement.kind,
    limitPercent: hasLimits ? judgement.limitPercent : null,
    limitUp: hasLimits ? judgement.limitUp : null,
    limitDown: hasLimits ? judgement.limitDown : null,
    up: isJudged ? judgement.up : null,
    down: isJudged ? judgement.down : null,
  }
}

function variantJson(variant: Variant): JsonValue {
  const { kind, scope, specialTreatment, daysBoardsRule, stocks, date, queued, resolves, breaks } = variant
  return {
    kind,
    text: variantWords(variant),
    scope,
    specialTreatment,
    daysBoardsRule: ruleJson(daysBoardsRule),
    stocks: stocks.map(({ code, name }) => ({ code, name })),
    date: date ?? null,
    queued: queued === undefined ? null : ratioJson(queued),
    resolves,
    breaks,
  }
}

function ownJson(own: OwnNumber | undefined): JsonValue {
  switch (own?.kind) {
    case undefined:
      return null
    case 'count':
      return { kind: own.kind, from: own.from, to: own.to }
    case 'rate':
      return { kind: own.kind, from: ratioJson(own.from), to: ratioJson(own.to) }
    case 'cents':
      return { kind: own.kind, cents: own.cents }
    case 'move':
      return { kind: own.kind, change: ratioJson(own.change) }
  }
}

function ruleJson({ rule, maxEmpty }: DaysBoardsRule): JsonValue {
  return { rule, maxEmpty: maxEmpty ?? null }
}

function ratioJson({ part, whole }: Ratio): JsonValue {
  return { part, whole }
}

function spotJson(at: Spot | undefined): JsonValue {
  return at === undefined ? null : { line: at.line, column: at.column }
}
