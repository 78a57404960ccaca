import { json } from '../../src/formatters/json.ts'
import { jsonValue } from '../../src/model/json.ts'
import type { Published } from '../../src/model/published.ts'
import type { ReconcileReport } from '../../src/model/reconcile.ts'
import type { DayStats } from '../../src/model/report.ts'
import type { AnalyzeOptions } from '../../src/run/options.ts'
import { reconcile } from '../../src/run/reconcile.ts'

/** How text is laid out where nobody looks at it. */
export const PLAIN = { width: 80, paint: (_style: string, text: string): string => text }

/** Holds something published against bars, as the command does. */
export async function reconciled(published: Published, options: AnalyzeOptions): Promise<ReconcileReport> {
  return reconcile({
    now: new Date('2026-01-05T08:00:00Z'),
    ...options,
    published,
    dayJson: dayJson,
    choicesOfFile: false,
  })
}

/** The JSON of a day as a value. */
export function dayJson(day: DayStats): ReturnType<typeof jsonValue> {
  return jsonValue(json.format(day, PLAIN))
}
