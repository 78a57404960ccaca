import { createHash } from 'node:crypto'
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  rmdirSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { join } from 'node:path'
import { dateFromText } from '../../model/date.ts'
import type { TradeDate } from '../../model/date.ts'
import { Refusal } from '../../model/refusal.ts'
import { reasonOf } from '../../sources/bytes.ts'
import { replaceFile, syncFolder, writeDurably } from '../../store/replaceFile.ts'

/** Files by their names. */
export type Files = ReadonlyMap<string, Uint8Array>

/** What became of files that were handed over: an equal set is left as it lies. */
export type Put = 'new' | 'changed' | 'same'

/** Where the folders of days lie, each under the name of its day and its content. */
export const SHELF = '.days'
/** A folder that is not whole yet begins so; one that a plain folder was moved to ends so. */
const DRAFT = 'draft-'
const ASIDE = '.old'

/** Drafts of links and files in the root, which killed runs left. */
const LEFTOVER = /^\.(?:\d{4}-\d\d-\d\d\.link|(?:index\.html|feed\.xml|days\.json)\.\d+\.tmp)$/

/**
 * 日报文件夹: the folder of reports, of which a reader always sees each day whole, the old one or the new. A day's name is a
 * link to a folder on the shelf; a new report gets a folder of its own, and the link is turned to it by one rename. What
 * the link showed before is kept until the next run, for readers that are in it. Where links are not to be had, or not
 * wanted, a day is a plain folder that changes places by two renames. Only the holder of the lock may write.
 */
export class ReportFolder {
  readonly root: string
  #links: boolean

  constructor(root: string, links: boolean) {
    this.root = root
    this.#links = links
  }

