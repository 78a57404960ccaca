import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ROOT } from '../support/shell.ts'
import { shownBlocks } from '../support/sql/shownBlocks.ts'

const PAGE = join(ROOT, 'docs/sql.md')

it('docs/sql.md shows what its statements print', async () => {
  const text = readFileSync(PAGE, 'utf8')
  const { shown, count } = await shownBlocks(text, (statements) =>
    statements.replaceAll("'fixtures/", `'${ROOT}/fixtures/`),
  )
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(PAGE, shown)
  else expect(text).toBe(shown)
  expect(count).toBe(4)
})
