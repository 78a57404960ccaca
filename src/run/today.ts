/** The exchanges' wall clock, eight hours ahead of UTC all year. */
export interface MarketTime {
  /** yyyymmdd. */
  readonly date: number
  /** Minutes since midnight. */
  readonly minutes: number
}

/** What the exchanges' clock shows at an instant, whatever the machine's time zone. */
export function marketTime(now: Date): MarketTime {
  const there = new Date(now.getTime() + 8 * 3_600_000)
  return {
    date: there.getUTCFullYear() * 10_000 + (there.getUTCMonth() + 1) * 100 + there.getUTCDate(),
    minutes: there.getUTCHours() * 60 + there.getUTCMinutes(),
  }
}

/** The close, in minutes since midnight. */
export const CLOSE_MINUTES: number = 15 * 60
