import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markNames, nameMark } from '../../src/engine/nameMarks.ts'
import { scan } from '../../src/engine/scan.ts'
import type { ScanInput, ScanResult } from '../../src/engine/scanTypes.ts'
import type { SecurityFacts } from '../../src/engine/securities.ts'
import { frameColumns, ROW_BAR, ROW_FAULT, ROW_SUSPENDED, UNKNOWN_DATE } from '../../src/model/barFrame.ts'
import type { BarFrame } from '../../src/model/barFrame.ts'
import { codeParts, identifyCode } from '../../src/model/code.ts'
import type { StockCode } from '../../src/model/code.ts'
import { IssueLog } from '../../src/model/issue.ts'
import type { RowIssue } from '../../src/model/issue.ts'
import type { Security } from '../../src/model/security.ts'
import { Universe } from '../../src/model/universe.ts'
import { tradingDaysBetween } from '../../src/rules/calendar.ts'
import { limitDownPrice, limitUpPrice } from '../../src/rules/limitPrice.ts'
import { plainScan } from '../support/plainKernel/scan.ts'

const RUNS = { numRuns: 2000 }

const CODES = [
  '600001',
  '600002',
  '600003',
  '000002',
  '002007',
  '300003',
  '300004',
  '300216',
  '688004',
  '689009',
  '830005',
  '920006',
] as const
const NAMES = [
  '',
  '平安银行',
  'TCL集团',
  'ST戊己',
  '*ST庚',
  'ＳＴ辛',
  'S佳通',
  'N新股',
  'C新股',
  'Ｎ新股',
  '壬癸退',
  '退市子丑',
  'XD中国银',
  'PT水仙',
  'NST甲',
] as const
/** Around the days on which the law changed, and a quiet stretch. */
const SPANS = [
  [19961210, 19961225],
  [20200814, 20200902],
  [20201223, 20210112],
  [20230403, 20230418],
  [20250203, 20250310],
  [20260629, 20260713],
] as const

interface Step {
  readonly kind: number
  readonly dated: boolean
  readonly name: number
  readonly flag: number
  readonly prevClose: number
  readonly high: number
  readonly low: number
  readonly close: number
  readonly amount: number
}

/** Prices are drawn in ticks off a limit, so that limits are touched, missed by one, and passed. */
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.oneof(
    { arbitrary: fc.constant(ROW_BAR), weight: 12 },
    { arbitrary: fc.constant(ROW_SUSPENDED), weight: 2 },
    { arbitrary: fc.constant(ROW_FAULT), weight: 1 },
    { arbitrary: fc.constant(-1), weight: 2 },
  ),
  dated: fc.boolean(),
  name: fc.oneof(
    { arbitrary: fc.constant(-2), weight: 6 },
    { arbitrary: fc.integer({ min: 0, max: NAMES.length - 1 }), weight: 1 },
  ),
  flag: fc.oneof(
    { arbitrary: fc.constant(-2), weight: 6 },
    { arbitrary: fc.integer({ min: -1, max: 1 }), weight: 1 },
  ),
  prevClose: fc.oneof(
    { arbitrary: fc.integer({ min: 1, max: 3000 }), weight: 8 },
    { arbitrary: fc.constant(0), weight: 1 },
    { arbitrary: fc.integer({ min: 9_000_000, max: 10_000_000 }), weight: 1 },
  ),
  high: fc.oneof(fc.constant(0), fc.integer({ min: -3, max: 3 }), fc.integer({ min: -300, max: 300 })),
  low: fc.oneof(fc.constant(0), fc.integer({ min: -3, max: 3 }), fc.integer({ min: -300, max: 300 })),
  close: fc.oneof(fc.constant(0), fc.constant(-1), fc.integer({ min: 0, max: 400 })),
  amount: fc.oneof(
    fc.double({ min: 0, max: 1e9, noNaN: true }),
    fc.integer({ min: 0, max: 1_000_000 }).map((half) => half / 2),
    fc.constant(NaN),
    fc.constant(0.49999999999999994),
  ),
})

