import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import type { DailyBar } from '../../src/model/bar.ts'
import { yuanFromCents } from '../../src/model/cents.ts'
import { runCli } from './runCli.ts'
import type { CliRun } from './runCli.ts'
import { ROOT } from './shell.ts'

/** A fresh folder. */
export function freshFolder(): string {
  return mkdtempSync(join(tmpdir(), 'limitup-store-'))
}

const HEADER = 'date,code,name,open,high,low,close,pre_close,volume,amount'

/** Bars as the rows of a CSV, with their header. */
export function csvOf(bars: readonly DailyBar[]): string {
  const price = (cents: number | undefined): string => (cents === undefined ? '' : yuanFromCents(cents))
  const rows = bars.map((bar) =>
    [
      bar.date,
      bar.code,
      bar.name ?? '',
      price(bar.open),
      price(bar.high),
      price(bar.low),
      price(bar.close),
      price(bar.prevClose),
      bar.volumeShares ?? '',
      price(bar.amountCents),
    ].join(','),
  )
  return `${[HEADER, ...rows].join('\n')}\n`
}

/** A bar that touches no limit, closing at so many cents. */
export function plainBar(
  date: string,
  code: string,
  close: number,
  changes: Partial<DailyBar> = {},
): DailyBar {
  return {
    date,
    code,
    name: `股${code.slice(0, 6)}`,
    open: close,
    high: close + 10,
    low: close - 10,
    close,
    prevClose: close - 5,
    volumeShares: 10_000,
    amountCents: 10_000 * close,
    ...changes,
  }
}

/** Writes bars as a CSV; gives its path. */
export function writeBars(path: string, bars: readonly DailyBar[]): string {
  writeFileSync(path, csvOf(bars))
  return path
}

/** Runs a command over a store. */
export function runStore(store: string, ...argv: string[]): Promise<CliRun> {
  return runCli(argv, { env: { LIMITUP_STORE: store } })
}

/** Imports files into a store; throws when any of it was refused. */
export async function importAll(store: string, ...paths: string[]): Promise<CliRun> {
  const run = await runStore(store, 'import', ...paths)
  if (run.code !== 0) throw new Error(`import ended with ${run.code}: ${run.stdout}${run.stderr}`)
  return run
}

/** Every file of a store with its bytes, by path; locks are left out. */
export function bytesOf(store: string): Map<string, Buffer> {
  const files = readdirSync(store, { recursive: true })
    .map(String)
    .filter((name) => !name.startsWith('lock') && statSync(join(store, name)).isFile())
  return new Map(files.sort().map((name) => [name, readFileSync(join(store, name))]))
}

/** A checksum of every file of a store, by path; locks are left out. */
export function digestsOf(store: string): Map<string, string> {
  const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
  return new Map([...bytesOf(store)].map(([name, bytes]) => [name, digest(bytes)]))
}

/** The JSON of a day without what names the files it came from. */
export function withoutInput(json: string): unknown {
  const day = { ...(JSON.parse(json) as Record<string, unknown>), input: undefined }
  // A place in a file is all that an issue's line may differ in.
  return JSON.parse(JSON.stringify(day).replaceAll(/"[^"]*?(?:\.csv|\.parquet)(?:\.gz)?:\d+: /g, '"'))
}

/** A script of tests/store/processes, with the program in it, as a file that node runs. */
export function bundled(name: string): string {
  const outfile = join(freshFolder(), `${name}.mjs`)
  buildSync({
    entryPoints: [join(import.meta.dirname, `../store/processes/${name}.ts`)],
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    outfile,
    logLevel: 'error',
    banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
  })
  return outfile
}

/** What a process left behind. */
export interface ProcessEnd {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

/** A node process that runs, and its end. */
export function started(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): { readonly process: ChildProcess; readonly end: Promise<ProcessEnd> } {
  const child = spawn(process.execPath, [...args], { env: { ...process.env, ...env } })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk) => (stdout += String(chunk)))
  child.stderr.on('data', (chunk) => (stderr += String(chunk)))
  const end = new Promise<ProcessEnd>((done, fail) => {
    child.on('error', fail)
    child.on('close', (code, signal) => {
      done({ code, signal, stdout, stderr })
    })
  })
  return { process: child, end }
}

/** The built command line. */
export const LIMITUP: string = join(ROOT, 'bin/limitup.js')
