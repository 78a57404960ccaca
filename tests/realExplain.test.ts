import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { displayWidth } from '../src/formatters/width.ts'
import { evaluated } from './support/evaluated.ts'
import { runCli } from './support/runCli.ts'
import { ROOT } from './support/shell.ts'

/** Real bars lie beside the project on some machines and never in it. */
const DATA = join(ROOT, '../shared/data')
const BARS = 'bars_2024-12-02_2025-02-28.csv.gz'
const here = existsSync(join(DATA, BARS))
if (!here) process.stderr.write('real bars are not here: tests of real explanations are skipped\n')

/** Rewrites the golden files; never set in an automated run. */
const UPDATE = process.env['UPDATE_FIXTURES'] === '1'
const GOLDEN = join(ROOT, 'tests/golden')
const start = process.cwd()

describe.skipIf(!here)('five stocks of 2025-02-07', () => {
  beforeAll(() => {
    process.chdir(DATA)
  })
  afterAll(() => {
    process.chdir(start)
  })

  it.each([
    [
      '000532',
      '华金资本',
      '未触板: high 19.40 < limit 19.46',
      '1769 × 110 ÷ 100 = 1945.90, half up -> 1946, so 19.46 yuan',
    ],
    [
      '002861',
      '瀛通通讯',
      '首板, 11天7板 by half 5',
      '1673 × 110 ÷ 100 = 1840.30, half up -> 1840, so 18.40 yuan',
    ],
    [
      '605398',
      '新炬网络',
      '涨停 sealed at 37.16, 7连板',
      '3378 × 110 ÷ 100 = 3715.80, half up -> 3716, so 37.16 yuan',
    ],
    [
      '920493',
      '并行科技',
      '涨停 sealed at 140.07',
      '10775 × 130 ÷ 100 = 14007.50, cut down -> 14007, so 140.07 yuan',
    ],
    [
      '600165',
      '*ST宁科',
      '涨停 sealed at 3.03, 首板, 4天2板',
      '289 × 105 ÷ 100 = 303.45, half up -> 303, so 3.03 yuan',
    ],
  ])('%s %s', async (code, name, verdict, limit) => {
    const { code: exit, stdout, stderr } = await runCli(['explain', name, '2025-02-07', '--data', BARS])
    expect([exit, stderr]).toEqual([0, ''])
    expect(stdout.split('\n\n')[0]).toContain(verdict)
    expect(stdout).toContain(limit)
    expect(evaluated(stdout).wrong).toEqual([])
    for (const line of stdout.split('\n')) expect(displayWidth(line), line).toBeLessThanOrEqual(80)
    const path = join(GOLDEN, `explain-${code}-2025-02-07.txt`)
    if (UPDATE) {
      mkdirSync(GOLDEN, { recursive: true })
      writeFileSync(path, stdout)
    } else expect(stdout).toBe(readFileSync(path, 'utf8'))
  })
})
