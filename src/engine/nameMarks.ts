import { STATUSES } from '../model/status.ts'
import type { Universe } from '../model/universe.ts'
import { isNewListingName, statusFromName } from '../rules/nameStatus.ts'
import { MARK } from './kernelMemory.ts'

/** Every status but the ordinary one and every new listing is told by one of these, wherever it stands. */
const TELLING = /[SNCP退ＳＮＣＰ]/g
const ORDINARY: number = MARK.status + STATUSES.indexOf('normal')

/** Puts the mark of each name of the universe from the `from`-th on into `marks`, as far as they reach; gives how many are marked. */
export function markNames(universe: Universe, marks: Uint8Array, from = 0): number {
  const names: string[] = []
  for (let text = universe.nameOf(from); text !== undefined && from + names.length < marks.length;) {
    names.push(text)
    text = universe.nameOf(from + names.length)
  }
  if (names.length === 0) return from
  marks.fill(ORDINARY, from, from + names.length)
  // One search over all names costs a third of one search each.
  let name = -1
  let end = -1
  for (const { index } of names.join('\n').matchAll(TELLING)) {
    while (index > end) end += 1 + names[++name]!.length
    marks[from + name] = nameMark(names[name]!)
  }
  return from + names.length
}

/** The mark of one short name: its status, or MARK.ask when it also says that the stock is new. */
export function nameMark(name: string): number {
  return isNewListingName(name) === undefined
    ? MARK.status + STATUSES.indexOf(statusFromName(name))
    : MARK.ask
}
