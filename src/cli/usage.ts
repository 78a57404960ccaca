/** A switch that every command has, with its letter. */
export interface CommonFlag {
  readonly name: string
  readonly letter: string
  readonly help: string
}

/** Prints help. */
export const HELP_FLAG: CommonFlag = { name: 'help', letter: 'h', help: 'print help' }
/** Prints the version; not of commands. */
export const VERSION_FLAG: CommonFlag = { name: 'version', letter: 'V', help: 'print the version' }
/** What the program is, in a sentence. */
export const DESCRIPTION =
  'China A-share limit-up statistics (涨停复盘) from daily bars, for any day since 1996-12-16.'
