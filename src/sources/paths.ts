import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { Refusal } from '../model/refusal.ts'
import { unreadable } from './bytes.ts'

/** What the user's paths come to: bar files in order of name, and the companions a market folder holds. */
export interface MarketPaths {
  readonly bars: readonly string[]
  readonly securities: string | undefined
  readonly index: string | undefined
}

const BAR_FILE = /\.(?:csv|txt)(?:\.gz)?$/i

/**
 * Expands files, folders and `-`. A folder is read with its subfolders; a folder that holds `bars` (a folder or
 * a file) is a market folder, whose index.csv and securities.csv are used when nothing else is named.
 */
export function marketPaths(paths: readonly string[]): MarketPaths {
  const bars: string[] = []
  let securities: string | undefined
  let index: string | undefined
  for (const path of paths) {
    if (path === '-' || !isFolder(path)) {
      bars.push(path)
      continue
    }
    const inside = ['bars', 'bars.csv', 'bars.csv.gz'].map((name) => join(path, name)).find(existsSync)
    if (inside !== undefined) {
      securities ??= companion(path, 'securities.csv')
      index ??= companion(path, 'index.csv')
    }
    const start = inside ?? path
    const found = isFolder(start) ? filesIn(start, new Set()) : [start]
    if (found.length === 0) {
      throw new Refusal(
        'unreadable',
        'no bar file in the folder',
        'expected .csv or .txt files, plain or .gz',
        {
          file: path,
        },
      )
    }
    bars.push(...found)
  }
  return { bars, securities, index }
}

function companion(folder: string, name: string): string | undefined {
  return [join(folder, name), join(folder, `${name}.gz`)].find(existsSync)
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch (cause) {
    throw unreadable(path, cause)
  }
}

function filesIn(folder: string, above: ReadonlySet<string>): string[] {
  const real = realpathSync(folder)
  if (above.has(real)) return []
  const seen = new Set([...above, real])
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory() || (entry.isSymbolicLink() && isFolder(path))) return filesIn(path, seen)
      return BAR_FILE.test(entry.name) ? [path] : []
    })
}

/** The day in the name of a day file (20250207.csv, daily_2025-02-07.csv.gz), or undefined. */
export function dayInName(path: string): number | undefined {
  const name = basename(path)
  const dates = [...name.matchAll(/(?<!\d)((?:19|20)\d{2})(-?)(\d{2})\2(\d{2})(?!\d)/g)]
  const [match] = dates
  if (match === undefined || dates.length !== 1) return undefined
  if (/(?<!\d)\d{6}(?!\d)/.test(name.replace(match[0], ''))) return undefined
  return Number(`${match[1] ?? ''}${match[3] ?? ''}${match[4] ?? ''}`)
}
