import type { TradeDate } from '../model/date.ts'

/** 2月7日. */
export function dayWords(date: TradeDate): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`
}
