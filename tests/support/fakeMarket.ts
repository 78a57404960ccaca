import { identifyCode } from '../../src/model/code.ts'
import type { StockCode } from '../../src/model/code.ts'
import { limitPrices, roundsInward } from '../../src/rules/limitPrice.ts'
import { limitPercent } from '../../src/rules/limitPercent.ts'
import { statusFromName } from '../../src/rules/nameStatus.ts'
import { previousTradingDay, tradingDaysBetween } from '../../src/rules/calendar.ts'

/** What one stock of the made-up market did on a day. */
export interface FakeBar {
  readonly code: StockCode
  readonly name: string
  readonly date: number
  readonly open: number
  readonly high: number
  readonly low: number
  readonly close: number
  readonly prevClose: number
  readonly volumeLots: number
  readonly amountCents: number
  readonly limitUp: number
  readonly limitDown: number
  readonly suspended: boolean
}

/** One index of the made-up market, in hundredths of a point. */
export interface FakeIndexBar {
  readonly date: number
  readonly close: number
  readonly prevClose: number
}

/** How many stocks of each kind stand in a hundred. */
const SHARES: readonly (readonly [from: number, share: number])[] = [
  [600000, 30],
  [688001, 12],
  [1, 28],
  [300001, 20],
  [920001, 10],
]

/**
 * A market of made-up stocks whose every figure follows from its code and the day: prices inside the day's limits,
 * boards, streaks, suspended days, ex-rights days, ST names.
 */
export class FakeMarket {
  readonly codes: readonly StockCode[]
  readonly days: readonly number[]
  readonly #bars = new Map<number, ReadonlyMap<StockCode, FakeBar>>()

  constructor(stocks: number, from: number, to: number) {
    this.codes = SHARES.flatMap(([first, share]) =>
      Array.from({ length: Math.round((stocks * share) / 100) }, (_, index) => codeOf(first + index)),
    ).sort()
    this.days = tradingDaysBetween(from, to)
    let closes = new Map(this.codes.map((code) => [code, baseOf(code)]))
    for (const date of this.days) {
      const bars = new Map(this.codes.map((code) => [code, barOf(code, date, closes.get(code)!)]))
      this.#bars.set(date, bars)
      closes = new Map([...bars].map(([code, bar]) => [code, bar.close]))
    }
  }

  /** Every listed stock of a day in the order of codes, suspended ones too. */
  day(date: number): readonly FakeBar[] {
    const bars = this.#bars.get(date)
    if (bars === undefined) throw new Error(`the made-up market has no day ${date}`)
    return [...bars.values()]
  }

  bar(code: string, date: number): FakeBar | undefined {
    return this.day(date).find((bar) => bar.code === code)
  }

  index(code: string, date: number): FakeIndexBar {
    const level = (day: number): number => 300_000 + (hash(`${code} ${day}`) % 20_000)
    return { date, close: level(date), prevClose: level(previousTradingDay(date)) }
  }
}

function codeOf(digits: number): StockCode {
  const identity = identifyCode({ digits, exchange: undefined })
  if (identity.kind !== 'stock') throw new Error(`${digits} is no stock`)
  return identity.code
}

/** The price about which a stock goes up and down, in cents. */
function baseOf(code: StockCode): number {
  return 300 + (hash(`${code} base`) % 5000)
}

function barOf(code: StockCode, date: number, before: number): FakeBar {
  const pick = (what: string, most: number): number => hash(`${code} ${date} ${what}`) % most
  const name = nameOf(code)
  const identity = identifyCode({ digits: Number(code.slice(0, 6)), exchange: undefined })
  if (identity.kind !== 'stock') throw new Error(`${code} is no stock`)
  const prevClose = pick('ex', 400) === 0 ? Math.round(before * 0.97) : before
  const percent = limitPercent(
    { segment: identity.segment, exchange: identity.exchange, digits: Number(code.slice(0, 6)) },
    statusFromName(name),
    date,
  )
  if (typeof percent !== 'number') throw new Error(`${code} has no limit on ${date}`)
  const { up, down } = limitPrices(prevClose, percent, roundsInward(identity.segment))
  const within = (price: number): number => Math.min(up, Math.max(down, price))
  const turn = pick('turn', 100)
  const drift = prevClose > 30_000 ? 0 : prevClose < 200 ? 1000 : 500
  const wander = Math.round((prevClose * (pick('close', 1001) - drift)) / 10_000)
  const isDear = before > 2 * baseOf(code)
  const close =
    turn < 8 && !isDear ? up : within(prevClose + wander - (isDear ? Math.round(prevClose / 20) : 0))
  const open =
    turn < 2 ? up : within(prevClose + Math.round((prevClose * (pick('open', 401) - 200)) / 10_000))
  const high = turn < 11 ? up : within(Math.max(open, close) + pick('high', 5))
  const low = Math.max(down, Math.min(open, close) - (turn < 2 ? 0 : pick('low', 5)))
  const volumeLots = 1000 + pick('volume', 100_000)
  return {
    code,
    name,
    date,
    open,
    high: Math.max(high, open, close),
    low,
    close: isSuspended(code, date) ? before : close,
    prevClose: isSuspended(code, date) ? before : prevClose,
    volumeLots,
    amountCents: volumeLots * 100 * Math.round((open + close) / 2),
    limitUp: up,
    limitDown: down,
    suspended: isSuspended(code, date),
  }
}

function isSuspended(code: string, date: number): boolean {
  return hash(`${code} ${Math.floor(date / 4)} halt`) % 80 === 0
}

function nameOf(code: StockCode): string {
  const marks = '春华秋实山川日月金木水火土天地人和风云龙虎江河湖海'
  const mark = (what: string): string => marks[hash(`${code} ${what}`) % marks.length]!
  const plain = `${mark('a')}${mark('b')}股份`
  const kind = hash(`${code} kind`) % 40
  return kind === 0 ? `ST${plain.slice(0, 2)}` : kind === 1 ? `*ST${mark('a')}${mark('b')}` : plain
}

/** FNV-1a over the text, well mixed. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d)
  return (value ^ (value >>> 13)) >>> 0
}
