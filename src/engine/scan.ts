import type { BarFrame } from '../model/barFrame.ts'
import { Kernel } from './kernel.ts'
import type { ScanInput, ScanResult, ScanSetup } from './scanTypes.ts'

/** Kernels that no run uses. */
const idle: Kernel[] = []

/**
 * The kernel: one pass over all rows, in integers. Judges each bar against its exact limit prices, adds to the
 * day's sums, and keeps an event for every bar that touched a limit, had none, or could not be judged.
 */
export function scan(input: ScanInput): ScanResult {
  const run = new ScanRun(input)
  run.expect(input.frames)
  for (const frame of input.frames) run.judgeFrame(frame)
  return run.finish()
}

/** One pass of the kernel over frames that are given one after another, each stock's rows in ascending date. */
export class ScanRun {
  readonly #kernel: Kernel
  #isOver = false

  /** The universe may still grow while frames are added. */
  constructor(setup: ScanSetup) {
    this.#kernel = idle.pop() ?? new Kernel()
    this.#kernel.begin(setup)
  }

  /** Tells of frames before they are added: a faulty row of no known day makes every gap of its stock suspect. */
  expect(frames: readonly BarFrame[]): void {
    this.#kernel.expect(frames)
  }

  /** Judges a frame, which need not be kept. */
  judgeFrame(frame: BarFrame): void {
    this.#kernel.judgeFrame(frame)
  }

  /** Whether the rows so far were not what a run may be given: out of order, twice, or faulty without a day. */
  get isAmiss(): boolean {
    return this.#kernel.isAmiss
  }

  /** Whether some stock that had a bar is of unknown status as of its last one. */
  get meetsUnknown(): boolean {
    return this.#kernel.meetsUnknown
  }

  /** What the run found; that of a streamed run is left in the kernel's memory, and is gone once the run is dropped. */
  finish(): ScanResult {
    const result = this.#kernel.finish()
    if (!this.#kernel.isKept) this.drop()
    return result
  }

  /** Gives the kernel back, for other runs. */
  drop(): void {
    if (!this.#isOver) idle.push(this.#kernel)
    this.#isOver = true
  }
}
