import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { ROW_BAR } from '../src/model/barFrame.ts'
import { IssueLog } from '../src/model/issue.ts'
import { Universe } from '../src/model/universe.ts'
import { parseCsv } from '../src/parsers/csv/parseCsv.ts'
import { analyzeDay } from '../src/run/analyze.ts'
import { deriveReferences } from '../src/run/references.ts'
import { dateVerdict } from '../src/rules/calendar.ts'
import { ordered } from '../src/sources/order.ts'
import { settleUnits } from '../src/sources/settleUnits.ts'
import { ROOT } from './support/shell.ts'

/** Real bars lie beside the project on some machines and never in it. */
const BARS = join(ROOT, '../shared/data/bars_2023-04-03_2023-06-02_exchange-pre-close.csv.gz')
const here = existsSync(BARS)
if (!here) process.stderr.write('real bars of 2023 are not here: tests of derived references are skipped\n')

/** References by stock and day. */
async function referencesOf(text: string): Promise<Map<string, number>> {
  const universe = new Universe()
  const context = {
    universe,
    issues: new IssueLog(),
    skipped: { bShare: 0, fund: 0, index: 0, bond: 0 },
    dateVerdict: (date: number) => dateVerdict(date, 20260105),
    forcedColumns: new Map<string, string>(),
    forcedUnits: {},
  }
  const parsed = await parseCsv({ file: 'bars.csv', blocks: [new TextEncoder().encode(text)] }, context)
  const frames = ordered(
    settleUnits([parsed]).flatMap((each) => each.frames),
    universe,
    new IssueLog(),
  )
  deriveReferences(frames, universe, undefined)
  const references = new Map<string, number>()
  for (const { rows, kind, stock, date, prevClose } of frames) {
    for (let row = 0; row < rows; row++) {
      if (kind[row] !== ROW_BAR) continue
      references.set(`${universe.codeOf(stock[row]!)} ${date[row]!}`, prevClose[row]!)
    }
  }
  return references
}

describe.skipIf(!here)('the real bars of 2023, without names', () => {
  it('give the references of the exchange when these are taken out, but on ex-rights days and first bars', async () => {
    const text = gunzipSync(readFileSync(BARS)).toString('utf8')
    const at = text.slice(0, text.indexOf('\n')).split(',').indexOf('pre_close')
    const without = text.replaceAll(/^.+$/gm, (row) => row.split(',').toSpliced(at, 1).join(','))
    const given = await referencesOf(text)
    const derived = await referencesOf(without)
    expect([...derived.keys()]).toEqual([...given.keys()])
    const firstBars = [...derived].filter(([, price]) => price === 0).map(([key]) => key.slice(0, 9))
    expect(new Set(firstBars).size).toBe(firstBars.length)
    const pairs = [...derived].filter(([key, price]) => price > 0 && given.get(key)! > 0)
    const differing = pairs.filter(([key, price]) => price !== given.get(key))
    expect([pairs.length, differing.length]).toEqual([205_792, 1204])
    // Every one is an ex-rights day: the exchange's reference lies below the close before.
    expect(differing.filter(([key, price]) => given.get(key)! > price)).toEqual([])
  }, 60_000)

  it('give ranges for what hangs on ST', async () => {
    const now = new Date('2026-01-05T08:00:00Z')
    const all = await analyzeDay({ data: [BARS], date: '2023-05-31', scope: 'all', now })
    expect(all.ranges).toMatchObject({ sealed: { from: 44, to: 61 }, broken: { from: 20, to: 36 } })
    const assumed = await analyzeDay({
      data: [BARS],
      date: '2023-05-31',
      scope: 'all',
      assumeNoSt: true,
      now,
    })
    expect([assumed.ranges, assumed.limitUp.sealed]).toEqual([undefined, 44])
  }, 60_000)
})
