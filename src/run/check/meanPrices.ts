import { yuanFromCents } from '../../model/cents.ts'
import type { Universe } from '../../model/universe.ts'
import type { Findings } from './findings.ts'
import type { OwnBar } from './ownBars.ts'

/** Amounts are kept as floats of 32 bits by some sources: about seven digits. */
const FLOAT_SHARE = 1e-6
/** Sources round on the way: a mean within a tick of the range is in it. Cents. */
const TICK = 1
/** Half a unit, as far as a figure may be rounded. */
const HALF = 0.5

/** Holds amount ÷ volume, the mean price, against low and high, as far as the units let it be known. */
export function lookAtMeanPrice({ frame, row }: OwnBar, findings: Findings, universe: Universe): void {
  const volume = frame.volume[row]!
  const amount = frame.amount[row]!
  const { volumeScale, amountScale } = frame
  if (Number.isNaN(volume * volumeScale) || Number.isNaN(amount * amountScale)) return
  const most =
    ((amount * (1 + FLOAT_SHARE) + HALF) * amountScale) / (Math.max(volume - HALF, 0) * volumeScale)
  const least = ((amount * (1 - FLOAT_SHARE) - HALF) * amountScale) / ((volume + HALF) * volumeScale)
  const low = frame.low[row]!
  const high = frame.high[row]!
  if (least <= high + TICK && most >= low - TICK) return
  findings.addRow('volumes', frame, row, universe, () => {
    const mean = yuanFromCents(Math.round((amount * amountScale) / (volume * volumeScale)))
    return `amount ÷ volume is ${mean}, low ${yuanFromCents(low)}, high ${yuanFromCents(high)}`
  })
}
