import { appendFileSync, existsSync, readFileSync, rmSync, truncateSync } from 'node:fs'
import { dirname } from 'node:path'
import { identifyCode } from '../../model/code.ts'
import type { StockCode } from '../../model/code.ts'
import { Refusal } from '../../model/refusal.ts'
import { reasonOf } from '../../sources/bytes.ts'
import type { HistoryBar } from '../../feeds/quote.ts'
import { makeFolder } from '../../store/makeFolder.ts'

/** Numbers of one bar. */
const CELLS = 8

/** One stock's bars, as a line of the journal. */
interface Line {
  readonly code: StockCode
  readonly bars: readonly (readonly number[])[]
}

/**
 * Bars that were fetched and are not yet whole days: one line a stock, written as they come, so that a run that is cut
 * off goes on where it was. A line that is not whole is dropped.
 */
export class Journal {
  readonly #path: string
  readonly #bars = new Map<StockCode, readonly HistoryBar[]>()

  constructor(path: string) {
    this.#path = path
    if (!existsSync(path)) return
    const text = readFileSync(path, 'utf8')
    const whole = text.slice(0, text.lastIndexOf('\n') + 1)
    // What a kill cut off must not stand before the next line.
    if (whole.length < text.length) truncateSync(path, Buffer.byteLength(whole))
    for (const line of whole.split('\n')) {
      if (line === '') continue
      const read = lineOf(line)
      if (read === undefined) continue
      const { code, bars } = read
      this.#bars.set(
        code,
        bars.map((cells) => barOf(code, cells)),
      )
    }
  }

  has(code: StockCode): boolean {
    return this.#bars.has(code)
  }

  add(code: StockCode, bars: readonly HistoryBar[]): void {
    try {
      makeFolder(dirname(this.#path))
      appendFileSync(this.#path, `${JSON.stringify({ code, bars: bars.map(cellsOf) } satisfies Line)}\n`)
    } catch (cause) {
      throw new Refusal(
        'unwritable',
        `cannot keep what was fetched: ${reasonOf(cause)}`,
        'the store is as it was; make room, or name another folder with --store DIR',
        { file: this.#path },
        cause,
      )
    }
    this.#bars.set(code, bars)
  }

  all(): HistoryBar[] {
    return [...this.#bars.values()].flat()
  }

  /** Forgets everything, when its days are in the store. */
  remove(): void {
    rmSync(this.#path, { force: true })
  }
}

function cellsOf(bar: HistoryBar): number[] {
  const { date, open, high, low, close, prevClose, volumeShares, amountCents } = bar
  return [date, open, high, low, close, prevClose ?? 0, volumeShares, amountCents]
}

function barOf(code: StockCode, cells: readonly number[]): HistoryBar {
  const [date = 0, open = 0, high = 0, low = 0, close = 0, prevClose = 0, volumeShares = 0, amountCents = 0] =
    cells
  return {
    code,
    date,
    open,
    high,
    low,
    close,
    prevClose: prevClose === 0 ? undefined : prevClose,
    volumeShares,
    amountCents,
  }
}

/** A line of the journal; undefined for one that is not as we write it, whose stock is then fetched again. */
function lineOf(text: string): Line | undefined {
  if (!/^\{"code":"\d{6}\.(?:SH|SZ|BJ)","bars":\[(?:\[[\d,]+\],?)*\]\}$/.test(text)) return undefined
  const code = identifyCode({ digits: Number(text.slice(9, 15)), exchange: undefined })
  if (code.kind !== 'stock') return undefined
  const bars = [...text.matchAll(/\[([\d,]+)\]/g)].map((match) => (match[1] ?? '').split(',').map(Number))
  return bars.every((cells) => cells.length === CELLS) ? { code: code.code, bars } : undefined
}
