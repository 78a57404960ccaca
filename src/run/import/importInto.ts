import { resolve } from 'node:path'
import { formatIssue } from '../../model/issue.ts'
import { Refusal } from '../../model/refusal.ts'
import { Universe } from '../../model/universe.ts'
import type { Security } from '../../model/security.ts'
import type { ImportReport, KeptApart } from '../../model/storeReport.ts'
import type { IndexBar } from '../../parsers/indexes.ts'
import { inputFiles } from '../../sources/inputFile.ts'
import type { InputFile } from '../../sources/inputFile.ts'
import { marketPaths } from '../../sources/paths.ts'
import type { MarketPaths } from '../../sources/paths.ts'
import { readAll } from '../../sources/readAll.ts'
import type { PutLists } from '../../store/putYear.ts'
import type { DayConflict, ListPutReport } from '../../store/storedDay.ts'
import { withWriter } from '../../store/withWriter.ts'
import type { FolderWriter } from '../../store/withWriter.ts'
import { exRightsOf, securitiesOf } from '../companions.ts'
import { DEFAULT_LEAST_SHARE } from '../defaults.ts'
import type { ExRightsDays } from '../references.ts'
import { ImportIssues, issueCounts } from './importIssues.ts'
import type { ImportOptions } from './importOptions.ts'
import { Journal } from './journal.ts'
import { RowReading } from './readRows.ts'
import { scalesOf } from './rowSource.ts'
import { SpilledDays } from './spilledDays.ts'
import { StoredDays } from './storedDays.ts'

/**
 * 导入: brings daily bars of any format into a store, with the lists beside them. Rows are gathered by year first, then
 * each year is written at once; an import that was cut short goes on where it was when the same is asked again. Throws
 * a Refusal when nothing could be read.
 */
export async function importInto(options: ImportOptions): Promise<ImportReport> {
  const now = options.now ?? new Date()
  const command = `limitup import ${options.data.join(' ')}`
  const paths = marketPaths(options.data)
  // Before a row is read: a list that cannot be used leaves the store as it was.
  const beside = await companionsOf(options, paths)
  return withWriter(options.store, { command, now }, async (writer) => {
    const journal = new Journal(options.store)
    const inputs = paths.qlib === undefined ? await inputFiles(paths.bars) : []
    const reading = new RowReading(options, journal, whatOf(options), now, inputs)
    try {
      const files = await readRows(reading, paths.qlib, inputs)
      if (reading.rows === 0) throw refusalOfNothing(reading)
      const [firstIssue] = reading.issues
      const result = await writeYears(writer, reading, options, now)
      const rows = await putCompanions(writer, beside, options.replace ?? false)
      await writer.commit()
      journal.end()
      return {
        store: options.store,
        files,
        rows: reading.rows,
        isResumed: reading.isResumed,
        ...result,
        refusedRows: rows.refused,
        replacedRows: rows.replaced,
        refusedFiles: reading.refusedFiles,
        issues: issueCounts(reading.issues),
        firstIssue: firstIssue === undefined ? undefined : formatIssue(firstIssue),
        unplaced: reading.unplaced,
        firstUnplaced: reading.firstUnplaced,
        skipped: reading.skipped,
      }
    } catch (cause) {
      // What was refused is refused again; a full disk or a kill leaves the journal for the next run.
      if (cause instanceof Refusal) journal.end()
      throw cause
    } finally {
      reading.spill.close()
    }
  })
}

/** What is imported, as one line: an import of the same things is gone on with. */
function whatOf({ data, columns, units, replace, leastShare }: ImportOptions): string {
  return JSON.stringify({
    data: data.map((path) => (path === '-' ? path : resolve(path))),
    columns: [...(columns ?? [])],
    units,
    replace,
    leastShare,
  })
}

