import { mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Makes a folder and those above it. One by one: asked for all at once, Node never comes back where a file system, such as
 * /proc, says of a folder that can be seen that it is not there. Throws what the platform says of the first that fails.
 */
export function makeFolder(folder: string, mode?: number): void {
  const missing: string[] = []
  for (let path = folder; !isFolder(path); path = dirname(path)) missing.push(path)
  for (const path of missing.reverse()) makeOne(path, mode)
}

function makeOne(path: string, mode: number | undefined): void {
  try {
    mkdirSync(path, { mode })
  } catch (cause) {
    // Another process may have been first.
    if (!isFolder(path)) throw cause
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}
