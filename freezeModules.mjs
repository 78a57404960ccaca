// Runs modules at build time and puts the values they export in their place, so that what never changes is not computed
// again at every start, nor what it is computed from loaded.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

/** A plugin of esbuild: the exports of the modules in `files` become JSON. */
export function freezeModules(files) {
  const frozen = new Set(files.map((file) => resolve(file)))
  return {
    name: 'freeze-modules',
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        if (!frozen.has(path)) return undefined
        const values = Object.entries(await exportsOf(path)).map(
          ([name, value]) => `export const ${name} = ${JSON.stringify(value)}`,
        )
        return { contents: values.join('\n'), loader: 'js' }
      })
    },
  }
}

async function exportsOf(path) {
  const folder = mkdtempSync(join(tmpdir(), 'limitup-frozen-'))
  try {
    const outfile = join(folder, 'module.mjs')
    // What is imported on demand is not run here.
    const onDemand = {
      name: 'on-demand',
      setup({ onResolve }) {
        onResolve({ filter: /./ }, ({ path: name, kind }) =>
          kind === 'dynamic-import' ? { path: name, external: true } : undefined,
        )
      },
    }
    await build({
      entryPoints: [path],
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      plugins: [onDemand],
    })
    return { ...(await import(pathToFileURL(outfile).href)) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
