import { shownTarget } from '../notify/hide.ts'
import type { Target } from '../notify/service.ts'
import type { Outcome, TargetReport } from '../run/notify/options.ts'
import { EXIT_CANNOT, EXIT_CONFLICT, EXIT_DONE, EXIT_PARTIAL, EXIT_UNCERTAIN, EXIT_UPSTREAM } from './exit.ts'

/** Targets of which there is nothing to say, but to somebody who watches. */
const WELL: Partial<Readonly<Record<Outcome, string>>> = {
  sent: 'has it now',
  already: 'had it before; nothing was sent',
}

/** A line for each target that is not well, or for every one where somebody watches. */
export function reportLines(reports: readonly TargetReport[], isWatched: boolean): string[] {
  return reports.flatMap(({ target, outcome, said }) => {
    const words = WELL[outcome]
    const who = `${target.service} (${shownTarget(target)})`
    if (words !== undefined) return isWatched ? [`${who}: ${words}`] : []
    return [`${who}: ${said}`]
  })
}

/** That a target is tried again after a pause, for somebody who watches. */
export function waitLine(target: Target, said: string, pauseMs: number): string {
  return `${target.service} (${shownTarget(target)}): ${said}; trying again in ${Math.ceil(pauseMs / 1000)} s`
}

/**
 * What a script should do next. Where a target did not take its message, run again; else where it is not known, look;
 * else where another text was sent, decide; else where another process sends, wait.
 */
export function exitOfReports(reports: readonly TargetReport[]): number {
  const has = (...outcomes: readonly Outcome[]): boolean =>
    reports.some(({ outcome }) => outcomes.includes(outcome))
  if (has('failed')) return has('sent', 'already') ? EXIT_PARTIAL : EXIT_UPSTREAM
  if (has('uncertain')) return EXIT_UNCERTAIN
  if (has('changed')) return EXIT_CONFLICT
  return has('busy') ? EXIT_CANNOT : EXIT_DONE
}
