import fc from 'fast-check'
import type { DailyBar } from '../../src/model/bar.ts'
import type { InputFolder } from './inputs.ts'
import { DAYS } from './randomMarket.ts'

const STOCKS = ['600001.SH', '000002.SZ', '300003.SZ', '688004.SH', '830005.BJ', '600006.SH']

/** In which form a market is handed over. */
export type Form = 'values' | 'file' | 'days' | 'stocks'

/** What is wrong with a market, or missing in it. */
export interface Spoiling {
  readonly form: Form
  /** Days without any bar, as positions in DAYS. */
  readonly missing: readonly number[]
  /** For each stock how many of its first days are cut off. */
  readonly late: readonly number[]
  /** For each stock how many of its last days are cut off. */
  readonly gone: readonly number[]
  /** Names in every row, in none, in two of three; or those of new listings, or of 退市整理 at the end. */
  readonly names: 'all' | 'none' | 'some' | 'fresh' | 'leaving'
  /** Reference prices in every row, in all but first ones, or in none. */
  readonly prevClose: 'all' | 'laterOnly' | 'none'
  /** Whether days without a bar have a row of a suspended day. */
  readonly suspendedRows: boolean
  /** Rows that cannot be read, by their number: a price that is none, or a day that is none. */
  readonly faults: readonly { readonly row: number; readonly kind: 'price' | 'date' }[]
}

const perStock = fc.array(fc.oneof(fc.constant(0), fc.nat(DAYS.length - 1)), { minLength: 6, maxLength: 6 })

export const spoiling: fc.Arbitrary<Spoiling> = fc.record({
  form: fc.constantFrom<Form>('values', 'file', 'days', 'stocks'),
  missing: fc.oneof(
    { arbitrary: fc.constant([]), weight: 3 },
    { arbitrary: fc.array(fc.integer({ min: 1, max: DAYS.length - 2 }), { maxLength: 2 }), weight: 1 },
  ),
  late: perStock,
  gone: fc.oneof(fc.constant([]), perStock),
  names: fc.constantFrom('all', 'none', 'some', 'fresh', 'leaving'),
  prevClose: fc.constantFrom('all', 'laterOnly', 'none'),
  suspendedRows: fc.boolean(),
  faults: fc.oneof(
    { arbitrary: fc.constant([]), weight: 2 },
    {
      arbitrary: fc.array(fc.record({ row: fc.nat(200), kind: fc.constantFrom('price', 'date') }), {
        maxLength: 3,
      }),
      weight: 1,
    },
  ),
})

/** A market handed over: as values, or as files in a folder. */
export interface Given {
  readonly bars?: readonly DailyBar[]
  readonly data?: readonly string[]
}

/** The market, spoiled and handed over in its form. The last stock trades every day, so that no day is empty by chance. */
export function spoiled(market: readonly DailyBar[], how: Spoiling, folder: InputFolder): Given {
  const codes = [...new Set(market.map(({ code }) => code))]
  const isIn = ({ code, date }: DailyBar): boolean => {
    const at = codes.indexOf(code)
    const day = DAYS.indexOf(date)
    if (how.missing.includes(day)) return false
    return at === codes.length - 1 || (day >= (how.late[at] ?? 0) && day < DAYS.length - (how.gone[at] ?? 0))
  }
  const own = new Map<string, number>()
  const kept = withoutDoubtfulStarts(market.filter(isIn), how).map((bar, at) => {
    const ordinal = (own.get(bar.code) ?? 0) + 1
    own.set(bar.code, ordinal)
    const isFirst = ordinal === 1 && bar.date !== DAYS[0]
    const name = nameOf(bar, at, ordinal, how)
    // Without N and C in its names, nothing tells a look-back from the second day on that a stock is new.
    const noPrevClose = how.prevClose === 'laterOnly' && isFirst && name?.startsWith('N') === true
    return { ...bar, name, prevClose: noPrevClose ? undefined : bar.prevClose }
  })
  if (how.form === 'values') return { bars: kept }
  return { data: files(kept, how, folder) }
}

