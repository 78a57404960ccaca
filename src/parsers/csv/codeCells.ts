import { identifyCode } from '../../model/code.ts'
import type { CodeParts, Exchange } from '../../model/code.ts'
import { Refusal } from '../../model/refusal.ts'
import type { Universe } from '../../model/universe.ts'
import { BAD_CODE, partsOfCode, stockOf, wholeCode } from './codes.ts'
import type { CodeReading } from './codes.ts'
import { exchangeOfCell } from './exchanges.ts'
import type { RowCells } from './rowCells.ts'

/** Reads the code of rows: from their cells, or from the name or the title of a file of one stock. */
export class CodeCells {
  /** The code of every row of a one-stock file without a code column. */
  readonly ofFile: CodeReading | undefined
  readonly #file: string
  readonly #fileCode: CodeParts | undefined
  readonly #row: RowCells
  readonly #universe: Universe
  readonly #readings = new Map<string, CodeReading>()

  constructor(file: string, fileCode: CodeParts | undefined, row: RowCells, universe: Universe) {
    this.#file = file
    this.#fileCode = fileCode
    this.#row = row
    this.#universe = universe
    if (!row.has('code') && fileCode !== undefined) this.ofFile = stockOf(identifyCode(fileCode), universe)
  }

  /** Whether the file's name says an index, so that bare codes in it must not be taken for stocks. */
  get isNamedIndex(): boolean {
    return this.#fileCode !== undefined && identifyCode(this.#fileCode).kind === 'skipped'
  }

  /** What a row's code stands for in this run. */
  read(cells: readonly string[]): CodeReading {
    if (this.ofFile !== undefined) return this.ofFile
    const exchange = exchangeOfCell(this.#row.text(cells, 'exchange'))
    return this.#readingOfCell(this.#row.text(cells, 'code'), exchange)
  }

  /** The code of a row that is cut, where it is surely whole. */
  readCut(cells: readonly string[]): CodeReading | undefined {
    if (this.ofFile !== undefined) return this.ofFile
    if (!this.#row.has('code')) return undefined
    const at = this.#row.column('code') - 1
    const cell = cells[at]
    if (cell === undefined) return undefined
    // The last cell of a cut row may itself be cut: only six digits are surely whole.
    const isWhole = at < cells.length - 1 || wholeCode(cell) !== undefined
    return isWhole ? this.read(cells) : undefined
  }

  /** What the digits and market of a code stand for in this run. */
  readingOf(parts: CodeParts): CodeReading {
    this.#refuseIndexSeries(parts)
    return stockOf(identifyCode(parts), this.#universe)
  }

  #readingOfCell(cell: string, exchange: Exchange | undefined): CodeReading {
    const key = `${exchange ?? ''}${cell}`
    const seen = this.#readings.get(key)
    if (seen !== undefined) return seen
    const parts = partsOfCode(cell)
    const written = parts?.exchange ?? exchange
    const isSplit = parts?.exchange !== undefined && exchange !== undefined && parts.exchange !== exchange
    const reading =
      parts === undefined || isSplit ? BAD_CODE : this.readingOf({ digits: parts.digits, exchange: written })
    this.#readings.set(key, reading)
    return reading
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
}
