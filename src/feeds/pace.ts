import type { SourceName } from './fault.ts'
import type { Wire } from '../wire/wire.ts'

/** How fast a source may be asked. */
export interface PaceRule {
  /** Least pause between two requests. */
  readonly gapMs: number
  /** Up to so much more, by chance. */
  readonly jitterMs: number
  /** Most requests in a span. */
  readonly most: readonly { readonly requests: number; readonly spanMs: number }[]
}

/** Below what each source is known to bear; all hosts of a source count together. */
export const PACES: Readonly<Record<SourceName, PaceRule>> = {
  eastmoney: {
    gapMs: 400,
    jitterMs: 300,
    most: [
      { requests: 150, spanMs: 60_000 },
      { requests: 280, spanMs: 300_000 },
    ],
  },
  tencent: { gapMs: 250, jitterMs: 250, most: [{ requests: 150, spanMs: 60_000 }] },
  sina: { gapMs: 700, jitterMs: 600, most: [{ requests: 60, spanMs: 60_000 }] },
  tushare: { gapMs: 350, jitterMs: 100, most: [{ requests: 150, spanMs: 60_000 }] },
  szse: { gapMs: 800, jitterMs: 400, most: [] },
}

/** Holds requests back until their source may be asked again. */
export class Pace {
  readonly #wire: Wire
  readonly #rules: Readonly<Record<SourceName, PaceRule>>
  readonly #sent = new Map<SourceName, number[]>()

  constructor(wire: Wire, rules: Readonly<Record<SourceName, PaceRule>> = PACES) {
    this.#wire = wire
    this.#rules = rules
  }

  /** Waits for the source's turn and takes it. */
  async turn(source: SourceName): Promise<void> {
    const rule = this.#rules[source]
    const sent = this.#sent.get(source) ?? []
    this.#sent.set(source, sent)
    const wait = waitBefore(rule, sent, this.#wire.now().getTime(), this.#wire.random())
    if (wait > 0) await this.#wire.sleep(wait)
    sent.push(this.#wire.now().getTime())
    const longest = Math.max(0, ...rule.most.map(({ requests }) => requests))
    if (sent.length > longest + 1) sent.shift()
  }
}

/** Milliseconds to wait at `now`, after requests sent at ascending times. */
export function waitBefore(rule: PaceRule, sent: readonly number[], now: number, random: number): number {
  const last = sent.at(-1)
  if (last === undefined) return 0
  let free = last + rule.gapMs + rule.jitterMs * random
  for (const { requests, spanMs } of rule.most) {
    const oldest = sent.at(-requests)
    if (oldest !== undefined) free = Math.max(free, oldest + spanMs)
  }
  return Math.max(0, free - now)
}
