import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { frameColumns } from '../model/barFrame.ts'
import type { BarFrame } from '../model/barFrame.ts'
import { codeParts, identifyCode } from '../model/code.ts'
import type { StockCode } from '../model/code.ts'
import { IssueLog } from '../model/issue.ts'
import { Refusal } from '../model/refusal.ts'
import type { InputSummary } from '../model/report.ts'
import { FRAME_ROWS, FrameRows } from '../parsers/csv/frameRows.ts'
import { AMOUNT_SCALES, RatioCounts, unitsOf, VOLUME_SCALES } from '../parsers/csv/units.ts'
import type { ParseContext } from '../parsers/parser.ts'
import { parseQlibCalendar } from '../parsers/qlib/calendar.ts'
import { addQlibRows, hasCloseBefore } from '../parsers/qlib/stockRows.ts'
import type { FieldValues, QlibField, QlibStock } from '../parsers/qlib/stockRows.ts'
import { unreadable } from './bytes.ts'
import { CoverageCount } from './coverage.ts'
import type { Market } from './market.ts'
import { ordered } from './order.ts'
import { readQlibField } from './qlibField.ts'
import { readAll } from './readAll.ts'

/** Days before the first wanted one that are read with it, for the close before. */
const DAYS_BEFORE = 30
/** Days read at first to find the last one. */
const LAST_DAYS = 5

interface StockFolder {
  readonly folder: string
  readonly code: StockCode
  readonly stock: number
}

interface Days {
  readonly from: number
  readonly to: number
  readonly frames: readonly BarFrame[]
  readonly issues: IssueLog
}

/**
 * A market in the binary files of qlib, of which only the days asked for are read. Prices are brought back to what
 * was traded by the day's factor; a stock without factor.day.bin is refused. Folders of indexes and funds are
 * passed over.
 */
export async function qlibMarket(folder: string, context: ParseContext): Promise<Market> {
  const path = join(folder, 'calendars', 'day.txt')
  const calendar = parseQlibCalendar(path, await readAll(path), context.dateVerdict)
  const stocks = stockFolders(join(folder, 'features'), context)
  const count = new CoverageCount(context.universe)
  const summaries = new Map<string, InputSummary>()
  let known: Days | undefined
  const read = (from: number, to: number): Days => {
    if (known !== undefined && known.from <= from && known.to >= to) return known
    const reader = new QlibDays(calendar, context)
    const frames = reader.read(stocks, from, to)
    summaries.set('qlib', reader.summary)
    count.restart()
    count.add(frames)
    known = { from, to, frames, issues: reader.issues }
    return known
  }
  return {
    coverage: () => {
      const codes = new Map(count.list().map((each) => [each.date, each.codes]))
      return Array.from(calendar, (date) => ({ date, codes: codes.get(date) }))
    },
    lastDay: (to) => {
      let end = positionAfter(calendar, to)
      for (let days = LAST_DAYS; end > 0; end -= days, days *= 4) {
        const first = calendar[Math.max(0, end - days)]!
        read(first, calendar[end - 1]!)
        const last = count.lastBar(to)
        if (last !== undefined) return Promise.resolve(last)
      }
      return Promise.resolve(undefined)
    },
    frames: (from, to, issues) => {
      const { frames, issues: found } = read(from, to)
      for (const issue of found.all) issues.add(issue)
      return Promise.resolve(ordered(frames, context.universe, issues))
    },
    inputs: () => [...summaries.values()],
  }
}

/** Position of the first day after `date`. */
function positionAfter(calendar: Int32Array, date: number): number {
  const at = calendar.findIndex((day) => day > date)
  return at < 0 ? calendar.length : at
}

function stockFolders(features: string, { universe }: ParseContext): StockFolder[] {
  let names: string[]
  try {
    names = readdirSync(features)
  } catch (cause) {
    throw unreadable(features, cause)
  }
  return names.sort().flatMap((name) => {
    const parts = codeParts(name)
    const identity = parts?.exchange === undefined ? undefined : identifyCode(parts)
    if (identity?.kind !== 'stock') return []
    const stock = universe.addStock(identity)
    return [{ folder: join(features, name), code: universe.codeOf(stock), stock }]
  })
}

