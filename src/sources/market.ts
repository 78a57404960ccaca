import type { BarFrame } from '../model/barFrame.ts'
import { ROW_BAR, UNKNOWN_DATE } from '../model/barFrame.ts'
import { dateText } from '../model/date.ts'
import { IssueLog } from '../model/issue.ts'
import { Refusal } from '../model/refusal.ts'
import type { DayCoverage } from '../model/coverage.ts'
import type { Universe } from '../model/universe.ts'
import { CoverageCount } from './coverage.ts'
import type { InputSummary } from '../model/report.ts'
import { parseCsv } from '../parsers/csv/parseCsv.ts'
import type { ParseContext } from '../parsers/parser.ts'
import { readBytes } from './bytes.ts'
import { ordered } from './order.ts'
import { dayInName } from './paths.ts'

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
 * Opens bar files. When every file is named for one day, only the days asked for are read; any other set of
 * files is read whole. `upTo` is the last day that will be asked for.
 */
export async function openMarket(
  files: readonly string[],
  upTo: number,
  context: ParseContext,
): Promise<Market> {
  const days = files.map((file) => ({ file, day: dayInName(file) }))
  const named = days.filter((each): each is { file: string; day: number } => each.day !== undefined)
  if (named.length === files.length) {
    const market = await dayFiles(named, upTo, context)
    if (market !== undefined) return market
  }
  return wholeFiles(files, context)
}

class Inputs {
  readonly #seen = new Map<string, InputSummary>()

  add(input: InputSummary): void {
    this.#seen.set(JSON.stringify(input), input)
  }

  list(): readonly InputSummary[] {
    return [...this.#seen.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, input]) => input)
  }
}

async function wholeFiles(files: readonly string[], context: ParseContext): Promise<Market> {
  const inputs = new Inputs()
  const frames: BarFrame[] = []
  for (const file of files) {
    const parsed = await parseCsv(readBytes(file), context)
    inputs.add(parsed.input)
    frames.push(...parsed.frames)
  }
  const repeats = new IssueLog()
  return marketOfFrames(ordered(frames, context.universe, repeats), context.universe, repeats, inputs.list())
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
    lastDay: (to) => Promise.resolve(lastBar(frames, to)),
    frames: (_from, _to, issues) => {
      for (const issue of repeats.all) issues.add(issue)
      return Promise.resolve(frames)
    },
    inputs: () => inputs,
  }
}

function lastBar(frames: readonly BarFrame[], to: number): number | undefined {
  let last = 0
  for (const { rows, date, kind } of frames) {
    for (let row = 0; row < rows; row++) {
      if (kind[row] === ROW_BAR && date[row]! > last && date[row]! <= to) last = date[row]!
    }
  }
  return last === 0 ? undefined : last
}

/** A market of day files, or undefined when the last one wanted shows that its name is no day's. */
async function dayFiles(
  named: readonly { readonly file: string; readonly day: number }[],
  upTo: number,
  context: ParseContext,
): Promise<Market | undefined> {
  const inputs = new Inputs()
  const days = [...named].sort((a, b) => a.day - b.day || (a.file < b.file ? -1 : 1))
  const parsed = new Map<string, readonly BarFrame[]>()
  const count = new CoverageCount(context.universe)
  const read = async (entry: {
    readonly file: string
    readonly day: number
  }): Promise<readonly BarFrame[]> => {
    const known = parsed.get(entry.file)
    if (known !== undefined) return known
    const { frames, input } = await parseCsv(readBytes(entry.file), context)
    inputs.add(input)
    parsed.set(entry.file, frames)
    count.add(frames)
    return frames
  }
  const wanted = days.findLast(({ day }) => day <= upTo)
  if (wanted !== undefined && daysIn(await read(wanted)).size > 1) return undefined
  const checked = async (entry: {
    readonly file: string
    readonly day: number
  }): Promise<readonly BarFrame[]> => {
    const frames = await read(entry)
    const other = [...daysIn(frames)].find((day) => day !== entry.day)
    if (other === undefined) return frames
    throw new Refusal(
      'mislabelled-file',
      `the file is named for ${dateText(entry.day)} and holds bars of ${dateText(other)}`,
      'give the file the name of its day, or take it out: a stale answer must not stand for a later day',
      { file: entry.file },
    )
  }
  return {
    coverage: () => {
      const codes = new Map(count.list().map((each) => [each.date, each.codes]))
      return [...new Set(days.map(({ day }) => day))].map((date) => ({ date, codes: codes.get(date) }))
    },
    lastDay: async (to) => {
      for (const entry of days.filter(({ day }) => day <= to).reverse()) {
        const last = lastBar(await checked(entry), to)
        if (last !== undefined) return last
      }
      return undefined
    },
    frames: async (from, to, issues) => {
      const frames: BarFrame[] = []
      for (const entry of days)
        if (entry.day >= from && entry.day <= to) frames.push(...(await checked(entry)))
      return ordered(frames, context.universe, issues)
    },
    inputs: () => inputs.list(),
  }
}

function daysIn(frames: readonly BarFrame[]): Set<number> {
  const days = new Set<number>()
  let last = UNKNOWN_DATE
  for (const { rows, date } of frames) {
    for (let row = 0; row < rows; row++) {
      const day = date[row]!
      if (day === last || day === UNKNOWN_DATE) continue
      last = day
      days.add(day)
    }
  }
  return days
}
