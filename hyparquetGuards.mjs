// Guards put into the Parquet reader while it is bundled and tested: a damaged length, run length or value count in a page
// would make it loop for hours or fill the memory, where it should fail. Each replaces one line of the library, and
// the build stops when that line is not there.
import { readFileSync } from 'node:fs'

/** Most values of one page: pages of real files hold some thousands, and those of a constant column a row group. */
const MOST_VALUES = 1 << 24

/** By file: a line of it, and what stands in its place. */
const GUARDS = {
  'encoding.js': [
    [
      '  let seen = 0\n  while (seen < output.length) {',
      `  let seen = 0\n  if (output.length > ${MOST_VALUES}) throw new Error('a page of ' + output.length + ' values')\n  while (seen < output.length) {`,
    ],
    [
      '      const count = header >>> 1\n',
      "      const count = header >>> 1\n      if (count === 0 || count > output.length - seen) throw new Error('a run of ' + count + ' values')\n",
    ],
    [
      '  let count = header >> 1 << 3 // values to read\n',
      "  let count = header >> 1 << 3 // values to read\n  if (count <= 0 || count > output.length - seen + 512) throw new Error('packed values: ' + count)\n",
    ],
  ],
  'thrift.js': [
    [
      '    // Read groups of 7 low bits until high bit is 0\n',
      "    if (!(reader.offset < reader.view.byteLength)) throw new Error('a number beyond the end')\n",
    ],
    [
      '  let shift = 0n\n  while (true) {\n',
      "  let shift = 0n\n  while (true) {\n    if (!(reader.offset < reader.view.byteLength)) throw new Error('a number beyond the end')\n",
    ],
  ],
  'column.js': [
    [
      '  reader.offset += header.compressed_page_size\n',
      "  if (!(header.compressed_page_size >= 0)) throw new Error('a page of ' + header.compressed_page_size + ' bytes')\n  reader.offset += header.compressed_page_size\n",
    ],
  ],
}
const FILE = /node_modules\/hyparquet\/src\/(encoding|thrift|column)\.js$/

/** A file of the library with its guards. */
function guarded(path, text) {
  return GUARDS[path.slice(path.lastIndexOf('/') + 1)].reduce((source, [line, instead]) => {
    if (source.split(line).length !== 2)
      throw new Error(`the Parquet reader has changed: no single "${line.trim()}"`)
    return source.replace(line, instead)
  }, text)
}

/** For esbuild. */
export const guardsOfBundle = {
  name: 'hyparquet-guards',
  setup({ onLoad }) {
    onLoad({ filter: FILE }, ({ path }) => ({
      contents: guarded(path, readFileSync(path, 'utf8')),
      loader: 'js',
    }))
  },
}

/** For vitest. */
export const guardsOfTests = {
  name: 'hyparquet-guards',
  enforce: 'pre',
  transform: (text, id) => (FILE.test(id) ? guarded(id, text) : undefined),
}