const security = (days: readonly number[]): fc.Arbitrary<Omit<Security, 'code'>> => {
  const day = fc.option(fc.constantFrom(...days), { nil: undefined })
  const name = fc.constantFrom(...NAMES.slice(1))
  return fc.record({
    names: fc.array(fc.record({ name, from: day, to: day }), { maxLength: 2 }),
    flags: fc.array(fc.record({ specialTreatment: fc.boolean(), from: day, to: day }), { maxLength: 1 }),
    undatedName: fc.option(name, { nil: undefined }),
    undatedFrom: day,
    listed: day,
    delisted: day,
  })
}

interface Market {
  readonly days: readonly number[]
  readonly stocks: readonly {
    readonly code: string
    readonly first: number
    readonly steps: readonly Step[]
  }[]
  readonly names: readonly number[]
  readonly flags: readonly number[]
  readonly byDay: boolean
  readonly cut: number
  readonly from: number
  readonly to: number
  readonly scale: number
  readonly securities: readonly (Omit<Security, 'code'> | undefined)[]
  readonly namesValidFrom: SecurityFacts['namesValidFrom']
  readonly assumeNoSt: boolean
  readonly unknownAs: ScanInput['unknownAs']
  readonly prevCloseDerived: boolean
  readonly watches: boolean
  readonly tracesStatus: boolean
}

const market: fc.Arbitrary<Market> = fc.constantFrom(...SPANS).chain(([first, last]) => {
  const days = tradingDaysBetween(first, last)
  const steps = fc.array(step, { minLength: days.length, maxLength: days.length })
  const start = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: days.length - 1 }))
  const at = fc.integer({ min: 0, max: days.length - 1 }).map((day) => days[day]!)
  return fc.record({
    days: fc.constant(days),
    stocks: fc
      .uniqueArray(fc.constantFrom(...CODES), { minLength: 1, maxLength: 5 })
      .chain((codes) =>
        fc.tuple(...codes.map((code) => fc.record({ code: fc.constant(code), first: start, steps }))),
      ),
    names: fc.array(fc.integer({ min: -1, max: NAMES.length - 1 }), { minLength: 5, maxLength: 5 }),
    flags: fc.array(fc.integer({ min: -1, max: 1 }), { minLength: 5, maxLength: 5 }),
    byDay: fc.boolean(),
    cut: fc.integer({ min: 1, max: 40 }),
    from: fc.oneof(fc.constant(1), fc.constant(first), at),
    to: fc.oneof(fc.constant(99_991_231), fc.constant(last), at),
    scale: fc.constantFrom(1, 100, 1e5),
    securities: fc.oneof(
      fc.constant([]),
      fc.array(fc.option(security(days), { nil: undefined }), { minLength: 5, maxLength: 5 }),
    ),
    namesValidFrom: fc.oneof(fc.constant(undefined), fc.constant('always' as const), at),
    assumeNoSt: fc.boolean(),
    unknownAs: fc.constantFrom('normal' as const, 'specialTreatment' as const),
    prevCloseDerived: fc.boolean(),
    watches: fc.boolean(),
    tracesStatus: fc.boolean(),
  })
})

function stockIn(universe: Universe, code: string): number {
  const parts = codeParts(code)
  const identity = parts === undefined ? undefined : identifyCode(parts)
  if (identity?.kind !== 'stock') throw new Error(`${code} is no stock`)
  return universe.addStock(identity)
}

