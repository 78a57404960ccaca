import { statusOn } from '../../engine/status.ts'
import type { SecurityFacts } from '../../engine/securities.ts'
import { yuanFromCents } from '../../model/cents.ts'
import type { Universe } from '../../model/universe.ts'
import { limitPercent } from '../../rules/limitPercent.ts'
import { limitPrices, roundsInward } from '../../rules/limitPrice.ts'
import type { Findings } from './findings.ts'
import type { OwnBar } from './ownBars.ts'

/** Bars in a row that close at their high exactly where an ST stock must: one may be chance, so many are not. */
const TELLING = 3

/** Finds stocks that a source says are ordinary and whose bars stop at an ST stock's limit again and again. */
export class FivePercentCloses {
  readonly #findings: Findings
  readonly #universe: Universe
  readonly #facts: SecurityFacts
  readonly #closes: Uint8Array

  constructor(findings: Findings, universe: Universe, facts: SecurityFacts) {
    this.#findings = findings
    this.#universe = universe
    this.#facts = facts
    this.#closes = new Uint8Array(universe.stockCount)
  }

  look(bar: OwnBar): void {
    const { frame, row, stock } = bar
    const limit = this.#closesAtNarrowLimit(bar)
    this.#closes[stock] = limit === undefined ? 0 : Math.min(this.#closes[stock]! + 1, TELLING + 1)
    if (limit === undefined || this.#closes[stock] !== TELLING) return
    this.#findings.addRow('special-treatment', frame, row, this.#universe, () => {
      const price = yuanFromCents(limit)
      return `closes at its high for the ${TELLING}rd bar in a row at an ST stock's limit (${price}), and is said to be none`
    })
  }

  /** The limit an ST stock would have, where an ordinary stock's bar closes there at its high. */
  #closesAtNarrowLimit({ frame, row, stock, date }: OwnBar): number | undefined {
    const prevClose = frame.prevClose[row]!
    const close = frame.close[row]!
    // Cheap first: no five percent is anywhere near this.
    if (prevClose === 0 || close !== frame.high[row] || close * 100 > prevClose * 107) return undefined
    if (close * 100 < prevClose * 103) return undefined
    const code = this.#universe.codeOf(stock)
    const segment = this.#universe.segmentOf(stock)
    const subject = { segment, exchange: this.#universe.exchangeOf(stock), digits: Number(code.slice(0, 6)) }
    const [narrow, wide] = (['specialTreatment', 'normal'] as const).map((status) =>
      limitPercent(subject, status, date),
    )
    if (typeof narrow !== 'number' || typeof wide !== 'number' || narrow >= wide) return undefined
    const { up } = limitPrices(prevClose, narrow, roundsInward(segment))
    if (close !== up) return undefined
    const name = this.#universe.nameOf(frame.name[row]!)
    const flag = frame.specialTreatment[row]!
    const { status } = statusOn(this.#facts, this.#facts.byCode.get(code), date, flag, name)
    return status === 'normal' ? up : undefined
  }
}
