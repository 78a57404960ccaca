import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from '../support/shell.ts'
import { freshFolder, importAll, LIMITUP, started } from '../support/storeRuns.ts'

const store = join(freshFolder(), 'store')
/** Says at its end which native libraries a process has open. */
const HOOK = `data:text/javascript,process.on('exit',()=>process.stderr.write(process.report.getReport().sharedObjects.filter((path)=>path.endsWith('.node')).join('\\n')))`

beforeAll(() => importAll(store, join(ROOT, 'fixtures/days/2025-02-07')))

async function nativeOf(...argv: string[]): Promise<string> {
  const { code, stderr } = await started(['--import', HOOK, LIMITUP, ...argv], { LIMITUP_STORE: store }).end
  expect(code, stderr).toBe(0)
  return stderr
}

describe('DuckDB', () => {
  it('is loaded by store sql, and by nothing else that reads or writes a store', async () => {
    expect(await nativeOf('store', 'sql', 'SELECT 1')).toContain('duckdb.node')
    const others = [
      ['day'],
      ['day', '--json'],
      ['range', '--last', '3'],
      ['store', 'status'],
      ['store', 'verify'],
      ['store', 'compact'],
      ['import', join(ROOT, 'fixtures/days/2025-02-07')],
    ]
    for (const argv of others) expect(await nativeOf(...argv), argv.join(' ')).not.toContain('.node')
  })
})