/** The input of a scan; with the same market always the same. */
function inputOf(given: Market, rowsPerFrame = given.cut): ScanInput {
  const universe = new Universe()
  const rows = given.stocks.flatMap(({ code, first, steps }, which) => {
    const stock = stockIn(universe, code)
    return steps.flatMap((each, day) =>
      each.kind < 0 || day < first ? [] : [{ stock, which, date: given.days[day]!, step: each }],
    )
  })
  if (given.byDay) rows.sort((a, b) => a.date - b.date)
  const frames: BarFrame[] = []
  for (let start = 0; start < rows.length; start += rowsPerFrame) {
    const part = rows.slice(start, start + rowsPerFrame)
    const columns = frameColumns(part.length)
    part.forEach(({ stock, which, date, step }, row) => {
      const { prevClose, kind } = step
      const name = step.name === -2 ? given.names[which]! : step.name
      const base = prevClose === 0 ? 1000 : prevClose
      const percent = [5, 10, 20, 30][Math.abs(step.high + step.low) % 4]!
      const bse = universe.segmentOf(stock) === 'bse'
      const high = Math.max(1, limitUpPrice(base, percent, bse) + step.high)
      const low = Math.max(1, Math.min(high, limitDownPrice(base, percent, bse) + step.low))
      columns.stock[row] = stock
      columns.date[row] = kind === ROW_FAULT && !step.dated ? UNKNOWN_DATE : date
      columns.high[row] = high
      columns.low[row] = low
      columns.close[row] = step.close < 0 ? low : Math.max(low, high - step.close)
      columns.open[row] = low
      columns.prevClose[row] = prevClose
      columns.name[row] = name < 0 ? -1 : universe.addName(NAMES[name]!)
      columns.specialTreatment[row] = step.flag === -2 ? given.flags[which]! : step.flag
      columns.kind[row] = kind
      columns.amount[row] = step.amount
      columns.volume[row] = step.amount / 7
      columns.line[row] = start + row + 2
    })
    const { scale: amountScale, prevCloseDerived } = given
    frames.push({ ...columns, file: 'bars.csv', volumeScale: 100, amountScale, prevCloseDerived })
  }
  const byCode = new Map<StockCode, Security>()
  given.securities.forEach((facts, stock) => {
    if (facts === undefined || stock >= universe.stockCount) return
    byCode.set(universe.codeOf(stock), { ...facts, code: universe.codeOf(stock) })
  })
  const { namesValidFrom, assumeNoSt, unknownAs } = given
  const facts: SecurityFacts = { byCode, namesValidFrom, assumeNoSt }
  return {
    universe,
    frames,
    from: given.from,
    to: given.to,
    facts,
    unknownAs,
    watched: given.watches ? [0] : undefined,
    tracesStatus: given.tracesStatus,
    issues: new IssueLog(),
  }
}

interface Outcome {
  readonly result: Omit<ScanResult, 'presence'>
  readonly issues: readonly RowIssue[]
  /** Of every stock and day of the run: 0 without a row, 1 with one, 2 with a bar. */
  readonly present: readonly number[]
}

function outcome(input: ScanInput): Outcome {
  const { presence, ...result } = scan(input)
  const present = presenceOf(input, result, (stock, date) => {
    const slot = presence.slotFrom(date)
    if (presence.isGapFault(stock, slot)) return presence.hasRow(stock, slot) ? 1 : 0
    return presence.hasBar(stock, slot) ? 2 : presence.hasRow(stock, slot) ? 1 : 0
  })
  return { result: told(result), issues: input.issues.all, present }
}

/** Without what the kernel keeps for the order of rows alone. */
function told(result: Outcome['result']): Outcome['result'] {
  return { ...result, passedFrom: undefined, stocks: { ...result.stocks, lastRow: new Int32Array(0) } }
}

/** The plain kernel, and presence as it stands in the rows. */
function plainOutcome(input: ScanInput): Outcome {
  const result = plainScan(input)
  const kinds = new Map<string, number>()
  for (const { rows, stock, date, kind } of input.frames)
    for (let row = 0; row < rows; row++)
      kinds.set(`${stock[row]} ${date[row]}`, kind[row] === ROW_SUSPENDED ? 1 : 2)
  const present = presenceOf(input, result, (stock, date) => kinds.get(`${stock} ${date}`) ?? 0)
  return { result: told(result), issues: input.issues.all, present }
}

function presenceOf(
  { universe }: ScanInput,
  { sums }: Pick<ScanResult, 'sums'>,
  at: (stock: number, date: number) => number,
): number[] {
  return sums.dates.flatMap((date) =>
    Array.from({ length: universe.stockCount }, (_, stock) => at(stock, date)),
  )
}

