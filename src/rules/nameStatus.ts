import type { Status } from '../model/status.ts'

const FULL_WIDTH = /[\uff01-\uff5e\ufe61]/g
const BLANKS = /[\s\u200b]/g

const NEW_FIRST = /^N[\u4e00-\u9fff]/
const NEW_EARLY = /^C[\u4e00-\u9fff]/
/** A star says ST whatever follows (*STTCL of 2007); a plain ST before a letter may begin a word. */
const SPECIAL_TREATMENT = /^(?:XD|XR|DR|N|C)?S?(?:\*ST|ST(?![A-Za-z]))/
/** 特别转让 of 1999 to 2002: the 5% of an ST stock on the up side. */
const PARTICULAR_TRANSFER = /^PT[\u4e00-\u9fff]/
const UNREFORMED = /^(?:XD|XR|DR)?S[\u4e00-\u9fff]/
const DELISTING = /退$|^退市/

/** Every status but the ordinary one and every new listing is told by one of these, wherever it stands. */
const TELLING = /[SNCP退ＳＮＣＰ]/

/** Not yet profitable, weighted votes, VIE, depositary receipt. */
const SUFFIX = /-[UWVD]+$/
const EX_DAY_PREFIX = /^(?:XD|XR|DR)(?=.)/
const NEW_PREFIX = /^[NC](?=[\u4e00-\u9fff]|S?(?:\*ST|ST(?![A-Za-z])))/

/** A short name with full-width letters, digits and signs made half-width, and every blank taken out. */
export function foldName(name: string): string {
  return name.replace(FULL_WIDTH, (sign) => sign.normalize('NFKC')).replace(BLANKS, '')
}

/** A short name as it is printed: folded, without -U, -W, -V, -D, and without the day's mark XD, XR, DR, N or C. */
export function displayName(name: string): string {
  return foldName(name).replace(SUFFIX, '').replace(EX_DAY_PREFIX, '').replace(NEW_PREFIX, '')
}

/** The status that a short name states for the day on which the stock bore it; never `unknown`. */
export function statusFromName(name: string): Exclude<Status, 'unknown'> {
  if (!TELLING.test(name)) return 'normal'
  const folded = foldName(name)
  if (DELISTING.test(folded)) return 'delisting'
  if (SPECIAL_TREATMENT.test(folded) || PARTICULAR_TRANSFER.test(folded)) return 'specialTreatment'
  return UNREFORMED.test(folded) ? 'unreformed' : 'normal'
}

/** Whether a short name marks a new stock: `first` for N (day 1), `early` for C (days 2 to 5 without a limit). */
export function isNewListingName(name: string): 'first' | 'early' | undefined {
  if (!TELLING.test(name)) return undefined
  const folded = foldName(name)
  if (NEW_FIRST.test(folded)) return 'first'
  return NEW_EARLY.test(folded) ? 'early' : undefined
}

/** The one S-share (未股改) left, and the first day of its 5%: known by its code where no name speaks. */
export const LAST_UNREFORMED: { readonly digits: number; readonly name: string; readonly since: number } = {
  digits: 600182,
  name: 'S佳通',
  since: 20070108,
}

/** The name that the law knows a stock by on a day without being told; undefined for all but one. */
export function nameByLaw(digits: number, date: number): string | undefined {
  return digits === LAST_UNREFORMED.digits && date >= LAST_UNREFORMED.since ? LAST_UNREFORMED.name : undefined
}