async function readRows(
  reading: RowReading,
  qlib: MarketPaths['qlib'],
  files: readonly InputFile[],
): Promise<number> {
  if (qlib === undefined) {
    await reading.read(files)
    return files.length
  }
  const { qlibMarket } = await import('../../sources/qlibMarket.ts')
  const issues = new ImportIssues()
  const context = reading.context(issues)
  const market = await qlibMarket(qlib, context)
  const years = new Set(market.coverage().map(({ date }) => Math.floor(date / 10_000)))
  for (const year of years) {
    const frames = await market.frames(year * 10_000, year * 10_000 + 1231, issues)
    for (const input of market.inputs()) reading.take(frames, input, 0)
  }
  reading.keep(context, issues)
  reading.step()
  return 1
}

function refusalOfNothing({ refusedFiles, firstUnplaced }: RowReading): Refusal {
  const [first] = refusedFiles
  if (first !== undefined) return first.refusal
  const hint =
    firstUnplaced === undefined
      ? 'name files with daily bars of A-shares'
      : `the first fault: ${firstUnplaced}`
  return new Refusal('no-bars', 'the data holds no bar at all', hint)
}

type Result = Pick<ImportReport, 'added' | 'unchanged' | 'changed' | 'keptApart' | 'refused'>

async function writeYears(
  writer: FolderWriter,
  reading: RowReading,
  options: ImportOptions,
  now: Date,
): Promise<Result> {
  const lists: PutLists = { added: [], unchanged: [], changed: [], refused: [] }
  const conflicts: DayConflict[] = []
  const keptApart: KeptApart[] = []
  const names: string[] = []
  for (
    let id = 0, name = reading.universe.nameOf(0);
    name !== undefined;
    name = reading.universe.nameOf(++id)
  ) {
    names.push(name)
  }
  const tables = { sources: reading.sources.list, scales: scalesOf(reading.sources.list), names }
  const days = new StoredDays(writer.reader, {
    issues: reading.issues,
    leastShare: options.leastShare ?? DEFAULT_LEAST_SHARE,
    replace: options.replace ?? false,
    now,
    conflicts,
    keptApart,
  })
  const years = reading.spill.years()
  let rows = 0
  for (const [at, year] of years.entries()) {
    const spilled = new SpilledDays(reading.spill.read(year), tables)
    const stored = days.each(spilled.each(conflicts), (count) => {
      rows += count
      options.progress?.({ phase: 'write', done: at, total: years.length, rows })
    })
    writer.putYear(year, stored, spilled.days, options.replace ?? false, lists)
    await writer.commit()
    days.useReader(writer.reader)
  }
  const isApart = new Set(keptApart.map(({ date }) => date))
  const settled = (dates: readonly number[]): number[] => dates.filter((date) => !isApart.has(date))
  return {
    added: settled(lists.added),
    unchanged: settled(lists.unchanged),
    changed: settled(lists.changed),
    keptApart,
    refused: [...lists.refused, ...conflicts].sort((a, b) => a.date - b.date),
  }
}

/** What stands beside the bars. */
interface Companions {
  readonly securities: Iterable<Security>
  readonly exRights: ExRightsDays | undefined
  readonly indexBars: readonly IndexBar[]
}

/** Reads the lists that are named, else those found beside the bars. */
async function companionsOf(options: ImportOptions, paths: MarketPaths): Promise<Companions> {
  const universe = new Universe()
  const found = paths.securities === undefined ? paths.names : [paths.securities]
  const securities = await securitiesOf(options.securities ?? found, universe)
  const exRights = await exRightsOf(options.exRights ?? paths.exRights, universe)
  const index = options.index ?? paths.index
  if (index === undefined) return { securities: securities.values(), exRights, indexBars: [] }
  const { parseIndexes } = await import('../../parsers/indexes.ts')
  return {
    securities: securities.values(),
    exRights,
    indexBars: await parseIndexes(index, await readAll(index)),
  }
}

async function putCompanions(
  writer: FolderWriter,
  { securities, exRights, indexBars }: Companions,
  replace: boolean,
): Promise<ListPutReport> {
  await writer.putSecurities(securities)
  const index = await writer.putIndexBars(indexBars, { replace })
  const days = await writer.putExRights(exRights ?? new Map(), { replace })
  return {
    refused: [...index.refused, ...days.refused],
    replaced: [...index.replaced, ...days.replaced],
  }
}
