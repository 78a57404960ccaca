// Joins the many small chunks of a split build that are always loaded together: opening, reading and linking a file
// costs a third of a millisecond, and one day's recap would open forty of them.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, relative, resolve } from 'node:path'
import { build } from 'esbuild'

/**
 * Joins, for each of the `hot` sources in turn, its output, which is loaded on demand, with the chunks that it needs and
 * no earlier one does. `metafile` is that of the build, `options` how the joined files are printed.
 */
export async function mergeChunks(metafile, hot, options) {
  const { outputs } = metafile
  const outputOf = (source) => Object.keys(outputs).find((file) => outputs[file].entryPoint === source)
  dropIdleImports(outputs)
  const taken = new Map()
  for (const [name, source] of Object.entries(hot)) {
    const own = outputOf(source)
    const chunks = [...needed(outputs, own)].filter(
      (file) => (file === own || outputs[file].entryPoint === undefined) && !taken.has(file),
    )
    if (chunks.length < 2) continue
    const target = `${dirname(own)}/${name}.js`
    // What is imported on demand keeps the names of its exports.
    for (const [at, file] of chunks.entries())
      taken.set(file, { target, prefix: file === own ? '' : `$${at}_` })
    await join(chunks, taken, outputs, target, options)
  }
  const rest = Object.keys(outputs).filter((file) => file.endsWith('.js') && !taken.has(file))
  for (const file of [...rest, ...new Set([...taken.values()].map(({ target }) => target))]) {
    writeFileSync(file, redirected(file, readFileSync(file, 'utf8'), taken))
  }
  for (const file of taken.keys()) rmSync(file)
}

/** Takes out the imports of the bundler's own helpers by files that use none of them. */
function dropIdleImports(outputs) {
  const isHelpers = (path) => path in outputs && Object.keys(outputs[path].inputs).length === 0
  for (const [file, output] of Object.entries(outputs).filter(([each]) => each.endsWith('.js'))) {
    const text = readFileSync(file, 'utf8')
    const rest = text.replace(/\bimport"(\.[^"]*)";?/g, (statement, path) =>
      isHelpers(relative('.', resolve(dirname(file), path))) ? '' : statement,
    )
    if (rest === text) continue
    writeFileSync(file, rest)
    output.imports = output.imports.filter(
      ({ path, kind }) =>
        kind !== 'import-statement' || !isHelpers(path) || rest.includes(`from"./${basename(path)}"`),
    )
  }
}

/** The outputs that one needs to be loaded, itself among them. */
function needed(outputs, file, found = new Set()) {
  if (found.has(file)) return found
  found.add(file)
  for (const { path, kind } of outputs[file].imports) {
    if (kind === 'import-statement' && path in outputs) needed(outputs, path, found)
  }
  return found
}

/** Writes one file with the exports of some chunks, each under its chunk's prefix. */
async function join(chunks, taken, outputs, target, options) {
  const lines = chunks.map((file) => {
    const { prefix } = taken.get(file)
    const names = outputs[file].exports.map((name) => (prefix === '' ? name : `${name} as ${prefix}${name}`))
    return names.length === 0
      ? `import "./${basename(file)}"`
      : `export {${names.join(',')}} from "./${basename(file)}"`
  })
  const own = new Set(chunks.map((file) => resolve(file)))
  const others = {
    name: 'others-stay',
    setup({ onResolve }) {
      onResolve({ filter: /^\./ }, ({ path, resolveDir }) =>
        own.has(resolve(resolveDir, path)) ? undefined : { path, external: true },
      )
    },
  }
  await build({
    ...options,
    stdin: { contents: lines.join('\n'), resolveDir: dirname(target) },
    outfile: target,
    bundle: true,
    splitting: false,
    plugins: [others],
  })
}

const ON_DEMAND = /import\("(\.[^"]*)"\)/g
const STATEMENT = /(import|export)(?:(\{[^{}]*\})from)?"(\.[^"]*)"/g

/** A file whose imports of joined chunks are those of the files they were joined to. */
function redirected(file, text, taken) {
  const foundAt = (path) => taken.get(relative('.', resolve(dirname(file), path)))
  const placeOf = ({ target }) => {
    const from = relative(dirname(file), target)
    return `"${from.startsWith('.') ? from : `./${from}`}"`
  }
  const demanded = text.replace(ON_DEMAND, (call, path) => {
    const found = foundAt(path)
    return found === undefined ? call : `import(${placeOf(found)})`
  })
  return demanded.replace(STATEMENT, (statement, verb, names, path) => {
    const found = foundAt(path)
    if (found === undefined) return statement
    const place = placeOf(found)
    if (names === undefined) return `import${place}`
    const renamed = names
      .slice(1, -1)
      .split(',')
      .filter(Boolean)
      .map((name) => renamedIn(name, found.prefix))
    return `${verb}{${renamed.join(',')}}from${place}`
  })
}

/** `a as b` of a chunk, as it stands in the joined file. */
function renamedIn(name, prefix) {
  const [own, here = own] = name.split(' as ')
  return prefix === '' ? name : `${prefix}${own} as ${here}`
}
