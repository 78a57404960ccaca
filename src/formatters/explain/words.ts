import type { Exchange, Segment } from '../../model/code.ts'
import type { DaysBoardsRule } from '../../model/scope.ts'
import type { LookbackEnd } from '../../model/report.ts'
import type { LimitPercent, Status } from '../../model/status.ts'
import type { StreakBar } from '../../model/explanation.ts'

export const SEGMENT_WORDS: Readonly<Record<Segment, string>> = {
  main: '主板 main board',
  chinext: '创业板 ChiNext',
  star: '科创板 STAR',
  bse: '北交所 Beijing exchange',
}

export const EXCHANGE_WORDS: Readonly<Record<Exchange, string>> = {
  SH: 'Shanghai',
  SZ: 'Shenzhen',
  BJ: 'Beijing',
}

export const STATUS_WORDS: Readonly<Record<Status, string>> = {
  normal: '正常 normal, not ST',
  specialTreatment: '风险警示 ST',
  unreformed: '未股改 S-share',
  delisting: '退市整理 delisting period',
  unknown: '未知 unknown',
}

export const LOOKBACK_END_WORDS: Readonly<Record<LookbackEnd, string>> = {
  settled: 'streak and windows are settled',
  dataStart: 'the data begins there',
  missingDay: 'the trading day before is missing',
  shortDay: 'the day before has too few stocks',
}

/** 10%, or why there is none. */
export function percentWords(percent: LimitPercent): string {
  if (percent === 'none') return 'no limit'
  return percent === 'unknown' ? 'unknown' : `${percent}%`
}

/** `gap 2`, `half 5`, `half` where any hole is allowed. */
export function ruleWords({ rule, maxEmpty }: DaysBoardsRule): string {
  return maxEmpty === undefined ? rule : `${rule} ${maxEmpty}`
}

/** What a bar did to the limit of a side, for a line of a streak. */
export function verdictWords(verdict: StreakBar['verdict'], side: 'up' | 'down'): string {
  switch (verdict) {
    case 'sealed':
      return side === 'up' ? '封板 sealed' : '跌停 sealed'
    case 'broken':
      return side === 'up' ? '炸板 broken' : '翘板 broken'
    case 'untouched':
      return '未触板 untouched'
    case 'anomalous':
      return '越限 anomalous'
    case 'noLimit':
      return '无限制 no limit'
    case 'notJudged':
      return '未判 not judged'
    case 'faultyRow':
      return '坏行 faulty row'
  }
}

/** `1 bar`, `3 bars`. */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}
