import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { freshSite } from '../support/reportRuns.ts'
import { LIMITUP } from '../support/storeRuns.ts'
import { ROOT } from '../support/shell.ts'

const MARKET = join(ROOT, 'fixtures/days/2025-02-07')

/** Files of dist that hold the pages, the renderer of pictures, or its fonts. */
const OF_REPORTS = readdirSync(join(ROOT, 'dist/chunks')).filter((name) =>
  /NotoSansSC|zrender|hasGlyphForCodePoint|summary-unreadable|"draft-"/.test(
    readFileSync(join(ROOT, 'dist/chunks', name), 'utf8'),
  ),
)

/** Tells on stderr of every module that is loaded and every file that is read at once. */
const LOADER = `export async function load(url, context, next) {
  process._rawDebug('load ' + url)
  return next(url, context)
}`
const PRELOAD = `import fs from 'node:fs'
import { register, syncBuiltinESMExports } from 'node:module'
const read = fs.readFileSync
fs.readFileSync = (path, ...rest) => {
  process._rawDebug('read ' + String(path))
  return read(path, ...rest)
}
syncBuiltinESMExports()
register('./loader.mjs', import.meta.url)`

/** Names of the files that a command reads from dist, the packed ones too. */
function loadedBy(...args: readonly string[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'limitup-loads-'))
  writeFileSync(join(folder, 'loader.mjs'), LOADER)
  writeFileSync(join(folder, 'preload.mjs'), PRELOAD)
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', join(folder, 'preload.mjs'), LIMITUP, ...args],
    { encoding: 'utf8', maxBuffer: 1 << 26 },
  )
  if (status !== 0) throw new Error(stderr)
  return [...stderr.matchAll(/^(?:load|read) .*\/dist\/(\S+)$/gm)].map(([, path]) => path!)
}

describe('what a command loads', () => {
  it('knows the files of reports, and sees what is loaded', { timeout: 60_000 }, () => {
    expect(OF_REPORTS.length).toBeGreaterThan(2)
    const loaded = loadedBy('report', '2025-02-07', '--data', MARKET, '--out', freshSite())
    expect(loaded).toContain('cli/entry.js')
    expect(loaded).toEqual(expect.arrayContaining(['assets/resvg.wasm.br', 'assets/NotoSansSC.ttf.br']))
    expect(loaded.some((path) => OF_REPORTS.includes(path.replace('chunks/', '')))).toBe(true)
  })

  it.each([
    [['--help']],
    [['report', '--help']],
    [['day', '--data', MARKET]],
    [['range', '--data', MARKET, '--last', '2']],
  ])('%j loads nothing of reports', (args) => {
    const loaded = loadedBy(...args)
    expect(loaded).toContain('cli/entry.js')
    for (const name of OF_REPORTS) expect(loaded).not.toContain(`chunks/${name}`)
    expect(loaded.filter((path) => path.startsWith('assets/'))).toEqual([])
  })

  it('--no-png loads no renderer and no font', () => {
    const loaded = loadedBy('report', '2025-02-07', '--data', MARKET, '--out', freshSite(), '--no-png')
    expect(loaded.filter((path) => path.startsWith('assets/'))).toEqual([])
    expect(loaded.filter((path) => path.includes('rasterizer'))).toEqual([])
  })
})
