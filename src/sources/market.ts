import type { BarFrame } from '../model/barFrame.ts'
import type { DayCoverage } from '../model/coverage.ts'
import { dateText } from '../model/date.ts'
import { IssueLog } from '../model/issue.ts'
import { Refusal } from '../model/refusal.ts'
import type { InputSummary } from '../model/report.ts'
import type { Universe } from '../model/universe.ts'
import type { ParseContext, Parsed } from '../parsers/parser.ts'
import { CoverageCount } from './coverage.ts'
import { NotStreamed, filesStream, streamFile, unitsKnown } from './frameStream.ts'
import type { FrameStream } from './frameStream.ts'
import { inputFiles } from './inputFile.ts'
import type { InputFile } from './inputFile.ts'
import { InputSummaries } from './inputSummaries.ts'
import { ordered } from './order.ts'
import { dayOfFile } from '../parsers/fileDay.ts'
import type { MarketPaths } from './paths.ts'
import { readFile } from './readFile.ts'
import { settleUnits } from './settleUnits.ts'

/** The user's bars, wherever they lie, as frames under the order law. */
export interface Market {
  /** The days that the data holds, ascending, with their codes as far as they were read. */
  readonly coverage: () => readonly DayCoverage[]
  /** Last day up to `to` that has a bar, or undefined. */
  readonly lastDay: (to: number) => Promise<number | undefined>
  /** Frames with all rows of the days from..to, and perhaps of others; repeated rows go to `issues`. */
  readonly frames: (from: number, to: number, issues: IssueLog) => Promise<readonly BarFrame[]>
  /** What the files read so far were taken for, each kind once. */
  readonly inputs: () => readonly InputSummary[]
}

/**
 * Opens bar files. When every file is named for one day, only the days asked for are read; of 通达信 files only
 * their ends; any other set of files is read whole. `upTo` is the last day that will be asked for.
 */
export async function openMarket(
  paths: Pick<MarketPaths, 'bars' | 'qlib'>,
  upTo: number,
  context: ParseContext,
): Promise<Market> {
  if (paths.qlib !== undefined) {
    const { qlibMarket } = await import('./qlibMarket.ts')
    return qlibMarket(paths.qlib, context)
  }
  const files = await inputFiles(paths.bars)
  const known = new Map<string, Parsed>()
  const read = async (file: InputFile): Promise<Parsed> => {
    const parsed = known.get(file.path) ?? (await readFile(file, context))
    known.set(file.path, parsed)
    return parsed
  }
  if (files.length > 0) {
    if (files.every(({ path }) => isDayRecords(path))) {
      const { tdxMarket } = await import('./tdxMarket.ts')
      return tdxMarket(files, context)
    }
    const days = files.map((file) => ({ file, day: dayOfFile(file.path) }))
    const named = days.filter((each): each is NamedFile => each.day !== undefined)
    if (named.length === files.length) {
      const market = await dayFiles(named, upTo, context.universe, read)
      if (market !== undefined) return market
    }
  }
  const parsed: Parsed[] = []
  for (const file of files) parsed.push(await read(file))
  return wholeFiles(parsed, context.universe)
}

/** Whether a path is that of a bar file of 通达信 which lies on disk by itself. */
function isDayRecords(path: string): boolean {
  return /\.day$/i.test(path)
}

function wholeFiles(parsed: readonly Parsed[], universe: Universe): Market {
  const inputs = new InputSummaries()
  const settled = settleUnits(parsed)
  for (const { input } of settled) inputs.add(input)
  const frames = settled.flatMap((each) => each.frames)
  const repeats = new IssueLog()
  return marketOfFrames(ordered(frames, universe, repeats), universe, repeats, inputs.list())
}

/** A market that is held whole: frames under the order law, and the issues of putting them so. */
export function marketOfFrames(
  frames: readonly BarFrame[],
  universe: Universe,
  repeats: IssueLog,
  inputs: readonly InputSummary[],
): Market {
  const count = new CoverageCount(universe)
  count.add(frames)
  const coverage = count.list()
  return {
    coverage: () => coverage,
    lastDay: (to) => Promise.resolve(count.lastBar(to)),
    frames: (_from, _to, issues) => {
      for (const issue of repeats.all) issues.add(issue)
      return Promise.resolve(frames)
    },
    inputs: () => inputs,
  }
}

/**
 * Opens bar files to be handed on frame by frame, each once; undefined of those that can only be read whole. What turns
 * out to be so on the way throws NotStreamed.
 */
