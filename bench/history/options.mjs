// What the commands over a whole history have in common.
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const shared = fileURLToPath(new URL('../../../shared/bench', import.meta.url))

/** Options with defaults for --market, --generator and --runs; others are added. */
export function optionsOf(others = {}) {
  const { values } = parseArgs({
    options: {
      market: { type: 'string', default: join(tmpdir(), 'limitup-market') },
      generator: { type: 'string', default: shared },
      runs: { type: 'string', default: '5' },
      ...others,
    },
  })
  const runs = Number(values.runs)
  if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs takes a count, not ${values.runs}`)
  return { ...values, runs, reference: values.reference ?? join(values.generator, 'hist.cpp') }
}
