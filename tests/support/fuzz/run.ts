import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mutated, randomOf } from './mutate.ts'
import { readDamaged } from './read.ts'
import type { Seed } from './seeds.ts'

/** What a run over one seed showed. */
export interface FuzzLine {
  readonly name: string
  readonly inputs: number
  readonly refused: number
  readonly slowestMs: number
  /** Most memory that one batch held beyond what was held before it, in bytes. */
  readonly mostBytes: number
}

/** Inputs between two looks at the memory. */
const BATCH = 200

/** Reads `count` damaged copies of each seed; a failure is written down with what replays it. */
export async function fuzz(all: readonly Seed[], count: number, seed: number): Promise<FuzzLine[]> {
  const folder = mkdtempSync(join(tmpdir(), 'limitup-fuzz-'))
  const lines: FuzzLine[] = []
  for (const [at, each] of all.entries()) {
    let refused = 0
    let slowestMs = 0
    let mostBytes = 0
    let before = held()
    for (let number = 0; number < count; number++) {
      const random = randomOf(seed + at * 1_000_003 + number * 7919)
      const bytes = mutated(each.bytes, all[random(all.length)]!.bytes, random)
      const start = performance.now()
      try {
        if (typeof (await readDamaged(each, bytes, folder)) === 'string') refused++
      } catch (cause) {
        const kept = join(tmpdir(), 'limitup-fuzz-failures')
        mkdirSync(kept, { recursive: true })
        const file = join(kept, `${number}-${each.name.replaceAll('/', '-')}`)
        writeFileSync(file, bytes)
        throw new Error(`input ${number} of ${each.name} (seed ${seed}) failed; it is kept as ${file}`, {
          cause,
        })
      }
      slowestMs = Math.max(slowestMs, performance.now() - start)
      if (number % BATCH === BATCH - 1) {
        mostBytes = Math.max(mostBytes, held() - before)
        before = held()
      }
    }
    lines.push({ name: each.name, inputs: count, refused, slowestMs, mostBytes })
  }
  rmSync(folder, { recursive: true })
  return lines
}

function held(): number {
  return process.memoryUsage.rss()
}
