import { existsSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { isJsonArray, isJsonObject, jsonValue } from '../../model/json.ts'
import { Refusal } from '../../model/refusal.ts'
import { partText } from '../../notify/service.ts'
import type { Notice, Part } from '../../notify/service.ts'
import { reasonOf } from '../../sources/bytes.ts'
import { makeFolder } from '../../store/makeFolder.ts'
import { replaceFile } from '../../store/replaceFile.ts'
import { digest } from './sentFolder.ts'

/**
 * How one part stands. `open`: it was not taken, for sure. `sending`: it was about to be sent, and nothing after that
 * is known. `sent`: it was taken.
 */
export type PartState = 'open' | 'sending' | 'sent'

const STATES: readonly PartState[] = ['open', 'sending', 'sent']

/** What is known of one day's notice at one target. */
export interface SentRecord {
  readonly date: string
  /** When it was last written, an ISO instant. */
  readonly at: string
  readonly title: string
  readonly text: string
  /** Hashes of the messages, and how each stands. */
  readonly parts: readonly { readonly hash: string; readonly state: PartState }[]
}

/** The record of a notice of which nothing was sent. */
export function freshRecord({ date, title, text }: Notice, parts: readonly Part[], at: string): SentRecord {
  return { date, at, title, text, parts: parts.map((part) => ({ hash: partHash(part), state: 'open' })) }
}

/** The hash of a message as its readers see it. */
export function partHash(part: Part): string {
  return digest(partText(part))
}

/** A record with one part in another state. */
export function withState(record: SentRecord, at: number, state: PartState, instant: string): SentRecord {
  const parts = record.parts.map((part, index) => (index === at ? { ...part, state } : part))
  return { ...record, at: instant, parts }
}

/** Writes a record whole, and waits until the disk has it. */
export function writeRecord(path: string, record: SentRecord): void {
  try {
    makeRecordFolder(dirname(path))
    replaceFile(path, `${JSON.stringify({ schemaVersion: 1, ...record }, undefined, 2)}\n`)
  } catch (cause) {
    throw notKept(path, cause)
  }
}

/** Makes a folder for records, which only its owner may read. */
export function makeRecordFolder(folder: string): void {
  try {
    makeFolder(folder, 0o700)
  } catch (cause) {
    throw notKept(folder, cause)
  }
}

function notKept(file: string, cause: unknown): Refusal {
  return new Refusal(
    'unwritable',
    `cannot keep what is sent: ${reasonOf(cause)}`,
    'without that nothing is sent; make room, or name another folder with XDG_STATE_HOME',
    { file },
    cause,
  )
}

/** The record in a file; undefined where there is none. */
export function readRecord(path: string): SentRecord | undefined {
  if (!existsSync(path)) return undefined
  try {
    return recordIn(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new Refusal(
      'unreadable',
      `cannot read what was sent: ${reasonOf(cause)}`,
      'look whether the message arrived; remove the file if it did not',
      { file: path },
      cause,
    )
  }
}

function recordIn(json: string): SentRecord {
  const value = jsonValue(json)
  if (!isJsonObject(value) || value['schemaVersion'] !== 1) throw new Error('it is no record of this version')
  const { date, at, title, text } = value
  const parts = isJsonArray(value['parts']) ? value['parts'] : []
  if (typeof date !== 'string' || typeof at !== 'string' || typeof title !== 'string')
    throw new Error('it names no day, no instant or no title')
  if (typeof text !== 'string' || parts.length === 0) throw new Error('it holds no message')
  return {
    date,
    at,
    title,
    text,
    parts: parts.map((part) => {
      const { hash, state } = isJsonObject(part) ? part : {}
      const known = STATES.find((each) => each === state)
      if (typeof hash !== 'string' || known === undefined)
        throw new Error('a part of it stands in no known state')
      return { hash, state: known }
    }),
  }
}
