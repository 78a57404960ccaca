import type { GroupClaim } from '../../model/published.ts'
import { claimOf, headOf, namesOf } from './groupParts.ts'
import { LABEL, labelOf } from './labels.ts'
import { labelFirst } from './ladders.ts'
import type { Reader, Stretch } from './reader.ts'

const LABELS = new RegExp(LABEL, 'gi')
/** Six digits of a bare code right before a label: 6000013连板 is 600001 and 3连板. */
const CODE_BEFORE = /(?<!\d)(\d{6})(?=\d{1,3}(?:连板|天\d))/g
/** 冲击4连板, 昨日3连板: no label of today. */
const NOT_BEFORE =
  /(?:冲击|冲刺|挑战|无缘|止步于?|未能|昨日|昨天|此前|前期|上一?个?交易日|曾|一度|盘中|触及|触|摸|逼近|接近|有望|打开|近)$/
/** 3连板及以上, 4连板失败, 涨停潮: no label of the names before. */
const NOT_AFTER =
  /^(?:及以上|以上|及以下|以下|的|个股|股|梯队|高度|品种|晋级|失败|未果|潮|价|或|后|家|只|分析|原因|复盘|基因|概念|次数|时间|阵营|关口|以来|被)/

/** Finds the names and labels in what is not understood yet. */
export function groupsOf(reader: Reader): GroupClaim[] {
  const found: GroupClaim[] = []
  let at = 0
  let bseUntil = 0
  for (;;) {
    const stretches = reader.unread().filter(({ from }) => from >= at)
    const [stretch] = stretches
    if (stretch === undefined) return found
    if (bseUntil <= stretch.from) bseUntil = 0
    const led = labelFirst(reader, stretches)
    const claims = led === undefined ? labelsLast(reader, stretch, bseUntil > 0) : [led.claim]
    if (led === undefined && bseUntil === 0 && claims.some(({ isBse }) => isBse)) {
      bseUntil = sentenceEnd(reader, stretch.to)
    }
    found.push(...claims)
    at = led?.end ?? stretch.to
  }
}

/** Names before their label, as texts print them; several groups may stand in one stretch. */
function labelsLast(reader: Reader, { from, to }: Stretch, inBse: boolean): GroupClaim[] {
  const text = reader.text.slice(from, to)
  const claims: GroupClaim[] = []
  let isBse = inBse
  let start = 0
  for (const { match, begin, end } of labelsIn(text)) {
    if (begin < start) continue
    while (text.charAt(start) === '、') start++
    const found = labelOf(match)
    const isCut = reader.folded.isLineStart(from + end)
    const fits = !NOT_BEFORE.test(text.slice(start, begin)) && (isCut || !NOT_AFTER.test(text.slice(end)))
    if (found === undefined || !fits) {
      start = fits ? start : end
      continue
    }
    const head = headOf(text.slice(start, begin))
    isBse ||= head.isBse
    const names = namesOf(reader, from + start + head.length, from + begin - head.tail)
    if (names.length === 0 && head.total === undefined) {
      start = end
      continue
    }
    reader.take(from + start, from + end)
    claims.push(claimOf(reader, { from: from + start, to: from + end }, found, head, names, isBse))
    start = end
  }
  return claims
}

interface LabelPlace {
  readonly match: RegExpMatchArray
  readonly begin: number
  readonly end: number
}

function labelsIn(text: string): LabelPlace[] {
  const masked = text.replace(CODE_BEFORE, 'XXXXXX')
  return [...masked.matchAll(LABELS)].map((match) => ({
    match,
    begin: match.index,
    end: match.index + match[0].length,
  }))
}

function sentenceEnd(reader: Reader, from: number): number {
  const end = reader.text.slice(from).search(/[。！？]/)
  return end < 0 ? reader.text.length + 1 : from + end + 1
}
