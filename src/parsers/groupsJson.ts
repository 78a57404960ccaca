import { Refusal } from '../model/refusal.ts'

/** A string of a JSON text and where it begins: line and character of the line, from 1. */
export interface JsonText {
  readonly text: string
  readonly at: { readonly line: number; readonly column: number }
}

/** One key of a groups object with its values. */
export interface GroupsEntry {
  readonly key: JsonText
  readonly values: readonly JsonText[]
}

const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y
const BLANKS = /[ \t\r\n]*/y

/**
 * Reads a JSON object whose values are strings or lists of strings, as a groups file holds: a group with its codes or
 * a code with its groups. Anything else is refused with its line and character, which JSON.parse does not tell.
 */
export function readGroupsJson(file: string, text: string): GroupsEntry[] {
  const reader = new Reader(file, text)
  const entries: GroupsEntry[] = []
  reader.take('{')
  while (!reader.takes('}')) {
    if (entries.length > 0) reader.take(',')
    const key = reader.string('a group or a code in quotes')
    reader.take(':')
    entries.push({ key, values: reader.strings() })
  }
  reader.end()
  if (entries.length === 0) {
    throw new Refusal('header-only', 'the object holds no group', 'add groups, or leave the file out', {
      file,
    })
  }
  return entries
}

class Reader {
  readonly #file: string
  readonly #text: string
  #position = 0
  #line = 1
  #lineStart = 0

  constructor(file: string, text: string) {
    this.#file = file
    this.#text = text
  }

  /** Passes over a mark if it comes next. */
  takes(mark: string): boolean {
    this.#skip()
    if (this.#text[this.#position] !== mark) return false
    this.#position++
    return true
  }

  /** Passes over a mark that must come next. */
  take(mark: string): void {
    if (!this.takes(mark)) throw this.#fault(`"${mark}"`)
  }

  end(): void {
    this.#skip()
    if (this.#position < this.#text.length) throw this.#fault('the end of the file')
  }

  string(expected: string): JsonText {
    this.#skip()
    STRING.lastIndex = this.#position
    const [token] = STRING.exec(this.#text) ?? []
    if (token === undefined) throw this.#fault(expected)
    const at = this.#place()
    this.#position += token.length
    return { text: String(JSON.parse(token)).trim(), at }
  }

  /** One string, or a list of at least one. */
  strings(): JsonText[] {
    const expected = 'a code or a group in quotes, or a list of them'
    if (!this.takes('[')) return [this.string(expected)]
    const values = [this.string(expected)]
    while (!this.takes(']')) {
      this.take(',')
      values.push(this.string('a code or a group in quotes'))
    }
    return values
  }

  /** Passes over blanks, where alone a line may end. */
  #skip(): void {
    BLANKS.lastIndex = this.#position
    const blanks = BLANKS.exec(this.#text)?.[0] ?? ''
    for (let at = blanks.indexOf('\n'); at >= 0; at = blanks.indexOf('\n', at + 1)) {
      this.#line++
      this.#lineStart = this.#position + at + 1
    }
    this.#position += blanks.length
  }

  #place(): JsonText['at'] {
    return { line: this.#line, column: this.#position - this.#lineStart + 1 }
  }

  #fault(expected: string): Refusal {
    const rest = this.#text.slice(this.#position)
    const [found = 'the end of the file'] = /^(?:"[^"\n]{0,40}"?|[^\s,:{}[\]"]{1,40}|.)/.exec(rest) ?? []
    return new Refusal(
      'bad-groups',
      `expected ${expected}, found ${found}`,
      'write {"group": ["600000"]} or {"600000": ["group"]}, codes in quotes',
      { file: this.#file, ...this.#place() },
    )
  }
}