/**
 * Without a reference price, one of a late stock's first five bars that lies beyond its band is taken for a day after a
 * listing; a look-back that begins between them cannot know. Such a stock starts after its last ex-rights day.
 */
function withoutDoubtfulStarts(bars: readonly DailyBar[], { prevClose }: Spoiling): DailyBar[] {
  if (prevClose !== 'none') return [...bars]
  return [...grouped(bars, ({ code }) => code).values()].flatMap((own) => {
    const isLate = own[0]!.date !== DAYS[0] && own[0]!.code !== STOCKS.at(-1)
    const moved = own.findLastIndex((bar, at) => at > 0 && at < 8 && bar.prevClose !== own[at - 1]!.close)
    return isLate ? own.slice(Math.max(0, moved)) : own
  })
}

function nameOf(bar: DailyBar, at: number, ordinal: number, { names, late }: Spoiling): string | undefined {
  if (names === 'none' || (names === 'some' && at % 3 === 0)) return undefined
  const isOneOfThem = bar.code === '600001.SH' || bar.code === '300003.SZ'
  if (names === 'fresh' && (late[STOCKS.indexOf(bar.code)] ?? 0) > 0 && ordinal <= 5)
    return `${ordinal === 1 ? 'N' : 'C'}${bar.name ?? ''}`
  if (names === 'leaving' && isOneOfThem && bar.date >= DAYS.at(-12)!) return `${bar.name ?? ''}退`
  return bar.name
}

const HEADER = ['date', 'code', 'name', 'open', 'high', 'low', 'close', 'pre_close', 'volume', 'amount']

function files(bars: readonly DailyBar[], how: Spoiling, folder: InputFolder): string[] {
  const rows = [...bars, ...(how.suspendedRows ? suspendedRows(bars) : [])].map((bar) => ({
    bar,
    cells: cellsOf(bar),
  }))
  for (const { row, kind } of how.faults) {
    const found = rows[row % rows.length]!
    // A day file that holds no row of its day would be another file.
    if (found.bar.code === '600006.SH') continue
    if (kind === 'price') found.cells[6] = 'x'
    else if (how.form !== 'days') found.cells[0] = '2025-02-30'
  }
  const header = how.prevClose === 'none' ? HEADER.filter((each) => each !== 'pre_close') : HEADER
  const text = (own: typeof rows): string =>
    [
      header,
      ...own.map(({ cells }) => (how.prevClose === 'none' ? cells.filter((_, at) => at !== 7) : cells)),
    ]
      .map((cells) => `${cells.join(',')}\n`)
      .join('')
  const groups = grouped(rows, ({ bar }) =>
    how.form === 'days' ? bar.date : how.form === 'stocks' ? bar.code.slice(0, 6) : 'all',
  )
  return [...groups].map(([name, own]) => folder.write(`${name}.csv`, text(own)))
}

function grouped<Value>(values: readonly Value[], keyOf: (value: Value) => string): Map<string, Value[]> {
  const groups = new Map<string, Value[]>()
  for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value])
  return groups
}

/** Rows of suspended days between the bars of every stock. */
function suspendedRows(bars: readonly DailyBar[]): DailyBar[] {
  const held = new Set(bars.map(({ date }) => date))
  return [...grouped(bars, ({ code }) => code).values()].flatMap((own) => {
    const has = new Set(own.map(({ date }) => date))
    return [...held]
      .filter((date) => date > own[0]!.date && date < own.at(-1)!.date && !has.has(date))
      .map((date) => {
        const { close } = own.findLast((bar) => bar.date < date)!
        const flat = { open: close, high: close, low: close, close, prevClose: close }
        return { ...own[0]!, ...flat, date, volumeShares: 0, amountCents: 0 }
      })
  })
}

function cellsOf(bar: DailyBar): string[] {
  const yuan = (cents: number | undefined): string => (cents === undefined ? '' : (cents / 100).toFixed(2))
  const prices = [bar.open, bar.high, bar.low, bar.close, bar.prevClose].map(yuan)
  return [
    bar.date,
    bar.code,
    bar.name ?? '',
    ...prices,
    String(bar.volumeShares ?? ''),
    yuan(bar.amountCents),
  ]
}
