import { createHash } from 'node:crypto'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { yuanFromCents } from '../../src/model/cents.ts'
import { dateText } from '../../src/model/date.ts'
import type { FakeMarket } from './fakeMarket.ts'
import { runCli } from './runCli.ts'
import type { CliRun, CliWorld } from './runCli.ts'

/** A fresh folder. */
export function freshSite(): string {
  return join(mkdtempSync(join(tmpdir(), 'limitup-report-')), 'site')
}

const HEADER = 'date,code,name,open,high,low,close,pre_close,volume,amount'

/** Writes days of a made-up market as one file each, as an update would add them; gives their folder. */
export function writeDays(market: FakeMarket, days: readonly number[], folder: string): string {
  mkdirSync(folder, { recursive: true })
  for (const day of days) {
    const rows = market
      .day(day)
      .filter(({ suspended }) => !suspended)
      .map((bar) => {
        const prices = [bar.open, bar.high, bar.low, bar.close, bar.prevClose].map(yuanFromCents)
        const amount = yuanFromCents(bar.amountCents)
        return [dateText(day), bar.code, bar.name, ...prices, bar.volumeLots * 100, amount].join(',')
      })
    writeFileSync(join(folder, `${day}.csv`), `${[HEADER, ...rows].join('\n')}\n`)
  }
  return folder
}

/** Runs `limitup report` in this process; names are taken for what they say of ST. */
export function runReport(
  data: string,
  out: string,
  argv: readonly string[] = [],
  world: CliWorld = {},
): Promise<CliRun> {
  return runCli(['report', ...argv, '--data', data, '--out', out, '--names-valid', 'always'], world)
}

/** Names of the days that a site shows. */
export function daysIn(site: string): readonly string[] {
  return readdirSync(site)
    .filter((name) => /^\d{4}-\d\d-\d\d$/.test(name))
    .sort()
}

/** A digest over every file of a day's report, as a reader sees it who goes into the folder once. */
export function digestOfDay(site: string, day: string): string {
  const folder = realpathSync(join(site, day))
  const hash = createHash('sha256')
  for (const name of readdirSync(folder).sort())
    hash.update(`${name}\n`).update(readFileSync(join(folder, name)))
  return hash.digest('hex')
}

/** Every file under a folder with its bytes and when it was written; the lock and what is kept for readers are left out. */
export function filesIn(site: string): Map<string, { readonly digest: string; readonly written: number }> {
  const shown = new Set(daysIn(site).map((day) => realpathSync(join(site, day))))
  const files = [site, ...shown].flatMap((folder) =>
    readdirSync(folder)
      .map((name) => join(folder, name))
      .filter((path) => statSync(path).isFile()),
  )
  return new Map(
    files.sort().map((path) => {
      const digest = createHash('sha256').update(readFileSync(path)).digest('hex')
      return [path, { digest, written: statSync(path).mtimeMs }]
    }),
  )
}
