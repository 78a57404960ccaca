import type { Compressors, FileMetaData, SchemaElement } from 'hyparquet'
import { isRealDate } from '../../model/date.ts'
import type { SkippedKind } from '../../model/code.ts'
import { Refusal } from '../../model/refusal.ts'
import type { CsvFile } from '../csv/csvFile.ts'
import { FRAME_ROWS } from '../csv/frameRows.ts'
import type { Head } from '../csv/head.ts'
import { cellText } from './cellText.ts'
import { usesOf } from './columnUses.ts'
import { ChunkPages, HandOver } from './chunkPages.ts'
import type { PageRoom } from './chunkPages.ts'
import { LEFT, MOST_ARENA, STAR, VERDICT, roomOf } from './columnsMemory.ts'
import type { ColumnsMemory } from './columnsMemory.ts'
import { FrameColumn } from './frameColumn.ts'
import type { ColumnUse } from './frameColumn.ts'
import { handedOver, handingOver } from './handOver.ts'
import { isOddText } from './meanings.ts'
import { PassedColumn } from './passedColumn.ts'
import { isPlainFile, isPlainLayout, mostPacked, mostUnpacked, tableBytes } from './plainFile.ts'
import { leavesOf, textRows } from './textRows.ts'
import type { ParquetInput } from './textRows.ts'

/** Line of the first row. */
const FIRST_LINE = 2
const SKIPPED_KINDS: readonly SkippedKind[] = ['bShare', 'fund', 'index', 'bond']
/** A row from which on a file is for the reference reader. */
export interface RestOfFile {
  readonly row: number
}

interface Leaf {
  readonly name: string
  readonly element: SchemaElement
  readonly position: number
}

/** What is read of each row group. */
type GroupColumn =
  | { readonly leaf: Leaf; readonly place: Place; readonly frame: FrameColumn }
  | { readonly leaf: Leaf; readonly place: Place; readonly passed: PassedColumn }

interface Place {
  readonly at: number
  readonly bytes: number
  readonly standing: number
}

/** The rows of one file, whose pages go straight into the columns of frames. */
export class ParquetRows {
  readonly #input: ParquetInput
  readonly #metadata: FileMetaData
  readonly #memory: ColumnsMemory
  readonly #room: PageRoom
  readonly #columns: readonly GroupColumn[]
  readonly #fixedDate: number | undefined
  #code: FrameColumn | undefined
  #name: FrameColumn | undefined
  #file: CsvFile | undefined
  /** Values of the row group at hand, by column, for rows that the row reader reads. */
  #values: readonly ArrayLike<unknown>[] | undefined

