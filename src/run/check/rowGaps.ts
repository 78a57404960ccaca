import { dateText } from '../../model/date.ts'
import type { Universe } from '../../model/universe.ts'
import type { Findings } from './findings.ts'
import type { OwnBar } from './ownBars.ts'

/** A gap without a row, in a stock's rows. */
interface Gap {
  readonly bar: OwnBar
  readonly missing: number
}

/**
 * Finds days without a row of stocks that have rows of their suspended days: a source that writes both has lost
 * those that are missing.
 */
export class RowGaps {
  readonly #gaps = new Map<number, Gap[]>()
  readonly #hasSuspendedRows = new Set<number>()

  look(bar: OwnBar): void {
    if (bar.suspendedRows > 0) this.#hasSuspendedRows.add(bar.stock)
    const missing = bar.daysWithoutRow
    if (missing <= 0) return
    const gaps = this.#gaps.get(bar.stock)
    if (gaps === undefined) this.#gaps.set(bar.stock, [{ bar, missing }])
    else gaps.push({ bar, missing })
  }

  report(findings: Findings, universe: Universe): void {
    for (const [stock, gaps] of this.#gaps) {
      if (!this.#hasSuspendedRows.has(stock)) continue
      for (const { bar, missing } of gaps) {
        findings.addRow('missing-bars', bar.frame, bar.row, universe, () => {
          const days = missing === 1 ? 'a trading day' : `${missing} trading days`
          return `no row of ${days} after ${dateText(bar.dateBefore)}, though suspended days have rows`
        })
      }
    }
  }
}
