import type { CodeIdentity, CodeParts, SkippedKind } from '../../model/code.ts'
import { codeParts, identifyCode } from '../../model/code.ts'
import type { Universe } from '../../model/universe.ts'
import { withoutGuard } from './cells.ts'

/** What a code cell names: a stock of the run, an instrument that is skipped, or nothing. */
export type CodeReading =
  | { readonly kind: 'stock'; readonly stock: number; readonly text: string }
  | { readonly kind: 'skipped'; readonly what: SkippedKind }
  | { readonly kind: 'unassigned' }
  | { readonly kind: 'bad' }

/** The reading of a cell that is no code. */
export const BAD_CODE: CodeReading = { kind: 'bad' }
const UNASSIGNED: CodeReading = { kind: 'unassigned' }

/** The digits and market in a code cell of which nothing was lost, or undefined. */
export function wholeCode(cell: string): CodeParts | undefined {
  return codeParts(withoutGuard(cell))
}

/**
 * The digits and market in a code cell, or undefined. Where a spreadsheet took the leading zeros, only a
 * stock's code is guessed back.
 */
export function partsOfCode(cell: string): CodeParts | undefined {
  const text = withoutGuard(cell)
  if (!/^\d{1,5}$/.test(text)) return codeParts(text)
  const padded = { digits: Number(text), exchange: undefined }
  return identifyCode(padded).kind === 'stock' ? padded : undefined
}

/**
 * The one code in a file's name: 600000.SH.csv, sh600000.csv, SH#600000.txt, 600000.csv. Bare digits count
 * only when they are a stock's, since six digits may be a month.
 */
export function codeOfFile(file: string): CodeParts | undefined {
  const base = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1)
  const written =
    /(?<![0-9A-Za-z])(?:([A-Za-z]{2})[.#]?)?(\d{6})(?:\.(SH|SS|SZ|BJ|XSHG|XSHE|XBSE)(?![0-9A-Za-z]))?(?![0-9A-Za-z])/gi
  const found = [...base.matchAll(written)].flatMap(([, before, digits, after]) => {
    const parts = codeParts(`${before ?? ''}${digits ?? ''}${after === undefined ? '' : `.${after}`}`)
    if (parts === undefined) return []
    const { kind } = identifyCode(parts)
    return kind === 'stock' || (kind === 'skipped' && parts.exchange !== undefined) ? [parts] : []
  })
  return found.length === 1 ? found[0] : undefined
}

/** The reading of an identity; a stock gets its number in the run. */
export function stockOf(identity: CodeIdentity, universe: Universe): CodeReading {
  if (identity.kind === 'skipped') return { kind: 'skipped', what: identity.what }
  if (identity.kind === 'unassigned') return UNASSIGNED
  return { kind: 'stock', stock: universe.addStock(identity), text: identity.code }
}
