import { Refusal } from '../model/refusal.ts'
import type { Env } from './configFile.ts'

/** What a test puts in place of the network and the clock. */
export interface TestWorld {
  /** Where every provider is, by its host as the first part of the path; always on loopback. */
  readonly upstream: string
  /** The instant to begin at; the machine's clock when left out. */
  readonly now: number | undefined
  /** How long an answer is waited for. */
  readonly timeoutMs: number
}

const VARIABLE = 'LIMITUP_TEST_WORLD'

/**
 * The world that LIMITUP_TEST_WORLD names: `upstream=http://127.0.0.1:PORT now=INSTANT timeout=MS`. It can only lead
 * to loopback; undefined where it is not set.
 */
export function testWorldOf(env: Env): TestWorld | undefined {
  const text = env[VARIABLE]
  if (text === undefined || text === '') return undefined
  const world = worldIn(text)
  if (world !== undefined) return world
  throw new Refusal(
    'usage',
    `${VARIABLE}: expected an upstream on 127.0.0.1, found "${text}"`,
    'it is for tests; leave it out',
  )
}

/** The clock of the world that a test names; undefined where there is none. */
export function testClock(env: Env): number | undefined {
  return worldIn(env[VARIABLE] ?? '')?.now
}

function worldIn(text: string): TestWorld | undefined {
  const parts = new Map(
    text.split(' ').map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]),
  )
  const upstream = parts.get('upstream') ?? ''
  const now = parts.has('now') ? Date.parse(parts.get('now') ?? '') : undefined
  const timeoutMs = Number(parts.get('timeout') ?? 1000)
  const isWhole = /^http:\/\/127\.0\.0\.1:\d{1,5}$/.test(upstream) && !Number.isNaN(now) && timeoutMs > 0
  return isWhole ? { upstream, now, timeoutMs } : undefined
}
