import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../../src/cli/commandTable.ts'
import { configPath } from '../../src/cli/configFile.ts'
import { SETTABLE } from '../../src/cli/settings.ts'
import { ROOT } from '../support/shell.ts'
import { runCli } from '../support/runCli.ts'

const DATA = ['--data', join(ROOT, 'fixtures/days/2025-02-07')]

function configOf(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'limitup-config-')), 'config.json')
  writeFileSync(file, text)
  return file
}

async function scopeOf(argv: readonly string[], env: Readonly<Record<string, string>>): Promise<unknown> {
  const { code, stdout, stderr } = await runCli(['day', '2025-02-07', ...DATA, '--json', ...argv], { env })
  expect(code, stderr).toBe(0)
  return (JSON.parse(stdout) as { scope: unknown }).scope
}

describe('the configuration file', () => {
  it.each([
    [{ HOME: '/home/a' }, '/home/a/.config/limitup/config.json'],
    [{ HOME: '/home/a', XDG_CONFIG_HOME: '/etc/x' }, '/etc/x/limitup/config.json'],
    [{ HOME: '/home/a', XDG_CONFIG_HOME: 'relative' }, '/home/a/.config/limitup/config.json'],
    [{ HOME: '/home/a', LIMITUP_CONFIG: '/tmp/c.json' }, '/tmp/c.json'],
  ])('of %j is %s', async (env, path) => {
    expect(configPath(env)).toBe(path)
    expect(await runCli(['config', 'path'], { env })).toEqual({ code: 0, stdout: `${path}\n`, stderr: '' })
  })

  it('goes before the default, the environment before it, and the flag before both', async () => {
    const env = { LIMITUP_CONFIG: configOf('{ "scope": "all" }') }
    const both = { ...env, LIMITUP_SCOPE: 'ths' }
    expect(await scopeOf([], {})).toBe('cls')
    expect(await scopeOf([], env)).toBe('all')
    expect(await scopeOf([], both)).toBe('ths')
    expect(await scopeOf(['--scope', 'cls'], both)).toBe('cls')
  })

  it('is found in XDG_CONFIG_HOME', async () => {
    const home = mkdtempSync(join(tmpdir(), 'limitup-xdg-'))
    mkdirSync(join(home, 'limitup'))
    writeFileSync(join(home, 'limitup/config.json'), '{ "scope": "all" }')
    expect(await scopeOf([], { XDG_CONFIG_HOME: home })).toBe('all')
  })

  it.each([
    ['{ "scope": "all",\n  "scop": "all" }', /:2:3: unknown key "scop" \[bad-config\]/],
    ['{ "scope": "everything" }', /:1:3: "scope": expected .*all.*, found "everything" \[bad-config\]/],
    ['{ "scope": 7.5 }', /:1:3: "scope": expected text, a whole number, true, or a list/],
    ['{ "scope": ["all"] }', /:1:3: "scope": expected one value/],
    ['{ "scope": true }', /:1:3: "scope": expected one value/],
    ['{ "scope": "all" ', /: expected JSON: /],
    ['{\n"scope": "all",\n}', /:3: expected JSON: /],
    ['[]', /:1: expected an object of settings/],
    ['{ "no-cross-check": true }', /unknown key "no-cross-check"/],
  ])('%j is refused with its place', async (text, said) => {
    const run = await runCli(['day', ...DATA], { env: { LIMITUP_CONFIG: configOf(text) } })
    expect(run.code).toBe(2)
    expect(run.stderr).toMatch(said)
  })

  it('a number out of range is refused as the flag is', async () => {
    const env = { LIMITUP_CONFIG: configOf('{ "history": 20000 }') }
    const run = await runCli(['day', ...DATA], { env })
    expect(run.code).toBe(2)
    expect(run.stderr).toMatch(/--history: expected a whole number from 0 to 10000, found "20000"/)
  })

  it('a variable that holds no choice is refused by its name', async () => {
    const run = await runCli(['day', ...DATA], { env: { LIMITUP_SCOPE: 'mine' } })
    expect(run.code).toBe(2)
    expect(run.stderr).toMatch(/LIMITUP_SCOPE: expected .*found "mine" \[bad-config\]/)
  })
})

describe('config show', () => {
  it('says what is in force and who set it', async () => {
    const env = {
      HOME: '/home/a',
      LIMITUP_CONFIG: configOf('{ "scope": "all", "provider": ["sina", "tencent"] }'),
      LIMITUP_MOST_DAYS: '5',
      LIMITUP_STORE: '/data/limitup',
      TUSHARE_TOKEN: 'top-secret-word',
    }
    const { stdout, code } = await runCli(['config', 'show'], { env })
    expect(code).toBe(0)
    expect(stdout).toMatch(/^scope +all {2}\(file\)$/m)
    expect(stdout).toMatch(/^provider +sina,tencent {2}\(file\)$/m)
    expect(stdout).toMatch(/^most-days +5 {2}\(LIMITUP_MOST_DAYS\)$/m)
    expect(stdout).toMatch(/^st +–$/m)
    expect(stdout).toMatch(/^store: \/data\/limitup$/m)
    expect(stdout).toMatch(/^TUSHARE_TOKEN: set$/m)
    expect(stdout).not.toContain('top-secret-word')
    const shown = JSON.parse((await runCli(['config', 'show', '--json'], { env })).stdout) as {
      settings: { key: string; value?: string; from: string }[]
    }
    expect(shown.settings.find(({ key }) => key === 'scope')).toEqual({
      key: 'scope',
      value: 'all',
      from: 'file',
    })
  })

  it('only knows path and show', async () => {
    expect((await runCli(['config', 'edit'])).code).toBe(2)
  })

  it('may set only flags that there are', () => {
    const flags = new Set(COMMANDS.flatMap((command) => command.flags.map(({ name }) => name)))
    expect(SETTABLE.filter((name) => !flags.has(name))).toEqual([])
  })
})
