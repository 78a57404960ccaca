import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { isAbsolute, join, relative, resolve } from 'node:path'

/** Where a store may have been named, strongest first. */
export interface StorePlaces {
  /** `--store DIR`. */
  readonly flag?: string | undefined
  /** Variables of the environment: LIMITUP_STORE, XDG_DATA_HOME, HOME. */
  readonly env: Readonly<Record<string, string | undefined>>
  /** The folder that the configuration names. */
  readonly config?: string | undefined
}

/**
 * The folder of the store: the flag's, else LIMITUP_STORE, else the configuration's, else `limitup/store` among the
 * user's data (XDG_DATA_HOME, or ~/.local/share). It need not exist.
 */
export function storeFolder({ flag, env, config }: StorePlaces): string {
  const named = [flag, env['LIMITUP_STORE'], config].find((each) => each !== undefined && each !== '')
  if (named !== undefined) return resolve(named)
  const xdg = env['XDG_DATA_HOME']
  // The specification tells to pass over a relative path.
  const data = xdg !== undefined && isAbsolute(xdg) ? xdg : join(env['HOME'] ?? homedir(), '.local', 'share')
  return join(data, 'limitup', 'store')
}

/** The one file of a store that is ever replaced: which files are the store. */
export const MANIFEST = 'manifest.json'

/** Whether a folder holds a store. */
export function hasStore(folder: string): boolean {
  return existsSync(join(folder, MANIFEST))
}

/** A folder as people see it: from where they are, when it lies below. */
export function shownPath(folder: string): string {
  const below = relative(process.cwd(), folder)
  return below === '' ? '.' : below.startsWith('..') || isAbsolute(below) ? folder : below
}
