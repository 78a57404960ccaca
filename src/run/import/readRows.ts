import { statSync } from 'node:fs'
import type { FrameColumns } from '../../model/barFrame.ts'
import { dateText } from '../../model/date.ts'
import { Refusal } from '../../model/refusal.ts'
import type { InputSummary } from '../../model/report.ts'
import { Universe } from '../../model/universe.ts'
import type { RefusedFile } from '../../model/storeReport.ts'
import { streamCsv } from '../../parsers/csv/parseCsv.ts'
import { dayOfFile } from '../../parsers/fileDay.ts'
import type { ParseContext } from '../../parsers/parser.ts'
import { dateVerdict } from '../../rules/calendar.ts'
import { OpenBytes } from '../../sources/bytes.ts'
import { modifiedAt } from '../../sources/inputFile.ts'
import type { InputFile, OpenFile } from '../../sources/inputFile.ts'
import { readOpen } from '../../sources/readFile.ts'
import { CLOSE_MINUTES, marketTime } from '../today.ts'
import { ImportIssues } from './importIssues.ts'
import type { DatedIssue } from './importIssues.ts'
import type { ImportOptions } from './importOptions.ts'
import type { Journal } from './journal.ts'
import { NO_SOURCE, RowSources } from './rowSource.ts'
import type { RowSource } from './rowSource.ts'
import { YearSpill } from './yearSpill.ts'
import type { SpillLengths } from './yearSpill.ts'

/** Text files from this length on are read block by block. */
const STREAM_BYTES = 32 << 20
/** Bytes after which what was read is brought to the disk for good. */
const STEP_BYTES = 128 << 20

/** Reads the rows of files into files by year, step by step: what a step has noted is not read again. */
export class RowReading {
  readonly spill: YearSpill
  readonly sources: RowSources = new RowSources()
  readonly universe: Universe = new Universe()
  readonly refusedFiles: RefusedFile[] = []
  readonly issues: DatedIssue[] = []
  readonly isResumed: boolean
  rows = 0
  unplaced = 0
  firstUnplaced: string | undefined
  skipped = 0
  readonly #options: ImportOptions
  readonly #journal: Journal
  readonly #now: Date
  readonly #dateVerdict: ParseContext['dateVerdict']
  readonly #done = new Set<string>()
  readonly #digits: number[] = []
  readonly #digitsOf = (stock: number): number =>
    (this.#digits[stock] ??= Number(this.universe.codeOf(stock).slice(0, 6)))
  /** What the last step noted of each list. */
  #noted = { files: 0, sources: 0, names: 0, issues: 0 }
  #lengths: SpillLengths = new Map()
  #bytesSince = 0
  #bytesDone = 0
  #bytesTotal = 0

  /** `files` are those that will be read; none where what they are cannot be known again. */
  constructor(
    options: ImportOptions,
    journal: Journal,
    what: string,
    now: Date,
    files: readonly InputFile[],
  ) {
    this.#options = options
    this.#journal = journal
    this.#now = now
    const today = marketTime(now).date
    this.#dateVerdict = (date) => dateVerdict(date, today)
    const keys = files.map(keyOf)
    const isKnown = keys.every((key) => key !== undefined)
    const standing = journal.begin(what, new Set(isKnown ? keys : []))
    this.isResumed = standing !== undefined
    this.spill = new YearSpill(journal.folder)
    if (standing === undefined) return
    this.#lengths = standing.lengths
    this.spill.restore(standing.lengths)
    for (const file of standing.files) this.#done.add(file)
    this.sources.restore(standing.sources)
    for (const name of standing.names) this.universe.addName(name)
    this.issues.push(...standing.issues)
    this.rows = standing.rows
    this.unplaced = standing.unplaced
    this.firstUnplaced = standing.firstUnplaced
    this.skipped = standing.skipped
    this.#noted = {
      files: this.#done.size,
      sources: this.sources.list.length,
      names: standing.names.length,
      issues: this.issues.length,
    }
  }