  private constructor(
    input: ParquetInput,
    metadata: FileMetaData,
    {
      memory,
      compressors,
      head,
    }: { readonly memory: ColumnsMemory; readonly compressors: Compressors; readonly head: Head },
    { used, packedBytes }: { readonly used: ReadonlyMap<number, ColumnUse>; readonly packedBytes: number },
  ) {
    this.#input = input
    this.#metadata = metadata
    this.#memory = memory
    this.#room = { memory, compressors, packed: memory.take(packedBytes), packedBytes }
    this.#fixedDate = head.layout.columns.has('date') ? undefined : head.fileDay
    this.#columns = leavesOf(metadata).map((element, position) => {
      const leaf = { name: element.name, element, position }
      const bytes = mostUnpacked(metadata, position)
      const place = { at: memory.take(bytes), bytes, standing: memory.takeStanding() }
      const { standing } = place
      const isFirst = position === 0
      const use = used.get(position)
      if (use === undefined)
        return { leaf, place, passed: new PassedColumn(memory, element, standing, isFirst) }
      const table = { at: memory.take(tableBytes(bytes)), bytes: tableBytes(bytes) }
      const frame = new FrameColumn(memory, element, use, { standing, table, isFirst })
      if (use.kind === 'code') this.#code = frame
      if (use.kind === 'name') this.#name = frame
      return { leaf, place, frame }
    })
  }

  /** The rows of a file whose columns all stand plainly in pages; undefined of any other. */
  static of(
    input: ParquetInput,
    metadata: FileMetaData,
    context: {
      readonly memory: ColumnsMemory
      readonly compressors: Compressors
      readonly head: Head
      readonly days: object
    },
  ): ParquetRows | undefined {
    const { memory, head } = context
    const { layout } = head
    const leaves = leavesOf(metadata)
    if (!isPlainLayout(layout, leaves.length) || !isPlainFile(metadata)) return undefined
    const packedBytes = leaves.reduce((most, _, at) => Math.max(most, mostPacked(metadata, at)), 0)
    const unpacked = leaves.map((_, at) => mostUnpacked(metadata, at))
    const needed = unpacked.reduce(
      (sum, bytes) => sum + roomOf(bytes) + roomOf(tableBytes(bytes)),
      roomOf(packedBytes),
    )
    if (!(needed <= MOST_ARENA)) return undefined
    memory.begin(needed, context.days)
    return new ParquetRows(input, metadata, context, { used: usesOf(layout, memory), packedBytes })
  }

  /**
   * Reads all rows into a file, whose own columns are those of the memory. Gives where the rest begins that is for the
   * reference reader. A file that is refused for its rows is looked at to its end, since damage is refused first.
   */
  async read(file: CsvFile): Promise<RestOfFile | undefined> {
    this.#file = file
    let refusal: Refusal | undefined
    let start = 0
    const standing = { row: 0 }
    try {
      for (const group of this.#metadata.row_groups) {
        const rows = Number(group.num_rows)
        if (rows > 0) refusal = await this.#readGroup(group, start, rows, standing, refusal)
        start += rows
        standing.row = start
      }
    } catch (cause) {
      if (!(cause instanceof HandOver)) throw cause
      if (refusal === undefined) return standing
      await textRows(this.#input, this.#metadata, standing.row)
    }
    if (refusal !== undefined) throw refusal
    return undefined
  }

  /** Whether characters beyond ASCII were met. */
  get isWide(): boolean {
    return this.#columns.some((column) => ('frame' in column ? column.frame : column.passed).isWide)
  }

  async #readGroup(
    group: FileMetaData['row_groups'][number],
    start: number,
    rows: number,
    standing: { row: number },
    before: Refusal | undefined,
  ): Promise<Refusal | undefined> {
    this.#values = undefined
    for (const column of this.#columns) {
      const { leaf, place } = column
      const meta = group.columns[leaf.position]?.meta_data
      if (meta === undefined) throw new HandOver()
      const pages = new ChunkPages(this.#room, this.#input.bytes, { meta, element: leaf.element }, place)
      const readSlow = (): Promise<ArrayLike<unknown>> => this.#valuesOf(leaf, start, rows)
      if ('frame' in column) column.frame.begin(pages, readSlow)
      else await handingOver(() => column.passed.pass(pages, rows, readSlow))
    }
    let refusal = before
    for (let row = 0; row < rows;) {
      const out = this.#open.out
      if (out.count === FRAME_ROWS) out.flush()
      const some = Math.min(FRAME_ROWS - out.count, rows - row)
      standing.row = start + row
      for (const column of this.#columns) {
        if ('frame' in column) await handingOver(() => column.frame.fill(row, some, out.count))
      }
      if (refusal === undefined) {
        try {
          await this.#take({ start, row, rows: some, group: rows }, standing)
        } catch (cause) {
          if (!(cause instanceof Refusal)) throw cause
          refusal = cause
        }
      }
      row += some
    }
    return refusal
  }

  get #open(): CsvFile {
    if (this.#file === undefined) throw new Error('rows without a file')
    return this.#file
  }

  /** Takes rows that were put behind those of the frame. */
  async #take(
    {
      start,
      row,
      rows,
      group,
    }: { readonly start: number; readonly row: number; readonly rows: number; readonly group: number },
    standing: { row: number },
  ): Promise<void> {
    const { out, reader, context } = this.#open
    const memory = this.#memory
    const { module } = memory
    const from = out.count
    const to = from + rows
    if (this.#code === undefined) this.#fixStock(from, to)
    else this.#code.resolve(from, to, (text) => this.#stockOf(text))
    if (this.#fixedDate !== undefined) memory.columns.date.fill(this.#fixedDate, from, to)
    while (module.judgeDates(from, to) !== 1) {
      const date = memory.dayAsked
      memory.learnDay(date, isRealDate(date) && context.dateVerdict(date) === 'trading')
    }
    const others = module.judge(from, to, start + row + FIRST_LINE)
    if (memory.isOdd) throw new HandOver()
    if (others === 0) {
      this.#accept(from, to)
      return
    }
    for (let at = from; at < to;) {
      const verdict = memory.verdict(at)
      if (verdict === VERDICT.kept) {
        let end = at + 1
        while (end < to && memory.verdict(end) === VERDICT.kept) end++
        this.#accept(at, end)
        at = end
        continue
      }
      if (verdict === VERDICT.left) {
        const inGroup = row + at - from
        standing.row = start + inGroup
        await this.#readLeft(start, group, inGroup)
      } else {
        reader.rows++
        context.skipped[SKIPPED_KINDS[verdict - VERDICT.skipped]!]++
      }
      at++
    }
  }

  /** Takes whole rows into the frame, behind those which it has. */
  #accept(from: number, to: number): void {
    const { out, reader } = this.#open
    this.#name?.resolve(from, to, (text) => reader.nameOf(text) ?? LEFT.name)
    this.#memory.module.accept(from, to)
    this.#memory.takeRatios((group, bin, count) => {
      const { counts } = group === 0 ? reader.ratios.rest : reader.ratios.star
      counts[bin]! += count
    })
    if (from !== out.count) this.#move(from, to, out.count)
    reader.rows += to - from
    out.count += to - from
  }

  #move(from: number, to: number, target: number): void {
    const { columns } = this.#memory
    columns.stock.copyWithin(target, from, to)
    columns.date.copyWithin(target, from, to)
    columns.open.copyWithin(target, from, to)
    columns.high.copyWithin(target, from, to)
    columns.low.copyWithin(target, from, to)
    columns.close.copyWithin(target, from, to)
    columns.prevClose.copyWithin(target, from, to)
    columns.name.copyWithin(target, from, to)
    columns.line.copyWithin(target, from, to)
    columns.volume.copyWithin(target, from, to)
    columns.amount.copyWithin(target, from, to)
    columns.specialTreatment.copyWithin(target, from, to)
    columns.kind.copyWithin(target, from, to)
  }

  /** Hands a row of the group to the row reader. */
  async #readLeft(start: number, rows: number, row: number): Promise<void> {
    if (this.#values === undefined) {
      const values: ArrayLike<unknown>[] = []
      for (const { leaf } of this.#columns) values.push(await this.#valuesOf(leaf, start, rows))
      this.#values = values
    }
    const values = this.#values
    const cells = this.#columns.map(({ leaf }, at) =>
      handedOver(() => cellText(values[at]![row], leaf.element)),
    )
    if (cells.some((cell, at) => isOddText(cell, at === 0))) throw new HandOver()
    this.#open.reader.read(cells, start + row + FIRST_LINE)
  }

  /** What a code stands for: a stock, a kind that is skipped, or a row for the row reader. */
  #stockOf(text: string): number {
    const { reader, context } = this.#open
    const position = this.#open.layout.columns.get('code')!
    const cells: string[] = []
    cells[position] = text
    const reading = reader.codes.read(cells)
    if (reading.kind === 'skipped') return -1 - SKIPPED_KINDS.indexOf(reading.what)
    if (reading.kind !== 'stock') return LEFT.code
    return reading.stock + (context.universe.segmentOf(reading.stock) === 'star' ? STAR : 0)
  }

  /** Puts the stock of a one-stock file into rows. */
  #fixStock(from: number, to: number): void {
    const { reader, context } = this.#open
    const fixed = reader.codes.ofFile
    if (fixed?.kind !== 'stock') throw new HandOver()
    const star = context.universe.segmentOf(fixed.stock) === 'star' ? STAR : 0
    this.#memory.columns.stock.fill(fixed.stock + star, from, to)
  }

  /** The values of a column in a row group, by the library. */
  async #valuesOf(leaf: Leaf, start: number, rows: number): Promise<ArrayLike<unknown>> {
    const { parquetReadColumn } = await import('hyparquet/src/read.js')
    const values = await handingOver(() =>
      parquetReadColumn({
        file: this.#input.bytes,
        metadata: this.#metadata,
        compressors: this.#room.compressors,
        columns: [leaf.name],
        rowStart: start,
        rowEnd: start + rows,
      }),
    )
    if (values.length < rows) throw new HandOver()
    return values
  }
}
