/** A count in a label: 7, 十一, or the letter that stands for one. */
const COUNT = '(\\d{1,3}|[一二两三四五六七八九十]{1,3}|[nmk])'
const CHINESE = '零一二三四五六七八九'

/** Labels as texts print them, and the id of the term that explains them. Tried in this order on folded text. */
const PATTERNS: readonly (readonly [pattern: RegExp, id: string])[] = [
  [new RegExp(`^${COUNT}天${COUNT}板${COUNT}连板$`), 'combinedLabel'],
  [new RegExp(`^(?:>=|≥|至少)${COUNT}天${COUNT}板$`), 'daysBoardsAtLeast'],
  [new RegExp(`^(?:>=|≥|至少)${COUNT}(?:连板|板)$`), 'streakAtLeast'],
  [new RegExp(`^${COUNT}天${COUNT}板$`), 'daysBoards'],
  [new RegExp(`^${COUNT}(?:连板|板)$`), 'streak'],
  [new RegExp(`^${COUNT}连跌停?$`), 'downLadder'],
  [new RegExp(`^等${COUNT}股$`), 'leftOut'],
]
const PROMOTION = new RegExp(`^${COUNT}进${COUNT}$`)
/** What may stand before a label without changing what it says. */
const MARK = /^(?:北交所)?(?:10|20|30)cm(?=.)/

/** The label of a folded text without its 20CM or 30CM; undefined where it has none in front. */
export function withoutMark(folded: string): string | undefined {
  const rest = folded.replace(MARK, '')
  return rest === folded ? undefined : rest
}

/** The id of the term that explains a printed label such as 13天11板, 7连板 or 2进3; undefined for anything else. */
export function idOfLabel(folded: string): string | undefined {
  const [, from, to] = PROMOTION.exec(folded) ?? []
  if (from !== undefined && to !== undefined) {
    const [start, end] = [countOf(from), countOf(to)]
    return start !== undefined && start > 0 && end === start + 1 ? 'promotions' : undefined
  }
  return PATTERNS.find(([pattern]) => {
    const counts = pattern.exec(folded)?.slice(1)
    return counts?.every((count) => countOf(count) !== 0)
  })?.[1]
}

/** 12 of '12', '十二' and 2 of '两'; undefined for a letter. */
function countOf(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text)
  if (text === '两') return 2
  const [tens, units] = text.split('十')
  if (units === undefined) return digitOf(text)
  const ten = tens === '' ? 1 : digitOf(tens!)
  const unit = units === '' ? 0 : digitOf(units)
  return ten === undefined || unit === undefined ? undefined : ten * 10 + unit
}

function digitOf(text: string): number | undefined {
  const digit = CHINESE.indexOf(text)
  return digit < 0 ? undefined : digit
}
