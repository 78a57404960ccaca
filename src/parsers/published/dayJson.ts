import { dateFromText } from '../../model/date.ts'
import { isJsonArray, isJsonObject } from '../../model/json.ts'
import type { JsonObject, JsonValue } from '../../model/json.ts'
import type { Published } from '../../model/published.ts'
import { Refusal } from '../../model/refusal.ts'
import type { Thresholds } from '../../model/report.ts'
import { SCOPES } from '../../model/scope.ts'
import type { DaysBoardsRule, Scope } from '../../model/scope.ts'

/** Whether a value is the JSON that `limitup day --json` prints. */
export function isDayJson(value: JsonValue): boolean {
  return (
    isJsonObject(value) &&
    typeof value['schemaVersion'] === 'number' &&
    typeof value['date'] === 'string' &&
    isJsonObject(value['limitUp']) &&
    isJsonArray(value['boards'])
  )
}

/** The JSON of another run. Refuses any other. */
export function publishedJson(file: string, value: JsonValue): Published {
  const date =
    isJsonObject(value) && typeof value['date'] === 'string' ? dateFromText(value['date']) : undefined
  if (!isDayJson(value) || date === undefined) {
    throw new Refusal(
      'bad-list',
      'no JSON of limitup day: it has no schemaVersion, date, limitUp and boards',
      'make it with limitup day --json; the JSON of a vendor is given with --file',
      { file },
    )
  }
  const at = { line: 1, column: 1 }
  const day = { year: Math.floor(date / 10_000), month: Math.floor(date / 100) % 100, day: date % 100, at }
  return {
    source: 'json',
    file,
    style: 'other',
    isSelection: false,
    days: [{ ...day, text: String(date) }],
    claims: [],
    passages: [],
    json: value,
  }
}

/** The choices by which a report was counted, as the options of a run take them. */
export interface JsonChoices {
  readonly scope: Scope
  readonly specialTreatment: 'in' | 'out'
  readonly daysBoards: DaysBoardsRule
  readonly thresholds: Partial<Thresholds>
  readonly history: number | undefined
  readonly bigLossPercent: number | undefined
}

/** What a report says of its own choices; undefined where it says none that the program knows. */
export function choicesOfJson(json: JsonValue | undefined): JsonChoices | undefined {
  if (!isJsonObject(json)) return undefined
  const scope = SCOPES.find((each) => each === json['scope'])
  const { specialTreatment, daysBoardsRule, thresholds } = json
  if (scope === undefined || (specialTreatment !== 'in' && specialTreatment !== 'out')) return undefined
  if (!isJsonObject(daysBoardsRule) || !isJsonObject(thresholds)) return undefined
  const { rule, maxEmpty } = daysBoardsRule
  if (rule !== 'gap' && rule !== 'half') return undefined
  return {
    scope,
    specialTreatment,
    daysBoards: { rule, maxEmpty: numberOf(maxEmpty) },
    thresholds: thresholdsOf(thresholds),
    history: numberOf(keyOf(json['comparisons'], 'window')),
    bigLossPercent: numberOf(keyOf(json['lossEffect'], 'thresholdPercent')),
  }
}

function thresholdsOf(json: JsonObject): Partial<Thresholds> {
  const { minStreak10, minStreak20, minWindowBoards, tallStreak, maxNames, bse } = json
  const known = { minStreak10, minStreak20, minWindowBoards, tallStreak }
  const numbers = Object.entries(known).filter(([, value]) => typeof value === 'number')
  return {
    ...Object.fromEntries(numbers),
    maxNames: numberOf(maxNames),
    bse: bse === 'none' ? 'none' : 'all',
  }
}

function keyOf(value: JsonValue | undefined, key: string): JsonValue | undefined {
  return isJsonObject(value) ? value[key] : undefined
}

function numberOf(value: JsonValue | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined
}
