import type { Explanation } from '../../model/explanation.ts'
import { jsonText } from '../jsonText.ts'

/** The version of the JSON that docs/schema/explain.json describes. */
export const EXPLAIN_SCHEMA_VERSION = 1

/** Every step as JSON: docs/schema/explain.json. What is not known is null. */
export function explainJson(told: Explanation): string {
  return jsonText({ schemaVersion: EXPLAIN_SCHEMA_VERSION, ...told })
}
