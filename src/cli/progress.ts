import { displayWidth } from '../formatters/width.ts'
import type { Io } from './io.ts'

/** How far a run has come. */
export interface Step {
  /** What is under way: reading, 2025-02-07. */
  readonly what: string
  /** From 0 to 1, where it is known how much there is. */
  readonly share?: number | undefined
  /** What has been done so far, and the noun for one of it. */
  readonly count?: number | undefined
  readonly unit?: string | undefined
}

/** Milliseconds between two sayings: at most ten a second. */
const PAUSE = 100
/** Columns of the bar, and the fewest that are worth drawing. */
const BAR = 20
const LEAST_BAR = 6

const CLEAR_LINE = '\r\u001b[K'

/**
 * Says on a terminal how far a long run has come, on one line of stderr that is wiped at the end. Says nothing where
 * stderr is no terminal, nor before the run has taken as long as `patience`.
 */
export class Progress {
  readonly #io: Io
  readonly #patience: number
  readonly #started: number
  #said = 0

  constructor(io: Io, patience = 0) {
    this.#io = io
    this.#patience = patience
    this.#started = io.now().getTime()
  }

  tell(step: Step): void {
    if (this.#io.errIsTerminal !== true) return
    const now = this.#io.now().getTime()
    if (now - this.#started < this.#patience || now - this.#said < PAUSE) return
    this.#said = now
    this.#io.err(`${CLEAR_LINE}${progressLine(step, now - this.#started, this.#io.errWidth ?? 80)}`)
  }

  done(): void {
    if (this.#said > 0) this.#io.err(CLEAR_LINE)
    this.#said = 0
  }
}

/** The line after some milliseconds, shorter than the terminal is wide: a wrapped one could not be wiped. */
export function progressLine(step: Step, elapsed: number, width: number): string {
  const room = width - 1
  const text = cut(`limitup: ${progressText(step, elapsed)}`, room)
  const bar = Math.min(BAR, room - displayWidth(text) - 2)
  if (step.share === undefined || bar < LEAST_BAR) return text
  const full = Math.floor(clamped(step.share) * bar)
  return `${text}  ${'█'.repeat(full)}${'░'.repeat(bar - full)}`
}

/** How far a run has come after some milliseconds: the share, the count, its rate, and the time that is left. */
export function progressText({ what, share, count, unit = 'step' }: Step, elapsed: number): string {
  const seconds = elapsed / 1000
  const percent = share === undefined ? '' : ` ${Math.floor(clamped(share) * 100)}%`
  const parts = [`${what}${percent}`]
  if (count !== undefined) {
    parts.push(`${count.toLocaleString('en-US')} ${unit}${count === 1 ? '' : 's'}`)
    parts.push(`${rateText(seconds > 0 ? count / seconds : 0)} a second`)
  }
  if (share !== undefined && share > 0) parts.push(`${leftText(seconds / share - seconds)} left`)
  return parts.join(', ')
}

/** Whole numbers from ten a second on, one decimal below. */
function rateText(rate: number): string {
  return rate > 0 && rate < 10 ? rate.toFixed(1) : Math.round(rate).toLocaleString('en-US')
}

function leftText(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds))
  if (whole < 120) return `${whole} s`
  return whole < 7200 ? `${Math.ceil(whole / 60)} min` : `${Math.ceil(whole / 3600)} h`
}

function clamped(share: number): number {
  return Math.min(1, Math.max(0, share))
}

/** The text up to so many columns. */
function cut(text: string, columns: number): string {
  let kept = ''
  let used = 0
  for (const character of text) {
    used += displayWidth(character)
    if (used > columns) return kept
    kept += character
  }
  return kept
}
