import type { StockCode } from '../../model/code.ts'
import type { Claim, GroupClaim, Passage, PoolClaim, PrintedName, TextStyle } from '../../model/published.ts'
import type { NameBook } from './nameBook.ts'

/** A printed name and the stock it stands for; none or several where it is not clear. */
export interface ResolvedName {
  readonly text: string
  readonly codes: readonly StockCode[]
  /** The name says another stock than the code of the same row. */
  readonly isContradicted: boolean
}

/** The claims of a text with their names resolved. */
export interface ResolvedClaims {
  readonly claims: readonly Claim[]
  /** By position of the claim: its names, or its list's rows. */
  readonly names: ReadonlyMap<number, readonly ResolvedName[]>
  /** Words around names, and what looked like a group and is none. */
  readonly prose: readonly Passage[]
}

/** A text with its names resolved, ready to be held against any reading of the bars. */
export interface PreparedText {
  readonly resolved: ResolvedClaims
  readonly style: TextStyle
  /** Whether the text chose some stocks of each kind, so that others missing says nothing. */
  readonly isSelection: boolean
}

/** Words after which a name may begin: the end of a theme in front of it. */
const THEME_END = /[的股块念头向业链域类司商者中日括为方：]$/
const BETWEEN_NAMES = /[和及与]/

/** Resolves every name of the claims. A soft group whose names are none is prose. */
export function resolveNames(claims: readonly Claim[], book: NameBook): ResolvedClaims {
  const names = new Map<number, readonly ResolvedName[]>()
  const prose: Passage[] = []
  const kept: Claim[] = []
  for (const claim of claims) {
    if (claim.kind === 'group') {
      const found = groupNames(claim, book)
      const isProse = claim.isSoft && found.names.some(({ codes }) => codes.length === 0)
      if (isProse) prose.push({ at: claim.at, text: claim.text })
      else {
        prose.push(...found.prose)
        names.set(kept.length, found.names)
        kept.push(claim)
      }
    } else {
      if (claim.kind === 'pool') names.set(kept.length, poolNames(claim, book))
      kept.push(claim)
    }
  }
  return { claims: kept, names, prose }
}

interface FoundNames {
  readonly names: ResolvedName[]
  readonly prose: Passage[]
}

function groupNames({ names, loose }: GroupClaim, book: NameBook): FoundNames {
  const found: FoundNames = { names: [], prose: [] }
  for (const { text } of [...loose].reverse()) {
    const codes = book.lookUp(text)
    if (codes.length !== 1) break
    found.names.unshift(resolved(text, codes))
  }
  names.forEach((name, index) => {
    const { parts, before } = resolveName(name, book, index === 0)
    found.names.push(...parts)
    if (before !== '') found.prose.push({ at: name.at, text: before })
  })
  return found
}

interface Resolution {
  readonly parts: readonly ResolvedName[]
  /** Words in front of the name. */
  readonly before: string
}

function resolveName({ text, breaks }: PrintedName, book: NameBook, mayHaveTheme: boolean): Resolution {
  const whole = book.lookUp(text)
  if (whole.length > 0) return { parts: [resolved(text, whole)], before: '' }
  const several = namesInRow(text, book)
  if (several !== undefined) return { parts: several, before: '' }
  const starts = [...breaks].reverse()
  for (let at = 1; mayHaveTheme && at < text.length - 1; at++) {
    if (THEME_END.test(text.slice(0, at))) starts.push(at)
  }
  for (const start of starts) {
    const rest = text.slice(start)
    const codes = book.lookUp(rest)
    const parts = codes.length > 0 ? [resolved(rest, codes)] : namesInRow(rest, book)
    if (parts !== undefined) return { parts, before: text.slice(0, start) }
  }
  return { parts: [resolved(text, [])], before: '' }
}

/** 优刻得和青云科技, or names whose blanks between them were lost; undefined where a part is no name. */
function namesInRow(text: string, book: NameBook): readonly ResolvedName[] | undefined {
  // From each place, the first name of a way to the end.
  const ways: ({ readonly name: ResolvedName; readonly next: number } | undefined)[] = []
  const isReached = (at: number): boolean => at === text.length || ways[at] !== undefined
  for (let from = text.length - 2; from >= 0; from--) {
    for (let to = Math.min(text.length, from + book.longest); to >= from + 2; to--) {
      const joint = BETWEEN_NAMES.test(text.charAt(to)) && isReached(to + 1) && to + 1 < text.length ? 1 : 0
      if (!isReached(to) && joint === 0) continue
      const part = text.slice(from, to)
      const codes = book.lookUp(part)
      if (codes.length === 0) continue
      ways[from] = { name: resolved(part, codes), next: isReached(to) ? to : to + 1 }
      break
    }
  }
  const found: ResolvedName[] = []
  for (let way = ways[0]; way !== undefined; way = ways[way.next]) found.push(way.name)
  return found.length > 1 ? found : undefined
}

function poolNames({ members }: PoolClaim, book: NameBook): ResolvedName[] {
  return members.map(({ code, name }) => {
    const byName = name === undefined ? [] : book.byName(name)
    if (code === undefined) return resolved(name ?? '', byName)
    const byCode = book.byCode(code)
    const isContradicted = byCode !== undefined && byName.length > 0 && !byName.includes(byCode)
    return { text: name ?? code, codes: byCode === undefined ? [] : [byCode], isContradicted }
  })
}

function resolved(text: string, codes: readonly StockCode[]): ResolvedName {
  return { text, codes, isContradicted: false }
}
