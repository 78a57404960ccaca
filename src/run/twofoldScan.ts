import { ScanRun } from '../engine/scan.ts'
import type { ScanResult, ScanSetup } from '../engine/scanTypes.ts'
import type { BarFrame } from '../model/barFrame.ts'
import { IssueLog } from '../model/issue.ts'
import { UnknownStatusRun } from './unknownStatus.ts'

/** What both runs found; `asSt` is undefined where no second one was made. */
export interface TwofoldResult {
  readonly plain: ScanResult
  readonly asSt: ScanResult | undefined
}

/**
 * Judges frames as they come, once with stocks of unknown status taken for ordinary ones and, where the first frame has
 * such stocks, once with them taken for ST. Reports the bars on which that hangs.
 */
export class TwofoldScan {
  readonly #setup: Omit<ScanSetup, 'unknownAs' | 'onEvents'>
  readonly #plain: ScanRun
  readonly #status: UnknownStatusRun
  #asSt: ScanRun | undefined
  #isFirst = true

  /** `takesAsSt` says beforehand that there are stocks of unknown status. */
  constructor(setup: Omit<ScanSetup, 'unknownAs' | 'onEvents'>, takesAsSt: boolean) {
    const status = new UnknownStatusRun(setup.universe, setup.issues)
    this.#setup = setup
    this.#status = status
    this.#plain = new ScanRun({
      ...setup,
      unknownAs: 'normal',
      onEvents: (found) => {
        if (this.#isFirst || this.#asSt !== undefined) status.takePlain(found)
      },
    })
    if (takesAsSt) this.#begin()
  }

  /** Judges a frame, which need not be kept. */
  judgeBoth(frame: BarFrame): void {
    this.#plain.judgeFrame(frame)
    if (this.#isFirst && this.#asSt === undefined && this.#plain.meetsUnknown) this.#begin()
    this.#isFirst = false
    this.#asSt?.judgeFrame(frame)
    this.#status.endFrame()
  }

  /** Whether the rows so far were not what a run may be given: out of order, twice, or faulty without a day. */
  get isAmiss(): boolean {
    return this.#plain.isAmiss
  }

  /** What the runs found, which is gone once they are dropped. */
  finish(): TwofoldResult {
    return { plain: this.#plain.finish(), asSt: this.#asSt?.finish() }
  }

  /** Gives the kernels back, for other runs. */
  drop(): void {
    this.#plain.drop()
    this.#asSt?.drop()
  }

  #begin(): void {
    this.#asSt = new ScanRun({
      ...this.#setup,
      unknownAs: 'specialTreatment',
      issues: new IssueLog(),
      onFreeBars: undefined,
      onEvents: (found, frame) => {
        this.#status.takeAsSt(found, frame)
      },
    })
  }
}