  /** Makes the folder where there is none, and its shelf. Gives what takes it away again as long as it is empty. */
  make(): () => void {
    const wasThere = exists(this.root)
    this.#tried(() => {
      mkdirSync(join(this.root, SHELF), { recursive: true })
    })
    return () => {
      if (!wasThere) for (const part of [`${SHELF}/lock`, SHELF, '.']) removeEmpty(join(this.root, part))
    }
  }

  /** Takes away what earlier runs left: drafts, and folders that no day shows any more. Finds out whether there are links. */
  mend(): void {
    this.#tried(() => {
      for (const name of namesIn(this.root)) {
        if (LEFTOVER.test(name)) rmSync(join(this.root, name), { recursive: true, force: true })
      }
      const shown = new Set(this.days().map((day) => this.#targetOf(day)))
      for (const name of namesIn(join(this.root, SHELF))) {
        const path = join(this.root, SHELF, name)
        if (name === 'lock' || shown.has(`${SHELF}/${name}`)) continue
        // A plain folder that was moved aside, and nothing came in its place.
        const day = name.endsWith(ASIDE) ? name.slice(0, -ASIDE.length) : undefined
        if (day !== undefined && !exists(join(this.root, day))) renameSync(path, join(this.root, day))
        else rmSync(path, { recursive: true, force: true })
      }
      this.#links &&= hasLinks(join(this.root, SHELF))
    })
  }

  /** The days that have a report, ascending. */
  days(): readonly TradeDate[] {
    return namesIn(this.root).filter(
      (name): name is TradeDate => isDay(name) && isFolder(join(this.root, name)),
    )
  }

  /** A file of a day's report; undefined where it is not there. */
  read(day: string, name: string): Uint8Array | undefined {
    return this.#tried(() => bytesOf(join(this.root, day, name)))
  }

  /** Puts a day's report in its place, whole. */
  put(day: TradeDate, files: Files): Put {
    return this.#tried(() => {
      const isNew = !isFolder(join(this.root, day))
      const fits = this.#links === (this.#targetOf(day) !== undefined)
      if (!isNew && fits && this.#isSame(day, files)) return 'same'
      const made = this.#onShelf(day, files)
      if (this.#links) this.#turnLink(day, made)
      else this.#changePlaces(day, made)
      syncFolder(this.root)
      return isNew ? 'new' : 'changed'
    })
  }

  /** Writes one file of the root, whole or not at all. */
  putFile(name: string, bytes: Uint8Array): Put {
    return this.#tried(() => {
      const path = join(this.root, name)
      const old = bytesOf(path)
      if (old !== undefined && Buffer.compare(old, bytes) === 0) return 'same'
      replaceFile(path, bytes)
      return old === undefined ? 'new' : 'changed'
    })
  }

  /** Bytes of a day's report, as they lie there. */
  sizeOf(day: TradeDate): number {
    return namesIn(join(this.root, day)).reduce(
      (sum, name) => sum + lstatSync(join(this.root, day, name)).size,
      0,
    )
  }

  #isSame(day: string, files: Files): boolean {
    const names = namesIn(join(this.root, day))
    if (names.length !== files.size) return false
    return names.every((name) => {
      const [old, bytes] = [bytesOf(join(this.root, day, name)), files.get(name)]
      return old !== undefined && bytes !== undefined && Buffer.compare(old, bytes) === 0
    })
  }

  /** Lays a report on the shelf, whole and on the disk; gives the folder's name there. */
  #onShelf(day: string, files: Files): string {
    const draft = join(this.root, SHELF, `${DRAFT}${day}`)
    rmSync(draft, { recursive: true, force: true })
    mkdirSync(draft)
    for (const [name, bytes] of files) writeDurably(join(draft, name), bytes)
    syncFolder(draft)
    const taken = this.#targetOf(day)
    let name = `${day}-${digestOf(files)}`
    while (`${SHELF}/${name}` === taken) name += '-again'
    rmSync(join(this.root, SHELF, name), { recursive: true, force: true })
    renameSync(draft, join(this.root, SHELF, name))
    syncFolder(join(this.root, SHELF))
    return name
  }

  #turnLink(day: string, made: string): void {
    const link = join(this.root, `.${day}.link`)
    const place = join(this.root, day)
    rmSync(link, { force: true })
    symlinkSync(`${SHELF}/${made}`, link, 'dir')
    if (exists(place) && this.#targetOf(day) === undefined) this.#moveAside(day)
    renameSync(link, place)
  }

  #changePlaces(day: string, made: string): void {
    if (this.#targetOf(day) !== undefined) rmSync(join(this.root, day))
    else if (exists(join(this.root, day))) this.#moveAside(day)
    renameSync(join(this.root, SHELF, made), join(this.root, day))
  }

  #moveAside(day: string): void {
    const aside = join(this.root, SHELF, `${day}${ASIDE}`)
    rmSync(aside, { recursive: true, force: true })
    renameSync(join(this.root, day), aside)
  }

  /** Where a day's link leads; undefined where the day is a plain folder, or is not there. */
  #targetOf(day: string): string | undefined {
    const path = join(this.root, day)
    return exists(path) && lstatSync(path).isSymbolicLink() ? readlinkSync(path) : undefined
  }

  #tried<Value>(step: () => Value): Value {
    try {
      return step()
    } catch (cause) {
      if (!(cause instanceof Error && 'code' in cause)) throw cause
      throw new Refusal(
        'unwritable',
        `cannot write: ${reasonOf(cause)}`,
        'name a folder that may be written, on a disk with room, with --out',
        { file: this.root },
        cause,
      )
    }
  }
}

function isDay(name: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(name) && dateFromText(name) !== undefined
}

/** A name for the content: the first digits of a digest over names and bytes. */
function digestOf(files: Files): string {
  const hash = createHash('sha256')
  for (const name of [...files.keys()].sort()) {
    const bytes = files.get(name) ?? new Uint8Array()
    hash.update(`${name} ${bytes.length}\n`).update(bytes)
  }
  return hash.digest('hex').slice(0, 16)
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort()
  } catch (cause) {
    if (isCode(cause, 'ENOENT')) return []
    throw cause
  }
}

function bytesOf(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path)
  } catch (cause) {
    if (isCode(cause, 'ENOENT', 'ENOTDIR')) return undefined
    throw cause
  }
}

function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}

/** Whether the disk and the system let us make links. */
function hasLinks(folder: string): boolean {
  const link = join(folder, `${DRAFT}link`)
  try {
    symlinkSync('.', link, 'dir')
  } catch (cause) {
    if (isCode(cause, 'EPERM', 'EACCES', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EINVAL')) return false
    throw cause
  }
  rmSync(link)
  return true
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder)
  } catch (cause) {
    if (!isCode(cause, 'ENOENT', 'ENOTEMPTY', 'EEXIST')) throw cause
  }
}

/** Whether a folder is there, also behind a link. */
function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

function isCode(cause: unknown, ...codes: readonly string[]): boolean {
  return cause instanceof Error && 'code' in cause && codes.includes(String(cause.code))
}
