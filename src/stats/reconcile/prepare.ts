import { isJsonObject } from '../../model/json.ts'
import type { JsonValue } from '../../model/json.ts'
import type { Claim, Published } from '../../model/published.ts'
import type { Compared, ConsistencyCheck, NotCompared } from '../../model/reconcile.ts'
import { Refusal } from '../../model/refusal.ts'
import type { DayStats } from '../../model/report.ts'
import { compareClaims } from './compare.ts'
import { compareJson } from './compareJson.ts'
import { consistencyOf } from './consistency.ts'
import type { NameBook } from './nameBook.ts'
import type { Reading } from './reading.ts'
import { resolveNames } from './resolveNames.ts'
import type { ResolvedClaims } from './resolveNames.ts'

/** A published text, list or report, ready to be held against any reading of the bars. */
export interface Comparison {
  readonly claims: readonly Claim[]
  readonly compare: (reading: Reading) => readonly Compared[]
  readonly consistency: readonly ConsistencyCheck[]
  /** What stands in it and is never compared. */
  readonly notCompared: (reading: Reading) => readonly NotCompared[]
}

/** Resolves names and settles what a text promises to name. */
export function prepareComparison(
  published: Published,
  book: NameBook,
  dayJson: (day: DayStats) => JsonValue,
): Comparison {
  if (published.json !== undefined) return jsonComparison(published, published.json, dayJson)
  const resolved = resolveNames(published.claims, book)
  if (!resolved.claims.some(({ kind }) => kind !== 'scope')) throw noFigure(published)
  const hasThemes = published.claims.some(({ kind }) => kind === 'group') && resolved.prose.length > 0
  const text = { resolved, style: published.style, isSelection: published.isSelection || hasThemes }
  const prose = published.passages.filter(({ text: words }) => !isOfNames(words, resolved))
  const passages = [...prose, ...resolved.prose].map(({ at, text: words }) => ({
    at,
    text: words,
    reason:
      published.source === 'pool'
        ? 'columns that bars cannot answer'
        : 'words that the program does not know',
  }))
  passages.sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column)
  return {
    claims: resolved.claims,
    compare: (reading) => compareClaims(text, reading),
    consistency: consistencyOf(text),
    notCompared: () => passages,
  }
}

/** Whether a passage is nothing but names that a group has taken in. */
function isOfNames(words: string, { claims, names }: ResolvedClaims): boolean {
  const loose = new Set(
    claims.flatMap((claim, index) => {
      if (claim.kind !== 'group') return []
      const taken = new Set((names.get(index) ?? []).map(({ text }) => text))
      return claim.loose.map(({ text }) => text).filter((text) => taken.has(text))
    }),
  )
  return words.split(/[，,]/).every((word) => loose.has(word.trim()))
}

function jsonComparison(
  { file }: Published,
  printed: JsonValue,
  dayJson: (day: DayStats) => JsonValue,
): Comparison {
  const comparisonOf = ({ today }: Reading): ReturnType<typeof compareJson> => {
    const own = dayJson(today)
    if (!isJsonObject(printed) || !isJsonObject(own)) throw new Error('the JSON of a day is an object')
    if (printed['schemaVersion'] !== own['schemaVersion']) {
      throw new Refusal(
        'bad-list',
        `JSON of schema version ${JSON.stringify(printed['schemaVersion'])}, this program writes ${JSON.stringify(own['schemaVersion'])}`,
        'make both with the same version of the program',
        { file },
      )
    }
    return compareJson(printed, own)
  }
  return {
    claims: [],
    compare: (reading) => comparisonOf(reading).compared,
    consistency: [],
    notCompared: (reading) => comparisonOf(reading).notCompared,
  }
}

function noFigure({ file, claims }: Published): Refusal {
  const [first] = claims
  return new Refusal(
    'no-figure',
    `no figure and no stock of the day in "${first?.text ?? ''}"`,
    'give the line as it was published, for example: 今日84股涨停，45股炸板，封板率为65%，新炬网络7连板',
    { file, ...(first?.at ?? { line: 1 }) },
  )
}
