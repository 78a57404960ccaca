// Builds dist: the WebAssembly modules, one split bundle for the command and the library, the types.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { build } from 'esbuild'

const bin = (name) => `node_modules/.bin/${name}`
const run = (name, args) => execFileSync(bin(name), args, { stdio: 'inherit' })

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
compileModule('src/parsers/tdxDay/assembly/records.ts', 'src/parsers/tdxDay/recordsWasm.ts', 'recordsWasm')

/** commander loads child_process for sub-commands that are programs of their own; here there are none. */
const noChildProcess = {
  name: 'no-child-process',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, ({ path }) => ({ path, namespace: 'no-child-process' }))
    onLoad({ filter: /./, namespace: 'no-child-process' }, () => ({ contents: 'export default {}' }))
  },
}

const result = await build({
  entryPoints: { 'cli/entry': 'src/cli/entry.ts', index: 'src/index.ts' },
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  outdir: 'dist',
  chunkNames: 'chunks/[name]-[hash]',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  metafile: true,
  plugins: [noChildProcess],
  define: { 'import.meta.vitest': 'undefined' },
  banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
})
const packages = new Set(
  Object.keys(result.metafile.inputs).flatMap(
    (file) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? [],
  ),
)
writeFileSync('dist/bundled-packages.json', JSON.stringify([...packages].sort(), undefined, 2) + '\n')
const notices = [...packages].sort().map((name) => {
  const folder = `node_modules/${name}`
  const { version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each))
  return `${name} ${version} (${license})\n\n${file ? readFileSync(`${folder}/${file}`, 'utf8') : 'no licence file in the package'}`
})
writeFileSync('dist/THIRD-PARTY-NOTICES.txt', notices.join('\n\n----------------\n\n'))
run('tsc', ['-p', 'tsconfig.types.json'])
