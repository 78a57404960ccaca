import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { displayWidth } from '../../src/formatters/width.ts'
import { shell, workshop } from '../support/shell.ts'
import { HAS_TERMINAL, isInstalled, typedIn } from '../support/shells.ts'

const { folder, env } = workshop()
const MARKET = 'fixtures/days/2025-02-07'
const COLOURED = { ...env, NO_COLOR: undefined, FORCE_COLOR: undefined, CI: undefined }
const COLOUR = /\u001b\[[0-9;]*m/g

/** What a command line prints on a terminal of so many columns; stdout and stderr together as they come. */
function onTerminal(line: string, columns: number): string {
  const command = `stty cols ${columns} rows 50; ${line}`
  const { status, stdout } = spawnSync('script', ['-qec', command, '/dev/null'], {
    cwd: folder,
    env: { ...COLOURED, TERM: 'xterm-256color' },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  if (status !== 0) throw new Error(`${line} ended with ${String(status)}\n${stdout}`)
  return stdout.replaceAll('\r\n', '\n')
}

const TABLES = [
  `limitup day --data ${MARKET}`,
  `limitup day --data ${MARKET} --format picture`,
  `limitup ladder --data ${MARKET}`,
  `limitup range --data ${MARKET} --all`,
  `limitup range --data ${MARKET} --all --format ladder`,
  `limitup stock 605398 --data ${MARKET}`,
]

describe.skipIf(!HAS_TERMINAL)('a terminal', () => {
  it.each(TABLES)('%s is coloured and never moves the cursor', (line) => {
    const shown = onTerminal(`${line} 2>/dev/null`, 100)
    expect(shown).toMatch(COLOUR)
    expect(shown.replace(COLOUR, '')).not.toMatch(/[\u001b\r\u0008]/)
  })

  it.each([60, 80, 132])('of %d columns is not overrun', (columns) => {
    for (const line of TABLES.slice(1)) {
      const shown = onTerminal(`${line} 2>/dev/null`, columns).replace(COLOUR, '')
      for (const each of shown.split('\n')) expect(displayWidth(each)).toBeLessThanOrEqual(columns)
    }
  })

  it('that is also stderr shows how far an import is, and wipes it', () => {
    const shown = onTerminal(`limitup import ${MARKET} --store ${join(folder, 'store')}`, 80)
    expect(shown).toMatch(/\r\u001b\[Klimitup: reading \d+%/)
    const after = shown.slice(shown.lastIndexOf('\r\u001b[K') + 4)
    expect(after).toContain('仓库 store')
    expect(after).not.toContain('limitup: reading')
  })

  it('on stdout alone shows no progress', () => {
    const errors = join(folder, 'errors.txt')
    onTerminal(`limitup import ${MARKET} --store ${join(folder, 'store2')} 2>${errors}`, 80)
    expect(readFileSync(errors, 'utf8')).toBe('')
  })

  it.skipIf(!isInstalled('less'))('reads a range through less -R, in colour, and leaves it early', () => {
    const pager = `FORCE_COLOR=1 limitup range --data ${MARKET} --all --format json | less -R`
    const left = typedIn(
      'bash --norc --noprofile',
      [
        [0.5, `set -o pipefail; ${pager}; echo "END<$?>"\n`],
        [3, 'q'],
        [1, 'exit\n'],
      ],
      folder,
      COLOURED,
    )
    expect(left).toContain('END<0>')
    const shown = shell(
      `FORCE_COLOR=1 limitup range --data ${MARKET} --all --format table | LESS= less -R`,
      folder,
      COLOURED,
    )
    expect(shown).toMatch(COLOUR)
  })
})

describe('a pipe', () => {
  it('is 80 columns wide unless COLUMNS says otherwise', () => {
    const widest = (columns: string | undefined): number =>
      Math.max(
        ...shell(`limitup range --data ${MARKET} --all --format table`, folder, { ...env, COLUMNS: columns })
          .split('\n')
          .map(displayWidth),
      )
    expect(widest(undefined)).toBeLessThanOrEqual(80)
    expect(widest('60')).toBeLessThanOrEqual(60)
    expect(widest('140')).toBeGreaterThan(80)
    expect(widest('nonsense')).toBeLessThanOrEqual(80)
  })

  it('gets no progress on stderr', () => {
    const { stderr } = spawnSync('limitup', ['import', MARKET, '--store', join(folder, 'store3')], {
      cwd: folder,
      env,
      encoding: 'utf8',
    })
    expect(stderr).toBe('')
  })
})
