import { BETWEEN_CHECKS, DAY_COLUMNS } from './dayTable.ts'
import type { DayEntry } from './dayTable.ts'
import { writeTable } from './writeTable.ts'
import type { WrittenTable } from './writeTable.ts'

/** Writes the table of days. */
export function writeDays(path: string, entries: readonly DayEntry[]): WrittenTable {
  return writeTable(path, DAY_COLUMNS, [
    entries.map(({ date }) => date),
    entries.map(({ provenance }) => provenance.state),
    entries.map(({ provenance }) => provenance.source),
    entries.map(({ provenance }) => provenance.fetchedAt.getTime()),
    entries.map(({ provenance }) => provenance.checks.join(BETWEEN_CHECKS)),
    entries.map(({ provenance }) => provenance.prevClose),
    entries.map(({ provenance }) => provenance.stSource),
    entries.map(({ rows }) => rows),
    entries.map(({ bars }) => bars),
    ...[0, 1, 2].map((exchange) => entries.map(({ codes }) => codes[exchange])),
    entries.map((entry) => entry.path),
    entries.map(({ groupOffset }) => groupOffset),
    entries.map(({ groupBytes }) => groupBytes),
    entries.map(({ groupPages }) => groupPages),
    entries.map(({ page }) => page),
    entries.map(({ firstRow }) => firstRow),
  ])
}