describe('the kernel', () => {
  it('agrees with the plain kernel on every event, sum, state and issue', () => {
    const met = new Set<number>()
    fc.assert(
      fc.property(market, (given) => {
        const fast = outcome(inputOf(given))
        expect(fast).toEqual(plainOutcome(inputOf(given)))
        for (const state of fast.result.events.state) met.add(state)
      }),
      RUNS,
    )
    // Nothing, sealed, broken, beyond the limits, not judged, without a limit, faulty.
    expect([...met]).toEqual(expect.arrayContaining([0, 1, 2, 4, 8, 16, 32, 64, 128]))
  })

  it('gives the same however the rows are cut into frames, also into ones longer than its memory', () => {
    const days = tradingDaysBetween(20240102, 20250630)
    const [sample] = fc.sample(market, { numRuns: 1, seed: 7 })
    const [steps] = fc.sample(fc.array(step, { minLength: 3000, maxLength: 3000 }), { numRuns: 1, seed: 11 })
    const stocks = Array.from({ length: 140 }, (_, at) => ({
      code: String(600_100 + at),
      first: 0,
      steps: days.map((_day, day) => steps![(at * 31 + day) % steps!.length]!),
    }))
    const many: Market = {
      ...sample!,
      days,
      stocks,
      names: stocks.map((_, at) => (at % 16) - 1),
      flags: stocks.map((_, at) => (at % 3) - 1),
      securities: [],
      from: 1,
      to: 99_991_231,
    }
    const all = (rowsPerFrame: number): ScanInput => ({
      ...inputOf(many, rowsPerFrame),
      watched: stocks.map((_, at) => at),
    })
    const whole = outcome(all(1e6))
    expect(all(1e6).frames[0]!.rows).toBeGreaterThan(16_384)
    // More than its memory has room for.
    expect(whole.result.events.count).toBeGreaterThan(2 * 16_448)
    expect(whole).toEqual(plainOutcome(all(1e6)))
    expect(outcome(all(997))).toEqual(whole)
  })

  it('finds the same in a streamed run, whose result it leaves alone when it runs again', () => {
    const streamed = fc
      .sample(market, { numRuns: 60, seed: 5 })
      .map((given) => () => ({ ...inputOf(given), isStreamed: true }))
      .filter((input) => !input().frames.some(({ date }) => date.includes(UNKNOWN_DATE)))
    expect(streamed.length).toBeGreaterThan(10)
    const [first] = streamed
    const kept = scan(first!())
    const copy = structuredClone(kept.events)
    for (const input of streamed) expect(outcome(input())).toEqual(plainOutcome(input()))
    expect(kept.events).toEqual(copy)
  })

  it('leaves a result alone when it runs again', () => {
    const [one, other] = fc.sample(market, { numRuns: 2, seed: 3 })
    const first = scan(inputOf(one!))
    const copy = structuredClone(first)
    scan(inputOf(other!))
    expect(first).toEqual(copy)
  })
})

describe('marks of names', () => {
  const letters = fc.constantFrom(...'STNCPXDRVWU*\n退市Ａ Ｓ Ｔ Ｎ Ｃ Ｐ ＊甲乙丙-1\u200b'.split(''))

  const stem = fc.constantFrom(
    '',
    'ST',
    'ＳT',
    'S',
    'Ｓ',
    'PT',
    'ＰT',
    'ＰＴ',
    'N',
    'Ｎ',
    'C',
    'Ｃ',
    '*ST',
    'XD',
  )

  const name = fc
    .tuple(stem, fc.array(letters, { maxLength: 6 }))
    .map(([first, signs]) => first + signs.join(''))

  it('are the same with and without the shortcut for ordinary names', () => {
    fc.assert(
      fc.property(fc.array(name, { maxLength: 6 }), (names) => {
        const universe = new Universe()
        const marks = new Uint8Array(5).fill(99)
        for (const each of names) universe.addName(each)
        markNames(universe, marks)
        const distinct = [...new Set(names)].slice(0, marks.length).map(nameMark)
        expect([...marks]).toEqual([...distinct, ...marks.slice(distinct.length).fill(99)])
      }),
      { numRuns: 5000 },
    )
  })
})
