import { manualPage } from '../manual/manualPage.ts'
import type { Invocation } from '../commandTable.ts'
import { EXIT_DONE } from '../exit.ts'
import type { Io } from '../io.ts'

/** `limitup man`: the manual page as roff. */
export function man(_invocation: Invocation, io: Io): Promise<number> {
  io.out(manualPage())
  return Promise.resolve(EXIT_DONE)
}
