import { isJsonArray, isJsonObject } from '../../model/json.ts'
import type { JsonObject, JsonValue } from '../../model/json.ts'
import type { Compared, NotCompared } from '../../model/reconcile.ts'

/** Keys that tell how and from what a report was made, not what the market did. */
const OF_THE_RUN: ReadonlySet<string> = new Set([
  'schemaVersion',
  'lookback',
  'assumptions',
  'input',
  'exRightsDays',
  'quality',
  'issues',
  'skipped',
])
/** Choices, whose null is a value: no largest hole, no cap. */
const CHOICES: ReadonlySet<string> = new Set(['scope', 'specialTreatment', 'daysBoardsRule', 'thresholds'])
/** Keys whose null says "not known" also inside a stock. */
const MAY_BE_UNKNOWN: ReadonlySet<string> = new Set(['name', 'sourceName', 'volumeShares', 'amountCents'])
/** What tells the members of an array apart, the first that all of them have. */
const IDENTITIES: readonly (readonly string[])[] = [
  ['code'],
  ['block', 'limitPercent', 'label'],
  ['streak'],
  ['from'],
  ['limitPercent'],
  ['name'],
  ['figure'],
]

/** What comparing two reports gives. */
export interface JsonComparison {
  readonly compared: readonly Compared[]
  readonly notCompared: readonly NotCompared[]
}

/** Holds every value of a report against ours, at its path: boards[605398.SH].streak. */
export function compareJson(printed: JsonObject, own: JsonObject): JsonComparison {
  const compared: Compared[] = []
  const notCompared: NotCompared[] = []
  for (const [key, value] of Object.entries(printed)) {
    const ours = own[key]
    if (ours === undefined)
      notCompared.push({ at: undefined, text: key, reason: 'this version has no such key' })
    else if (!OF_THE_RUN.has(key)) compareValues(value, ours, key, !CHOICES.has(key), compared)
    else notCompared.push(...runDifferences(value, ours, key))
  }
  for (const key of Object.keys(own)) {
    if (key in printed) continue
    notCompared.push({ at: undefined, text: key, reason: 'the file has no such key' })
  }
  return { compared, notCompared }
}

function compareValues(
  printed: JsonValue,
  own: JsonValue,
  path: string,
  isFigure: boolean,
  into: Compared[],
): void {
  if (isJsonObject(printed) && isJsonObject(own)) {
    for (const key of new Set([...Object.keys(printed), ...Object.keys(own)])) {
      const [theirs, ours] = [printed[key], own[key]]
      if (theirs === undefined || ours === undefined)
        into.push(unknownKey(`${path}.${key}`, theirs === undefined))
      else compareValues(theirs, ours, `${path}.${key}`, isFigure || MAY_BE_UNKNOWN.has(key), into)
    }
  } else if (isJsonArray(printed) && isJsonArray(own)) compareArrays(printed, own, path, into)
  else into.push(leaf(printed, own, path, isFigure))
}

function compareArrays(
  printed: readonly JsonValue[],
  own: readonly JsonValue[],
  path: string,
  into: Compared[],
): void {
  const members = byIdentity(printed, own)
  if (members === undefined) {
    printed.forEach((value, index) => {
      const ours = own[index]
      if (ours === undefined) into.push(difference(`${path}[${index}]`, value, null))
      else compareValues(value, ours, `${path}[${index}]`, false, into)
    })
    own.slice(printed.length).forEach((value, index) => {
      into.push(difference(`${path}[${printed.length + index}]`, null, value))
    })
    return
  }
  const [theirs, ours] = members
  for (const id of new Set([...theirs.keys(), ...ours.keys()])) {
    const [value, other] = [theirs.get(id), ours.get(id)]
    const place = `${path}[${id}]`
    if (value === undefined || other === undefined) into.push(difference(place, value ?? null, other ?? null))
    else if (typeof value === 'object') compareValues(value, other, place, false, into)
    else into.push(agreement(place, value, other))
  }
}

type Members = ReadonlyMap<string, JsonValue>

/** The members of two arrays by what tells them apart; undefined where only their places do. */
function byIdentity(
  printed: readonly JsonValue[],
  own: readonly JsonValue[],
): readonly [Members, Members] | undefined {
  const all = [...printed, ...own]
  if (all.length === 0) return undefined
  const isFlat = all.every((value) => typeof value === 'string' || typeof value === 'number')
  const identity = IDENTITIES.find((keys) =>
    all.every((value) => isJsonObject(value) && keys.every((key) => isScalar(value[key]))),
  )
  if (!isFlat && identity === undefined) return undefined
  const idOf = (value: JsonValue): string =>
    isJsonObject(value) ? (identity ?? []).map((key) => scalarText(value[key])).join(' ') : scalarText(value)
  const maps = [printed, own].map((values) => new Map(values.map((value) => [idOf(value), value])))
  const [theirs, ours] = maps
  // Twice the same in one array: places tell more.
  if (theirs?.size !== printed.length || ours?.size !== own.length) return undefined
  return [theirs, ours]
}

function scalarText(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function isScalar(value: JsonValue | undefined): boolean {
  return typeof value === 'string' || typeof value === 'number'
}

function leaf(printed: JsonValue, own: JsonValue, path: string, isFigure: boolean): Compared {
  if (isSame(printed, own)) return agreement(path, printed, own)
  const isUnknown = isFigure && (printed === null || own === null)
  if (!isUnknown) return difference(path, printed, own)
  const reason = printed === null ? 'not known in the file' : 'not known from our bars'
  return { ...difference(path, printed, own), verdict: 'notComparable', reason }
}

function isSame(one: JsonValue, other: JsonValue): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}

function agreement(path: string, printed: JsonValue, own: JsonValue): Compared {
  const item = { kind: 'value', path, printed, own } as const
  return { key: path, claim: undefined, verdict: 'agrees', reason: undefined, item }
}

function difference(path: string, printed: JsonValue, own: JsonValue): Compared {
  return { ...agreement(path, printed, own), verdict: 'differs' }
}

function unknownKey(path: string, isOurs: boolean): Compared {
  const reason = isOurs ? 'the file has no such key' : 'this version has no such key'
  return { ...agreement(path, null, null), verdict: 'notComparable', reason }
}

function runDifferences(printed: JsonValue, own: JsonValue, path: string): NotCompared[] {
  const found: Compared[] = []
  compareValues(printed, own, path, false, found)
  return found.flatMap(({ verdict, item }) =>
    verdict === 'agrees' || item?.kind !== 'value'
      ? []
      : [
          {
            at: undefined,
            text: item.path,
            reason: `tells of the run, not of the market: ${short(item.printed)} there, ${short(item.own)} here`,
          },
        ],
  )
}

function short(value: JsonValue): string {
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
