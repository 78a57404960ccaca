import { NO_VENDOR_LIMIT } from '../model/barFrame.ts'
import { codeOfDigits } from './barsTable.ts'
import type { DayRows } from './dayRows.ts'
import type { PageRows, TextSource } from './parquet/fileWriter.ts'
import { NONE_WORD } from './parquet/schema.ts'

const codes: TextSource = { textOf: codeOfDigits }
/** By a day's list of names, which many days may share. */
const nameSources = new WeakMap<readonly string[], TextSource>()

function nameSource(names: readonly string[]): TextSource {
  const known = nameSources.get(names) ?? { textOf: (id) => names[id]! }
  nameSources.set(names, known)
  return known
}

/** A day's rows as a page. */
export function pageOfDay(date: number, rows: DayRows): PageRows {
  const { count } = rows
  return {
    rows: count,
    columns: [
      new Int32Array(count).fill(date),
      { ids: rows.digits, source: codes },
      Int32Array.from(rows.kind),
      rows.open,
      rows.high,
      rows.low,
      rows.close,
      rows.prevClose,
      rows.volumeShares,
      rows.amountCents,
      rows.specialTreatment,
      { ids: rows.name, source: nameSource(rows.names) },
      storedLimits(rows.limitUp, count),
      storedLimits(rows.limitDown, count),
    ],
  }
}

/** A vendor's limits as they are stored: 0 says that there was none that day. */
function storedLimits(limits: Int32Array | undefined, count: number): Int32Array {
  if (limits === undefined) return new Int32Array(count).fill(NONE_WORD)
  return limits.map((cents) => (cents === 0 ? NONE_WORD : cents === NO_VENDOR_LIMIT ? 0 : cents))
}
