import { closeSync, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api'
import { Refusal } from '../model/refusal.ts'
import { reasonOf } from '../sources/bytes.ts'
import type { StoreFolder } from './openStore.ts'
import { FOLDERS, openPlaced, placesOf } from './storeFiles.ts'

/** The package of the engine. npm installs it with the program wherever it has a build for the platform. */
const PACKAGE = '@duckdb/node-api'

type Library = typeof import('@duckdb/node-api')

/** How often a statement is tried while a writer brings files from one place to another. */
const TRIES = 4

/** The answer to a statement: its columns, and rows of texts; undefined is NULL. */
export interface SqlAnswer {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | undefined)[])[]
}

/**
 * Answers one statement of SQL over a store with DuckDB: `bars` holds the settled days, `pending` those kept apart, and each table of the
 * store is one by its name. `installed` names a folder where another DuckDB is. Refuses when there is none, more
 * statements than one, and with its own words what it does not understand.
 */
export async function sqlAnswer(
  store: StoreFolder,
  sql: string,
  installed: string | undefined,
): Promise<SqlAnswer> {
  const library = await load(installed)
  for (let tried = 1; ; tried++) {
    const connection = await (await library.DuckDBInstance.create(':memory:')).connect()
    try {
      await makeViews(connection, store)
      const { count } = await connection.extractStatements(sql)
      if (count > 1 && hasStatementsAfter(sql)) {
        throw new Refusal(
          'usage',
          'store sql takes one statement, and found more after a semicolon',
          'run each by itself; a statement can name others it needs with WITH',
        )
      }
      const answer = await connection.runAndReadAll(sql)
      return { columns: answer.columnNames(), rows: answer.getRows().map((row) => row.map(textOf)) }
    } catch (cause) {
      if (cause instanceof Refusal) throw cause
      const [first = ''] = reasonOf(cause).split('\n')
      if (tried < TRIES && first.startsWith('IO Error')) continue
      throw new Refusal('usage', `DuckDB: ${first}`, 'limitup store sql "SHOW TABLES" names the tables')
    } finally {
      connection.closeSync()
    }
  }
}

/** Texts, names in quotes and comments, in which a semicolon parts nothing. */
const QUOTED = /'[^']*'|"[^"]*"|\$(\w*)\$[\s\S]*?\$\1\$|--[^\n]*|\/\*[\s\S]*?\*\//g

/** Whether a semicolon parts statements. The engine alone cannot tell: it makes two of one PIVOT. */
function hasStatementsAfter(sql: string): boolean {
  return /;[\s;]*[^\s;]/.test(sql.replaceAll(QUOTED, (text) => (/^(?:--|\/\*)/.test(text) ? ' ' : 'x')))
}

/** Makes a view of every table. Refuses a store of which a file is missing. */
async function makeViews(connection: DuckDBConnection, { folder, manifest }: StoreFolder): Promise<void> {
  const listed = (paths: readonly string[]): string =>
    paths.map((path) => `'${placeOf(folder, path).replaceAll("'", "''")}'`).join(', ')
  const bars = manifest.bars.map(({ path }) => path)
  const views: (readonly [name: string, paths: readonly string[]])[] = [
    ['bars', bars.filter((path) => path.startsWith(`${FOLDERS.bars}/`))],
    ['pending', bars.filter((path) => path.startsWith(`${FOLDERS.pending}/`))],
    ...Object.entries(manifest.tables).map(([name, { path }]) => [name, [path]] as const),
  ]
  for (const [name, paths] of views) {
    if (paths.length === 0) continue
    await connection.run(`CREATE VIEW ${name} AS SELECT * FROM read_parquet([${listed(paths)}])`)
  }
}

/** Where a file of the store stands at the moment. */
function placeOf(folder: string, path: string): string {
  const place = placesOf(folder, path).find(existsSync)
  if (place !== undefined) return place
  // Refuses when it is really missing, and not only on its way.
  closeSync(openPlaced(folder, path))
  return placeOf(folder, path)
}

async function load(installed: string | undefined): Promise<Library> {
  try {
    if (installed === undefined) return await import('@duckdb/node-api')
    const path = createRequire(join(resolve(installed), 'package.json')).resolve(PACKAGE)
    const library: unknown = await import(pathToFileURL(path).href)
    if (isLibrary(library)) return library
    throw new TypeError(`${path} is another version`)
  } catch (cause) {
    const [reason = ''] = reasonOf(cause).split('\n')
    throw new Refusal(
      'no-duckdb',
      `SQL needs DuckDB, and ${PACKAGE} cannot be loaded: ${reason}`,
      'npm i -g limitup --include=optional; or read the Parquet files of the store with an engine of your own',
      undefined,
      cause,
    )
  }
}

function isLibrary(library: unknown): library is Library {
  return typeof library === 'object' && library !== null && 'DuckDBInstance' in library
}

function textOf(value: DuckDBValue): string | undefined {
  if (value === null) return undefined
  // Decimals, dates and lists of the engine write themselves.
  return String(value)
}
