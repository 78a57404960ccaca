import type { GroupClaim, PrintedName } from '../../model/published.ts'
import type { FoundLabel } from './labels.ts'
import { smallNumber } from './numbers.ts'
import type { Reader, Stretch } from './reader.ts'

const VERBS =
  /(?:晋级|晋升|斩获|走出|收获|收出|录得|实现|拿下|续写|喜提|迎来|上演|成功|顺利|强势|继续|再度|再次|双双|均|携手|率先|集体|纷纷|相继|先后|直线|快速|早盘|午后|尾盘|回封|封住|一字|T字|秒|录|收)+$/
const HOW_MANY = /(?:等|共|合计)?(\d{1,3}|[一二两三四五六七八九十]{1,3})(?:只|股|家)(?:个股)?$/
const OPEN_LIST = /等(?:多股|多只个股|多只股|多只|多家|个股|股)?$/
const MARK = /^(20|30)CM/i
const BSE = /^北交所(?:个股|股票|的)?/

/** What stands around the names of a group. */
export interface GroupHead {
  /** Units in front of the names. */
  readonly length: number
  /** Units behind them. */
  readonly tail: number
  readonly mark: 20 | 30 | undefined
  readonly isBse: boolean
  readonly total: number | undefined
  readonly isOpen: boolean
}

/** Takes 北交所, 20CM, 等8股 and verbs off the text around names. */
export function headOf(text: string): GroupHead {
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

/** The names between two units, parted by 、 or as told. */
export function namesOf(reader: Reader, from: number, to: number, between: RegExp = /[、/]/): PrintedName[] {
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

/** A group as a claim. */
export function claimOf(
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
