/** Everything of the process that a command may touch. */
export interface Io {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** Whether stdout is a terminal. */
  readonly isTerminal: boolean
  /** Whether stderr is a terminal. */
  readonly errIsTerminal?: boolean
  /** Columns of the terminal that stderr is. */
  readonly errWidth?: number
  /** Columns of the terminal; 80 in a pipe. */
  readonly width: number
  /** Whether colour is wanted: a terminal, NO_COLOR and FORCE_COLOR are heeded. */
  readonly color: boolean
  readonly now: () => Date
  /** Variables of the environment. */
  readonly env: Readonly<Record<string, string | undefined>>
}
