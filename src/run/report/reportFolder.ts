import { lstatSync, mkdirSync, readlinkSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import type { TradeDate } from '../../model/date.ts'
import { Refusal } from '../../model/refusal.ts'
import { reasonOf } from '../../sources/bytes.ts'
import { bytesOf, digestOf, exists, hasLinks, isDay, isFolder, namesIn, removeEmpty } from './folderFiles.ts'
import type { Files } from './folderFiles.ts'
import { replaceFile, syncFolder, writeDurably } from '../../store/replaceFile.ts'
import { makeFolder } from '../../store/makeFolder.ts'

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
    const wasThere = this.#tried(() => exists(this.root))
    this.#refuseOthers()
    this.#tried(() => {
      makeFolder(join(this.root, SHELF))
    })
    return () => {
      if (!wasThere) for (const part of [`${SHELF}/lock`, SHELF, '.']) removeEmpty(join(this.root, part))
    }
  }

  /** Refuses a folder that holds files where reports would stand, and that no report was ever written to. */
  #refuseOthers(): void {
    const names = this.#tried(() => (exists(this.root) ? namesIn(this.root) : []))
    if (names.includes(SHELF) || names.includes('days.json')) return
    const other = names.find((name) => isDay(name) || name === 'index.html' || name === 'feed.xml')
    if (other === undefined) return
    throw new Refusal(
      'unwritable',
      `the folder holds ${other}, which is not of a report`,
      'name an empty folder, or one with reports, with --out',
      { file: this.root },
    )
  }

  /** What is done to the folder; where it cannot be written, that is said. */
  async trying<Value>(step: () => Promise<Value>): Promise<Value> {
    try {
      return await step()
    } catch (cause) {
      throw this.#refusalOf(cause)
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
      throw this.#refusalOf(cause)
    }
  }

  /** What the system says of a folder that cannot be written is no fault of the program. */
  #refusalOf(cause: unknown): unknown {
    if (cause instanceof Refusal || !(cause instanceof Error && 'code' in cause)) return cause
    return new Refusal(
      'unwritable',
      `cannot write: ${reasonOf(cause)}`,
      'name a folder that may be written, on a disk with room, with --out',
      { file: this.root },
      cause,
    )
  }
}
