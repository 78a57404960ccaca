import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs'
import type { Dirent } from 'node:fs'
import { dirname, join } from 'node:path'
import { Refusal } from '../model/refusal.ts'
import { barFilesAmong, isBarFileName, isDayFileName } from './barFileNames.ts'
import { unreadable } from './bytes.ts'

/** What the user's paths come to: bar files in order of name, and the companions found beside them. */
export interface MarketPaths {
  readonly bars: readonly string[]
  readonly securities: string | undefined
  /** 通达信 shm.tnf, szm.tnf, bjm.tnf: today's names. */
  readonly names: readonly string[]
  /** A folder of qlib, which stands alone. */
  readonly qlib: string | undefined
  readonly index: string | undefined
  /** groups.csv: groups of stocks (题材). */
  readonly groups: string | undefined
  /** 通达信 gbbq: ex-rights days. */
  readonly exRights: string | undefined
  /** 通达信 addedcode_bj.cfg: old and new codes of Beijing. */
  readonly codeMap: string | undefined
}

/** Where 通达信 keeps lists, seen from the folder that holds vipdoc. */
const TDX_LISTS = join('T0002', 'hq_cache')
/** Levels between a folder of .day files and the folder that holds vipdoc. */
const TDX_LEVELS = 4

/**
 * Expands files, folders and `-`. A folder is read with its subfolders; one that holds `bars` (a folder or a
 * file) is a market folder, whose index.csv, securities.csv and groups.csv are used when nothing else is named; below
 * vipdoc only the day bars are read, with the ex-rights days and changed codes of their program.
 */
export function marketPaths(paths: readonly string[]): MarketPaths {
  const qlib = qlibFolder(paths)
  if (qlib !== undefined) return { ...NO_PATHS, qlib }
  const bars: string[] = []
  let securities: string | undefined
  let index: string | undefined
  let groups: string | undefined
  for (const path of paths) {
    if (path === '-' || !isFolder(path)) {
      bars.push(path)
      continue
    }
    refuseStore(path)
    const inside = ['bars', 'bars.csv', 'bars.csv.gz'].map((name) => join(path, name)).find(existsSync)
    if (inside !== undefined) {
      securities ??= companion(path, 'securities.csv')
      index ??= companion(path, 'index.csv')
      groups ??= companion(path, 'groups.csv')
    }
    for (const file of barFilesOf(path, inside)) bars.push(file)
  }
  const lists = bars.some(isDayFileName) ? tdxLists(paths) : undefined
  const listed = (name: string): string | undefined =>
    lists === undefined ? undefined : [join(lists, name)].find(existsSync)
  return {
    bars,
    securities,
    names: ['shm.tnf', 'szm.tnf', 'bjm.tnf'].map(listed).filter((file) => file !== undefined),
    qlib: undefined,
    index,
    groups,
    exRights: listed('gbbq'),
    codeMap: listed('addedcode_bj.cfg'),
  }
}

const NO_PATHS: MarketPaths = {
  bars: [],
  securities: undefined,
  names: [],
  qlib: undefined,
  index: undefined,
  groups: undefined,
  exRights: undefined,
  codeMap: undefined,
}

/** Whether a folder is one of qlib: a calendar and a folder of features. */
function isQlibFolder(folder: string): boolean {
  return existsSync(join(folder, 'calendars', 'day.txt')) && existsSync(join(folder, 'features'))
}

/** The folder of qlib among the paths; it must stand alone. */
function qlibFolder(paths: readonly string[]): string | undefined {
  const found = paths.find((path) => path !== '-' && isQlibFolder(path))
  if (found === undefined || paths.length === 1) return found
  throw new Refusal(
    'ambiguous-format',
    'a folder of qlib beside other paths: its prices are adjusted, and theirs are not',
    'name it alone',
    { file: found },
  )
}

/** The files of a store look like bar files, and are read by name of the store in a hundredth of the time. */
function refuseStore(folder: string): void {
  if (!existsSync(join(folder, 'manifest.json')) || !existsSync(join(folder, 'tables'))) return
  throw new Refusal(
    'usage',
    'the folder is a store, not a folder of bar files',
    'name it with --store DIR, without --data',
    {
      file: folder,
    },
  )
}

function barFilesOf(folder: string, inside: string | undefined): readonly string[] {
  const vipdoc = join(folder, 'vipdoc')
  const start = inside ?? (existsSync(vipdoc) ? vipdoc : folder)
  const found = isFolder(start) ? filesIn(start, new Set()) : [start]
  const wanted = start === vipdoc ? found.filter(isDayFileName) : barFilesAmong(found)
  if (wanted.length > 0) return wanted
  throw new Refusal(
    'unreadable',
    'no bar file in the folder',
    'expected .csv, .txt, .parquet or .day files, plain, .gz or .zst, or a .zip of them',
    { file: folder },
  )
}

/** The folder of 通达信's lists, above or beside the paths named. */
function tdxLists(paths: readonly string[]): string | undefined {
  for (const path of paths) {
    let folder = path
    for (let level = 0; level <= TDX_LEVELS; level++) {
      const lists = join(folder, TDX_LISTS)
      if (existsSync(lists)) return lists
      folder = dirname(realPath(folder))
    }
  }
  return undefined
}

function realPath(path: string): string {
  return existsSync(path) ? realpathSync(path) : path
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
  const entries = new Map(entriesOf(folder).map((entry) => [entry.name, entry]))
  const prefix = join(folder, '_').slice(0, -1)
  const found: string[] = []
  // Sorting plain names costs a tenth of sorting by a comparison of ours.
  for (const name of [...entries.keys()].sort()) {
    if (name.startsWith('.')) continue
    const entry = entries.get(name)
    const path = prefix + name
    if (entry?.isDirectory() === true || (entry?.isSymbolicLink() === true && isFolder(path))) {
      for (const file of filesIn(path, seen)) found.push(file)
    } else if (isBarFileName(name)) found.push(path)
  }
  return found
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (cause) {
    throw unreadable(folder, cause)
  }
}
