import type { GroupClaim } from '../../model/published.ts'
import { claimOf, headOf, namesOf } from './groupParts.ts'
import { LABEL, labelOf } from './labels.ts'
import type { FoundLabel } from './labels.ts'
import { smallNumber } from './numbers.ts'
import type { Reader, Stretch } from './reader.ts'

const LED = `(?:北交所)?${LABEL}(?:个股|股)?`
const LABEL_ALONE = new RegExp(`^${LED}$`, 'i')
const LABEL_LEADS = new RegExp(`^${LED}`, 'i')
const ANY_LABEL = new RegExp(LABEL, 'i')
/** The colon of a ladder, perhaps with the number of stocks before it: （8只）：. */
const LADDER_COLON = /(?:（(?:共)?(\d{1,3}|[一二两三四五六七八九十]{1,3})(?:只|股|家)?）)?：/y

/** A label that leads names, and where they begin. */
interface Lead {
  readonly found: FoundLabel
  readonly from: number
  readonly begin: number
  readonly total: number | undefined
}

/**
 * 3连板：杭钢股份、浙数文化: the label first, with a colon or a blank behind it, as people note it down. The names go on to
 * the end of the line.
 */
export function labelFirst(
  reader: Reader,
  [stretch, ...others]: readonly Stretch[],
): { readonly claim: GroupClaim; readonly end: number } | undefined {
  if (stretch === undefined) return undefined
  const lead = leadWithColon(reader, stretch) ?? leadWithBlank(reader, stretch)
  if (lead === undefined) return undefined
  const { found, from, begin } = lead
  const end = namesEnd(reader, begin, [stretch, ...others])
  const head = headOf(reader.text.slice(begin, end))
  const names = namesOf(reader, begin + head.length, end - head.tail, /[、，/]/)
  if (names.length === 0) return undefined
  reader.take(from, end)
  const isBse = head.isBse || reader.text.startsWith('北交所', from)
  const claim = claimOf(reader, { from, to: end }, found, head, names, isBse)
  const mark = claim.mark === 10 ? undefined : claim.mark
  const total = head.total ?? lead.total
  return { claim: { ...claim, mark, total, isLadder: true, isSoft: false }, end }
}

function leadWithColon(reader: Reader, stretch: Stretch): Lead | undefined {
  LADDER_COLON.lastIndex = stretch.to
  const colon = LADDER_COLON.exec(reader.text)
  if (colon === null) return undefined
  const from = lastLineStart(reader, stretch)
  const match = LABEL_ALONE.exec(reader.text.slice(from, stretch.to))
  const found = match === null ? undefined : labelOf(match)
  const total = colon[1] === undefined ? undefined : smallNumber(colon[1])
  return found && { found, from, begin: stretch.to + colon[0].length, total }
}

/** At the begin of a line, with a blank behind it and no other label on the line. */
function leadWithBlank(reader: Reader, stretch: Stretch): Lead | undefined {
  const { folded, text } = reader
  const { from } = stretch
  const end = lineEnd(reader, stretch)
  const match = folded.isLineStart(from) ? LABEL_LEADS.exec(text.slice(from, end)) : null
  const found = match === null ? undefined : labelOf(match)
  if (match === null || found === undefined) return undefined
  const begin = from + match[0].length
  const hasBlank = begin < end && folded.offsets[begin]! > folded.offsets[begin - 1]! + 1
  if (!hasBlank || ANY_LABEL.test(text.slice(begin, end))) return undefined
  return { found, from, begin, total: undefined }
}

/** Where the names of a ladder's line end: commas part them too. */
function namesEnd(reader: Reader, begin: number, stretches: readonly Stretch[]): number {
  let end = begin
  for (const { from, to } of stretches) {
    if (to <= begin) continue
    const start = Math.max(from, begin)
    const isFirst = end === begin
    const isNext = isFirst ? start === begin : reader.text.slice(end, start) === '，'
    if (!isNext || (!isFirst && reader.folded.isLineStart(start))) break
    end = lineEnd(reader, { from: start, to })
    if (end < to) break
  }
  return end
}

function lastLineStart(reader: Reader, { from, to }: Stretch): number {
  for (let at = to - 1; at > from; at--) if (reader.folded.isLineStart(at)) return at
  return from
}

function lineEnd(reader: Reader, { from, to }: Stretch): number {
  for (let at = from + 1; at < to; at++) if (reader.folded.isLineStart(at)) return at
  return to
}
