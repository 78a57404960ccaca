import { dateText } from '../../model/date.ts'
import type { StoreFault, VerifyReport } from '../../model/storeReport.ts'
import type { FormatContext } from '../formatter.ts'
import { bytesPhrase, counted, daysPhrase } from './days.ts'
import { factLines } from './lines.ts'
import type { Fact } from './lines.ts'

/** What was found when every byte of a store was read, for people. */
export function verifyText(report: VerifyReport, context: FormatContext): string {
  const { store, files, bytes, days, rows, faults } = report
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
      ['import or fetch these days again: limitup import PATH --replace, or limitup update'],
    ])
  }
  return factLines(facts, context)
}

function faultPhrase({ file, what, days }: StoreFault): string {
  const held = days.length === 1 ? dateText(days[0]!) : daysPhrase(days)
  return `${file}: ${what}${days.length === 0 ? '' : ` (${held})`}`
}
