import type { IndexMove } from '../model/report.ts'
import { previousTradingDay } from '../rules/calendar.ts'
import type { IndexBar } from '../parsers/indexes.ts'

/** The indexes that a recap knows, in its order; the last is not printed in the line. */
const INDEXES: readonly (readonly [code: string, name: string])[] = [
  ['000001.SH', '沪指'],
  ['399001.SZ', '深成指'],
  ['399006.SZ', '创业板指'],
  ['899050.BJ', '北证50'],
]

/** The known indexes' moves by day. */
export class IndexMoves {
  readonly #bars: ReadonlyMap<string, IndexBar>

  constructor(bars: readonly IndexBar[]) {
    this.#bars = new Map(bars.map((bar) => [keyOf(bar.code, bar.date), bar]))
  }

  /** The moves of one day; an index without that day's bar or a previous close is left out. */
  on(date: number): IndexMove[] {
    if (this.#bars.size === 0) return []
    return INDEXES.flatMap(([code, name]) => {
      const bar = this.#bars.get(keyOf(code, date))
      if (bar === undefined) return []
      const { close, before } = bar
      const derived = before?.date === previousTradingDay(date) ? before.close : undefined
      const prevClose = bar.prevClose ?? derived
      if (prevClose === undefined) return []
      return [{ code, name, close, prevClose, change: { part: close - prevClose, whole: prevClose } }]
    })
  }
}

function keyOf(code: string, date: number): string {
  return `${code} ${date}`
}
