// Polars for the bench alone, in a folder of its own: it asks for a newer node than the project does.
import { existsSync, mkdirSync } from 'node:fs'
import { run } from './run.mjs'

const VERSION = '0.26.1'

/** The module's path, installed where it is not yet. npm leaves its binary out below node 22, so that is named as well. */
export function polarsModule(tools) {
  const path = `${tools}/node_modules/nodejs-polars/bin/index.js`
  const binary = `nodejs-polars-${process.platform}-${process.arch}${{ linux: '-gnu', win32: '-msvc' }[process.platform] ?? ''}`
  if (!existsSync(path) || !existsSync(`${tools}/node_modules/${binary}`)) {
    mkdirSync(tools, { recursive: true })
    run([
      'npm',
      'install',
      '--prefix',
      tools,
      '--no-save',
      `nodejs-polars@${VERSION}`,
      `${binary}@${VERSION}`,
    ])
  }
  return path
}
