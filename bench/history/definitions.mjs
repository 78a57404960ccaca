// Which source file defines which function, for functions of a name that the sources have once.
import { readFileSync, readdirSync } from 'node:fs'

const FUNCTION = /\bfunction\*?\s+([\w$]+)/g
const METHOD = /^ {2}(?:(?:private|protected|static|async|get|set)\s+)*\*?(#?[\w$]+)(?:<[^>]*>)?\(/gm

/** Names to files below a folder of TypeScript; a name of several files has none. */
export function definitionsOf(folder) {
  const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.ts'))
  const found = new Map()
  for (const file of files) {
    const text = readFileSync(`${folder}/${file}`, 'utf8')
    const names = new Set([...text.matchAll(FUNCTION), ...text.matchAll(METHOD)].map(([, name]) => name))
    for (const name of names) found.set(name, [...(found.get(name) ?? []), file])
  }
  return found
}
