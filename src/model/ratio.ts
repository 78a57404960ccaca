/** A rate with both parts kept, so that it can be audited. A percent is made in formatters only. */
export interface Ratio {
  readonly part: number
  readonly whole: number
}

/** The ratio of two counts; undefined for 0 of 0, which is no rate at all. */
export function ratio(part: number, whole: number): Ratio | undefined {
  return whole === 0 ? undefined : { part, whole }
}
