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
  const match = /^(\d{4})(?:([-/])(\d{1,2})\2(\d{1,2})|(\d{2})(\d{2}))(?:[ T]0?0:00(?::00(?:\.0+)?)?)?$/.exec(
    text,
  )
  if (!match) return undefined
  const date = Number(match[1]) * 10_000 + Number(match[3] ?? match[5]) * 100 + Number(match[4] ?? match[6])
  return isRealDate(date) ? date : undefined
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
