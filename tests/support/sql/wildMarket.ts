import type { Exchange, Segment } from '../../../src/model/code.ts'
import { dateText } from '../../../src/model/date.ts'
import { tradingDaysBetween } from '../../../src/rules/calendar.ts'
import { freeOwnBars } from '../../../src/rules/freeDays.ts'
import { limitPercent } from '../../../src/rules/limitPercent.ts'
import { statusFromName } from '../../../src/rules/nameStatus.ts'
import { exactLimits } from '../oracle.ts'

/** A market made to meet every clause of the law: bars and listing dates as CSV. */
export interface WildMarket {
  readonly bars: string
  readonly listings: string
}

/** Codes of a kind of stock. */
interface Kind {
  readonly prefix: string
  readonly segment: Segment
  readonly exchange: Exchange
}

const KINDS: readonly Kind[] = [
  { prefix: '600', segment: 'main', exchange: 'SH' },
  { prefix: '605', segment: 'main', exchange: 'SH' },
  { prefix: '000', segment: 'main', exchange: 'SZ' },
  { prefix: '002', segment: 'main', exchange: 'SZ' },
  { prefix: '300', segment: 'chinext', exchange: 'SZ' },
  { prefix: '301', segment: 'chinext', exchange: 'SZ' },
  { prefix: '688', segment: 'star', exchange: 'SH' },
  { prefix: '920', segment: 'bse', exchange: 'BJ' },
]

type Roll = (sides: number) => number

/** Throws of a die with any number of sides, the same from the same seed. */
function dice(seed: number): Roll {
  let state = 1 + (seed % 2_147_483_646)
  return (sides) => {
    state = (state * 48_271) % 2_147_483_647
    return Math.floor(state / 8) % sides
  }
}

/** A market of some dozens of stocks between two days, drawn from a seed. Half of them have ST flags. */
export function wildMarket(seed: number, from: number, to: number): WildMarket {
  const roll = dice(seed)
  const dates = tradingDaysBetween(from, to).map(dateText)
  const rows: string[] = []
  const listings: string[] = []
  for (let at = 0; at < 45; at++) {
    const kind = KINDS[at % KINDS.length]!
    const written = `${kind.prefix}${String(at).padStart(6 - kind.prefix.length, '0')}.${kind.exchange}`
    const life = lifeOf(roll, dates, at === 0)
    if (life.listed !== undefined) listings.push(`${written},${life.listed}`)
    rows.push(...stockRows(roll, kind, written, dates, life, roll(2) === 0))
  }
  const header = 'code,date,name,is_st,open,high,low,close,pre_close,volume,amount'
  return {
    bars: [header, ...rows.sort((left, right) => dateOfRow(left).localeCompare(dateOfRow(right)))].join('\n'),
    listings: ['code,list_date', ...listings].join('\n'),
  }
}

function dateOfRow(row: string): string {
  return row.split(',')[1]!
}

/** When a stock's bars begin, what tells of its listing, and what it is called. */
interface Life {
  readonly first: number
  /** 'early': the data begin on its second day. */
  readonly evidence: 'given' | 'name' | 'early' | 'noReference' | 'beyond' | 'none'
  readonly listed: string | undefined
  readonly gapAt: number
  /** Own bars under the first of the names. */
  readonly turnAt: number
  readonly names: readonly [before: string, after: string]
}

const NAMES: readonly (readonly [string, string])[] = [
  ['甲乙丙丁', '甲乙丙丁'],
  ['甲乙丙丁', '*ST甲乙'],
  ['ST戊己', '戊己庚辛'],
  ['壬癸子丑', '壬癸退'],
  ['*ST寅卯', '退市寅卯'],
  ['S辰巳', 'S辰巳'],
  ['Ｓ＊ＳＴ午', '午　未'],
  ['TCL申酉', 'SST戌'],
]

function lifeOf(roll: Roll, dates: readonly string[], always: boolean): Life {
  const isLate = !always && roll(3) === 0
  const first = isLate ? 1 + roll(20) : 0
  const evidence = isLate
    ? (['given', 'name', 'noReference', 'beyond', 'none'] as const)[roll(5)]!
    : roll(5) === 0
      ? 'early'
      : 'none'
  return {
    first,
    evidence,
    listed: evidence === 'given' ? dates[first] : undefined,
    gapAt: always || roll(4) > 0 ? -1 : first + 2 + roll(18),
    turnAt: 8 + roll(25),
    names: NAMES[roll(NAMES.length)]!,
  }
}

