import type { TrendFigure } from './trendPoints.ts'
import type { Role } from './palette.ts'

/** How one figure is drawn in a panel. */
export interface PanelMark {
  readonly figure: TrendFigure
  readonly as: 'bars' | 'line' | 'dashes' | 'signedBars'
  readonly role: Role
  /** The paler colour for what lies between both ends. */
  readonly tint: Role
}

/** One small chart. */
export interface Panel {
  readonly id: string
  /** The first is the one that the panel is named for, and is drawn first. */
  readonly marks: readonly [PanelMark, ...PanelMark[]]
  /** Its figures are parts of a whole, so that the scale ends at 100%. */
  readonly isShare?: boolean
}

/** The small charts, in the order of the page. */
export const PANELS: readonly Panel[] = [
  {
    id: 'sealed',
    marks: [
      { figure: 'sealed', as: 'bars', role: 'up', tint: 'upTint' },
      { figure: 'broken', as: 'line', role: 'second', tint: 'secondTint' },
    ],
  },
  { id: 'seal-rate', isShare: true, marks: [{ figure: 'sealRate', as: 'line', role: 'up', tint: 'upTint' }] },
  { id: 'height', marks: [{ figure: 'height', as: 'bars', role: 'up', tint: 'upTint' }] },
  {
    id: 'promotion',
    isShare: true,
    marks: [
      { figure: 'streakPromotion', as: 'line', role: 'up', tint: 'upTint' },
      { figure: 'firstToSecond', as: 'dashes', role: 'second', tint: 'secondTint' },
    ],
  },
  {
    id: 'premium',
    marks: [
      { figure: 'premiumClose', as: 'signedBars', role: 'up', tint: 'upTint' },
      { figure: 'premiumOpen', as: 'line', role: 'second', tint: 'secondTint' },
    ],
  },
  { id: 'limit-down', marks: [{ figure: 'limitDown', as: 'bars', role: 'down', tint: 'downTint' }] },
]

/** Pixels of one panel, and of the plot inside it. */
export const PANEL = { width: 380, height: 176 } as const
export const PLOT = { left: 40, right: 10, top: 14, bottom: 26 } as const
