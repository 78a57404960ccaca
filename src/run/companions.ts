import type { SecurityFacts } from '../engine/securities.ts'
import type { StockCode } from '../model/code.ts'
import type { Membership } from '../model/groups.ts'
import { dateFromText } from '../model/date.ts'
import { Refusal } from '../model/refusal.ts'
import type { Security } from '../model/security.ts'
import { Universe } from '../model/universe.ts'
import { bseNewCodes, BSE_CODE_CHANGE } from '../rules/bseCodes.ts'
import { modifiedAt } from '../sources/inputFile.ts'
import { readAll } from '../sources/readAll.ts'
import type { ExRightsDays } from './references.ts'
import { marketTime } from './today.ts'

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

/** The securities lists in files, joined in their order: CSV, or names lists of 通达信. */
export async function securitiesOf(
  files: readonly string[],
  universe: Universe,
): Promise<ReadonlyMap<StockCode, Security>> {
  let known: ReadonlyMap<StockCode, Security> = new Map()
  const currentCode = (code: StockCode): StockCode => universe.currentCode(code)
  if (files.length === 0) return known
  for (const file of files) {
    const bytes = await readAll(file)
    if (/\.tnf$/i.test(file)) {
      const { parseTdxNames } = await import('../parsers/tdxNames.ts')
      known = parseTdxNames(file, bytes, dayWritten(file), known, currentCode)
    } else {
      const { parseSecurities } = await import('../parsers/securities.ts')
      known = await parseSecurities(file, bytes, known, currentCode)
    }
  }
  return known
}

/** The day in Shanghai on which a file was written. */
function dayWritten(path: string): number | undefined {
  const modified = modifiedAt({ path, archive: undefined })
  return modified && marketTime(modified).date
}

/**
 * An empty universe for figures up to a day, with the codes that stocks gave up: those in a file, which hold for all
 * days, and those of Beijing from the day on which they changed; before, every stock keeps the code it had.
 */
export async function universeOf(file: string | undefined, day: number): Promise<Universe> {
  const changed = day >= BSE_CODE_CHANGE ? bseNewCodes() : new Map<number, number>()
  if (file === undefined) return new Universe(changed, BSE_CODE_CHANGE)
  return new Universe(new Map([...changed, ...(await codesIn(file))]))
}

async function codesIn(file: string): Promise<ReadonlyMap<number, number>> {
  const { parseCodeMap } = await import('../parsers/codeMap.ts')
  return parseCodeMap(file, await readAll(file))
}

/** What groups files say, in their order; undefined without one. */
export async function membershipsOf(
  files: readonly string[],
  universe: Universe,
): Promise<readonly Membership[] | undefined> {
  if (files.length === 0) return undefined
  const { parseGroups } = await import('../parsers/groups.ts')
  const memberships: Membership[] = []
  for (const file of files) {
    const found = await parseGroups(file, await readAll(file), (code) => universe.currentCode(code))
    for (const each of found) memberships.push(each)
  }
  return memberships
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
