import { yuanFromCents } from '../../model/cents.ts'
import type { StockReport, TimelineBar } from '../../model/stockReport.ts'
import { csvLine } from '../csvLine.ts'
import { exactYuan } from '../money.ts'
import { percentNumber } from '../percent.ts'

/** One row a bar that touched a limit or could not be judged, in time. What is not known is an empty cell. */
export function stockCsv(report: StockReport): string {
  const bars = report.timeline.filter((entry) => entry.kind === 'bar')
  const rows = bars.map((bar) => COLUMNS.map(([, cell]) => cell(bar)))
  return [COLUMNS.map(([name]) => name), ...rows].map(csvLine).join('')
}

type Cell = (bar: TimelineBar) => string

const COLUMNS: readonly (readonly [name: string, cell: Cell])[] = [
  ['date', ({ date }) => date],
  ['code', ({ code }) => code],
  ['name', ({ name }) => name ?? ''],
  ['status', ({ status }) => status],
  ['limit_percent', ({ limitPercent }) => count(limitPercent)],
  ['outcome', ({ outcome }) => outcome],
  ['up', ({ up }) => up ?? ''],
  ['down', ({ down }) => down ?? ''],
  ['shape', ({ shape }) => shape ?? ''],
  ['streak', ({ streak }) => String(streak)],
  ['streak_at_least', ({ streakAtLeast }) => String(streakAtLeast)],
  ...windowColumns('gap2', 0),
  ...windowColumns('half5', 1),
  ...windowColumns('half', 2),
  ['open_yuan', ({ open }) => yuanFromCents(open)],
  ['high_yuan', ({ high }) => yuanFromCents(high)],
  ['low_yuan', ({ low }) => yuanFromCents(low)],
  ['close_yuan', ({ close }) => yuanFromCents(close)],
  ['prev_close_yuan', ({ prevClose }) => yuan(prevClose)],
  ['limit_up_yuan', ({ limitUp }) => yuan(limitUp)],
  ['limit_down_yuan', ({ limitDown }) => yuan(limitDown)],
  ['change_percent', ({ change }) => percentNumber(change) ?? ''],
  ['volume_shares', ({ volumeShares }) => count(volumeShares)],
  ['amount_yuan', ({ amountCents }) => (amountCents === undefined ? '' : exactYuan(amountCents))],
]

function windowColumns(name: string, rule: number): (readonly [string, Cell])[] {
  return [
    [`${name}_days`, ({ windows }) => count(windows[rule]?.days)],
    [`${name}_boards`, ({ windows }) => count(windows[rule]?.boards)],
    [`${name}_at_least`, ({ windows }) => (windows[rule] === undefined ? '' : String(windows[rule].atLeast))],
  ]
}

function yuan(cents: number | undefined): string {
  return cents === undefined ? '' : yuanFromCents(cents)
}

function count(value: number | undefined): string {
  return value === undefined ? '' : String(value)
}
