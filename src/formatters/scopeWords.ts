import type { DayStats } from '../model/report.ts'
import { SCOPE_RULES } from '../model/scope.ts'

/** What the day's counts hold and leave out: '不含ST股、退市股', '含ST股、退市股，不含北交所'. */
export function scopeWords(day: DayStats): string {
  const rules = SCOPE_RULES[day.scope]
  const groups: readonly (readonly [name: string, counted: boolean])[] = [
    ['ST股', day.specialTreatment === 'in'],
    ['退市股', rules.delisting],
  ]
  const counted = groups.filter(([, isCounted]) => isCounted).map(([name]) => name)
  const leftOut = groups.filter(([, isCounted]) => !isCounted).map(([name]) => name)
  if (!rules.bse) leftOut.push('北交所')
  return [
    counted.length === 0 ? '' : `含${counted.join('、')}`,
    leftOut.length === 0 ? '' : `不含${leftOut.join('、')}`,
    day.statusUnknown > 0 && day.specialTreatment === 'out' ? `${day.statusUnknown}股未知是否ST而计入` : '',
  ]
    .filter((part) => part !== '')
    .join('，')
}
