// Builds dist: the WebAssembly modules, one split bundle for the command and the library, the types.
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { brotliCompressSync, constants } from 'node:zlib'
import { build } from 'esbuild'
import { guardsOfBundle } from './hyparquetGuards.mjs'
import { freezeModules } from './freezeModules.mjs'
import { mergeChunks } from './mergeChunks.mjs'
import { reportFont } from './reportFont.mjs'

const bin = (name) => `node_modules/.bin/${name}`
const run = (name, args) => execFileSync(bin(name), args, { stdio: 'inherit' })

/** Files of a folder and of those in it. */
function filesIn(folder) {
  return readdirSync(folder, { recursive: true }).map((name) => `${folder}/${name}`)
}

/** Compiles an AssemblyScript module into a TypeScript file that holds it as base64. */
function compileModule(source, target, name) {
  const wasm = `dist/${name}.wasm`
  run('asc', [source, '-O3', '--runtime', 'stub', '--noAssert', '--enable', 'simd', '--outFile', wasm])
  const text = readFileSync(wasm).toString('base64')
  const doc = `/** The module compiled from ${source}, base64; written by build.mjs. */`
  writeFileSync(target, `${doc}\nexport const ${name}: string =\n  '${text}'\n`)
  rmSync(wasm)
}

rmSync('dist', { recursive: true, force: true })
mkdirSync('dist', { recursive: true })
compileModule('src/parsers/csv/assembly/scanner.ts', 'src/parsers/csv/scannerWasm.ts', 'scannerWasm')
compileModule('src/engine/assembly/kernel.ts', 'src/engine/kernelWasm.ts', 'kernelWasm')
compileModule('src/sources/assembly/rows.ts', 'src/sources/rowsWasm.ts', 'rowsWasm')
compileModule('src/store/assembly/pages.ts', 'src/store/parquet/pagesWasm.ts', 'pagesWasm')
compileModule('src/parsers/parquet/assembly/columns.ts', 'src/parsers/parquet/columnsWasm.ts', 'columnsWasm')
compileModule('src/parsers/tdxDay/assembly/records.ts', 'src/parsers/tdxDay/recordsWasm.ts', 'recordsWasm')

/** Angle whose tangent is 1 ÷ `inverse`, in units of `one`. */
function arcTangent(one, inverse) {
  let power = one / inverse
  let sum = power
  for (let odd = 3n, sign = -1n; power > 0n; odd += 2n, sign = -sign) {
    power /= inverse * inverse
    sum += sign * (power / odd)
  }
  return sum
}

/** The words of 32 bits behind pi's point from which Blowfish expands its keys, by Machin's formula. */
function writePiDigits(target) {
  const words = 18 + 4 * 256
  const [bits, spare] = [BigInt(32 * words), 64n]
  const one = 1n << (bits + spare)
  const pi = (4n * (4n * arcTangent(one, 5n) - arcTangent(one, 239n))) >> spare
  const hex = (pi & ((1n << bits) - 1n)).toString(16).padStart(8 * words, '0')
  const digits = Buffer.from(
    Uint32Array.from({ length: words }, (_, at) => parseInt(hex.slice(8 * at, 8 * at + 8), 16)).buffer,
  )
  const doc = `/** The first ${words} words of 32 bits behind pi's point, base64; written by build.mjs. */`
  writeFileSync(target, `${doc}\nexport const piDigits: string =\n  '${digits.toString('base64')}'\n`)
}
writePiDigits('src/parsers/gbbq/piDigits.ts')

/** What pictures are drawn with, packed: the renderer and the font. */
async function packAssets() {
  const assets = {
    'resvg.wasm': readFileSync('node_modules/@resvg/resvg-wasm/index_bg.wasm'),
    'NotoSansSC.ttf': await reportFont(),
  }
  for (const folder of ['src/assets', 'dist/assets']) mkdirSync(folder, { recursive: true })
  for (const [name, bytes] of Object.entries(assets)) {
    // A better quality takes ten times as long for a tenth of the size.
    const params = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length, [constants.BROTLI_PARAM_QUALITY]: 9 }
    writeFileSync(`src/assets/${name}.br`, brotliCompressSync(bytes, { params }))
    copyFileSync(`src/assets/${name}.br`, `dist/assets/${name}.br`)
  }
}
await packAssets()

/** commander loads child_process for sub-commands that are programs of their own; here there are none. */
const noChildProcess = {
  name: 'no-child-process',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, ({ path, importer }) =>
      /[/\\]node_modules[/\\]commander[/\\]/.test(importer)
        ? { path, namespace: 'no-child-process' }
        : undefined,
    )
    onLoad({ filter: /./, namespace: 'no-child-process' }, () => ({ contents: 'export default {}' }))
  },
}

const REQUIRE = "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);"

/** Modules of words that are made from others and never change. */
const FROZEN = ['src/cli/helpPieces.ts', 'src/cli/completion/fixedWords.ts']

/** How files are written. */
const PRINTED = {
  format: 'esm',
  platform: 'node',
  target: 'node20',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
}

const result = await build({
  ...PRINTED,
  entryPoints: { 'cli/entry': 'src/cli/entry.ts', index: 'src/index.ts' },
  bundle: true,
  splitting: true,
  outdir: 'dist',
  chunkNames: 'chunks/[name]-[hash]',
  metafile: true,
  external: ['@duckdb/node-api'],
  plugins: [noChildProcess, guardsOfBundle, freezeModules(FROZEN)],
  define: { 'import.meta.vitest': 'undefined' },
  banner: { js: REQUIRE },
})
await mergeChunks(
  result.metafile,
  {
    entry: 'src/cli/process.ts',
    day: 'src/cli/commands/day.ts',
    store: 'src/run/openStored.ts',
  },
  PRINTED,
)
// Making a require costs a third of loading a small chunk, and few have a use for it.
for (const file of filesIn('dist').filter((each) => each.endsWith('.js'))) {
  const text = readFileSync(file, 'utf8')
  const rest = text.replace(`${REQUIRE}\n`, '')
  if (rest !== text && !/\brequire\b/.test(rest)) writeFileSync(file, rest)
}
const packages = new Set(
  Object.keys(result.metafile.inputs).flatMap(
    (file) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? [],
  ),
)
writeFileSync('dist/bundled-packages.json', JSON.stringify([...packages].sort(), undefined, 2) + '\n')
const notices = [...packages].sort().map((name) => {
  const folder = `node_modules/${name}`
  const about = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
  const { version, license } = about
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each))
  const source = about.repository?.url ?? `https://www.npmjs.com/package/${name}`
  const text = file ? readFileSync(`${folder}/${file}`, 'utf8') : `licence and source: ${source}`
  return `${name} ${version} (${license})\n\n${text}`
})
notices.push(
  `Noto Sans SC (OFL-1.1)\n\n${readFileSync('node_modules/@expo-google-fonts/noto-sans-sc/LICENSE_FONT', 'utf8')}`,
)
writeFileSync('dist/THIRD-PARTY-NOTICES.txt', notices.join('\n\n----------------\n\n'))
run('tsc', ['-p', 'tsconfig.types.json'])
