import { NO_VENDOR_LIMIT, ROW_BAR, UNKNOWN_DATE } from '../../model/barFrame.ts'
import { MAX_PRICE_CENTS, centsFromYuan } from '../../model/cents.ts'
import { identifyCode } from '../../model/code.ts'
import type { CodeParts } from '../../model/code.ts'
import type { IssueCode } from '../../model/issue.ts'
import { Refusal } from '../../model/refusal.ts'
import type { ParseContext } from '../parser.ts'
import { dateOfCell, isMissing, readFlag, readNumber, readQuantity, shortened } from './cells.ts'
import type { NoNumber } from './cells.ts'
import { BAD_CODE, partsOfCode, stockOf, wholeCode } from './codes.ts'
import type { CodeReading } from './codes.ts'
import type { ColumnRole } from './columns.ts'
import type { FrameRows } from './frameRows.ts'
import type { Head } from './head.ts'
import { adjusted } from './layout.ts'
import type { Layout } from './layout.ts'
import { RatioCounts } from './units.ts'
import type { UnitRatios } from './units.ts'

/** A fault of one cell of a row. */
interface Fault {
  readonly code: IssueCode
  readonly role: ColumnRole
  readonly found: string
}

/** A limit this many times the reference says that there was none. */
const MOST_LIMIT = 10

const PRICE_ROLES = ['open', 'high', 'low', 'close', 'prevClose'] as const

/** Turns rows of cells into bars, suspended days, and faults with their issues: the meaning of every cell. */
export class RowReader {
  /** Rows read that were not blank. */
  rows = 0
  /** Price cells off the 0.01 grid, where the first stood, and price cells of rows that became faults. */
  offGrid = 0
  firstOffGrid: { readonly line: number; readonly column: number; readonly found: string } | undefined
  faultPrices = 0
  /** What the bars say of the file's units. */
  readonly ratios: UnitRatios = { star: new RatioCounts(), rest: new RatioCounts() }
  readonly #file: string
  readonly #layout: Layout
  readonly #fileCode: CodeParts | undefined
  readonly #context: ParseContext
  readonly #out: FrameRows
  readonly #fileReading: CodeReading | undefined
  readonly #readings = new Map<string, CodeReading>()

  constructor(file: string, { layout, fileCode }: Head, context: ParseContext, out: FrameRows) {
    this.#file = file
    this.#layout = layout
    this.#fileCode = fileCode
    this.#context = context
    this.#out = out
    if (!layout.columns.has('code') && fileCode !== undefined) {
      this.#fileReading = stockOf(identifyCode(fileCode), context.universe)
    }
  }

