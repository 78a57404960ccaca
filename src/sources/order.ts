import { frameColumns, placeOf, ROW_FAULT, ROW_SUSPENDED, UNKNOWN_DATE } from '../model/barFrame.ts'
import type { BarFrame, FramePart } from '../model/barFrame.ts'
import { dateText } from '../model/date.ts'
import type { IssueLog } from '../model/issue.ts'
import { Refusal } from '../model/refusal.ts'
import type { Universe } from '../model/universe.ts'
import { rowLoops } from './rowLoops.ts'

/**
 * Brings frames under the order law: each stock's rows in ascending date. Newest-first files are turned, files
 * are put in order of their days, and what is still mixed is sorted row by row. A bar that stands twice is kept
 * once and reported; two different bars of one stock and day are refused, or, where `conflicts` takes them, the
 * first is kept.
 */
export function ordered(
  frames: readonly BarFrame[],
  universe: Universe,
  issues: IssueLog,
  conflicts?: Refusal[],
): BarFrame[] {
  for (const arrange of [asGiven, byFile, byRow]) {
    const arranged = arrange(frames)
    const repeats = repeatsOf(arranged, universe.stockCount)
    if (repeats !== undefined) return withoutRepeats(arranged, repeats, universe, issues, conflicts)
  }
  throw new Error('rows sorted by day are out of order')
}

interface Row {
  readonly frame: number
  readonly row: number
}

interface Repeat {
  readonly first: Row
  readonly again: Row
}

function asGiven(frames: readonly BarFrame[]): readonly BarFrame[] {
  return frames
}

/** Pairs of rows with one stock and day, or undefined when the order law is broken. */
function repeatsOf(frames: readonly BarFrame[], stocks: number): Repeat[] | undefined {
  const found = rowLoops().repeats(frames, stocks)
  return found?.map(({ first, again }) => ({ first: rowAt(frames, first), again: rowAt(frames, again) }))
}

/** The `number`-th row of all. */
function rowAt(frames: readonly BarFrame[], number: number): Row {
  let row = number
  let frame = 0
  for (; row >= frames[frame]!.rows; frame++) row -= frames[frame]!.rows
  return { frame, row }
}

function withoutRepeats(
  frames: readonly BarFrame[],
  repeats: readonly Repeat[],
  universe: Universe,
  issues: IssueLog,
  conflicts: Refusal[] | undefined,
): BarFrame[] {
  if (repeats.length === 0) return [...frames]
  const dropped = new Map<number, Set<number>>()
  for (const { first, again } of repeats) {
    const one = frames[first.frame]!
    const other = frames[again.frame]!
    const code = universe.codeOf(one.stock[first.row]!)
    const date = one.date[first.row]!
    const at = placeOf(other, again.row)
    const before = placeOf(one, first.row)
    const where = `${before.file}:${before.line}`
    const hasFault = one.kind[first.row] === ROW_FAULT || other.kind[again.row] === ROW_FAULT
    const differing = hasFault ? [] : differences(one, first.row, other, again.row)
    if (differing.length > 0) {
      const conflict = new Refusal(
        'conflicting-rows',
        `${code} has two bars on ${dateText(date)}, here and at ${where}, that differ in ${differing.join(', ')}`,
        'keep the right one; files of two sources, or adjusted and unadjusted prices, must not be mixed',
        at,
      )
      if (conflicts === undefined) throw conflict
      conflicts.push(conflict)
    } else issues.add({ code: 'duplicate-row', at, found: `also at ${where}`, date, stock: code })
    if (hasFault) continue
    const rows = dropped.get(again.frame) ?? new Set<number>()
    dropped.set(again.frame, rows.add(again.row))
  }
  return frames.map((frame, at) => {
    const rows = dropped.get(at)
    return rows === undefined
      ? frame
      : pick(
          frame,
          indexes(frame.rows).filter((row) => !rows.has(row)),
        )
  })
}

/** The columns in which two rows of one stock and day differ. */
function differences(one: BarFrame, a: number, other: BarFrame, b: number): string[] {
  if (one.kind[a] !== other.kind[b]) return ['whether it traded']
  if (one.kind[a] === ROW_SUSPENDED) return []
  const same: readonly (readonly [name: string, isSame: boolean])[] = [
    ['open', one.open[a] === other.open[b]],
    ['high', one.high[a] === other.high[b]],
    ['low', one.low[a] === other.low[b]],
    ['close', one.close[a] === other.close[b]],
    ['previous close', one.prevClose[a] === other.prevClose[b]],
    ['volume', Object.is(one.volume[a]! * one.volumeScale, other.volume[b]! * other.volumeScale)],
    ['amount', Object.is(one.amount[a]! * one.amountScale, other.amount[b]! * other.amountScale)],
    ['ST flag', one.specialTreatment[a] === other.specialTreatment[b]],
    ['name', one.name[a] === other.name[b]],
  ]
  return same.filter(([, isSame]) => !isSame).map(([name]) => name)
}

