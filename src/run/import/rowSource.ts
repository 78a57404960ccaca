import type { AmountUnit, InputSummary, VolumeUnit } from '../../model/report.ts'
import { AMOUNT_SCALES, VOLUME_SCALES } from '../../parsers/csv/units.ts'

/** What the rows of one file have in common. */
export interface RowSource {
  readonly format: string
  readonly volumeUnit: VolumeUnit | undefined
  readonly amountUnit: AmountUnit | undefined
  /** What volumes of STAR stocks are in, where they are not in `volumeUnit`. */
  readonly starVolumeUnit: VolumeUnit | undefined
  readonly prevClose: InputSummary['prevClose']
  readonly stSource: InputSummary['stSource']
  /** The day whose rows were not final when the file was written; 0 is none. */
  readonly unsettled: number
}

/** The sources of an import by number; equal ones are one. */
export class RowSources {
  readonly list: RowSource[] = []
  readonly #numbers = new Map<string, number>()

  numberOf(source: RowSource): number {
    const key = JSON.stringify(source)
    const known = this.#numbers.get(key) ?? this.list.push(source) - 1
    this.#numbers.set(key, known)
    return known
  }

  /** Takes sources up again, each under the number it had. */
  restore(sources: readonly RowSource[]): void {
    for (const source of sources) {
      const number = this.list.push(source) - 1
      const key = JSON.stringify(source)
      if (!this.#numbers.has(key)) this.#numbers.set(key, number)
    }
  }

  /** A number for a source that is known only when its rows are read. */
  reserve(): number {
    return this.list.push(NO_SOURCE) - 1
  }

  /** Says what a reserved number stands for. */
  settle(number: number, source: RowSource): void {
    this.list[number] = source
  }
}

/** Stands for a file of which no row was taken. */
export const NO_SOURCE: RowSource = {
  format: '',
  volumeUnit: undefined,
  amountUnit: undefined,
  starVolumeUnit: undefined,
  prevClose: 'given',
  stSource: 'none',
  unsettled: 0,
}

/** Shares in a unit of volume, the same for STAR stocks, and cents in a unit of amount; NaN where none is known. */
export interface Scales {
  readonly volume: number
  readonly starVolume: number
  readonly amount: number
}

/**
 * The scales of sources. One whose own rows show no unit has that of the others of its format, where these agree.
 */
export function scalesOf(sources: readonly RowSource[]): Scales[] {
  const volumes = new Map<string, Set<VolumeUnit>>()
  const amounts = new Map<string, Set<AmountUnit>>()
  for (const { format, volumeUnit, amountUnit } of sources) {
    if (volumeUnit !== undefined) add(volumes, format, volumeUnit)
    if (amountUnit !== undefined) add(amounts, format, amountUnit)
  }
  return sources.map(({ format, volumeUnit, amountUnit, starVolumeUnit }) => {
    const volume = volumeUnit ?? only(volumes.get(format))
    const amount = amountUnit ?? only(amounts.get(format))
    const star = starVolumeUnit ?? volume
    return {
      volume: volume === undefined ? NaN : VOLUME_SCALES[volume],
      starVolume: star === undefined ? NaN : VOLUME_SCALES[star],
      amount: amount === undefined ? NaN : AMOUNT_SCALES[amount],
    }
  })
}

function add<Unit>(units: Map<string, Set<Unit>>, format: string, unit: Unit): void {
  units.set(format, (units.get(format) ?? new Set<Unit>()).add(unit))
}

function only<Unit>(units: ReadonlySet<Unit> | undefined): Unit | undefined {
  return units?.size === 1 ? [...units][0] : undefined
}