  /** The code of every row of a one-stock file without a code column. */
  get fileReading(): CodeReading | undefined {
    return this.#fileReading
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

  /** Whether the file's name says an index, so that bare codes in it must not be taken for stocks. */
  get isNamedIndex(): boolean {
    return this.#fileCode !== undefined && identifyCode(this.#fileCode).kind === 'skipped'
  }

  /** What the digits and market of a code stand for in this run. */
  readingOf(parts: CodeParts): CodeReading {
    this.#refuseIndexSeries(parts)
    return stockOf(identifyCode(parts), this.#context.universe)
  }

  /** The number of a name in this run, -1 for none, undefined for text damaged in decoding. */
  nameOf(cell: string): number | undefined {
    const text = cell.trim()
    // Most names begin with a hanzi, and no mark of a missing value does.
    if (text === '' || (text.charCodeAt(0) < 0x80 && isMissing(text))) return -1
    return text.includes('\uFFFD') ? undefined : this.#context.universe.addName(text)
  }

  #codeOf(cell: string): CodeReading {
    const seen = this.#readings.get(cell)
    if (seen !== undefined) return seen
    const parts = partsOfCode(cell)
    const reading = parts === undefined ? BAD_CODE : this.readingOf(parts)
    this.#readings.set(cell, reading)
    return reading
  }

  #readWhole(cells: readonly string[], line: number): void {
    const code = this.#fileReading ?? this.#codeOf(this.#cell(cells, 'code'))
    if (code.kind === 'skipped') {
      this.#context.skipped[code.what]++
      return
    }
    const dateCell = this.#cell(cells, 'date')
    const date = dateOfCell(dateCell)
    if (code.kind !== 'stock') {
      const what = code.kind === 'bad' ? 'bad-code' : 'unassigned-code'
      this.#issue({ code: what, role: 'code', found: this.#cell(cells, 'code') }, line, date, undefined)
      return
    }
    this.#refuseAdjustFlag(cells, line)
    const badDate = date === undefined ? 'bad-date' : this.#badDate(date)
    if (date === undefined || badDate !== undefined) {
      this.#issue({ code: badDate ?? 'bad-date', role: 'date', found: dateCell }, line, date, code.text)
      this.#out.addFault(code.stock, UNKNOWN_DATE, line)
      return
    }
    const fault = this.#readBar(cells, line, code.stock, code.text, date)
    if (fault === undefined) return
    this.#issue(fault, line, date, code.text)
    this.#out.addFault(code.stock, date, line)
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
    const halted = this.#isHalted(cells)
    if (typeof halted === 'object') return halted
    const volume = readQuantity(this.#cell(cells, 'volume'))
    if (halted || volume === 0) {
      this.#addSuspended(cells, line, stock, text, date)
      return undefined
    }
    const prices = PRICE_ROLES.map((role) => this.#price(cells, line, role))
    const [open, high, low, close, prevClose] = prices
    if (open === 'missing' && high === 'missing' && low === 'missing' && close === 'missing') {
      if (volume === 'missing') {
        this.#addSuspended(cells, line, stock, text, date)
        return undefined
      }
    }
    const reference = this.#reference(cells, prevClose, close)
    const fault =
      this.#priceFault(cells, prices) ??
      this.#changeFault(cells, reference) ??
      this.#quantityFault(cells, volume)
    if (
      fault !== undefined ||
      typeof open !== 'number' ||
      typeof high !== 'number' ||
      typeof low !== 'number' ||
      typeof close !== 'number'
    ) {
      this.faultPrices += PRICE_ROLES.filter((role) => isGivenNumber(this.#cell(cells, role))).length
      return fault
    }
    const amount = this.#quantity(cells, 'amount')
    const traded = typeof volume === 'number' ? volume : NaN
    const group = this.#context.universe.segmentOf(stock) === 'star' ? this.ratios.star : this.ratios.rest
    group.add(close, traded, amount)
    this.#out.add({
      kind: ROW_BAR,
      stock,
      date,
      open,
      high,
      low,
      close,
      prevClose: typeof reference === 'number' ? reference : 0,
      volume: traded,
      amount,
      name: this.#name(cells, line, text, date),
      specialTreatment: this.#flag(cells),
      line,
      limitUp: this.#limit(cells, 'limitUp', reference),
      limitDown: this.#limit(cells, 'limitDown', reference),
    })
    return undefined
  }

  #addSuspended(cells: readonly string[], line: number, stock: number, text: string, date: number): void {
    this.#out.addSuspended(stock, date, this.#name(cells, line, text, date), this.#flag(cells), line)
  }

  /** Whether a column of the row says that the stock did not trade. */
  #isHalted(cells: readonly string[]): boolean | Fault {
    let halted = false
    for (const [role, haltedBy] of [
      ['tradestatus', 0],
      ['paused', 1],
      ['suspendFlag', 1],
    ] as const) {
      const cell = this.#cell(cells, role)
      const flag = readFlag(cell)
      // A day of resumption is marked -1 there, and it trades.
      if (role === 'suspendFlag' && readNumber(cell) === -1) continue
      if (flag === 'bad') return { code: 'bad-number', role, found: cell }
      if (flag === haltedBy) halted = true
    }
    return halted
  }

  /** Cents of a price cell; a price of zero is missing. */
  #price(cells: readonly string[], line: number, role: ColumnRole): number | NoNumber {
    const cell = this.#cell(cells, role)
    const yuan = readNumber(cell)
    if (typeof yuan !== 'number') return yuan
    const cents = centsFromYuan(yuan)
    if (cents === undefined) {
      this.offGrid++
      this.firstOffGrid ??= { line, column: this.#column(role), found: cell.trim() }
      return 'bad'
    }
    if (cents === 0) return 'missing'
    return cents < 0 || cents > MAX_PRICE_CENTS ? 'bad' : cents
  }

