import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { placeOf, ROW_BAR } from '../src/model/barFrame.ts'
import { IssueLog } from '../src/model/issue.ts'
import { Universe } from '../src/model/universe.ts'
import { FORMATS, keysThatDiffer } from '../src/parsers/formats.ts'
import type { FormatText } from '../src/parsers/formats.ts'
import type { ParseContext } from '../src/parsers/parser.ts'
import { dateVerdict } from '../src/rules/calendar.ts'
import { exRightsOf } from '../src/run/companions.ts'
import { deriveReferences } from '../src/run/references.ts'
import { openMarket } from '../src/sources/market.ts'
import { marketPaths } from '../src/sources/paths.ts'
import { runCli } from './support/runCli.ts'
import { ROOT } from './support/shell.ts'

const FOLDER = join(ROOT, 'fixtures/formats')
const SECURITIES = join(FOLDER, 'securities.csv')
const EX_RIGHTS = join(FOLDER, 'ex-rights.csv')
const [FIRST, DAY] = [20250113, 20250205]

/** Every bar of a folder by its code and day: prices in cents, shares, cents of amount. */
async function barsOf({ folder }: FormatText): Promise<Map<string, readonly number[]>> {
  const context: ParseContext = {
    universe: new Universe(),
    issues: new IssueLog(),
    skipped: { bShare: 0, fund: 0, index: 0, bond: 0 },
    dateVerdict: (date) => dateVerdict(date, 20260105),
    forcedColumns: new Map(),
    forcedUnits: {},
  }
  const market = await openMarket(marketPaths([join(FOLDER, folder)]), DAY, context)
  const frames = await market.frames(FIRST, DAY, context.issues)
  deriveReferences(frames, context.universe, await exRightsOf(EX_RIGHTS, context.universe))
  expect(context.issues.all).toEqual([])
  const bars = new Map<string, readonly number[]>()
  for (const frame of frames) {
    for (let row = 0; row < frame.rows; row++) {
      if (frame.kind[row] !== ROW_BAR) continue
      expect(placeOf(frame, row).line).toBeGreaterThan(0)
      bars.set(`${context.universe.codeOf(frame.stock[row]!)} ${frame.date[row]!}`, [
        ...[frame.open, frame.high, frame.low, frame.close].map((column) => column[row]!),
        // Only formats that give it have the reference price of a first bar.
        frame.date[row] === FIRST ? 0 : frame.prevClose[row]!,
        Math.round(frame.volume[row]! * frame.volumeScale),
        Math.round(frame.amount[row]! * frame.amountScale),
      ])
    }
  }
  return new Map([...bars].sort(([a], [b]) => (a < b ? -1 : 1)))
}

async function dayOf({ folder }: FormatText, ...flags: string[]): Promise<Record<string, unknown>> {
  const run = await runCli(['day', '2025-02-05', '--data', join(FOLDER, folder), '--json', ...flags])
  expect(run.code, run.stderr).toBe(0)
  return JSON.parse(run.stdout) as Record<string, unknown>
}

const [plain] = FORMATS
if (plain === undefined) throw new Error('no format')

describe.each(FORMATS.map((each) => [each.name, each] as const))('%s', (_name, format) => {
  it('holds the same bars', async () => {
    const bars = await barsOf(format)
    expect(bars.size).toBe(95)
    expect(bars).toEqual(await barsOf(plain))
  })

  it('gives the same day but for what it cannot know', async () => {
    const flags = ['--securities', SECURITIES, '--ex-rights', EX_RIGHTS]
    const [day, expected] = [await dayOf(format, ...flags), await dayOf(plain, ...flags)]
    const differing = Object.keys(expected).filter(
      (key) => JSON.stringify(day[key]) !== JSON.stringify(expected[key]),
    )
    expect(differing).toEqual(keysThatDiffer(format))
    expect(expected['limitUp']).toEqual({ sealed: 4, broken: 2 })
  })

  it('knows what the page says, and nothing else', async () => {
    const day = await dayOf(format)
    const { prevClose, stSource } = format
    expect(day['input']).toMatchObject([{ format: format.format, prevClose, stSource }])
    const names = (day['boards'] as { name: string | null }[]).map(({ name }) => name !== null)
    expect(new Set(names)).toEqual(new Set([format.hasNames]))
    // Limit prices tell no ST where its band is the ordinary one.
    expect(day['ranges'] !== null).toBe(stSource === 'none' || stSource === 'limit')
  })
})

describe('fixtures/formats', () => {
  it('has a folder for every format, and no other', () => {
    const folders = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    expect(folders.map(({ name }) => name).sort()).toEqual(FORMATS.map(({ folder }) => folder).sort())
    expect(existsSync(SECURITIES)).toBe(true)
  })
})
