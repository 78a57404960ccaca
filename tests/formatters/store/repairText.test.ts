import { expect, it } from 'vitest'
import { repairText } from '../../../src/formatters/store/verifyText.ts'

const context = { width: 2000, paint: (_: string, text: string) => text }

function told(lost: readonly number[]): string {
  const faults = [{ file: 'bars.parquet', what: 'cut short', days: lost }]
  return repairText({ store: 'store', faults, kept: [], lost, tables: [] }, context)
}

it('names each lost day, for days between them may be kept', () => {
  expect(told([20260105, 20260109])).toContain('2 days: 2026-01-05, 2026-01-09\n')
})

it('names the first thirty of many lost days and counts the rest', () => {
  const text = told(Array.from({ length: 31 }, (_, at) => 20260101 + at))
  expect(text).toContain('31 days: 2026-01-01, ')
  expect(text).toContain('2026-01-30 and 1 more\n')
})
