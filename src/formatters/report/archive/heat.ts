import { contrast } from '../palette.ts'
import type { Colours, Scheme } from '../palette.ts'

/** How strong the colour of each step is, from few boards to many. */
const STRENGTHS = [0.07, 0.18, 0.32, 0.48, 1] as const

/** Steps of the calendar's scale. */
export const STEPS: number = STRENGTHS.length

/** The ground of one step and what is written on it. */
export interface HeatColour {
  readonly ground: string
  readonly text: string
}

/** The scale of one scheme; the text is whichever of its inks stands out more. */
export function heatScale(colours: Colours): HeatColour[] {
  return STRENGTHS.map((strength) => {
    const ground = blended(colours.paper, colours.up, strength)
    const text =
      contrast(ground, colours.ink) >= contrast(ground, colours.paper) ? colours.ink : colours.paper
    return { ground, text }
  })
}

/** The rules that colour the calendar's cells by day and by night. */
export function heatRules({ light, dark }: Scheme): string {
  const rules = (colours: Colours): string =>
    heatScale(colours)
      .map(({ ground, text }, step) => `:is(.month,.legend) .h${step}{background:${ground};color:${text}}`)
      .join('')
  return `${rules(light)}\n@media screen and (prefers-color-scheme:dark){${rules(dark)}}`
}

/** The least count of each step but the first, so that each holds about as many days. */
export function heatBounds(counts: readonly number[]): number[] {
  const sorted = counts.toSorted((a, b) => a - b)
  return STRENGTHS.slice(1).map((_, at) => sorted[Math.floor((sorted.length * (at + 1)) / STEPS)] ?? 0)
}

/** The step of a count. */
export function heatStep(count: number, bounds: readonly number[]): number {
  return bounds.filter((bound) => count >= bound).length
}

function blended(one: string, other: string, part: number): string {
  const channels = [1, 3, 5].map((at) => {
    const [a, b] = [parseInt(one.slice(at, at + 2), 16), parseInt(other.slice(at, at + 2), 16)]
    return Math.round(a + (b - a) * part)
      .toString(16)
      .padStart(2, '0')
  })
  return `#${channels.join('')}`
}