/** Reads the fields of stocks for a run of days. */
class QlibDays {
  readonly issues = new IssueLog()
  readonly #calendar: Int32Array
  readonly #context: ParseContext
  readonly #ratios = new RatioCounts()
  #hasAmount = false

  constructor(calendar: Int32Array, context: ParseContext) {
    this.#calendar = calendar
    this.#context = { ...context, issues: this.issues }
  }

  read(stocks: readonly StockFolder[], fromDate: number, toDate: number): BarFrame[] {
    const from = positionAfter(this.#calendar, fromDate - 1)
    const to = positionAfter(this.#calendar, toDate) - 1
    const shared = frameColumns(FRAME_ROWS)
    const rows: { readonly file: string; readonly out: FrameRows }[] = []
    for (const each of stocks) {
      const near = this.#stock(each, from - DAYS_BEFORE, to)
      const start = from - DAYS_BEFORE
      const isWhole = start <= 0 || near.fields.close.start > start || hasCloseBefore(near.fields.close, from)
      const stock = isWhole ? near : this.#stock(each, 0, to)
      const out = new FrameRows(shared)
      addQlibRows(stock, this.#calendar, { from, to }, out, this.#ratios, this.#context)
      out.flush()
      rows.push({ file: each.folder, out })
    }
    const { volumeUnit, amountUnit } = this.summary
    const volumeScale = volumeUnit === undefined ? 1 : VOLUME_SCALES[volumeUnit]
    const amountScale = amountUnit === undefined ? 1 : AMOUNT_SCALES[amountUnit]
    return rows.flatMap(({ file, out }) =>
      out.frames.map((columns) => {
        if (volumeUnit === undefined) columns.volume.fill(NaN)
        if (amountUnit === undefined) columns.amount.fill(NaN)
        return { file, volumeScale, amountScale, prevCloseDerived: true, prevCloseByFactor: true, ...columns }
      }),
    )
  }

  get summary(): InputSummary {
    const columns = new Map(
      this.#hasAmount
        ? ([
            ['volume', 0],
            ['amount', 1],
          ] as const)
        : [['volume', 0] as const],
    )
    const nothing = { star: new RatioCounts(), rest: this.#ratios }
    const layout = { columns, isTushareDaily: false }
    const units = unitsOf('features', nothing, layout, this.#context.forcedUnits)
    return {
      format: 'qlib',
      volumeUnit: units.volume,
      amountUnit: units.amount,
      prevClose: 'factor',
      stSource: 'none',
    }
  }

  /** The fields of a stock from calendar position `from` to `to`. */
  #stock({ folder, code, stock }: StockFolder, from: number, to: number): QlibStock {
    const field = (name: string): FieldValues | undefined =>
      readQlibField(`${folder}/${name}.day.bin`, from, to, this.#calendar.length)
    const needed = (name: QlibField): FieldValues => field(name) ?? missingField(folder, name)
    const amount = field('amount') ?? field('money')
    if (amount !== undefined) this.#hasAmount = true
    const fields = {
      open: needed('open'),
      high: needed('high'),
      low: needed('low'),
      close: needed('close'),
      volume: needed('volume'),
      factor: needed('factor'),
    }
    return { file: folder, stock, code, fields, amount }
  }
}

function missingField(folder: string, name: QlibField): never {
  const at = { file: join(folder, `${name}.day.bin`) }
  if (name !== 'factor') {
    throw new Refusal('missing-column', `no ${name} of this stock`, 'dump the data with all fields', at)
  }
  throw new Refusal(
    'missing-column',
    'no factor: prices of qlib are adjusted, and without it they cannot be brought back',
    'dump the data with $factor',
    at,
  )
}
