import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { ROOT } from '../shell.ts'
import { openDatabase } from './database.ts'

const BLOCK = /```sql\n([\s\S]*?)```\n(\n```csv\n)([\s\S]*?)```/g

/** A page with what its statements print, one session for all; and how many blocks of statements it has. */
export async function shownBlocks(
  text: string,
  placed: (statements: string) => string,
): Promise<{ readonly shown: string; readonly count: number }> {
  const blocks = [...text.matchAll(BLOCK)]
  const database = await openDatabase()
  const outputs: string[] = []
  for (const [, block] of blocks) outputs.push(await printed(database, `\n${block!}`, placed))
  const shown = text.replace(
    BLOCK,
    (_, block: string, between: string) => `\`\`\`sql\n${block}\`\`\`\n${between}${outputs.shift()!}\`\`\``,
  )
  return { shown, count: blocks.length }
}

/** What the shell prints in `.mode csv` for the last statement of a block; `.read` runs a file. */
async function printed(
  database: DuckDBConnection,
  block: string,
  placed: (statements: string) => string,
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'limitup-sql-'))
  const file = join(folder, 'printed.csv')
  const lines = block.split('\n').map((line) => {
    const [command, path] = line.split(' ')
    if (command === '.read') return readFileSync(join(ROOT, path!), 'utf8')
    return command === '.mode' ? '' : line
  })
  const statements = placed(lines.join('\n')).trimEnd()
  const last = statements.lastIndexOf('\nSELECT')
  await database.run(statements.slice(0, last))
  await database.run(`COPY (${statements.slice(last).replace(/;$/, '')}) TO '${file}' (HEADER)`)
  const text = readFileSync(file, 'utf8')
  rmSync(folder, { recursive: true })
  return text
}
