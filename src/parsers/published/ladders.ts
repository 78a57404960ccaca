import type { GroupClaim } from '../../model/published.ts'
import { claimOf, headOf, namesOf } from './groupParts.ts'
import { LABEL, labelOf } from './labels.ts'
import { smallNumber } from './numbers.ts'
import type { Reader, Stretch } from './reader.ts'

/** The colon of a ladder, perhaps with the number of stocks before it: （8只）：. */
const LADDER_COLON = /(?:（(?:共)?(\d{1,3}|[一二两三四五六七八九十]{1,3})(?:只|股|家)?）)?：/y
const LABEL_ALONE = new RegExp(`^(?:北交所)?${LABEL}(?:个股|股)?$`, 'i')

/** 3连板：杭钢股份、浙数文化: the label first, as people note it down. The names go on to the end of the line. */
export function labelFirst(
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
