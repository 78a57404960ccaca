import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

/** Who may import whom, lowest first. This table is the architecture; docs/architecture.md shows it. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  rules: ['model'],
  engine: ['model', 'rules'],
  stats: ['model', 'rules', 'engine'],
  parsers: ['model'],
  sources: ['model', 'parsers'],
  wire: [],
  feeds: ['model', 'rules', 'parsers', 'wire'],
  notify: ['model', 'wire'],
  store: ['model', 'rules', 'parsers', 'sources'],
  formatters: ['model'],
  raster: ['model'],
  run: ['model', 'rules', 'engine', 'stats', 'parsers', 'sources', 'wire', 'feeds', 'notify', 'store'],
  cli: [
    'model',
    'rules',
    'engine',
    'stats',
    'parsers',
    'sources',
    'wire',
    'feeds',
    'notify',
    'store',
    'formatters',
    'raster',
    'run',
  ],
}
/** Layers without a clock, a file or a network. */
const PURE = ['model', 'rules', 'engine', 'stats', 'parsers', 'wire', 'feeds', 'notify', 'formatters']
/** What a pure layer may use of the platform all the same: signing is arithmetic. */
const PURE_NODE: Readonly<Record<string, readonly string[]>> = { notify: ['node:crypto'] }
/** Packages by layer; no other layer may load one. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  parsers: [
    'csv-parse',
    'csv-parse/sync',
    'hyparquet',
    'hyparquet/src/column.js',
    'hyparquet/src/read.js',
    'hyparquet-compressors',
  ],
  sources: ['yauzl', 'buffer-crc32', 'fzstd'],
  store: [
    '@duckdb/node-api',
    'hyparquet',
    'hyparquet-writer/src/bytewriter.js',
    'hyparquet-writer/src/datapage.js',
    'hyparquet-writer/src/metadata.js',
  ],
  formatters: [
    'cli-table3',
    'hyparquet-writer/src/write.js',
    'echarts/charts',
    'echarts/components',
    'echarts/core',
    'echarts/renderers',
  ],
  raster: ['@resvg/resvg-wasm', 'buffer-crc32', 'fontkitten'],
  cli: ['commander', 'dayjs', 'dayjs/plugin/customParseFormat.js', 'undici'],
}

const SRC = join(import.meta.dirname, '../src')
const modules = filesIn(SRC)
  .map((file) => relative(SRC, file))
  .filter((file) => file.includes('/') && !file.includes('assembly/'))

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesIn(path) : path.endsWith('.ts') ? [path] : []
  })
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(SRC, file), 'utf8')
  return [...text.matchAll(/(?:\bfrom |import\()'([^'\s]+)'/g)].map((match) => match[1]!)
}

describe('architecture', () => {
  it('sees the modules', () => {
    expect(modules.length).toBeGreaterThan(50)
  })

  it.each(modules)('%s keeps to its layer', (file) => {
    const layer = file.split('/')[0]!
    for (const path of importsOf(file)) {
      if (path.startsWith('.')) {
        const target = relative(SRC, join(SRC, file, '..', path)).split('/')[0]!
        expect([...MAY_IMPORT[layer]!, layer], `${file} imports ${path}`).toContain(target)
        expect(path, `${file} imports ${path}`).toMatch(/\.ts$/)
      } else if (path.startsWith('node:')) {
        if (PURE_NODE[layer]?.includes(path) !== true)
          expect(PURE, `${file} imports ${path}`).not.toContain(layer)
      } else expect(PACKAGES[layer] ?? [], `${file} imports ${path}`).toContain(path)
    }
  })

  it.each(modules)('%s reads no clock and no console', (file) => {
    const text = readFileSync(join(SRC, file), 'utf8')
    expect(text).not.toMatch(/\bconsole\./)
    if (PURE.includes(file.split('/')[0]!)) expect(text).not.toMatch(/\bDate\.now\(|new Date\(\)|\bprocess\./)
  })

  it('names every layer in its document', () => {
    const text = readFileSync(join(SRC, '../docs/architecture.md'), 'utf8')
    for (const layer of Object.keys(MAY_IMPORT)) expect(text).toContain(`| \`${layer}\` |`)
  })
})

/** What may stand at the top of the project. */
const TOP = [
  ...['.ci', '.gitattributes', '.gitignore', '.prettierignore', '.prettierrc.json', 'CHANGELOG.md'],
  ...['CONTRIBUTING.md', 'LICENSE', 'README.md', 'README.zh-CN.md', 'bench', 'bin', 'build.mjs', 'docs'],
  ...[
    'eslint.config.js',
    'fixtures',
    'freezeModules.mjs',
    'hyparquetGuards.d.mts',
    'hyparquetGuards.mjs',
    'man',
  ],
  ...[
    'mergeChunks.mjs',
    'package-lock.json',
    'package.json',
    'reportFont.mjs',
    'src',
    'tests',
    'tsconfig.json',
  ],
  ...['tsconfig.types.json', 'vitest.config.ts'],
]

describe('the project', () => {
  it.skipIf(!existsSync(join(SRC, '../.git')))('holds no file by accident', () => {
    const { stdout, status } = spawnSync('git', ['ls-files', '-z'], {
      cwd: join(SRC, '..'),
      encoding: 'utf8',
    })
    expect(status).toBe(0)
    const files = stdout.split('\0').filter(Boolean)
    expect(files.length).toBeGreaterThan(100)
    expect(files.filter((file) => !TOP.includes(file.split('/')[0]!))).toEqual([])
  })
})
