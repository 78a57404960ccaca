import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import type { DuckDBConnection } from '@duckdb/node-api'
import { ROOT } from '../shell.ts'

/** The figures in plain SQL, as published. */
export const LIMITUP_SQL: string = readFileSync(join(ROOT, 'docs/sql/limitup.sql'), 'utf8')

/** A fresh database in memory, or in a file for more bars than memory holds. */
export async function openDatabase(file = ':memory:'): Promise<DuckDBConnection> {
  const database = await DuckDBInstance.create(file, { memory_limit: '8GB' })
  return database.connect()
}

/** A database in which `bars`, made by the given statements, has been judged by docs/sql/limitup.sql. */
export async function judgedBySql(makeBars: string, file?: string): Promise<DuckDBConnection> {
  const database = await openDatabase(file)
  await database.run(makeBars)
  await database.run(LIMITUP_SQL)
  return database
}

/** The first column of every row of a query; it must be text. */
export async function linesOf(database: DuckDBConnection, query: string): Promise<string[]> {
  const result = await database.runAndReadAll(query)
  return result.getRowsJS().map(([first]) => {
    if (typeof first !== 'string') throw new Error(`not text: ${query}`)
    return first
  })
}
