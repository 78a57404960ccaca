import type { GroupClaim, PrintedName } from '../../model/published.ts'
import { LABEL, labelOf } from './labels.ts'
import type { FoundLabel } from './labels.ts'
import { smallNumber } from './numbers.ts'
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
const VERBS =
  /(?:晋级|晋升|斩获|走出|收获|收出|录得|实现|拿下|续写|喜提|迎来|上演|成功|顺利|强势|继续|再度|再次|双双|均|携手|率先|集体|纷纷|相继|先后|直线|快速|早盘|午后|尾盘|回封|封住|一字|T字|秒|录|收)+$/
const HOW_MANY = /(?:等|共|合计)?(\d{1,3}|[一二两三四五六七八九十]{1,3})(?:只|股|家)(?:个股)?$/
const OPEN_LIST = /等(?:多股|多只个股|多只股|多只|多家|个股|股)?$/
const MARK = /^(20|30)CM/i
const BSE = /^北交所(?:个股|股票|的)?/

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

/** What stands around the names of a group. */
interface GroupHead {
  /** Units in front of the names. */
  readonly length: number
  /** Units behind them. */
  readonly tail: number
  readonly mark: 20 | 30 | undefined
  readonly isBse: boolean
  readonly total: number | undefined
  readonly isOpen: boolean
}

function headOf(text: string): GroupHead {
  let length = 0
  let mark: 20 | 30 | undefined
  let isBse = false
  for (;;) {
    const rest = text.slice(length)
    const marked = MARK.exec(rest)
    const bse = BSE.exec(rest)
    if (marked !== null) mark = marked[1] === '20' ? 20 : 30
    if (bse !== null) isBse = true
    const taken = (marked ?? bse)?.[0].length ?? 0
    if (taken === 0) break
    length += taken
  }
  const names = text.slice(length)
  const verbs = VERBS.exec(names)?.[0].length ?? 0
  const bare = names.slice(0, names.length - verbs)
  const many = HOW_MANY.exec(bare)
  const total = many === null ? undefined : smallNumber(many[1]!)
  const open = total === undefined ? OPEN_LIST.exec(bare) : null
  const tail = verbs + (total === undefined ? (open?.[0].length ?? 0) : many![0].length)
  return { length, tail, mark, isBse, total, isOpen: open !== null }
}

function namesOf(reader: Reader, from: number, to: number, between: RegExp = /、/): PrintedName[] {
  const names: PrintedName[] = []
  let start = from
  for (let at = from; at <= to; at++) {
    if (at < to && !between.test(reader.text.charAt(at))) continue
    if (at > start) names.push(nameAt(reader, start, at))
    start = at + 1
  }
  return names
}

function nameAt(reader: Reader, from: number, to: number): PrintedName {
  const breaks: number[] = []
  for (let at = from + 1; at < to; at++) if (reader.folded.isLineStart(at)) breaks.push(at - from)
  return { text: reader.text.slice(from, to), at: reader.spot(from), breaks }
}

function claimOf(
  reader: Reader,
  { from, to }: Stretch,
  { label, mark, isSoft }: FoundLabel,
  head: Pick<GroupHead, 'mark' | 'total' | 'isOpen'>,
  names: readonly PrintedName[],
  isBse: boolean,
): GroupClaim {
  const isWord = label.kind === 'sealed' || label.kind === 'broken' || label.kind === 'limitDown'
  const printedMark = mark ?? head.mark
  return {
    kind: 'group',
    at: reader.spot(from),
    text: reader.raw(from, to),
    names,
    loose: looseNames(reader, from),
    label,
    mark: printedMark ?? (isWord ? undefined : 10),
    isBse,
    total: head.total,
    isOpen: head.isOpen,
    isLadder: false,
    isSoft: isSoft && printedMark === undefined,
  }
}

/** Longest clause that may be a name. */
const LONGEST_NAME = 8

/** Clauses before a group, with commas between, that may be names of it. */
function looseNames(reader: Reader, from: number): PrintedName[] {
  const names: PrintedName[] = []
  let end = from
  while (reader.text.charAt(end - 1) === '，') {
    let start = end - 1
    while (start > 0 && !reader.isPunctuation(start - 1) && !reader.isTaken(start - 1)) start--
    const length = end - 1 - start
    if (length < 2 || length > LONGEST_NAME || reader.isTaken(end - 2)) break
    names.unshift(nameAt(reader, start, end - 1))
    end = start
  }
  return names
}

/** The colon of a ladder, perhaps with the number of stocks before it: （8只）：. */
const LADDER_COLON = /(?:（(?:共)?(\d{1,3}|[一二两三四五六七八九十]{1,3})(?:只|股|家)?）)?：/y
const LABEL_ALONE = new RegExp(`^(?:北交所)?${LABEL}(?:个股|股)?$`, 'i')

/** 3连板：杭钢股份、浙数文化: the label first, as people note it down. The names go on to the end of the line. */
function labelFirst(
  reader: Reader,
  [stretch, ...others]: readonly Stretch[],
): { readonly claim: GroupClaim; readonly end: number } | undefined {
  if (stretch === undefined) return undefined
  LADDER_COLON.lastIndex = stretch.to
  const colon = LADDER_COLON.exec(reader.text)
  if (colon === null) return undefined
  const from = lastLineStart(reader, stretch)
  const match = LABEL_ALONE.exec(reader.text.slice(from, stretch.to))
  const found = match === null ? undefined : labelOf(match)
  if (found === undefined) return undefined
  const begin = stretch.to + colon[0].length
  let end = begin
  for (const [index, next] of others.filter((each) => each.from >= begin).entries()) {
    const isNext = index === 0 ? next.from === end : reader.text.slice(end, next.from) === '，'
    if (!isNext || (index > 0 && reader.folded.isLineStart(next.from))) break
    end = lineEnd(reader, next)
    if (end < next.to) break
  }
  const head = headOf(reader.text.slice(begin, end))
  const names = namesOf(reader, begin + head.length, end - head.tail, /[、，]/)
  if (names.length === 0) return undefined
  reader.take(from, end)
  const isBse = head.isBse || reader.text.startsWith('北交所', from)
  const claim = claimOf(reader, { from, to: end }, found, head, names, isBse)
  const total = head.total ?? (colon[1] === undefined ? undefined : smallNumber(colon[1]))
  const mark = claim.mark === 10 ? undefined : claim.mark
  return { claim: { ...claim, mark, total, isLadder: true, isSoft: false }, end }
}

function lastLineStart(reader: Reader, { from, to }: Stretch): number {
  for (let at = to - 1; at > from; at--) if (reader.folded.isLineStart(at)) return at
  return from
}

function lineEnd(reader: Reader, { from, to }: Stretch): number {
  for (let at = from + 1; at < to; at++) if (reader.folded.isLineStart(at)) return at
  return to
}

function sentenceEnd(reader: Reader, from: number): number {
  const end = reader.text.slice(from).search(/[。！？]/)
  return end < 0 ? reader.text.length + 1 : from + end + 1
}
