import type { DailyBar } from '../model/bar.ts'
import { Refusal } from '../model/refusal.ts'
import type { Thresholds } from '../model/report.ts'
import { SCOPES } from '../model/scope.ts'
import type { DaysBoardsRule, Scope } from '../model/scope.ts'
import type { ForcedUnits } from '../parsers/parser.ts'

/** What to analyze and by which choices. Only `data` or `bars` is needed. */
export interface AnalyzeOptions {
  /** Files and folders of daily bars; '-' is standard input. */
  readonly data?: string | readonly string[] | undefined
  /** The folder of a store, which is read when neither `data` nor `bars` is given. */
  readonly store?: string | undefined
  /** Bars as values, instead of `data`. */
  readonly bars?: Iterable<DailyBar> | undefined
  /** 'YYYY-MM-DD' or 'YYYYMMDD'; the last day of the data when left out. */
  readonly date?: string | undefined
  /** Securities lists: names with the days they held, listing and delisting dates. */
  readonly securities?: string | readonly string[] | undefined
  /** Ex-rights days (除权除息), for bars without a reference price. */
  readonly exRights?: string | undefined
  /** Codes that stocks gave up and those they go on under. */
  readonly codeMap?: string | undefined
  /** Index bars for the closing clause. */
  readonly index?: string | undefined
  /** Groups of stocks (行业, 概念板块, 题材): CSV, TSV or JSON. */
  readonly groups?: string | readonly string[] | undefined
  /** List groups without a touched stock too. */
  readonly quietGroups?: boolean | undefined
  /** Whose universe is counted; 'cls' when left out. */
  readonly scope?: Scope | undefined
  /** Counts ST stocks in or out, against the scope's own choice. */
  readonly specialTreatment?: 'in' | 'out' | undefined
  /** Another N天M板 rule than the scope's. */
  readonly daysBoards?: DaysBoardsRule | undefined
  readonly thresholds?: Partial<Thresholds> | undefined
  /** 大面 is a fall of this many percent or more; 5 when left out. */
  readonly bigLossPercent?: number | undefined
  /** Trading days, the day among them, against which figures are held (分位); none when left out. */
  readonly history?: number | undefined
  /** Go on over missing and short days; the look-back ends there. */
  readonly allowPartial?: boolean | undefined
  /** Judge stocks whose status nothing tells as not ST. */
  readonly assumeNoSt?: boolean | undefined
  /** From which day names without dates decide the status: 'always' or a date. */
  readonly namesValid?: string | undefined
  /** Least percent of the day before's codes that an exchange must show; 80 when left out. */
  readonly leastShare?: number | undefined
  /** Refuse when the data has any issue, and when anything had to be inferred. */
  readonly strict?: boolean | undefined
  /** Columns by role, where headers are not known: { prevClose: '昨日收盘' }. */
  readonly columns?: ReadonlyMap<string, string> | undefined
  readonly units?: ForcedUnits | undefined
  /** The present, for tests; the machine's clock when left out. */
  readonly now?: Date | undefined
}

/** Choices that a caller without types may get wrong. */
export function refuseUnknownChoices(options: AnalyzeOptions): void {
  const { data, bars, scope, daysBoards, leastShare, bigLossPercent, history } = options
  if (data !== undefined && bars !== undefined) {
    throw new Refusal('usage', 'data and bars are both given', 'give one of them')
  }
  if (scope !== undefined && !SCOPES.includes(scope)) {
    throw new Refusal('usage', `scope "${scope}" is none of ${SCOPES.join(', ')}`, 'name one of them')
  }
  const rule: string | undefined = daysBoards?.rule
  if (rule !== undefined && rule !== 'gap' && rule !== 'half') {
    throw new Refusal('usage', `daysBoards.rule "${rule}" is neither gap nor half`, 'name one of them')
  }
  if (leastShare !== undefined && !(leastShare >= 0 && leastShare <= 100)) {
    throw new Refusal('usage', `leastShare ${leastShare} is no percent`, 'a number from 0 to 100')
  }
  if (bigLossPercent !== undefined && !(bigLossPercent > 0 && bigLossPercent <= 30)) {
    throw new Refusal('usage', `bigLossPercent ${bigLossPercent} is no fall`, 'a number above 0, up to 30')
  }
  if (history !== undefined && !(Number.isInteger(history) && history >= 0)) {
    throw new Refusal('usage', `history ${history} is no number of days`, 'a whole number, 0 for none')
  }
}

/** What the user told the program to take for granted, as flag names. */
export function assumptionsOf(options: AnalyzeOptions): string[] {
  return [
    options.allowPartial === true ? 'allow-partial' : '',
    options.assumeNoSt === true ? 'assume-no-st' : '',
    options.namesValid === undefined ? '' : `names-valid ${options.namesValid}`,
  ].filter(Boolean)
}
