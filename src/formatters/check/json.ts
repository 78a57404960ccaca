import { CHECKS } from '../../model/checkReport.ts'
import type { CheckReport } from '../../model/checkReport.ts'

/** The version of the JSON that docs/schema/check.json describes. */
export const CHECK_SCHEMA_VERSION = 1

/** What was looked at and found as JSON: docs/schema/check.json. Printed also when all is well. */
export function checkJson(report: CheckReport): string {
  const { files, rows, stocks, from, to, checks, findings } = report
  const json = {
    schemaVersion: CHECK_SCHEMA_VERSION,
    files,
    rows,
    stocks,
    from: from ?? null,
    to: to ?? null,
    checks,
    findings: findings.map(({ check, count, first }) => ({
      check,
      count,
      first,
      remedy: CHECKS[check].remedy,
    })),
  }
  return `${JSON.stringify(json, null, 2)}\n`
}
