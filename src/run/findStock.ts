import { codeParts, identifyCode } from '../model/code.ts'
import type { SkippedKind, StockCode } from '../model/code.ts'
import { Refusal } from '../model/refusal.ts'
import type { Universe } from '../model/universe.ts'
import { bseNewCodes } from '../rules/bseCodes.ts'
import { displayName, foldName } from '../rules/nameStatus.ts'

/** A stock and a short name that it bears in the data. */
export interface NamedStock {
  readonly stock: number
  readonly name: string
}

/** What a user named: a code, whether or not the data holds it, or a text that may be a short name. */
export type StockAsked =
  { readonly kind: 'code'; readonly code: StockCode } | { readonly kind: 'name'; readonly text: string }

/** Most candidates that a refusal names. */
const MOST_CANDIDATES = 8

const SKIPPED_WORDS: Readonly<Record<SkippedKind, string>> = {
  bShare: 'a B share',
  fund: 'a fund',
  index: 'an index',
  bond: 'a bond',
}

/** Reads what a user wrote for a stock: 600519, sh600519, 600519.SH, or a short name. */
export function stockAsked(text: string): StockAsked {
  const parts = codeParts(text.trim())
  if (parts === undefined && /^\d+$/.test(text)) {
    throw new Refusal(
      'unknown-stock',
      `expected a code of six digits or a short name, found "${text}"`,
      'write all six digits: 000001',
    )
  }
  if (parts === undefined) return { kind: 'name', text }
  const identity = identifyCode(parts)
  if (identity.kind === 'stock') return { kind: 'code', code: identity.code }
  if (identity.kind === 'skipped') {
    throw new Refusal(
      'not-a-stock',
      `"${text}" is the code of ${SKIPPED_WORDS[identity.what]}, and limits are told of A-shares alone`,
      'name an A-share: 600519, sh600519, 600519.SH, or its short name',
    )
  }
  throw new Refusal(
    'unknown-stock',
    `no exchange uses the code "${text}"`,
    'check the digits, and the market if it is written: 600519, sh600519, 600519.SH',
  )
}

/** The stock of a code in the data; also under the code of Beijing it had before, or has since. */
export function stockOfCode(universe: Universe, code: StockCode): number | undefined {
  const known = universe.indexOf(code)
  if (known !== undefined || !code.endsWith('BJ')) return known
  const digits = Number(code.slice(0, 6))
  for (const [before, now] of bseNewCodes()) {
    const other = before === digits ? now : now === digits ? before : undefined
    const identity = other === undefined ? undefined : identifyCode({ digits: other, exchange: 'BJ' })
    const found = identity?.kind === 'stock' ? universe.indexOf(identity.code) : undefined
    if (found !== undefined) return found
  }
  return undefined
}

/** The refusal of a code that the data does not hold, with those of the data that differ from it in one digit. */
export function unknownCode(universe: Universe, code: StockCode, when: string): Refusal {
  const near: StockCode[] = []
  for (let stock = 0; stock < universe.stockCount; stock++) {
    const known = universe.codeOf(stock)
    if (differingDigits(known, code) === 1) near.push(known)
  }
  const shown = near.sort().slice(0, MOST_CANDIDATES).join(', ')
  const more = near.length > MOST_CANDIDATES ? ` and ${near.length - MOST_CANDIDATES} more` : ''
  return new Refusal(
    'unknown-stock',
    `the data has no row of ${code} ${when}`,
    near.length === 0
      ? 'check the code, or give files that hold the stock with --data; a short name is taken too'
      : `did you mean ${shown}${more}? A short name is taken too`,
  )
}

function differingDigits(one: StockCode, other: StockCode): number {
  let differing = 0
  for (let at = 0; at < 6; at++) if (one[at] !== other[at]) differing++
  return differing
}

/** The one stock that bears a name; refused with the candidates where none or several do. `when` says on which days. */
export function stockOfName(
  universe: Universe,
  text: string,
  named: readonly NamedStock[],
  when: string,
): number {
  const wanted = foldName(text)
  const exact = named.filter(({ name }) => foldName(name) === wanted)
  const bearers = distinct(
    exact.length > 0 ? exact : named.filter(({ name }) => displayName(name) === wanted),
  )
  const [first] = bearers
  if (first !== undefined && bearers.length === 1) return first.stock
  if (first !== undefined) {
    throw new Refusal(
      'ambiguous-name',
      `${bearers.length} stocks bear the name "${text}" ${when}`,
      `name one by its code: ${listed(universe, bearers)}`,
    )
  }
  const near = distinct(nearest(wanted, named))
  throw new Refusal(
    'unknown-stock',
    `no stock bears the name "${text}" ${when}`,
    near.length === 0
      ? 'name it by its code: 600519, sh600519 or 600519.SH; the bars or --securities must give names'
      : `did you mean ${listed(universe, near)}?`,
  )
}

function distinct(named: readonly NamedStock[]): NamedStock[] {
  return [...new Map(named.map((each) => [each.stock, each])).values()]
}

function listed(universe: Universe, named: readonly NamedStock[]): string {
  const words = named
    .map(({ stock, name }) => `${universe.codeOf(stock)} ${foldName(name)}`)
    .sort()
    .slice(0, MOST_CANDIDATES)
  const more = named.length - words.length
  return `${words.join(', ')}${more === 0 ? '' : ` and ${more} more`}`
}

/** Names that hold the text or are held by it, else those that share the most characters with it, two at least. */
function nearest(wanted: string, named: readonly NamedStock[]): NamedStock[] {
  if (wanted === '') return []
  const folded = named.map((each) => ({ ...each, folded: displayName(each.name) }))
  const holding = folded.filter(
    ({ folded: name }) => name !== '' && (name.includes(wanted) || wanted.includes(name)),
  )
  if (holding.length > 0) return holding
  const shared = (name: string): number => [...new Set(wanted)].filter((sign) => name.includes(sign)).length
  const most = folded.reduce((best, { folded: name }) => Math.max(best, shared(name)), 0)
  return most < 2 ? [] : folded.filter(({ folded: name }) => shared(name) === most)
}
