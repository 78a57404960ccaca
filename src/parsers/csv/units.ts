import { Refusal } from '../../model/refusal.ts'
import type { AmountUnit, VolumeUnit } from '../../model/report.ts'
import type { ForcedUnits } from '../parser.ts'
import type { Layout } from './layout.ts'

/** What a file's volume and amount are counted in; undefined where nothing tells. */
export interface Units {
  readonly volume: VolumeUnit | undefined
  readonly amount: AmountUnit | undefined
  /** What STAR stocks alone are counted in, where it differs from `volume`. */
  readonly starVolume: VolumeUnit | undefined
}

interface UnitPair {
  /** amount ÷ (close in yuan × volume) of such a file. */
  readonly ratio: number
  readonly volume: VolumeUnit
  readonly amount: AmountUnit
}

/** Pairs of units that feeds use, by ratio. */
const UNIT_PAIRS: readonly UnitPair[] = [
  { ratio: 0.0001, volume: 'shares', amount: 'tenThousandYuan' },
  { ratio: 0.001, volume: 'shares', amount: 'thousandYuan' },
  { ratio: 0.01, volume: 'lots', amount: 'tenThousandYuan' },
  { ratio: 0.1, volume: 'lots', amount: 'thousandYuan' },
  { ratio: 1, volume: 'shares', amount: 'yuan' },
  { ratio: 100, volume: 'lots', amount: 'yuan' },
]

/** Shares in one unit of volume. */
export const VOLUME_SCALES: Readonly<Record<VolumeUnit, number>> = { shares: 1, lots: 100 }

/** Cents in one unit of amount. */
export const AMOUNT_SCALES: Readonly<Record<AmountUnit, number>> = {
  yuan: 100,
  thousandYuan: 100_000,
  tenThousandYuan: 1_000_000,
}

/** A day's mean price lies near its close: farther apart than this is another unit. */
const TOLERANCE = 2
/** From where to where a ratio is near a pair, pair by pair, ascending. */
export const RATIO_BOUNDS: readonly number[] = UNIT_PAIRS.flatMap(({ ratio }) => [
  ratio / TOLERANCE,
  ratio * TOLERANCE,
])
/** From this many rows on, this share of them must agree with their median. */
const ENOUGH_ROWS = 20
const AGREEMENT = 0.8
/** Fewest STAR rows on which a unit of their own rests. */
const ENOUGH_STAR_ROWS = 5

/** How many traded rows have amount ÷ (close × volume) near each pair, below the first, between, above the last. */
export class RatioCounts {
  /** By the number of RATIO_BOUNDS at or below the ratio: odd numbers lie near a pair. */
  readonly counts: Uint32Array = new Uint32Array(RATIO_BOUNDS.length + 1)

  /** Counts a bar; prices in cents, quantities in the file's units, NaN where they are not known. */
  add(close: number, volume: number, amount: number): void {
    if (!(volume > 0 && amount > 0)) return
    const ratio = (amount * 100) / (close * volume)
    let bin = 0
    while (bin < RATIO_BOUNDS.length && ratio >= RATIO_BOUNDS[bin]!) bin++
    this.counts[bin]!++
  }
}

/** The ratios of a file; a vendor counts STAR stocks in another unit, so they stand apart. */
export interface UnitRatios {
  readonly star: RatioCounts
  readonly rest: RatioCounts
}

/** The units of a file's volume and amount, from its traded rows, the user's word or the vendor's documents. */
export function unitsOf(
  file: string,
  ratios: UnitRatios,
  layout: Pick<Layout, 'columns' | 'isTushareDaily'>,
  forced: ForcedUnits,
): Units {
  const given = { volume: layout.columns.has('volume'), amount: layout.columns.has('amount') }
  const both = forced.volume !== undefined && forced.amount !== undefined
  const judgedPairs = given.volume && given.amount && !both ? judged(file, ratios, forced) : undefined
  const documented = layout.isTushareDaily ? UNIT_PAIRS[3] : undefined
  const known = judgedPairs?.pair ?? documented
  return {
    volume: given.volume ? (forced.volume ?? known?.volume) : undefined,
    amount: given.amount ? (forced.amount ?? known?.amount) : undefined,
    starVolume: judgedPairs?.starVolume,
  }
}

/** The pair that the traded rows show, if any has both figures, and the volumes of STAR stocks where they differ. */
function judged(
  file: string,
  { star, rest }: UnitRatios,
  forced: ForcedUnits,
): { readonly pair: UnitPair | undefined; readonly starVolume: VolumeUnit | undefined } {
  const ofStar = pairOf(file, star, 'STAR stocks', forced)
  const ofRest = pairOf(file, rest, 'the stocks', forced)
  if (ofStar === undefined || ofRest === undefined || ofStar === ofRest) {
    return { pair: ofRest ?? ofStar, starVolume: undefined }
  }
  if (ofStar.amount !== ofRest.amount || totalOf(star) < ENOUGH_STAR_ROWS) {
    throw unclear(file, `STAR stocks are in ${named(ofStar)} and the others in ${named(ofRest)}`)
  }
  return { pair: ofRest, starVolume: ofStar.volume }
}

function totalOf({ counts }: RatioCounts): number {
  return counts.reduce((sum, count) => sum + count, 0)
}

/** The pair near which the median of the ratios lies. */
function pairOf(file: string, ratios: RatioCounts, who: string, forced: ForcedUnits): UnitPair | undefined {
  const { counts } = ratios
  const total = totalOf(ratios)
  if (total === 0) return undefined
  let bin = 0
  for (let below = counts[0]!; below <= total >> 1; below += counts[bin]!) bin++
  const pair = bin % 2 === 1 ? UNIT_PAIRS[bin >> 1] : undefined
  if (pair === undefined) throw unclear(file, `for ${who} it lies ${between(bin)}`)
  if ((forced.volume ?? pair.volume) !== pair.volume || (forced.amount ?? pair.amount) !== pair.amount) {
    throw unclear(file, `for ${who} it is that of ${named(pair)}, against the unit that was named`)
  }
  const near = counts[bin]!
  if (total >= ENOUGH_ROWS && near < total * AGREEMENT) {
    throw unclear(file, `only ${near} of ${total} rows of ${who} agree with ${named(pair)}`)
  }
  return pair
}

function between(bin: number): string {
  const below = UNIT_PAIRS[(bin >> 1) - 1]
  const above = UNIT_PAIRS[bin >> 1]
  if (below === undefined) return `far below ${above?.ratio ?? 0}`
  return above === undefined ? `far above ${below.ratio}` : `between ${below.ratio} and ${above.ratio}`
}

function unclear(file: string, what: string): Refusal {
  const listed = UNIT_PAIRS.map((pair) => `${pair.ratio} (${named(pair)})`).join(', ')
  return new Refusal(
    'unit-unclear',
    `amount ÷ (close × volume) does not tell the units: ${what}; expected about one of ${listed}`,
    'name the units: --units volume=lots,amount=thousandYuan; volume is shares or lots, amount is yuan, thousandYuan or tenThousandYuan',
    { file },
  )
}

function named({ volume, amount }: UnitPair): string {
  return `${volume} and ${amount}`
}

export function areSameUnits(one: Units, other: Units): boolean {
  return one.volume === other.volume && one.amount === other.amount && one.starVolume === other.starVolume
}