function stockRows(
  roll: Roll,
  kind: Kind,
  code: string,
  dates: readonly string[],
  life: Life,
  hasFlags: boolean,
): string[] {
  const rows: string[] = []
  let last = 100 + roll(900)
  let own = 0
  let mood = 0
  for (let day = life.first; day < dates.length; day++) {
    if (day >= life.gapAt && day < life.gapAt + 26 && life.gapAt >= 0) continue
    const plain = life.names[own < life.turnAt ? 0 : 1]
    const name = nameOn(roll, plain, life, own, freeOwnBars(kind.segment, dayOf(dates[life.first]!)))
    const head = [code, dates[day], name, hasFlags ? flagOn(roll, plain) : '']
    if (day > life.first && !code.startsWith('600') && roll(14) === 0) {
      if (roll(2) === 0) rows.push([...head, last, last, last, last, last, 0, 0].map(yuan).join(','))
      continue
    }
    own++
    if (roll(6) === 0) mood = roll(3)
    const prevClose = last > 20_000 || roll(25) === 0 ? Math.max(20, Math.round(last * 0.8)) % 10_000 : last
    const percent = likelyPercent(roll, kind, plain, dates[day]!)
    const limits = exactLimits(prevClose, percent, kind.segment === 'bse')
    const isBack = own > 1 && day === life.gapAt + 26 && roll(2) === 0
    const isWild = isBack || (own === 1 && life.evidence === 'beyond')
    const bar = isWild ? flat(prevClose * 2) : barOf(roll, limits, mood)
    const isUnknown = own === 1 ? life.evidence === 'noReference' : roll(120) === 0
    rows.push(
      [...head, bar.open, bar.high, bar.low, bar.close, isUnknown ? '' : prevClose, 100, bar.close]
        .map(yuan)
        .join(','),
    )
    last = bar.close
  }
  return rows
}

/** Prices stand in columns 4 to 8 in cents; the file has yuan. */
function yuan(cell: string | number | undefined, column: number): string {
  if (column < 4 || column > 8 || cell === '') return String(cell)
  return (Number(cell) / 100).toFixed(2)
}

/** N on the first day, C on the others without a limit, now and then a mark of an ex-day. */
function nameOn(roll: Roll, plain: string, life: Life, own: number, free: number): string {
  if (life.evidence === 'early' && own < free - 1) return `C${plain}`
  if (life.evidence === 'name' && own < free) return `${own === 0 ? 'N' : 'C'}${plain}`
  return roll(20) === 0 ? `${['XD', 'XR', 'DR'][roll(3)]!}${plain}` : plain
}

/** The flag mostly says what the name says, sometimes nothing, sometimes the reverse. */
function flagOn(roll: Roll, name: string): string {
  const isSt = /ST|ＳＴ/.test(name)
  const lot = roll(12)
  return lot === 0 ? '' : lot === 1 ? String(Number(!isSt)) : String(Number(isSt))
}

interface Prices {
  readonly open: number
  readonly high: number
  readonly low: number
  readonly close: number
}

/** Mostly the percent of the day, so that bars meet their limits; now and then another. */
function likelyPercent(roll: Roll, { segment, exchange }: Kind, name: string, date: string): number {
  const percent = limitPercent({ segment, exchange, digits: 0 }, statusFromName(name), dayOf(date))
  return typeof percent === 'string' || roll(150) === 0 ? [5, 10, 20, 30][roll(4)]! : percent
}

function dayOf(date: string): number {
  return Number(date.replaceAll('-', ''))
}

function flat(price: number): Prices {
  return { open: price, high: price, low: price, close: price }
}

function barOf(roll: Roll, { up, down }: { up: number; down: number }, mood: number): Prices {
  const inside = (): number => Math.min(up, Math.max(down, down + roll(up - down + 1)))
  const lot = roll(20)
  let close = inside()
  let high = close
  let low = close
  if (mood === 1 ? lot < 15 : lot < 6) close = high = up
  else if (lot === 16) high = up
  else if (lot === 17 || mood === 2) close = low = down
  else if (lot === 18) low = down
  const open = roll(5) === 0 ? close : inside()
  high = Math.max(high, open, close)
  low = Math.min(low, open, close, roll(3) === 0 ? close : inside())
  if (roll(250) === 0) high += 1 + roll(4)
  if (roll(250) === 0) low = Math.max(1, low - 1 - roll(4))
  return { open, high, low, close }
}
