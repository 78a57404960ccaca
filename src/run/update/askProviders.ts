import { FAULT_REMEDIES, FeedFault } from '../../feeds/fault.ts'
import { Refusal } from '../../model/refusal.ts'

/** What a provider did when it was asked, in the order of asking. */
export class Faults {
  readonly #faults: FeedFault[] = []

  add(fault: FeedFault): void {
    this.#faults.push(fault)
  }

  get all(): readonly FeedFault[] {
    return this.#faults
  }

  /** One line for each. */
  notes(): string[] {
    return this.#faults.map(({ source, message }) => `${source}: ${message}`)
  }

  /** Nothing could be had: quotes that move are another matter than providers that fail. */
  refusal(what: string): Refusal {
    const isMoving = this.#faults.some(({ kind }) => kind === 'moving')
    const remedies = new Set(this.#faults.map(({ kind }) => FAULT_REMEDIES[kind]))
    return new Refusal(
      isMoving ? 'quotes-moving' : 'upstream-failed',
      isMoving ? `${what} is not settled` : `no provider gave ${what}; the store is as it was`,
      [...this.notes(), ...remedies].join('\n'),
      undefined,
      this.#faults.at(-1),
    )
  }
}

/** The value, or undefined after a fault of a feed, which is added to `faults`; any other error goes on. */
export async function orFault<Value>(ask: () => Promise<Value>, faults: Faults): Promise<Value | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (!(error instanceof FeedFault)) throw error
    faults.add(error)
    return undefined
  }
}
