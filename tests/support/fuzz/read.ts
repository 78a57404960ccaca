import { writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { ROW_BAR } from '../../../src/model/barFrame.ts'
import type { BarFrame } from '../../../src/model/barFrame.ts'
import { MAX_PRICE_CENTS } from '../../../src/model/cents.ts'
import { IssueLog } from '../../../src/model/issue.ts'
import { Refusal } from '../../../src/model/refusal.ts'
import { Universe } from '../../../src/model/universe.ts'
import { parseCodeMap } from '../../../src/parsers/codeMap.ts'
import { parseExRights } from '../../../src/parsers/exRights.ts'
import { parseGroups } from '../../../src/parsers/groups.ts'
import { parseIndexes } from '../../../src/parsers/indexes.ts'
import type { ParseContext } from '../../../src/parsers/parser.ts'
import { parseQlibCalendar } from '../../../src/parsers/qlib/calendar.ts'
import { parseSecurities } from '../../../src/parsers/securities.ts'
import { parseTdxNames } from '../../../src/parsers/tdxNames.ts'
import { dateVerdict } from '../../../src/rules/calendar.ts'
import { inputFiles } from '../../../src/sources/inputFile.ts'
import { ordered } from '../../../src/sources/order.ts'
import { readFile } from '../../../src/sources/readFile.ts'
import type { Seed } from './seeds.ts'

/** What became of a damaged file: bars read, or the code of its refusal. Throws for anything else. */
export type Outcome = number | string

const verdict = (date: number): ReturnType<ParseContext['dateVerdict']> => dateVerdict(date, 20260105)
const LONGEST_MESSAGE = 2000

/** Reads a damaged file as the program does, and holds the result to what every reader promises. */
export async function readDamaged({ reader, name }: Seed, bytes: Buffer, folder: string): Promise<Outcome> {
  try {
    switch (reader) {
      case 'bars':
        return await readBars(name, bytes, folder)
      case 'securities':
        return (await parseSecurities(name, bytes, new Map())).size
      case 'exRights':
        return (await parseExRights(name, bytes)).size
      case 'codeMap':
        return parseCodeMap(name, bytes).size
      case 'groups':
        return (await parseGroups(name, bytes)).length
      case 'indexes':
        return (await parseIndexes(name, bytes)).length
      case 'names':
        return parseTdxNames(name, bytes, 20250101, new Map(), (code) => code).size
      case 'qlibCalendar':
        return parseQlibCalendar(name, bytes, verdict).length
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { message, hint, code } = error
    if (message === '' || hint === '' || message.length > LONGEST_MESSAGE) throw error
    return code
  }
}

async function readBars(name: string, bytes: Buffer, folder: string): Promise<number> {
  const path = join(folder, basename(name))
  writeFileSync(path, bytes)
  const context: ParseContext = {
    universe: new Universe(),
    issues: new IssueLog(),
    skipped: { bShare: 0, fund: 0, index: 0, bond: 0 },
    dateVerdict: verdict,
    forcedColumns: new Map(),
    forcedUnits: {},
  }
  let bars = 0
  const frames: BarFrame[] = []
  for (const file of await inputFiles([path])) frames.push(...(await readFile(file, context)).frames)
  for (const frame of ordered(frames, context.universe, context.issues, [])) {
    for (let row = 0; row < frame.rows; row++) {
      if (frame.kind[row] !== ROW_BAR) continue
      bars++
      holdBar(frame, row, context.universe.stockCount)
    }
  }
  return bars
}

function holdBar(frame: BarFrame, row: number, stocks: number): void {
  const [open, high, low, close] = [frame.open, frame.high, frame.low, frame.close].map((each) => each[row]!)
  const [volume, amount] = [frame.volume[row]!, frame.amount[row]!]
  const isBar =
    low! > 0 &&
    high! <= MAX_PRICE_CENTS &&
    low! <= Math.min(open!, close!) &&
    high! >= Math.max(open!, close!) &&
    frame.prevClose[row]! >= 0 &&
    !(volume < 0 || volume === Infinity) &&
    !(amount < 0 || amount === Infinity) &&
    verdict(frame.date[row]!) === 'trading' &&
    frame.stock[row]! < stocks
  if (!isBar) throw new Error(`row ${row} is no bar: ${[open, high, low, close, volume, amount].join(' ')}`)
}