  /** The reference price: as given, or the close less the change of the day (涨跌额). */
  #reference(
    cells: readonly string[],
    prevClose: number | NoNumber | undefined,
    close: number | NoNumber | undefined,
  ): number | NoNumber | undefined {
    if (this.#layout.prevClose !== 'change') return prevClose
    const change = readNumber(this.#cell(cells, 'change'))
    if (typeof change !== 'number' || typeof close !== 'number') return change === 'bad' ? 'bad' : 'missing'
    const cents = centsFromYuan(Math.abs(change))
    if (cents === undefined) return 'bad'
    const reference = change < 0 ? close + cents : close - cents
    return reference > 0 && reference <= MAX_PRICE_CENTS ? reference : 'bad'
  }

  /** A vendor's limit price in cents, or the mark that there was none; 0 where nothing readable is given. */
  #limit(
    cells: readonly string[],
    role: 'limitUp' | 'limitDown',
    reference: number | NoNumber | undefined,
  ): number | undefined {
    if (!this.#layout.columns.has(role)) return undefined
    const yuan = readNumber(this.#cell(cells, role))
    if (typeof yuan !== 'number') return 0
    const cents = Math.round(yuan * 100)
    const bound = typeof reference === 'number' ? reference : 0
    const isSentinel = cents <= 0 || (role === 'limitUp' && bound > 0 && cents >= MOST_LIMIT * bound)
    return isSentinel ? NO_VENDOR_LIMIT : (centsFromYuan(yuan) ?? 0)
  }

  #changeFault(cells: readonly string[], reference: number | NoNumber | undefined): Fault | undefined {
    if (this.#layout.prevClose !== 'change' || reference !== 'bad') return undefined
    return { code: 'bad-number', role: 'change', found: this.#cell(cells, 'change') }
  }

  #priceFault(cells: readonly string[], prices: readonly (number | NoNumber)[]): Fault | undefined {
    for (const [at, role] of PRICE_ROLES.entries()) {
      const price = prices[at]
      const found = this.#cell(cells, role)
      if (price === 'bad') return { code: 'bad-price', role, found }
      if (price === 'missing' && role !== 'prevClose') return { code: 'missing-value', role, found }
    }
    const [open, high, low, close] = prices
    if (typeof open !== 'number' || typeof high !== 'number') return undefined
    if (typeof low !== 'number' || typeof close !== 'number') return undefined
    if (high < low) return { code: 'high-below-low', role: 'high', found: this.#texts(cells, 'high', 'low') }
    if (open < low || open > high) {
      return { code: 'open-outside-range', role: 'open', found: this.#texts(cells, 'open', 'low', 'high') }
    }
    if (close < low || close > high) {
      return { code: 'close-outside-range', role: 'close', found: this.#texts(cells, 'close', 'low', 'high') }
    }
    return undefined
  }

  #quantityFault(cells: readonly string[], volume: number | NoNumber): Fault | undefined {
    if (volume === 'bad') return { code: 'bad-number', role: 'volume', found: this.#cell(cells, 'volume') }
    const amount = this.#cell(cells, 'amount')
    if (readQuantity(amount) === 'bad') return { code: 'bad-number', role: 'amount', found: amount }
    const flag = this.#cell(cells, 'st')
    return readFlag(flag) === 'bad' ? { code: 'bad-number', role: 'st', found: flag } : undefined
  }

  #quantity(cells: readonly string[], role: ColumnRole): number {
    const value = readQuantity(this.#cell(cells, role))
    return typeof value === 'number' ? value : NaN
  }

  #name(cells: readonly string[], line: number, text: string, date: number): number {
    const cell = this.#cell(cells, 'name')
    const name = this.nameOf(cell)
    if (name !== undefined) return name
    this.#issue({ code: 'bad-name', role: 'name', found: cell }, line, date, text)
    return -1
  }

  #flag(cells: readonly string[]): number {
    const flag = readFlag(this.#cell(cells, 'st'))
    return typeof flag === 'number' ? flag : -1
  }

  /** A row with too few or too many cells: an issue, and a marker when its code can be trusted. */
  #misshapen(code: IssueCode, cells: readonly string[], line: number, column: number, found: string): void {
    const reading = this.#fileReading ?? this.#codeInCutRow(cells)
    const given = dateOfCell(this.#cell(cells, 'date'))
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

  #codeInCutRow(cells: readonly string[]): CodeReading | undefined {
    const at = this.#layout.columns.get('code')
    const cell = at === undefined ? undefined : cells[at]
    if (cell === undefined || at === undefined) return undefined
    // The last cell of a cut row may itself be cut: only six digits are surely whole.
    return at < cells.length - 1 || wholeCode(cell) !== undefined ? this.#codeOf(cell) : undefined
  }

  #refuseAdjustFlag(cells: readonly string[], line: number): void {
    const flag = readNumber(this.#cell(cells, 'adjustflag'))
    if (flag !== 1 && flag !== 2) return
    const meaning = flag === 1 ? 'backward adjusted (后复权)' : 'forward adjusted (前复权)'
    const what = `adjustflag ${flag} says the prices are ${meaning}`
    throw adjusted(this.#file, what, line, this.#column('adjustflag'))
  }

  #refuseIndexSeries({ digits, exchange }: CodeParts): void {
    const named = this.#fileCode
    if (!this.isNamedIndex || named?.digits !== digits || exchange !== undefined) return
    const code = String(digits).padStart(6, '0')
    throw new Refusal(
      'mislabelled-file',
      `the file's name says an index and its code column says "${code}", which is a stock's code`,
      'write the market into the code column, or leave the file out',
      { file: this.#file },
    )
  }

  #issue(fault: Fault, line: number, date: number | undefined, stock: string | undefined): void {
    this.#context.issues.add({
      code: fault.code,
      at: { file: this.#file, line, column: this.#column(fault.role) },
      found: shortened(fault.found),
      ...(date === undefined ? {} : { date }),
      ...(stock === undefined ? {} : { stock }),
    })
  }

  #texts(cells: readonly string[], ...roles: readonly ColumnRole[]): string {
    return roles.map((role) => `${role} ${this.#cell(cells, role).trim()}`).join(', ')
  }

  /** A cell's text; empty where the file has no such column. */
  #cell(cells: readonly string[], role: ColumnRole): string {
    const at = this.#layout.columns.get(role)
    return at === undefined ? '' : (cells[at] ?? '')
  }

  #column(role: ColumnRole): number {
    return (this.#layout.columns.get(role) ?? 0) + 1
  }
}

function isGivenNumber(cell: string): boolean {
  const value = readNumber(cell)
  return typeof value === 'number' && value !== 0
}
