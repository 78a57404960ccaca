import type { Claim } from '../../model/published.ts'
import type { Reader } from './reader.ts'

const GROUPS = '(?:\\*?ST(?:个股|股)?|退市整理股|退市(?:个股|股)?|北交所(?:个股|股)?|、|和|及|与|或)+'
const SCOPE = new RegExp(`(不含|剔除|扣除|不包括|不包含|不计|含|包括|包含)(${GROUPS})`, 'gi')

type ScopeClaim = Extract<Claim, { kind: 'scope' }>

/** 不含ST股、退市股: whom a text says it counts or leaves out. */
export function scopesOf(reader: Reader): ScopeClaim[] {
  const found: ScopeClaim[] = []
  for (const match of reader.text.matchAll(SCOPE)) {
    const [whole, word = '', groups = ''] = match
    const from = match.index
    const to = from + whole.length
    if (reader.isTaken(from) || !reader.isClauseStart(from)) continue
    const side = /^(?:含|包括|包含)$/.test(word) ? 'in' : 'out'
    reader.take(from, to)
    found.push({
      kind: 'scope',
      at: reader.spot(from),
      text: reader.raw(from, to),
      specialTreatment: /ST/i.test(groups) ? side : undefined,
      delisting: groups.includes('退市') ? side : undefined,
      bse: groups.includes('北交所') ? side : undefined,
    })
  }
  return found
}
