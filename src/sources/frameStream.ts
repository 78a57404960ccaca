import type { BarFrame } from '../model/barFrame.ts'
import type { InputSummary } from '../model/report.ts'
import { streamBars } from '../parsers/csv/parseCsv.ts'
import type { ParseContext } from '../parsers/parser.ts'
import { InputSummaries } from './inputSummaries.ts'
import type { InputFile, OpenFile } from './inputFile.ts'
import { readOpen } from './readFile.ts'

/** Takes a frame, which it must not keep: its columns are those of the next one. */
export type TakeBarFrame = (frame: BarFrame) => void

/** Bars that are handed on frame by frame, as they lie in their files. */
export interface FrameStream {
  /** Whether the bars of some days can only be had with those of all. */
  readonly isWhole: boolean
  /** Hands every frame with rows up to the day `to` to `take`. */
  readonly run: (to: number, take: TakeBarFrame) => Promise<void>
  /** What the files were taken for, each kind once. */
  readonly inputs: () => readonly InputSummary[]
}

/** Thrown where bars turn out to be none that can be handed on one after another: they must be read whole. */
export class NotStreamed extends Error {}

/** The bars of files in their order. A file must say its units by itself, and known reference prices or none at all. */
export function filesStream(files: readonly InputFile[], context: ParseContext): FrameStream {
  const inputs = new InputSummaries()
  return {
    isWhole: true,
    run: async (_to, take) => {
      for (const file of files) inputs.add(unitsKnown(await streamFile(file, context, take)))
    },
    inputs: () => inputs.list(),
  }
}

/** A file that shows no unit has that of the others, which must be read first. */
export function unitsKnown(input: InputSummary): InputSummary {
  const { volumeUnit, amountUnit } = input
  if (volumeUnit === undefined || amountUnit === undefined)
    throw new NotStreamed('the units show only in the end')
  return input
}

/**
 * Hands the frames of a bar file to `take`, which must not keep them; throws NotStreamed where its units show only in
 * the end.
 */
export async function streamFile(
  file: InputFile,
  context: ParseContext,
  take: TakeBarFrame,
): Promise<InputSummary> {
  const open = await file.open()
  if (open.format === 'tdxDay') {
    const { frames, input } = await readOpen(open, context)
    for (const frame of frames) take(frame)
    return input
  }
  const input =
    open.format === 'text'
      ? await streamBars(open, context, take)
      : await streamParquetBars(open, context, take)
  if (input === undefined) throw new NotStreamed('the units show only in the end')
  return input
}

async function streamParquetBars(
  open: OpenFile,
  context: ParseContext,
  take: TakeBarFrame,
): Promise<InputSummary | undefined> {
  const { streamParquet } = await import('../parsers/parquet/parseParquet.ts')
  return streamParquet({ file: open.file, bytes: open.random() }, context, take)
}
