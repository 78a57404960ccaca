import type { DayStats, LookbackEnd } from '../../model/report.ts'
import { SCOPE_RULES } from '../../model/scope.ts'
import type { DaysBoardsRule } from '../../model/scope.ts'
import { scopeWords } from '../scopeWords.ts'
import type { ScopeChoice } from '../scopeWords.ts'
import { bothOf, counted, english } from './phrase.ts'
import type { Phrase } from './phrase.ts'

const LOOKBACK_ENDS: Readonly<Record<LookbackEnd, Phrase>> = {
  settled: english('连板均已数清', 'every streak settled'),
  dataStart: english('数据自此开始', 'the data begins there'),
  missingDay: english('前一交易日缺失', 'the trading day before is missing'),
  shortDay: english('前一日股票过少', 'the day before has too few stocks'),
}

/** Whose counts these are, and by which rule of N天M板. */
export function scopeLine(choice: ScopeChoice, rule: DaysBoardsRule): Phrase {
  const zh = scopeWords(choice)
  const scope = choice.scope
  const words = daysBoardsPhrase(rule)
  return {
    zh: `口径${scope}（${zh}） · N天M板${words.zh}`,
    en: `scope ${scope} (${scopeEnglish(choice)}) · boards in days: ${words.en}`,
    both: `口径 scope ${scope}（${zh}） · N天M板 ${bothOf(words)}`,
  }
}

/** How far the look-back went, and why no further. */
export function lookbackLine({ from, days, end }: DayStats['lookback']): Phrase {
  const why = LOOKBACK_ENDS[end]
  const en = `look-back from ${from}, ${counted(days, 'day')}, ${why.en}`
  return { zh: `回看自${from}，${days}日，${why.zh}`, en, both: `回看 ${en}` }
}

/** The N天M板 rule in words. */
export function daysBoardsPhrase({ rule, maxEmpty }: DaysBoardsRule): Phrase {
  if (maxEmpty === undefined) return english(`按${rule}，空档不限`, `rule ${rule}, any number of empty bars`)
  return english(
    `按${rule}，空档至多${maxEmpty}根`,
    `rule ${rule}, at most ${maxEmpty} empty ${maxEmpty === 1 ? 'bar' : 'bars'}`,
  )
}

/** What the counts hold and leave out. */
function scopeEnglish({ scope, specialTreatment, statusUnknown, ranges }: ScopeChoice): string {
  const rules = SCOPE_RULES[scope]
  const groups: readonly (readonly [name: string, isCounted: boolean])[] = [
    ['ST', specialTreatment === 'in'],
    ['delisting', rules.delisting],
    ...(rules.bse ? [] : [['BSE', false] as const]),
  ]
  const named = (isCounted: boolean): string =>
    groups
      .filter(([, each]) => each === isCounted)
      .map(([name]) => name)
      .join(' and ')
  const [counts, leaves] = [named(true), named(false)]
  const unknown =
    statusUnknown === 0
      ? ''
      : ranges !== undefined
        ? `${statusUnknown} of unknown ST status`
        : specialTreatment === 'out'
          ? `${statusUnknown} of unknown ST status counted`
          : ''
  return [
    counts === '' ? '' : `with ${counts} stocks`,
    leaves === '' ? '' : `without ${leaves} stocks`,
    unknown,
  ]
    .filter((part) => part !== '')
    .join(', ')
}
