import type { SecurityFacts } from '../engine/securities.ts'
import type { StockCode } from '../model/code.ts'
import { dateFromText } from '../model/date.ts'
import { Refusal } from '../model/refusal.ts'
import type { Security } from '../model/security.ts'
import type { Universe } from '../model/universe.ts'
import { readAll } from '../sources/readAll.ts'
import type { ExRightsDays } from './references.ts'

/** One path or several, as a list. */
export function filesOf(files: string | readonly string[] | undefined): readonly string[] {
  return typeof files === 'string' ? [files] : (files ?? [])
}

/** The yyyymmdd of a text that a user wrote; `what` names it in the refusal. */
export function dateOf(text: string, what: string): number {
  const date = dateFromText(text)
  if (date !== undefined) return date
  throw new Refusal(
    'usage',
    `${what}: expected YYYY-MM-DD or YYYYMMDD, found "${text}"`,
    'for example 2025-02-07',
  )
}

/** From when undated names decide: a date, 'always', or undefined for their list's own word. */
export function namesValidFrom(text: string | undefined): SecurityFacts['namesValidFrom'] {
  if (text === undefined || text === 'always') return text
  return dateOf(text, '--names-valid')
}

/** The securities lists in files, joined in their order. */
export async function securitiesOf(
  files: readonly string[],
  universe: Universe,
): Promise<ReadonlyMap<StockCode, Security>> {
  let known: ReadonlyMap<StockCode, Security> = new Map()
  const currentCode = (code: StockCode): StockCode => universe.currentCode(code)
  if (files.length === 0) return known
  const { parseSecurities } = await import('../parsers/securities.ts')
  for (const file of files) known = await parseSecurities(file, await readAll(file), known, currentCode)
  return known
}

/** Old and new codes in a file; none without one. */
export async function codeMapOf(file: string | undefined): Promise<ReadonlyMap<number, number>> {
  if (file === undefined) return new Map<number, number>()
  const { parseCodeMap } = await import('../parsers/codeMap.ts')
  return parseCodeMap(file, await readAll(file))
}

/** The ex-rights days in a file; undefined without one. */
export async function exRightsOf(
  file: string | undefined,
  universe: Universe,
): Promise<ExRightsDays | undefined> {
  if (file === undefined) return undefined
  const { parseExRights } = await import('../parsers/exRights.ts')
  return parseExRights(file, await readAll(file), (code) => universe.currentCode(code))
}