/** Rows of each file by date, files by their first day. */
function byFile(frames: readonly BarFrame[]): BarFrame[] {
  const files = new Map<string, BarFrame[]>()
  for (const frame of frames) {
    const group = files.get(frame.file)
    if (group === undefined) files.set(frame.file, [frame])
    else group.push(frame)
  }
  return [...files.values()]
    .map((group) => byDate(merged(group)))
    .map((frame) => ({ frame, first: frame.date.find((date) => date !== UNKNOWN_DATE) ?? 0 }))
    .sort((a, b) => a.first - b.first)
    .map(({ frame }) => frame)
}

/** All rows by date, in runs of one file each. */
function byRow(frames: readonly BarFrame[]): BarFrame[] {
  const rows = frames.flatMap((frame) =>
    indexes(frame.rows).map((row) => ({ frame, row, date: frame.date[row]! })),
  )
  rows.sort((a, b) => a.date - b.date)
  const runs: BarFrame[] = []
  let start = 0
  for (let end = 1; end <= rows.length; end++) {
    const frame = rows[start]?.frame
    if (frame === undefined || (end < rows.length && rows[end]!.frame === frame)) continue
    runs.push(
      pick(
        frame,
        rows.slice(start, end).map(({ row }) => row),
      ),
    )
    start = end
  }
  return runs
}

function byDate(frame: BarFrame): BarFrame {
  const { date } = frame
  return pick(
    frame,
    indexes(frame.rows).sort((a, b) => date[a]! - date[b]! || a - b),
  )
}

function merged(group: readonly BarFrame[]): BarFrame {
  const [first] = group
  if (first === undefined || group.length === 1) return first!
  const rows = group.reduce((sum, frame) => sum + frame.rows, 0)
  const columns = frameColumns(rows)
  let at = 0
  for (const frame of group) {
    columns.stock.set(frame.stock.subarray(0, frame.rows), at)
    columns.date.set(frame.date.subarray(0, frame.rows), at)
    columns.open.set(frame.open.subarray(0, frame.rows), at)
    columns.high.set(frame.high.subarray(0, frame.rows), at)
    columns.low.set(frame.low.subarray(0, frame.rows), at)
    columns.close.set(frame.close.subarray(0, frame.rows), at)
    columns.prevClose.set(frame.prevClose.subarray(0, frame.rows), at)
    columns.volume.set(frame.volume.subarray(0, frame.rows), at)
    columns.amount.set(frame.amount.subarray(0, frame.rows), at)
    columns.name.set(frame.name.subarray(0, frame.rows), at)
    columns.specialTreatment.set(frame.specialTreatment.subarray(0, frame.rows), at)
    columns.kind.set(frame.kind.subarray(0, frame.rows), at)
    columns.line.set(frame.line.subarray(0, frame.rows), at)
    at += frame.rows
  }
  return {
    ...first,
    ...columns,
    limitUp: joined(group.map(({ limitUp }) => limitUp)),
    limitDown: joined(group.map(({ limitDown }) => limitDown)),
  }
}

function pick(frame: BarFrame, rows: readonly number[]): BarFrame {
  const columns = frameColumns(rows.length)
  rows.forEach((row, at) => {
    columns.stock[at] = frame.stock[row]!
    columns.date[at] = frame.date[row]!
    columns.open[at] = frame.open[row]!
    columns.high[at] = frame.high[row]!
    columns.low[at] = frame.low[row]!
    columns.close[at] = frame.close[row]!
    columns.prevClose[at] = frame.prevClose[row]!
    columns.volume[at] = frame.volume[row]!
    columns.amount[at] = frame.amount[row]!
    columns.name[at] = frame.name[row]!
    columns.specialTreatment[at] = frame.specialTreatment[row]!
    columns.kind[at] = frame.kind[row]!
    columns.line[at] = frame.line[row]!
  })
  return {
    ...frame,
    ...columns,
    limitUp: picked(frame.limitUp, rows),
    limitDown: picked(frame.limitDown, rows),
    parts: frame.parts && partsOf(frame, rows),
  }
}

function picked(column: Int32Array | undefined, rows: readonly number[]): Int32Array | undefined {
  return column && Int32Array.from(rows, (row) => column[row]!)
}

/** Columns of frames of one file, which all have the column or all have not, one after another. */
function joined(columns: readonly (Int32Array | undefined)[]): Int32Array | undefined {
  const given = columns.filter((column) => column !== undefined)
  if (given.length === 0) return undefined
  const all = new Int32Array(given.reduce((sum, column) => sum + column.length, 0))
  let at = 0
  for (const column of given) {
    all.set(column, at)
    at += column.length
  }
  return all
}

function partsOf(frame: BarFrame, rows: readonly number[]): FramePart[] {
  const parts: FramePart[] = []
  rows.forEach((row, start) => {
    const { file } = placeOf(frame, row)
    if (parts.at(-1)?.file !== file) parts.push({ file, start })
  })
  return parts
}

function indexes(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at)
}
