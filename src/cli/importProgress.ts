import type { ImportProgress } from '../run/import/importOptions.ts'
import type { Step } from './progress.ts'

/** How far an import has come, as a step of its progress. */
export function importStep({ phase, done, total, rows }: ImportProgress): Step {
  if (phase === 'write') return { what: `writing year ${done + 1} of ${total}`, count: rows, unit: 'row' }
  return { what: 'reading', share: total > 0 ? done / total : 0, count: rows, unit: 'row' }
}
