import type { SkippedKind } from '../../src/model/code.ts'
import { IssueLog } from '../../src/model/issue.ts'
import type { RowIssue } from '../../src/model/issue.ts'
import { Refusal } from '../../src/model/refusal.ts'
import { Universe } from '../../src/model/universe.ts'
import type { ByteInput, DateVerdict, ParseContext, Parsed } from '../../src/parsers/parser.ts'

/** A reader under test. */
export type CsvReader = (input: ByteInput, context: ParseContext) => Promise<Parsed>

/** Everything one run over one or more files leaves behind, in a form that compares bit by bit. */
export interface CsvRun {
  readonly files: readonly (ReadFile | RefusedFile)[]
  readonly names: readonly (string | undefined)[]
  readonly stocks: readonly string[]
  readonly issues: readonly RowIssue[]
  readonly skipped: Readonly<Record<SkippedKind, number>>
}

interface ReadFile {
  readonly input: Parsed['input']
  readonly frames: readonly Readonly<Record<string, unknown>>[]
}

interface RefusedFile {
  readonly refused: string
  readonly at: Refusal['at']
}

/** A context with a calendar that is open from Monday to Friday, up to 2026-11-20. */
export function csvContext(change: Partial<ParseContext> = {}): ParseContext {
  return {
    universe: new Universe(),
    issues: new IssueLog(),
    skipped: { bShare: 0, fund: 0, index: 0, bond: 0 },
    dateVerdict: weekdayVerdict,
    forcedColumns: new Map(),
    forcedUnits: {},
    ...change,
  }
}

/** Bytes of a text file, cut into blocks of `size`. */
export function csvInput(bytes: Uint8Array | string, file = 'bars.csv', size: number = 1 << 16): ByteInput {
  const all = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes
  return { file, blocks: blocksOf(all, size) }
}

/** Runs a reader over files that share one context; a refused file ends the run. */
export async function csvRun(
  reader: CsvReader,
  inputs: readonly ByteInput[],
  change: Partial<ParseContext> = {},
): Promise<CsvRun> {
  const context = csvContext(change)
  const files: (ReadFile | RefusedFile)[] = []
  for (const input of inputs) {
    const file = await outcome(reader, input, context)
    files.push(file)
    if ('refused' in file) break
  }
  const refused = files.some((file) => 'refused' in file)
  const { universe } = context
  return {
    files,
    names: refused ? [] : namesOf(universe),
    stocks: refused ? [] : Array.from({ length: universe.stockCount }, (_, stock) => universe.codeOf(stock)),
    issues: refused ? [] : context.issues.all,
    skipped: refused ? { bShare: 0, fund: 0, index: 0, bond: 0 } : context.skipped,
  }
}

async function outcome(
  reader: CsvReader,
  input: ByteInput,
  context: ParseContext,
): Promise<ReadFile | RefusedFile> {
  try {
    const { frames, input: summary } = await reader(input, context)
    return { input: summary, frames: frames.map(comparable) }
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.code, at: error.at }
    throw error
  }
}

/** A frame with its columns as bytes, so that NaN equals NaN and -0 does not equal 0. */
function comparable(frame: Parsed['frames'][number]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(frame).map(([name, value]: [string, unknown]) => [
      name,
      ArrayBuffer.isView(value)
        ? `${value.constructor.name} ${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64')}`
        : value,
    ]),
  )
}

function namesOf(universe: Universe): string[] {
  const names: string[] = []
  for (let name = universe.nameOf(0); name !== undefined; name = universe.nameOf(names.length))
    names.push(name)
  return names
}

function* blocksOf(bytes: Uint8Array, size: number): Iterable<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size)
}

function weekdayVerdict(date: number): DateVerdict {
  if (date < 19901219) return 'outside'
  if (date > 20261120) return 'future'
  const day = new Date(Date.UTC(Math.floor(date / 10_000), (Math.floor(date / 100) % 100) - 1, date % 100))
  return day.getUTCDay() === 0 || day.getUTCDay() === 6 ? 'closed' : 'trading'
}
