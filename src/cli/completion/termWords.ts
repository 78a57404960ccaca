import { GLOSSARY } from '../../model/glossary/glossary.ts'
import type { Word } from './model.ts'

/** The terms of `define` as words of a command line: identifiers, and Chinese names without blanks. */
export function termWords(): readonly Word[] {
  const words = new Map<string, string>()
  for (const { id, zh, zhAlso, en } of GLOSSARY) {
    if (!words.has(id)) words.set(id, zh)
    for (const name of [zh, ...zhAlso]) {
      if (PLAIN.test(name) && !words.has(name)) words.set(name, en)
    }
  }
  return [...words].map(([word, about]) => ({ word, about }))
}

/** What no shell takes for more than a word. */
const PLAIN = /^[\p{Script=Han}\p{L}\d.-]+$/u
