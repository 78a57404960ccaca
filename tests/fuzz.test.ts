import { expect, it } from 'vitest'
import { fuzz } from './support/fuzz/run.ts'
import { seeds } from './support/fuzz/seeds.ts'
import { gbbq } from './support/gbbq.ts'

/** Damaged copies of each seed; `npm run fuzz` asks for more. */
const COUNT = Number(process.env['FUZZ_COUNT'] ?? 80)
const SEED = Number(process.env['FUZZ_SEED'] ?? 20250207)
/** No damaged file of some kilobytes takes longer, on a slow machine, and no batch of them leaves more behind. */
const [SLOWEST_MS, MOST_BYTES] = [10_000, 256 << 20]

it(`reads or refuses ${COUNT} damaged copies of every kind of file`, { timeout: 3_600_000 }, async () => {
  const lines = await fuzz(seeds(gbbq('600101', 20250207)), COUNT, SEED)
  if (process.env['FUZZ_COUNT'] !== undefined) {
    for (const { name, inputs, refused, slowestMs, mostBytes } of lines) {
      const figures = [inputs, refused, slowestMs.toFixed(0), (mostBytes / 1048576).toFixed(0)]
      process.stdout.write(`${[name, ...figures].join(' | ')}\n`)
    }
  }
  expect(lines.length).toBeGreaterThan(24)
  for (const { name, refused, slowestMs, mostBytes } of lines) {
    expect(refused, name).toBeLessThanOrEqual(COUNT)
    expect(slowestMs, name).toBeLessThan(SLOWEST_MS)
    expect(mostBytes, name).toBeLessThan(MOST_BYTES)
  }
})
