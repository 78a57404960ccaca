import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { VERSION } from '../src/cli/version.ts'
import { ROOT, shell } from './support/shell.ts'

const pkg = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  version: string
  engines: { node: string }
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

describe('the package', () => {
  it('has one version, and needs Node 20', () => {
    expect(VERSION).toBe(pkg.version)
    expect(pkg.engines.node).toBe('>=20')
  })

  it('needs nothing beside itself: DuckDB is optional, the other agreed packages are bundled, with their licences', () => {
    expect(pkg.dependencies).toBeUndefined()
    expect(Object.keys(pkg.optionalDependencies ?? {})).toEqual(['@duckdb/node-api'])
    const bundled = JSON.parse(readFileSync(join(ROOT, 'dist/bundled-packages.json'), 'utf8')) as string[]
    const agreed = readFileSync(join(ROOT, 'docs/decisions/0008-libraries.md'), 'utf8')
    expect(bundled).toEqual(expect.arrayContaining(['cli-table3', 'commander', 'csv-parse', 'dayjs']))
    const ofTable = [
      '@colors/colors',
      'ansi-regex',
      'emoji-regex',
      'is-fullwidth-code-point',
      'string-width',
      'strip-ansi',
    ]
    for (const name of bundled.filter((each) => !ofTable.includes(each)))
      expect(agreed).toContain(`| ${name} |`)
    const notices = readFileSync(join(ROOT, 'dist/THIRD-PARTY-NOTICES.txt'), 'utf8')
    for (const name of bundled) expect(notices).toContain(`${name} `)
    expect(notices).not.toContain('no licence file')
  })

  it('works from a packed tarball in an empty project: the README example, typed', () => {
    const folder = mkdtempSync(join(tmpdir(), 'limitup-pack-'))
    shell(`npm pack --ignore-scripts --silent --pack-destination "${folder}"`, ROOT)
    const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'))!
    mkdirSync(join(folder, 'node_modules/limitup'), { recursive: true })
    shell(`tar -xzf ${tarball} --strip-components=1 -C node_modules/limitup`, folder)
    symlinkSync(join(ROOT, 'fixtures'), join(folder, 'fixtures'))
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')
    const [, code, output] = /```js\n([\s\S]*?)```\s+```text\n([\s\S]*?)```/.exec(readme)!
    writeFileSync(join(folder, 'example.js'), code!)
    expect(shell('node example.js', folder)).toBe(output)

    writeFileSync(
      join(folder, 'typed.ts'),
      `${code!}\nconst sealed: number = day.limitUp.sealed\nconst rate: { part: number; whole: number } | undefined = day.sealRate\n// @ts-expect-error: there is no such figure\nday.luck\nexport { sealed, rate }\n`,
    )
    const tsc = join(ROOT, 'node_modules/.bin/tsc')
    const flags = '--noEmit --strict --module nodenext --target es2022 --skipLibCheck false --types node'
    symlinkSync(join(ROOT, 'node_modules/@types'), join(folder, 'node_modules/@types'))
    symlinkSync(join(ROOT, 'node_modules/undici-types'), join(folder, 'node_modules/undici-types'))
    expect(shell(`"${tsc}" ${flags} typed.ts`, folder)).toBe('')
    const limitup = 'node node_modules/limitup/bin/limitup.js'
    expect(shell(`${limitup} --version`, folder)).toBe(`${pkg.version}\n`)

    // The store works without DuckDB; with it, where npm puts it, so does SQL.
    const env = { ...process.env, LIMITUP_STORE: join(folder, 'store'), NO_COLOR: '1' }
    shell(`${limitup} import fixtures/days/2025-02-07/bars`, folder, env)
    const asked = `${limitup} store sql "SELECT count(*) AS days FROM days"`
    expect(shell(`${asked} 2>&1 || true`, folder, env)).toMatch(
      /^limitup: SQL needs DuckDB, and @duckdb\/node-api cannot be loaded: .*\[no-duckdb\]\n/,
    )
    symlinkSync(join(ROOT, 'node_modules/@duckdb'), join(folder, 'node_modules/@duckdb'))
    expect(shell(asked, folder, env)).toBe('days\n26\n')
    expect(shell(`${limitup} day`, folder, env)).toContain('2月7日，今日84股涨停')
  })
})
