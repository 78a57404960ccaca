import { dateFromText } from '../../model/date.ts'
import { isJsonArray, isJsonObject } from '../../model/json.ts'
import type { JsonValue } from '../../model/json.ts'
import type { Published } from '../../model/published.ts'
import { Refusal } from '../../model/refusal.ts'

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
