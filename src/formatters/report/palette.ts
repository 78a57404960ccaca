import type { ReportPalette } from './reportInput.ts'

/** What a colour is for. */
export const ROLES = [
  'paper',
  'panel',
  'line',
  'ink',
  'muted',
  'up',
  'upTint',
  'down',
  'downTint',
  'second',
  'secondTint',
] as const
export type Role = (typeof ROLES)[number]

/** One colour a role, as #rrggbb; no two roles share one, so that a style sheet can tell them apart. */
export type Colours = Readonly<Record<Role, string>>

/** The colours by day and by night. Files on their own are always drawn by day. */
export interface Scheme {
  readonly light: Colours
  readonly dark: Colours
}

const LIGHT_GREYS = {
  paper: '#ffffff',
  panel: '#f5f6f8',
  line: '#dcdfe4',
  ink: '#1b1e23',
  muted: '#5a616b',
} as const
const DARK_GREYS = {
  paper: '#15181d',
  panel: '#1d2127',
  line: '#353b44',
  ink: '#e9ebee',
  muted: '#a7aeb8',
} as const

const SCHEMES: Readonly<Record<ReportPalette, Scheme>> = {
  'red-up': {
    light: {
      ...LIGHT_GREYS,
      up: '#c3171f',
      upTint: '#fbe9e8',
      down: '#0b7a3e',
      downTint: '#e3f3e9',
      second: '#3f5f8f',
      secondTint: '#e8edf5',
    },
    dark: {
      ...DARK_GREYS,
      up: '#ff7a70',
      upTint: '#3a2022',
      down: '#4fc985',
      downTint: '#17322a',
      second: '#93b4e6',
      secondTint: '#232d3d',
    },
  },
  'colour-blind': {
    light: {
      ...LIGHT_GREYS,
      up: '#a84300',
      upTint: '#fbebdf',
      down: '#0a5aa8',
      downTint: '#e2edf8',
      second: '#50545b',
      secondTint: '#ebecee',
    },
    dark: {
      ...DARK_GREYS,
      up: '#ffa25c',
      upTint: '#3a2a1c',
      down: '#78b8ff',
      downTint: '#182c42',
      second: '#c3c8cf',
      secondTint: '#2b2f36',
    },
  },
}

/** The colours of a palette. */
export function schemeOf(palette: ReportPalette): Scheme {
  return SCHEMES[palette]
}

/** Contrast of two colours after WCAG 2: from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