export async function openStream(
  paths: Pick<MarketPaths, 'bars' | 'qlib'>,
  context: ParseContext,
): Promise<FrameStream | undefined> {
  if (paths.qlib !== undefined || paths.bars.includes('-')) return undefined
  const files = await inputFiles(paths.bars)
  if (files.length > 0 && files.every(({ path }) => isDayRecords(path))) {
    const { tdxStream } = await import('./tdxMarket.ts')
    return tdxStream(files, context)
  }
  const days = files.map((file) => ({ file, day: dayOfFile(file.path) }))
  const named = days.filter((each): each is NamedFile => each.day !== undefined)
  return named.length === files.length ? dayFilesStream(named, context) : filesStream(files, context)
}

/** Day files in the order of their days; one that holds another day, or no reference prices, is none of a stream. */
function dayFilesStream(named: readonly NamedFile[], context: ParseContext): FrameStream {
  const inputs = new InputSummaries()
  const days = [...named].sort((a, b) => a.day - b.day || (a.file.path < b.file.path ? -1 : 1))
  return {
    isWhole: false,
    run: async (to, take) => {
      for (const { file, day } of days) {
        if (day > to) break
        const input = await streamFile(file, context, (frame) => {
          if (frame.prevCloseDerived || !isOfDay(frame, day))
            throw new NotStreamed('a day file is not what its name says')
          take(frame)
        })
        inputs.add(unitsKnown(input))
      }
    },
    inputs: () => inputs.list(),
  }
}

function isOfDay({ rows, date }: BarFrame, day: number): boolean {
  for (let row = 0; row < rows; row++) if (date[row] !== day) return false
  return true
}

/** A file and the day in its name. */
interface NamedFile {
  readonly file: InputFile
  readonly day: number
}

/** What a day file holds. */
interface DayFile {
  readonly frames: readonly BarFrame[]
  readonly days: readonly number[]
}

/**
 * A market of day files, or undefined when the last one wanted shows that they must be read whole: it holds many
 * days, or no reference prices, which then come from the bars before.
 */
async function dayFiles(
  named: readonly NamedFile[],
  upTo: number,
  universe: Universe,
  readFile: (file: InputFile) => Promise<Parsed>,
): Promise<Market | undefined> {
  const inputs = new InputSummaries()
  const days = [...named].sort((a, b) => a.day - b.day || (a.file.path < b.file.path ? -1 : 1))
  const parsed = new Map<string, DayFile>()
  const count = new CoverageCount(universe)
  const read = async (file: InputFile): Promise<DayFile> => {
    const known = parsed.get(file.path)
    if (known !== undefined) return known
    const settled = settleUnits([await readFile(file)])
    for (const { input } of settled) inputs.add(input)
    const frames = settled.flatMap((each) => each.frames)
    const dayFile = { frames, days: count.add(frames) }
    parsed.set(file.path, dayFile)
    return dayFile
  }
  const wanted = days.findLast(({ day }) => day <= upTo)
  if (wanted !== undefined) {
    const { frames, days: held } = await read(wanted.file)
    if (held.length > 1 || frames.some((frame) => frame.prevCloseDerived)) return undefined
  }
  const checked = async (entry: NamedFile): Promise<readonly BarFrame[]> => {
    const { frames, days: held } = await read(entry.file)
    const other = held.find((day) => day !== entry.day)
    if (other === undefined) return frames
    throw new Refusal(
      'mislabelled-file',
      `the file is named for ${dateText(entry.day)} and holds bars of ${dateText(other)}`,
      'give the file the name of its day, or take it out: a stale answer must not stand for a later day',
      { file: entry.file.path },
    )
  }
  return {
    coverage: () => {
      const codes = new Map(count.list().map((each) => [each.date, each.codes]))
      return [...new Set(days.map(({ day }) => day))].map((date) => ({ date, codes: codes.get(date) }))
    },
    lastDay: async (to) => {
      for (const entry of days.filter(({ day }) => day <= to).reverse()) {
        await checked(entry)
        if (count.lastBar(entry.day) === entry.day) return entry.day
      }
      return undefined
    },
    frames: async (from, to, issues) => {
      const frames: BarFrame[] = []
      for (const entry of days)
        if (entry.day >= from && entry.day <= to) frames.push(...(await checked(entry)))
      return ordered(frames, universe, issues)
    },
    inputs: () => inputs.list(),
  }
}
