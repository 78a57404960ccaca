import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT, shell, workshop } from '../support/shell.ts'

const { folder, env } = workshop()
const MARKET = 'fixtures/days/2025-02-07'

describe('the built program', () => {
  it('takes a reader that goes away as success', () => {
    const line = `set -o pipefail; limitup day --data ${MARKET} --json | head -n 1`
    expect(shell(line, folder, env)).toBe('{\n')
  })

  it('reads standard input, plain and packed', () => {
    const bars = `zcat ${MARKET}/bars/*.gz | grep -v ^date | sed '1i date,code,name,open,high,low,close,pre_close,volume,amount'`
    const plain = shell(`${bars} | limitup day --data - --securities ${MARKET}/securities.csv`, folder, env)
    expect(plain).toContain('今日84股涨停，45股炸板')
    expect(
      shell(`${bars} | gzip | limitup day --data - --securities ${MARKET}/securities.csv`, folder, env),
    ).toBe(plain)
  })

  it('heeds NO_COLOR over FORCE_COLOR', () => {
    const table = (extra: NodeJS.ProcessEnv): string =>
      shell(`limitup day --data ${MARKET} --format table`, folder, { ...env, NO_COLOR: undefined, ...extra })
    expect(table({ FORCE_COLOR: '1' })).toContain('\u001b[31m')
    expect(table({ FORCE_COLOR: '1', NO_COLOR: '1' })).not.toContain('\u001b[')
    expect(table({})).not.toContain('\u001b[')
  })

  it('gives the day the same numbers in any time zone', () => {
    const lines = ['Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati'].map((zone) =>
      shell(`limitup day --data ${MARKET}`, folder, { ...env, TZ: zone }),
    )
    expect(new Set(lines).size).toBe(1)
  })

  it('ends with the documented codes', () => {
    const codeOf = (...args: string[]): number | null =>
      spawnSync(process.execPath, [join(ROOT, 'bin/limitup.js'), ...args], { cwd: folder }).status
    expect(codeOf('day', '--data', MARKET)).toBe(0)
    expect(codeOf('day', '2025-02-10', '--data', MARKET)).toBe(1)
    expect(codeOf('day', '2025-02-08', '--data', MARKET)).toBe(2)
    expect(codeOf('day', '--nothing')).toBe(2)
  })
})
