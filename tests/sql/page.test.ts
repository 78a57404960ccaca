import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { expect, it } from 'vitest'
import { ROOT } from '../support/shell.ts'
import { openDatabase } from '../support/sql/database.ts'

const PAGE = join(ROOT, 'docs/sql.md')
const BLOCK = /```sql\n([\s\S]*?)```\n(\n```csv\n)([\s\S]*?)```/g

/** What the shell prints in `.mode csv` for the last statement of a block; `.read` runs a file. */
async function printed(database: DuckDBConnection, block: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'limitup-sql-'))
  const file = join(folder, 'printed.csv')
  const lines = block.split('\n').map((line) => {
    const [command, path] = line.split(' ')
    if (command === '.read') return readFileSync(join(ROOT, path!), 'utf8')
    return command === '.mode' ? '' : line
  })
  const statements = lines.join('\n').replaceAll("'fixtures/", `'${ROOT}/fixtures/`).trimEnd()
  const last = statements.lastIndexOf('\nSELECT')
  await database.run(statements.slice(0, last))
  await database.run(`COPY (${statements.slice(last).replace(/;$/, '')}) TO '${file}' (HEADER)`)
  const text = readFileSync(file, 'utf8')
  rmSync(folder, { recursive: true })
  return text
}

it('docs/sql.md shows what its statements print', async () => {
  const text = readFileSync(PAGE, 'utf8')
  const blocks = [...text.matchAll(BLOCK)]
  const database = await openDatabase()
  const outputs: string[] = []
  for (const [, block] of blocks) outputs.push(await printed(database, `\n${block!}`))
  const shown = text.replace(
    BLOCK,
    (_, block: string, between: string) => `\`\`\`sql\n${block}\`\`\`\n${between}${outputs.shift()!}\`\`\``,
  )
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(PAGE, shown)
  else expect(text).toBe(shown)
  expect(blocks).toHaveLength(4)
})
