import { Refusal } from '../../model/refusal.ts'
import { HandOver } from './chunkPages.ts'

/** What fails in a file's pages is for the reference reader to say. */
export async function handingOver<Result>(read: () => Promise<Result>): Promise<Result> {
  try {
    return await read()
  } catch (cause) {
    throw handOverOf(cause)
  }
}

/** The same of what is read at once. */
export function handedOver<Result>(read: () => Result): Result {
  try {
    return read()
  } catch (cause) {
    throw handOverOf(cause)
  }
}

function handOverOf(cause: unknown): Error {
  return cause instanceof HandOver || cause instanceof Refusal ? cause : new HandOver('unread', { cause })
}
