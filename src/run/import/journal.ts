import { appendFileSync, closeSync, fsyncSync, openSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { DatedIssue } from './importIssues.ts'
import type { RowSource } from './rowSource.ts'
import type { SpillLengths } from './yearSpill.ts'
import { makeFolder } from '../../store/makeFolder.ts'

/** What an import had done when it was last brought to the disk; lists are added up over its steps. */
export interface Standing {
  /** Files that are done, by path, size and time of writing. */
  readonly files: readonly string[]
  readonly lengths: SpillLengths
  readonly sources: readonly RowSource[]
  readonly names: readonly string[]
  readonly issues: readonly DatedIssue[]
  readonly rows: number
  readonly unplaced: number
  readonly firstUnplaced: string | undefined
  readonly skipped: number
}

/** What came since the step before; of `lengths` and the counts all. */
type Step = Omit<Standing, 'lengths'> & { readonly lengths: readonly (readonly [number, number])[] }

const FILE = 'journal.jsonl'

/**
 * The journal of an import in the store's folder `import`: one line for what is imported, one for every step. A line
 * that is cut is as if it were not there.
 */
export class Journal {
  readonly folder: string
  readonly #path: string

  constructor(store: string) {
    this.folder = join(store, 'import')
    this.#path = join(this.folder, FILE)
  }

  /**
   * How far an import of the same things came that was cut short; undefined where there was none, or where a file that
   * it had done is none of `files` any more: then it is begun.
   */
  begin(what: string, files: ReadonlySet<string>): Standing | undefined {
    const [first, ...steps] = this.#lines()
    if (first === what && steps.length > 0) {
      const standing = joined(steps.map(stepOf))
      if (standing.files.length > 0 && standing.files.every((file) => files.has(file))) {
        // What was written behind the last whole line must not stand before the next one.
        this.#rewrite([first, ...steps])
        return standing
      }
    }
    this.end()
    makeFolder(this.folder)
    this.#append(what)
    return undefined
  }

  /** Notes a step, durably. */
  note({ lengths, ...step }: Standing): void {
    this.#append(JSON.stringify({ ...step, lengths: [...lengths] } satisfies Step))
  }

  /** The import is done, or given up. */
  end(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }

  #lines(): string[] {
    let text: string
    try {
      text = readFileSync(this.#path, 'utf8')
    } catch (cause) {
      if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return []
      throw cause
    }
    return text
      .slice(0, text.lastIndexOf('\n') + 1)
      .split('\n')
      .slice(0, -1)
  }

  #rewrite(lines: readonly string[]): void {
    rmSync(this.#path)
    for (const line of lines) this.#append(line)
  }

  #append(line: string): void {
    const file = openSync(this.#path, 'a')
    try {
      appendFileSync(file, `${line}\n`)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
  }
}

function stepOf(line: string): Step {
  const step: unknown = JSON.parse(line)
  if (isStep(step)) return step
  throw new Error(`a line of the journal is no step: ${line.slice(0, 80)}`)
}

/** The journal is this program's own: what has the lists of a step is one. */
function isStep(value: unknown): value is Step {
  if (typeof value !== 'object' || value === null) return false
  return 'files' in value && 'lengths' in value && 'sources' in value && 'names' in value && 'issues' in value
}

function joined(steps: readonly Step[]): Standing {
  const last = steps.at(-1)!
  return {
    ...last,
    files: steps.flatMap(({ files }) => files),
    lengths: new Map(last.lengths),
    sources: steps.flatMap(({ sources }) => sources),
    names: steps.flatMap(({ names }) => names),
    issues: steps.flatMap(({ issues }) => issues),
  }
}
