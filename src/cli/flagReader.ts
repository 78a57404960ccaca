import { Refusal } from '../model/refusal.ts'
import type { AmountUnit, VolumeUnit } from '../model/report.ts'
import type { ForcedUnits } from '../parsers/parser.ts'
import type { Invocation } from './commandTable.ts'

/** Reads the raw flags of a command line; refuses a value it does not understand, by name. */
export class FlagReader {
  readonly #flags: Invocation['flags']

  constructor(flags: Invocation['flags']) {
    this.#flags = flags
  }

  isSet(name: string): boolean {
    return this.#flags.has(name)
  }

  text(name: string): string | undefined {
    const value = this.#flags.get(name)
    return typeof value === 'string' ? value : undefined
  }

  list(name: string): readonly string[] {
    const value = this.#flags.get(name)
    return Array.isArray(value) ? value.map(String) : []
  }

  count(name: string, least: number, most: number): number | undefined {
    const text = this.text(name)
    if (text === undefined) return undefined
    const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN
    if (value >= least && value <= most) return value
    throw new Refusal(
      'usage',
      `--${name}: expected a whole number from ${least} to ${most}, found "${text}"`,
      `for example --${name} ${Math.max(least, 3)}`,
    )
  }

  /** A percent above 0 with at most two decimals. */
  percent(name: string, most: number): number | undefined {
    const text = this.text(name)
    if (text === undefined) return undefined
    const value = /^\d{1,3}(?:\.\d{1,2})?$/.test(text) ? Number(text) : NaN
    if (value > 0 && value <= most) return value
    throw new Refusal(
      'usage',
      `--${name}: expected a percent above 0, up to ${most}, found "${text}"`,
      `for example --${name} 5`,
    )
  }
}

/** `name=value` texts, also several parted by commas, by their names. */
export function pairs(texts: readonly string[], flag: string): ReadonlyMap<string, string> {
  return new Map(
    texts
      .flatMap((text) => text.split(','))
      .map((text) => {
        const at = text.indexOf('=')
        if (at > 0 && at < text.length - 1)
          return [text.slice(0, at).trim(), text.slice(at + 1).trim()] as const
        throw new Refusal(
          'usage',
          `--${flag}: expected name=value, found "${text}"`,
          `for example --${flag} ${flag === 'units' ? 'volume=lots' : 'prevClose=昨收'}`,
        )
      }),
  )
}

/** Units that a volume may be said to have. */
export const VOLUME_UNITS: readonly VolumeUnit[] = ['shares', 'lots']
/** Units that an amount may be said to have. */
export const AMOUNT_UNITS: readonly AmountUnit[] = ['yuan', 'thousandYuan', 'tenThousandYuan']

/** The units that `column=unit` texts name. */
export function units(texts: readonly string[]): ForcedUnits {
  let forced: ForcedUnits = {}
  for (const [column, unit] of pairs(texts, 'units')) {
    const volume = VOLUME_UNITS.find((each) => each === unit)
    const amount = AMOUNT_UNITS.find((each) => each === unit)
    if (column === 'volume' && volume !== undefined) forced = { ...forced, volume }
    else if (column === 'amount' && amount !== undefined) forced = { ...forced, amount }
    else {
      throw new Refusal(
        'usage',
        `--units: expected a column and its unit, found "${column}=${unit}"`,
        `for example --units volume=lots; volume=${VOLUME_UNITS.join('|')}, amount=${AMOUNT_UNITS.join('|')}`,
      )
    }
  }
  return forced
}
