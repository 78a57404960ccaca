import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Refusal } from '../model/refusal.ts'
import { reasonOf } from '../sources/bytes.ts'
import type { StoreFolder } from './openStore.ts'
import { FOLDERS, placesOf } from './storeFiles.ts'

/** The package of the engine, which is installed by those who want it. */
const PACKAGE = '@duckdb/node-api'

/** The answer to a statement: its columns, and rows of texts; undefined is NULL. */
export interface SqlAnswer {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | undefined)[])[]
}

/**
 * Answers SQL over a store with DuckDB: `bars` holds the settled days, `pending` those kept apart, and each table of the
 * store is one by its name. `installed` names the folder where DuckDB is, if it is in none of the usual ones. Refuses when it is not installed, and with its own words what it does not understand.
 */
export async function sqlAnswer(
  store: StoreFolder,
  sql: string,
  installed: string | undefined,
): Promise<SqlAnswer> {
  const connection = await connect(installed)
  for (const view of viewsOf(store)) await run(connection, view)
  let answer: unknown
  try {
    answer = await run(connection, sql)
  } catch (cause) {
    const [first = ''] = reasonOf(cause).split('\n')
    throw new Refusal('usage', `DuckDB: ${first}`, 'limitup store sql "SHOW TABLES" names the tables')
  }
  return answerOf(answer)
}

/** Statements that make a view of every table. */
function viewsOf({ folder, manifest }: StoreFolder): string[] {
  const fileOf = (path: string): string => placesOf(folder, path).find(existsSync) ?? join(folder, path)
  const listed = (paths: readonly string[]): string =>
    paths.map((path) => `'${fileOf(path).replaceAll("'", "''")}'`).join(', ')
  const bars = manifest.bars.map(({ path }) => path)
  const views: (readonly [name: string, paths: readonly string[]])[] = [
    ['bars', bars.filter((path) => path.startsWith(`${FOLDERS.bars}/`))],
    ['pending', bars.filter((path) => path.startsWith(`${FOLDERS.pending}/`))],
    ...Object.entries(manifest.tables).map(([name, { path }]) => [name, [path]] as const),
  ]
  return views
    .filter(([, paths]) => paths.length > 0)
    .map(([name, paths]) => `CREATE VIEW ${name} AS SELECT * FROM read_parquet([${listed(paths)}])`)
}

/** A connection to an engine in memory; what is done with it is checked where it is done. */
async function connect(installed: string | undefined): Promise<unknown> {
  const library = await load(installed)
  const instance = await call(memberOf(library, 'DuckDBInstance'), 'create', [':memory:'])
  return call(instance, 'connect', [])
}

async function load(installed: string | undefined): Promise<unknown> {
  for (const folder of installed === undefined ? installFolders() : [resolve(installed)]) {
    let path: string
    try {
      path = createRequire(join(folder, 'package.json')).resolve(PACKAGE)
    } catch (cause) {
      if (cause instanceof Error && 'code' in cause && cause.code === 'MODULE_NOT_FOUND') continue
      throw cause
    }
    const library: unknown = await import(pathToFileURL(path).href)
    return library
  }
  throw new Refusal(
    'no-duckdb',
    `SQL needs DuckDB, and ${PACKAGE} is not installed`,
    `npm i -g ${PACKAGE}, or name the folder where it is with LIMITUP_DUCKDB; or read the Parquet files of the store with an engine of your own`,
  )
}

/** Where packages may be installed: beside the program, in the current folder, for all users of this Node. */
function installFolders(): string[] {
  const prefix = dirname(dirname(process.execPath))
  const beside = dirname(process.argv[1] ?? process.cwd())
  return [
    beside,
    process.cwd(),
    join(prefix, 'lib', 'node_modules', '_'),
    join(dirname(process.execPath), '_'),
  ]
}

function run(connection: unknown, sql: string): Promise<unknown> {
  return call(connection, 'runAndReadAll', [sql])
}

function answerOf(reader: unknown): SqlAnswer {
  const names: unknown = callNow(reader, 'columnNames', [])
  const rows: unknown = callNow(reader, 'getRows', [])
  if (!Array.isArray(names) || !Array.isArray(rows)) throw new TypeError('DuckDB answered with no rows')
  return {
    columns: names.map(String),
    rows: rows.map((row: unknown) => (Array.isArray(row) ? row.map(textOf) : [])),
  }
}

function textOf(value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
    return String(value)
  if (typeof value === 'boolean') return String(value)
  // Decimals, dates and lists of the engine write themselves.
  const text: unknown = callNow(value, 'toString', [])
  return typeof text === 'string' ? text : undefined
}

function memberOf(owner: unknown, name: string): unknown {
  if ((typeof owner !== 'object' && typeof owner !== 'function') || owner === null) return undefined
  return Reflect.get(owner, name)
}

async function call(owner: unknown, name: string, given: readonly unknown[]): Promise<unknown> {
  const result: unknown = await callNow(owner, name, given)
  return result
}

function callNow(owner: unknown, name: string, given: readonly unknown[]): unknown {
  const method = memberOf(owner, name)
  if (typeof method !== 'function') throw new TypeError(`${PACKAGE} has no ${name}`)
  return Reflect.apply(method, owner, given)
}
