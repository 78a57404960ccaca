import { dateText } from '../../model/date.ts'
import type { StoredDayStatus, StoreStatus } from '../../model/storeReport.ts'
import type { FormatContext } from '../formatter.ts'
import { bytesPhrase, clockPhrase, counted, daysPhrase, grouped } from './days.ts'
import { factLines } from './lines.ts'
import type { Fact } from './lines.ts'

/** Missing days that are told one by one. */
const TOLD = 5

/** What a store holds, for people. */
export function statusText(status: StoreStatus, context: FormatContext): string {
  const { lastDay, keptApart, holder } = status
  const facts: Fact[] = [
    ['仓库 store', [status.store]],
    ['行情 bars', [`${daysPhrase(status.days)}, ${counted(status.rows, 'row')}`]],
    ['最后一日 last', lastDay === undefined ? ['none'] : [dayPhrase(lastDay), checksPhrase(lastDay)]],
    ['缺日 missing', missingTexts(status.missing)],
    [
      '另存 kept apart',
      keptApart.length === 0 ? ['none'] : keptApart.map((day) => `${dayPhrase(day)}, ${day.state}`),
    ],
    ['附表 beside', besideTexts(status)],
    [
      '文件 files',
      [
        `${counted(status.files, 'file')} of ${bytesPhrase(status.bytes)}, ${status.dayFiles} of single days; write ${grouped(status.generation)} at ${clockPhrase(status.written)}`,
      ],
    ],
    [
      '写入者 writer',
      [
        holder === undefined
          ? 'none'
          : `${holder.command}, process ${holder.pid} on ${holder.host} since ${clockPhrase(holder.since)}`,
      ],
    ],
  ]
  return factLines(facts, context)
}

function dayPhrase({ date, rows, source, fetchedAt }: StoredDayStatus): string {
  return `${dateText(date)}, ${counted(rows, 'row')} from ${source}, ${clockPhrase(fetchedAt)}`
}

function checksPhrase({ checks }: StoredDayStatus): string {
  return checks.length === 0 ? 'no checks noted' : `checked: ${checks.join(', ')}`
}

function missingTexts(missing: readonly number[]): string[] {
  if (missing.length === 0) return ['none']
  const first = missing.slice(0, TOLD).map(dateText).join(', ')
  const more = missing.length - TOLD
  return [more > 0 ? `${counted(missing.length, 'day')}: ${first} and ${grouped(more)} more` : first]
}

function besideTexts(status: StoreStatus): string[] {
  const index =
    status.lastIndexDay === undefined
      ? 'no index bars'
      : `${counted(status.indexBars, 'index bar')} up to ${dateText(status.lastIndexDay)}`
  return [
    `${counted(status.stocks, 'stock')}, ${grouped(status.listed)} of them in lists; ${index}; ${counted(status.exRights, 'ex-rights day')}; ${counted(status.issues, 'issue')} of rows`,
  ]
}
