import type { StockReport } from '../../model/stockReport.ts'
import { jsonText } from '../jsonText.ts'

/** The version of the JSON that docs/schema/stock.json describes. */
export const STOCK_SCHEMA_VERSION = 1

/** One stock's span of days as JSON: docs/schema/stock.json. What is not known is null. */
export function stockJson(report: StockReport): string {
  return jsonText({ schemaVersion: STOCK_SCHEMA_VERSION, ...report })
}
