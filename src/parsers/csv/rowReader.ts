import { ROW_BAR, UNKNOWN_DATE } from '../../model/barFrame.ts'
import type { IssueCode } from '../../model/issue.ts'
import type { ParseContext } from '../parser.ts'
import { dateOfCell, isMissing, readNumber, readQuantity, shortened } from './cells.ts'
import type { DateOrder } from './cells.ts'
import { CodeCells } from './codeCells.ts'
import type { CodeReading } from './codes.ts'
import type { ColumnRole } from './columns.ts'
import type { FrameRows } from './frameRows.ts'
import type { Head } from './head.ts'
import { adjusted } from './layout.ts'
import type { Layout } from './layout.ts'
import { PriceCells } from './priceCells.ts'
import { RowCells } from './rowCells.ts'
import type { Fault } from './rowCells.ts'
import { isHalted, stFault, stFlag } from './statusCells.ts'
import { RatioCounts } from './units.ts'
import type { UnitRatios } from './units.ts'

/** Turns rows of cells into bars, suspended days, and faults with their issues: the meaning of every cell. */
export class RowReader {
  /** Rows read that were not blank. */
  rows = 0
  readonly codes: CodeCells
  readonly prices: PriceCells
  /** What the bars say of the file's units. */
  readonly ratios: UnitRatios = { star: new RatioCounts(), rest: new RatioCounts() }
  /** The day of every row of a snapshot without a date column. */
  readonly fileDay: number | undefined
  readonly #file: string
  readonly #layout: Layout
  readonly #row: RowCells
  readonly #dateOrder: DateOrder
  readonly #context: ParseContext
  readonly #out: FrameRows

  constructor(file: string, { layout, fileCode, fileDay }: Head, context: ParseContext, out: FrameRows) {
    this.#file = file
    this.#layout = layout
    this.#row = new RowCells(layout.columns)
    this.fileDay = layout.columns.has('date') ? undefined : fileDay
    this.#dateOrder = layout.dateOrder
    this.#context = context
    this.#out = out
    this.codes = new CodeCells(file, fileCode, this.#row, context.universe)
    this.prices = new PriceCells(this.#row, layout)
  }

  /** Reads one row; `line` is where it begins. */
  read(cells: readonly string[], line: number): void {
    if (cells.every((cell) => cell.trim() === '')) return
    this.rows++
    const { width } = this.#layout
    const extra = cells.findIndex((cell, at) => at >= width && cell.trim() !== '')
    if (extra >= 0) {
      this.#misshapen('extra-cells', cells, line, extra + 1, cells[extra] ?? '')
    } else if (cells.length < width) {
      this.#misshapen('cut-row', cells, line, cells.length, cells.join(this.#layout.delimiter))
    } else this.#readWhole(cells, line)
  }

  /** The number of a name in this run, -1 for none, undefined for text damaged in decoding. */
  nameOf(cell: string): number | undefined {
    const text = cell.trim()
    // Most names begin with a hanzi, and no mark of a missing value does.
    if (text === '' || (text.charCodeAt(0) < 0x80 && isMissing(text))) return -1
    return text.includes('\uFFFD') ? undefined : this.#context.universe.addName(text)
  }

  #readWhole(cells: readonly string[], line: number): void {
    const code = this.codes.read(cells)
    if (code.kind === 'skipped') {
      this.#context.skipped[code.what]++
      return
    }
    const date = this.#dateOf(cells)
    if (code.kind !== 'stock') {
      const what = code.kind === 'bad' ? 'bad-code' : 'unassigned-code'
      this.#issue({ code: what, role: 'code', found: this.#row.text(cells, 'code') }, line, date, undefined)
      return
    }
    this.#refuseAdjustFlag(cells, line)
    const badDate = date === undefined ? 'bad-date' : this.#badDate(date)
    if (date === undefined || badDate !== undefined) {
      const found = this.fileDay === undefined ? this.#row.text(cells, 'date') : String(this.fileDay)
      this.#issue({ code: badDate ?? 'bad-date', role: 'date', found }, line, date, code.text)
      this.#out.addFault(code.stock, UNKNOWN_DATE, line)
      return
    }
    const fault = this.#readBar(cells, line, code.stock, code.text, date)
    if (fault === undefined) return
    this.#issue(fault, line, date, code.text)
    this.#out.addFault(code.stock, date, line)
  }

  #dateOf(cells: readonly string[]): number | undefined {
    return this.fileDay ?? dateOfCell(this.#row.text(cells, 'date'), this.#dateOrder)
  }

  #badDate(date: number): IssueCode | undefined {
    switch (this.#context.dateVerdict(date)) {
      case 'trading':
        return undefined
      case 'closed':
        return 'not-a-trading-day'
      case 'future':
        return 'future-date'
      case 'outside':
        return 'bad-date'
    }
  }

