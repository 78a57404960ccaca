import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Refusal } from '../../src/model/refusal.ts'
import { inputFiles } from '../../src/sources/inputFile.ts'

/** A file as it was read: its name below the folder, what it is, and its bytes. */
export interface ReadInput {
  readonly name: string
  readonly format: string
  readonly bytes: Buffer
}

/** A fresh folder for the files of a test. */
export class InputFolder {
  readonly path: string = freshFolder()

  /** Writes a file; gives its path. */
  write(name: string, bytes: Uint8Array | string): string {
    const path = join(this.path, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, bytes)
    return path
  }

  /** Reads what some paths come to, through to the last byte. */
  async read(...paths: readonly string[]): Promise<ReadInput[]> {
    const read: ReadInput[] = []
    for (const file of await inputFiles(paths)) {
      const { format, blocks } = await file.open()
      const copies = Array.from(blocks, (block) => Buffer.from(block))
      read.push({ name: file.path.slice(this.path.length + 1), format, bytes: Buffer.concat(copies) })
    }
    return read
  }

  /** The refusal of some paths, as `code: message`; 'nothing' when they are read. */
  async refusal(...paths: readonly string[]): Promise<string> {
    try {
      await this.read(...paths)
      return 'nothing'
    } catch (error) {
      if (error instanceof Refusal) return `${error.code}: ${error.message}`
      throw error
    }
  }
}

/** A folder of a random name; one whose letters happen to say 前复权 or 后复权 would be refused. */
function freshFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'limitup-inputs-'))
  return /[qh]fq/i.test(path) ? freshFolder() : path
}
