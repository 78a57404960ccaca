import type { BarFrame } from '../model/barFrame.ts'
import type { AmountUnit, InputSummary, VolumeUnit } from '../model/report.ts'
import { AMOUNT_SCALES, VOLUME_SCALES } from '../parsers/csv/units.ts'
import type { Parsed } from '../parsers/parser.ts'

/**
 * Gives files whose own rows show no unit (a stock file without amounts) the unit of the other files of the
 * same format, where these agree. What stays unknown becomes unknown cell by cell.
 */
export function settleUnits(files: readonly Parsed[]): Parsed[] {
  const volumes = new Map<string, Set<VolumeUnit>>()
  const amounts = new Map<string, Set<AmountUnit>>()
  for (const { input } of files) {
    if (input.volumeUnit !== undefined) add(volumes, input.format, input.volumeUnit)
    if (input.amountUnit !== undefined) add(amounts, input.format, input.amountUnit)
  }
  return files.map(({ frames, input }) => {
    const settled: InputSummary = {
      ...input,
      volumeUnit: input.volumeUnit ?? only(volumes.get(input.format)),
      amountUnit: input.amountUnit ?? only(amounts.get(input.format)),
    }
    return { frames: frames.map((frame) => inUnits(frame, settled)), input: settled }
  })
}

function inUnits(frame: BarFrame, { volumeUnit, amountUnit }: InputSummary): BarFrame {
  if (volumeUnit === undefined) frame.volume.fill(NaN)
  if (amountUnit === undefined) frame.amount.fill(NaN)
  return {
    ...frame,
    volumeScale: volumeUnit === undefined ? 1 : VOLUME_SCALES[volumeUnit],
    amountScale: amountUnit === undefined ? 1 : AMOUNT_SCALES[amountUnit],
  }
}

function add<Unit>(units: Map<string, Set<Unit>>, format: string, unit: Unit): void {
  units.set(format, (units.get(format) ?? new Set<Unit>()).add(unit))
}

function only<Unit>(units: ReadonlySet<Unit> | undefined): Unit | undefined {
  return units?.size === 1 ? [...units][0] : undefined
}
