/** One day that the data holds. */
export interface DayCoverage {
  /** yyyymmdd. */
  readonly date: number
  /** Codes with a row of any kind, in order of EXCHANGES; undefined when the day was not read. */
  readonly codes: readonly number[] | undefined
}