  /** Reads files; one that is refused leaves nothing behind. */
  async read(files: readonly InputFile[]): Promise<void> {
    const keys = files.map(keyOf)
    const shares = byteShares(files)
    this.#bytesTotal = shares.reduce((sum, bytes) => sum + bytes, 0)
    for (const [at, file] of files.entries()) {
      const key = keys[at]
      if (key === undefined || !this.#done.has(key)) {
        try {
          await this.#readFile(file)
          if (key !== undefined) this.#done.add(key)
        } catch (cause) {
          if (!(cause instanceof Refusal)) throw cause
          this.refusedFiles.push({ path: file.path, refusal: cause })
        }
      }
      this.#bytesDone += shares[at]!
      this.#bytesSince += shares[at]!
      if (this.#bytesSince >= STEP_BYTES) this.step()
      this.#tell(0)
    }
    this.step()
  }

  /** Takes frames that another reader made, with what it took its input for. */
  take(frames: Iterable<FrameColumns>, input: InputSummary, unsettled: number): void {
    const { format, volumeUnit, amountUnit, prevClose, stSource } = input
    const source = {
      format,
      volumeUnit,
      amountUnit,
      starVolumeUnit: undefined,
      prevClose,
      stSource,
      unsettled,
    }
    const number = this.sources.numberOf(source)
    for (const frame of frames) this.#add(frame, number)
  }

  /** What every reader of rows is given; issues and counts of a file are its own. */
  context(issues: ImportIssues): ParseContext {
    return {
      universe: this.universe,
      issues,
      skipped: { bShare: 0, fund: 0, index: 0, bond: 0 },
      dateVerdict: this.#dateVerdict,
      forcedColumns: this.#options.columns ?? NO_COLUMNS,
      forcedUnits: this.#options.units ?? {},
    }
  }

  /** Keeps what a reader said beside its rows. */
  keep(context: ParseContext, issues: ImportIssues): void {
    for (const issue of issues.take()) this.issues.push(issue)
    this.unplaced += issues.unplaced
    this.firstUnplaced ??= issues.firstUnplaced
    this.skipped += Object.values(context.skipped).reduce((sum, count) => sum + count, 0)
  }

  /** Brings what was read to the disk for good. */
  step(): void {
    this.#bytesSince = 0
    this.#lengths = this.spill.checkpoint()
    const files = [...this.#done].slice(this.#noted.files)
    const names: string[] = []
    for (let id = this.#noted.names; this.universe.nameOf(id) !== undefined; id++) {
      names.push(this.universe.nameOf(id)!)
    }
    this.#journal.note({
      files,
      lengths: this.#lengths,
      sources: this.sources.list.slice(this.#noted.sources),
      names,
      issues: this.issues.slice(this.#noted.issues),
      rows: this.rows,
      unplaced: this.unplaced,
      firstUnplaced: this.firstUnplaced,
      skipped: this.skipped,
    })
    this.#noted = {
      files: this.#done.size,
      sources: this.sources.list.length,
      names: this.#noted.names + names.length,
      issues: this.issues.length,
    }
  }

  async #readFile(file: InputFile): Promise<void> {
    const issues = new ImportIssues()
    const context = this.context(issues)
    const open = await file.open()
    const written = marketTime(modifiedAt(file) ?? this.#now)
    const unsettled = written.minutes < CLOSE_MINUTES ? written.date : 0
    if (open.format === 'text' && lengthOf(open) >= STREAM_BYTES) {
      await this.#stream(open, context, unsettled)
    } else {
      const { frames, input } = await readOpen(open, context)
      refuseMislabelled(file.path, frames)
      this.take(frames, input, unsettled)
    }
    this.keep(context, issues)
  }

  /** Reads a long text file block by block; when it is refused, its rows are taken back. */
  async #stream(open: OpenFile, context: ParseContext, unsettled: number): Promise<void> {
    this.step()
    const before = this.rows
    const number = this.sources.reserve()
    try {
      const blocks = this.#counted(open.blocks)
      const input = await streamCsv({ file: open.file, blocks }, context, (frame) => {
        this.#add(frame, number)
      })
      this.sources.settle(number, sourceOf(input, unsettled))
    } catch (cause) {
      this.spill.restore(this.#lengths)
      this.sources.settle(number, NO_SOURCE)
      this.rows = before
      throw cause
    }
  }

  #add(frame: FrameColumns, source: number): void {
    this.spill.add(frame, source, this.#digitsOf)
    this.rows += frame.rows
  }

  *#counted(blocks: Iterable<Uint8Array>): Generator<Uint8Array> {
    let done = 0
    for (const block of blocks) {
      yield block
      done += block.length
      this.#tell(done)
    }
  }

  #tell(bytesOfFile: number): void {
    this.#options.progress?.({
      phase: 'read',
      done: Math.min(this.#bytesDone + bytesOfFile, this.#bytesTotal),
      total: this.#bytesTotal,
      rows: this.rows,
    })
  }
}

const NO_COLUMNS: ReadonlyMap<string, string> = new Map<string, string>()

function sourceOf(input: InputSummary, unsettled: number): RowSource {
  const { format, volumeUnit, amountUnit, starVolumeUnit, prevClose, stSource } = input
  return { format, volumeUnit, amountUnit, starVolumeUnit, prevClose, stSource, unsettled }
}

/** By what a file is known again; undefined of standard input. */
function keyOf({ path, archive }: InputFile): string | undefined {
  if (path === '-') return undefined
  const { size, mtimeMs } = statSync(archive ?? path)
  return `${path} ${size} ${mtimeMs}`
}

/** Bytes of each file; those of an archive in even parts. */
function byteShares(files: readonly InputFile[]): number[] {
  const entries = new Map<string, number>()
  for (const { archive } of files)
    if (archive !== undefined) entries.set(archive, (entries.get(archive) ?? 0) + 1)
  return files.map(({ path, archive }) => {
    if (archive !== undefined) return statSync(archive).size / (entries.get(archive) ?? 1)
    return path === '-' ? 0 : statSync(path).size
  })
}

/** Bytes of an open file as far as they are known before it is read. */
function lengthOf({ blocks }: OpenFile): number {
  if (blocks instanceof OpenBytes) return blocks.size ?? Infinity
  if (!Array.isArray(blocks)) return Infinity
  return blocks.reduce((sum: number, block) => sum + (block instanceof Uint8Array ? block.length : 0), 0)
}

/** A file that is named for a day and holds those of one other: a stale answer must not stand for a later day. */
function refuseMislabelled(path: string, frames: readonly FrameColumns[]): void {
  const day = dayOfFile(path)
  if (day === undefined) return
  const held = new Set<number>()
  for (const { date } of frames) for (const each of date) held.add(each)
  const [only] = held
  if (held.size !== 1 || only === undefined || only === day) return
  throw new Refusal(
    'mislabelled-file',
    `the file is named for ${dateText(day)} and holds bars of ${dateText(only)}`,
    'give the file the name of its day, or take it out: a stale answer must not stand for a later day',
    { file: path },
  )
}
