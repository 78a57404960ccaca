import type { Brand } from './brand.ts'

/** 交易日 as text at the edge: 'YYYY-MM-DD'. In frames a date is the integer yyyymmdd. */
export type TradeDate = Brand<string, 'TradeDate'>

/** True when the integer yyyymmdd names a real day of the Gregorian calendar from 1990 to 2099. */
export function isRealDate(date: number): boolean {
  const year = Math.floor(date / 10_000)
  const month = Math.floor(date / 100) % 100
  const day = date % 100
  if (year < 1990 || year > 2099 || month < 1 || month > 12 || day < 1) return false
  return day <= daysInMonth(year, month)
}

/** The text of a yyyymmdd integer: 20250207 -> '2025-02-07'. */
export function dateText(date: number): TradeDate {
  const text = String(date)
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}` as TradeDate
}

/** yyyymmdd of `YYYY-MM-DD`, `YYYYMMDD`, `YYYY/MM/DD` or `YYYY/M/D` (midnight may follow), or undefined. */
export function dateFromText(text: string): number | undefined {
  const plain = plainDate(text)
  if (plain !== undefined) return isRealDate(plain) ? plain : undefined
  const match = /^(\d{4})(?:([-/])(\d{1,2})\2(\d{1,2})|(\d{2})(\d{2}))(?:[ T]0?0:00(?::00(?:\.0+)?)?)?$/.exec(
    text,
  )
  if (!match) return undefined
  const date = Number(match[1]) * 10_000 + Number(match[3] ?? match[5]) * 100 + Number(match[4] ?? match[6])
  return isRealDate(date) ? date : undefined
}

const HYPHEN = 45
const SLASH = 47

/** The number of `YYYY-MM-DD`, `YYYY/MM/DD` or `YYYYMMDD`, a real day or not; undefined for any other text. */
function plainDate(text: string): number | undefined {
  const isParted = text.length === 10
  if (!isParted && text.length !== 8) return undefined
  const mark = text.charCodeAt(4)
  if (isParted && ((mark !== HYPHEN && mark !== SLASH) || text.charCodeAt(7) !== mark)) return undefined
  let date = 0
  for (let at = 0; at < text.length; at++) {
    if (isParted && (at === 4 || at === 7)) continue
    const digit = text.charCodeAt(at) - 48
    if (!(digit >= 0 && digit <= 9)) return undefined
    date = date * 10 + digit
  }
  return date
}

/** The integer of a TradeDate: '2025-02-07' -> 20250207. */
export function dateNumber(date: TradeDate): number {
  return Number(date.slice(0, 4)) * 10_000 + Number(date.slice(5, 7)) * 100 + Number(date.slice(8, 10))
}

/** Calendar days since 1970-01-01 of a yyyymmdd integer; differences are spans in calendar days. */
export function dayNumber(date: number): number {
  return Date.UTC(Math.floor(date / 10_000), (Math.floor(date / 100) % 100) - 1, date % 100) / 86_400_000
}

/** yyyymmdd of a count of calendar days since 1970-01-01. */
export function dateFromDayNumber(days: number): number {
  const at = new Date(days * 86_400_000)
  return at.getUTCFullYear() * 10_000 + (at.getUTCMonth() + 1) * 100 + at.getUTCDate()
}

/** Days of a month of the Gregorian calendar; months count from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}
