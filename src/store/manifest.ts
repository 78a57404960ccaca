import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../model/refusal.ts'
import { unreadable } from '../sources/bytes.ts'
import { crc32 } from './parquet/crc32.ts'
import { MANIFEST } from './paths.ts'
import { replaceFile } from './replaceFile.ts'
import { damaged, fillAnew, isMissing } from './storeFiles.ts'
import type { FileEntry } from './storeFiles.ts'

/** The tables beside the bars. */
export const TABLES = [
  'days',
  'stocks',
  'names',
  'st_periods',
  'securities',
  'security_names',
  'security_st',
  'ex_rights',
  'indexes',
  'calendar',
  'issues',
] as const
export type TableName = (typeof TABLES)[number]

/** The one file of a store that is ever replaced: which files are the store. */
export interface Manifest {
  /** Counts the writes that changed the store. */
  readonly generation: number
  /** When it was written, an ISO instant. */
  readonly written: string
  readonly tables: Readonly<Partial<Record<TableName, FileEntry>>>
  /** Files of bars, also those of days kept apart, by path. */
  readonly bars: readonly FileEntry[]
}

/** Version of the layout; a later one is not read. */
const FORMAT = 1
/** Behind it stands the checksum of what is before it. */
const SEAL = ',\n"crc32":"'

/** The manifest of a store; undefined where there is none. Refuses one that is damaged or of a later layout. */
export function readManifest(folder: string): Manifest | undefined {
  const path = join(folder, MANIFEST)
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    if (isMissing(cause)) return undefined
    throw unreadable(path, cause)
  }
  const seal = text.lastIndexOf(SEAL)
  if (seal < 0 || text.slice(seal) !== sealOf(text.slice(0, seal))) {
    throw damaged(path, 'the manifest is damaged', fillAnew(folder))
  }
  return parsed(folder, JSON.parse(text))
}

/** Makes a manifest that of the store, at once. */
export function writeManifest(folder: string, manifest: Manifest): void {
  const { generation, written, tables, bars } = manifest
  const lines = [
    `"format":${FORMAT}`,
    `"generation":${generation}`,
    `"written":${JSON.stringify(written)}`,
    `"tables":{\n${Object.entries(tables)
      .map(([name, entry]) => `${JSON.stringify(name)}:${JSON.stringify(entry)}`)
      .join(',\n')}}`,
    `"bars":[\n${bars.map((entry) => JSON.stringify(entry)).join(',\n')}]`,
  ]
  const body = `{${lines.join(',\n')}`
  replaceFile(join(folder, MANIFEST), body + sealOf(body))
}

function sealOf(body: string): string {
  return `${SEAL}${crc32(Buffer.from(body)).toString(16).padStart(8, '0')}"}\n`
}

function parsed(folder: string, value: unknown): Manifest {
  const path = join(folder, MANIFEST)
  const format = numberOf(value, 'format')
  if (format !== FORMAT) {
    throw new Refusal(
      'store-damaged',
      `the store has layout ${format ?? '?'}, and this program reads layout ${FORMAT}`,
      'use the version of the program that wrote it, or a later one',
      { file: path },
    )
  }
  const tables: Partial<Record<TableName, FileEntry>> = {}
  for (const name of TABLES) {
    const entry = memberOf(memberOf(value, 'tables'), name)
    if (entry !== undefined) tables[name] = entryOf(folder, entry)
  }
  const bars = memberOf(value, 'bars')
  return {
    generation: numberOf(value, 'generation') ?? 0,
    written: textOf(value, 'written') ?? '',
    tables,
    bars: Array.isArray(bars) ? bars.map((entry) => entryOf(folder, entry)) : [],
  }
}

function entryOf(folder: string, value: unknown): FileEntry {
  const file = textOf(value, 'path')
  const bytes = numberOf(value, 'bytes')
  const rows = numberOf(value, 'rows')
  const data = numberOf(value, 'data')
  const checksum = textOf(value, 'checksum')
  const isWhole = file !== undefined && bytes !== undefined && rows !== undefined && data !== undefined
  if (!isWhole || checksum === undefined)
    throw damaged(join(folder, MANIFEST), 'the manifest names a file it does not describe', fillAnew(folder))
  return { path: file, bytes, rows, data, checksum }
}

function memberOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.getOwnPropertyDescriptor(value, key)?.value
}

function numberOf(value: unknown, key: string): number | undefined {
  const member = memberOf(value, key)
  return typeof member === 'number' ? member : undefined
}

function textOf(value: unknown, key: string): string | undefined {
  const member = memberOf(value, key)
  return typeof member === 'string' ? member : undefined
}
