import { dateText } from '../../model/date.ts'
import type { RepairReport, StoreFault, VerifyReport } from '../../model/storeReport.ts'
import type { FormatContext } from '../formatter.ts'
import { bytesPhrase, counted, daysPhrase } from './days.ts'
import { factLines } from './lines.ts'
import type { Fact } from './lines.ts'

/** As many lost days are named one by one. */
const MOST_NAMED = 30

/** What was found when every byte of a store was read, for people. */
export function verifyText(report: VerifyReport, context: FormatContext): string {
  const { store, files, bytes, days, rows, faults, beyondRepair } = report
  const facts: Fact[] = [
    ['仓库 store', [store]],
    [
      '核对 read',
      [
        `${counted(files, 'file')} of ${bytesPhrase(bytes)}, ${counted(days, 'day')}, ${counted(rows, 'row')}`,
      ],
    ],
    ['损坏 damaged', faults.length === 0 ? ['none'] : faults.map(faultPhrase)],
  ]
  if (faults.length > 0) {
    facts.push([
      '处理 remedy',
      [
        beyondRepair ??
          'limitup store repair takes out what cannot be read; limitup import PATH or limitup update brings it again',
      ],
    ])
  }
  return factLines(facts, context)
}

/** What was done about a damaged store, for people. */
export function repairText(
  { store, faults, kept, lost, tables }: RepairReport,
  context: FormatContext,
): string {
  if (faults.length === 0) return 'nothing to do: every file is as it was written\n'
  const facts: Fact[] = [
    ['仓库 store', [store]],
    ['损坏 damaged', faults.map(faultPhrase)],
    ['保留 kept', [daysPhrase(kept)]],
    ['丢失 lost', [lostPhrase(lost), ...tables.map((name) => `table ${name}`)]],
  ]
  if (lost.length + tables.length > 0) {
    facts.push(['处理 remedy', ['limitup import PATH or limitup update brings them again']])
  }
  return factLines(facts, context)
}

/** Lost days by name: a span would hide that days between them are kept. */
function lostPhrase(days: readonly number[]): string {
  if (days.length < 2) return daysPhrase(days)
  const rest = days.length > MOST_NAMED ? ` and ${days.length - MOST_NAMED} more` : ''
  return `${counted(days.length, 'day')}: ${days.slice(0, MOST_NAMED).map(dateText).join(', ')}${rest}`
}

function faultPhrase({ file, what, days }: StoreFault): string {
  const held = days.length === 1 ? dateText(days[0]!) : daysPhrase(days)
  return `${file}: ${what}${days.length === 0 ? '' : ` (${held})`}`
}