  #readBar(
    cells: readonly string[],
    line: number,
    stock: number,
    text: string,
    date: number,
  ): Fault | undefined {
    const halted = isHalted(this.#row, cells)
    if (typeof halted === 'object') return halted
    const volume = readQuantity(this.#row.text(cells, 'volume'))
    if (halted || volume === 0) {
      this.#addSuspended(cells, line, stock, text, date)
      return undefined
    }
    const prices = this.prices.read(cells, line)
    if (prices === undefined && volume === 'missing') {
      this.#addSuspended(cells, line, stock, text, date)
      return undefined
    }
    const fault =
      prices === undefined
        ? this.prices.missing(cells)
        : 'code' in prices
          ? prices
          : this.#quantityFault(cells, volume)
    if (fault !== undefined || prices === undefined || 'code' in prices) {
      this.prices.addFault(cells)
      return fault
    }
    const amount = this.#quantity(cells, 'amount')
    const traded = typeof volume === 'number' ? volume : NaN
    const group = this.#context.universe.segmentOf(stock) === 'star' ? this.ratios.star : this.ratios.rest
    group.add(prices.close, traded, amount)
    this.#out.add({
      kind: ROW_BAR,
      stock,
      date,
      ...prices,
      volume: traded,
      amount,
      name: this.#name(cells, line, text, date),
      specialTreatment: stFlag(this.#row, cells),
      line,
    })
    return undefined
  }

  #addSuspended(cells: readonly string[], line: number, stock: number, text: string, date: number): void {
    const name = this.#name(cells, line, text, date)
    this.#out.addSuspended(stock, date, name, stFlag(this.#row, cells), line)
  }

  #quantityFault(cells: readonly string[], volume: ReturnType<typeof readQuantity>): Fault | undefined {
    const row = this.#row
    if (volume === 'bad') return { code: 'bad-number', role: 'volume', found: row.text(cells, 'volume') }
    const amount = row.text(cells, 'amount')
    if (readQuantity(amount) === 'bad') return { code: 'bad-number', role: 'amount', found: amount }
    return stFault(row, cells)
  }

  #quantity(cells: readonly string[], role: ColumnRole): number {
    const value = readQuantity(this.#row.text(cells, role))
    return typeof value === 'number' ? value : NaN
  }

  #name(cells: readonly string[], line: number, text: string, date: number): number {
    const cell = this.#row.text(cells, 'name')
    const name = this.nameOf(cell)
    if (name !== undefined) return name
    this.#issue({ code: 'bad-name', role: 'name', found: cell }, line, date, text)
    return -1
  }

  /** A row with too few or too many cells: an issue, and a marker when its code can be trusted. */
  #misshapen(code: IssueCode, cells: readonly string[], line: number, column: number, found: string): void {
    const reading: CodeReading | undefined = this.codes.readCut(cells)
    const given = this.#dateOf(cells)
    const stock = reading?.kind === 'stock' ? reading : undefined
    this.#context.issues.add({
      code,
      at: { file: this.#file, line, column },
      found: shortened(found),
      ...(given === undefined ? {} : { date: given }),
      ...(stock === undefined ? {} : { stock: stock.text }),
    })
    if (stock === undefined) return
    const known = given !== undefined && this.#badDate(given) === undefined
    this.#out.addFault(stock.stock, known ? given : UNKNOWN_DATE, line)
  }

  #refuseAdjustFlag(cells: readonly string[], line: number): void {
    const flag = readNumber(this.#row.text(cells, 'adjustflag'))
    if (flag !== 1 && flag !== 2) return
    const meaning = flag === 1 ? 'backward adjusted (后复权)' : 'forward adjusted (前复权)'
    const what = `adjustflag ${flag} says the prices are ${meaning}`
    throw adjusted(this.#file, what, line, this.#row.column('adjustflag'))
  }

  #issue(fault: Fault, line: number, date: number | undefined, stock: string | undefined): void {
    this.#context.issues.add({
      code: fault.code,
      at: { file: this.#file, line, column: this.#row.column(fault.role) },
      found: shortened(fault.found),
      ...(date === undefined ? {} : { date }),
      ...(stock === undefined ? {} : { stock }),
    })
  }
}
