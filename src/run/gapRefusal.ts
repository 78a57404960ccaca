import { dateText } from '../model/date.ts'
import { Refusal } from '../model/refusal.ts'
import type { Gap } from '../stats/completeness.ts'

/** Missing and short days as a refusal, with the way to go on. */
export function gapRefusal(holes: readonly Gap[]): Refusal {
  const missing = holes.filter((hole) => hole.kind === 'missing')
  const goOn = '--allow-partial goes on and lets the look-back end there'
  if (missing.length > 0) {
    const days = missing.map((hole) => dateText(hole.date))
    const shown = days.slice(-5).join(', ')
    const more = days.length > 5 ? ` and ${days.length - 5} more` : ''
    return new Refusal(
      'missing-day',
      `no bars on ${shown}${more}, ${days.length === 1 ? 'a trading day' : 'trading days'} between loaded days`,
      `add the missing ${days.length === 1 ? 'day' : 'days'}; ${goOn}`,
    )
  }
  const short = holes.filter((hole) => hole.kind === 'short')
  const latest = short.at(-1)
  if (latest === undefined) throw new Error('a gap that is neither a missing nor a short day')
  const counts = short
    .filter((hole) => hole.date === latest.date)
    .map((hole) => `${hole.codes} codes of ${hole.exchange} (${hole.codesBefore} the day before)`)
  return new Refusal(
    'short-day',
    `${dateText(latest.date)} shows only ${counts.join(' and ')}`,
    `fetch the day again; ${goOn}; --least-share sets what is too few`,
  )
}
