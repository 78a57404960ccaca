import { NO_VENDOR_LIMIT, ROW_BAR, placeOf } from '../model/barFrame.ts'
import type { BarFrame } from '../model/barFrame.ts'
import { yuanFromCents } from '../model/cents.ts'
import type { IssueLog } from '../model/issue.ts'
import type { Status } from '../model/status.ts'
import type { Universe } from '../model/universe.ts'
import { limitPercent } from '../rules/limitPercent.ts'
import { limitPrices, roundsInward } from '../rules/limitPrice.ts'
import type { LimitPrices } from '../rules/limitPrice.ts'

/** The statuses under which a limit can differ, the ordinary one first. */
const CANDIDATES: readonly Status[] = ['normal', 'specialTreatment']

/** Rows whose status the file's own limit prices told, 1 by row. */
const told = new WeakMap<BarFrame, Uint8Array>()

/** Whether what the row says of ST was read off its own limit prices. */
export function isToldByLimit(frame: BarFrame, row: number): boolean {
  return told.get(frame)?.[row] === 1
}

/**
 * Holds a file's own limit prices (涨停价, 跌停价) against the law's. One that fits an ST stock's band alone, or an
 * ordinary stock's alone, says what the stock was that day where the file has no other source; one that fits
 * neither is an issue. Rows without a reference, and those that say "no limit", are passed over.
 */
export function readVendorLimits(frames: readonly BarFrame[], universe: Universe, issues: IssueLog): void {
  for (const frame of frames) {
    const { limitUp, limitDown, rows, kind, prevClose, specialTreatment } = frame
    if (limitUp === undefined && limitDown === undefined) continue
    for (let row = 0; row < rows; row++) {
      const up = limitUp?.[row] ?? 0
      const down = limitDown?.[row] ?? 0
      if (kind[row] !== ROW_BAR || prevClose[row] === 0 || (up <= 0 && down <= 0)) continue
      if (up === NO_VENDOR_LIMIT) continue
      const laws = lawsOf(frame, row, universe)
      const fitting = laws.filter(({ prices }) => fits(prices, up, down))
      const [only] = fitting
      if (only === undefined) reportDiffering(frame, row, universe, issues, laws, up, down)
      else if (fitting.length < laws.length && specialTreatment[row] === -1) {
        specialTreatment[row] = only.status === 'specialTreatment' ? 1 : 0
        markTold(frame, row)
      }
    }
  }
}

function markTold(frame: BarFrame, row: number): void {
  const rows = told.get(frame) ?? new Uint8Array(frame.rows)
  rows[row] = 1
  told.set(frame, rows)
}

interface Law {
  readonly status: Status
  readonly prices: LimitPrices
}

/** The limit prices that the law allows; one entry where ST makes no difference. */
function lawsOf(frame: BarFrame, row: number, universe: Universe): readonly Law[] {
  const stock = frame.stock[row]!
  const segment = universe.segmentOf(stock)
  const digits = Number(universe.codeOf(stock).slice(0, 6))
  const subject = { segment, exchange: universe.exchangeOf(stock), digits }
  const percents = new Map<number, Status>()
  for (const status of CANDIDATES) {
    const percent = limitPercent(subject, status, frame.date[row]!)
    if (typeof percent === 'number' && !percents.has(percent)) percents.set(percent, status)
  }
  return [...percents].map(([percent, status]) => ({
    status,
    prices: limitPrices(frame.prevClose[row]!, percent, roundsInward(segment)),
  }))
}

function fits(prices: LimitPrices, up: number, down: number): boolean {
  return (up <= 0 || up === prices.up) && (down <= 0 || down === prices.down)
}

function reportDiffering(
  frame: BarFrame,
  row: number,
  universe: Universe,
  issues: IssueLog,
  laws: readonly Law[],
  up: number,
  down: number,
): void {
  const words = (prices: LimitPrices): string =>
    [
      ...(up > 0 ? [`up ${yuanFromCents(prices.up)}`] : []),
      ...(down > 0 ? [`down ${yuanFromCents(prices.down)}`] : []),
    ].join(', ')
  const lawful = laws.map(
    ({ status, prices }) => `${words(prices)}${status === 'specialTreatment' ? ' if ST' : ''}`,
  )
  issues.add({
    code: 'limit-differs',
    at: placeOf(frame, row),
    found: `${words({ up, down })}; by law ${lawful.join(' or ') || 'none'}`,
    date: frame.date[row]!,
    stock: universe.codeOf(frame.stock[row]!),
  })
}
