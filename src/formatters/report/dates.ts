import { dateNumber, dayNumber } from '../../model/date.ts'
import type { TradeDate } from '../../model/date.ts'
import type { ReportLanguage } from './reportInput.ts'

const WEEKDAYS = {
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
} as const

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** The day of the week, 0 for Monday. */
export function weekdayOf(date: TradeDate): number {
  // 1970-01-01 was a Thursday.
  return (dayNumber(dateNumber(date)) + 3) % 7
}

/** A day of the week by its number, 0 for Monday; short in English. */
export function weekdayWords(weekday: number, language: ReportLanguage): string {
  const words = WEEKDAYS[language][weekday] ?? ''
  return language === 'zh' ? words : words.slice(0, 3)
}

/** 2025年2月7日 周五, or Friday, 7 February 2025. */
export function longDate(date: TradeDate, language: ReportLanguage): string {
  const weekday = WEEKDAYS[language][weekdayOf(date)] ?? ''
  const day = Number(date.slice(8, 10))
  return language === 'zh'
    ? `${monthWords(date, 'zh')}${day}日 ${weekday}`
    : `${weekday}, ${day} ${monthWords(date, 'en')}`
}

/** 2025年2月, or February 2025. */
export function monthWords(date: string, language: ReportLanguage): string {
  const month = Number(date.slice(5, 7))
  const year = date.slice(0, 4)
  return language === 'zh' ? `${year}年${month}月` : `${MONTHS[month - 1] ?? ''} ${year}`
}

/** 2月, or Feb. */
export function shortMonth(date: string, language: ReportLanguage): string {
  const month = Number(date.slice(5, 7))
  return language === 'zh' ? `${month}月` : (MONTHS[month - 1] ?? '').slice(0, 3)
}
