import type { DayStats } from '../model/report.ts'
import { SCOPE_RULES } from '../model/scope.ts'

/** What decides whose figures are counted. */
export type ScopeChoice = Pick<DayStats, 'scope' | 'specialTreatment' | 'statusUnknown' | 'ranges'>

/** What the day's counts hold and leave out: '不含ST股、退市股', '含ST股、退市股，不含北交所'. */
export function scopeWords(day: ScopeChoice): string {
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
    unknownWords(day),
  ]
    .filter((part) => part !== '')
    .join('，')
}

/** Stocks of which nothing says whether they are ST: the figures are ranges, or count them in. */
function unknownWords({ statusUnknown, ranges, specialTreatment }: ScopeChoice): string {
  if (statusUnknown === 0) return ''
  if (ranges !== undefined) return `${statusUnknown}股未知是否ST`
  return specialTreatment === 'out' ? `${statusUnknown}股未知是否ST而计入` : ''
}
