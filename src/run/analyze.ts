import type { SecurityFacts } from '../engine/securities.ts'
import { dateText } from '../model/date.ts'
import { IssueLog } from '../model/issue.ts'
import { Refusal } from '../model/refusal.ts'
import type { DayStats, Thresholds } from '../model/report.ts'
import { SCOPES } from '../model/scope.ts'
import type { DaysBoardsRule, Scope } from '../model/scope.ts'
import { Universe } from '../model/universe.ts'
import type { ForcedUnits, ParseContext } from '../parsers/parser.ts'
import { BSE_CODE_CHANGE } from '../rules/bseCodes.ts'
import { dateVerdict } from '../rules/calendar.ts'
import type { DailyBar } from '../model/bar.ts'
import { barsMarket } from '../sources/barsMarket.ts'
import { readAll } from '../sources/readAll.ts'
import { openMarket } from '../sources/market.ts'
import { marketPaths } from '../sources/paths.ts'
import { analyzeMarketDay } from './analyzeDay.ts'
import { codeMapOf, dateOf, exRightsOf, filesOf, namesValidFrom, securitiesOf } from './companions.ts'
import { checkDayAsked } from './dayAsked.ts'
import { DEFAULT_LEAST_SHARE, DEFAULT_THRESHOLDS } from './defaults.ts'
import { indexMoves } from './indexMoves.ts'
import { marketTime } from './today.ts'

/** What to analyze and by which choices. Only `data` or `bars` is needed. */
export interface AnalyzeOptions {
  /** Files and folders of daily bars; '-' is standard input. */
  readonly data?: string | readonly string[] | undefined
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
  /** Whose universe is counted; 'cls' when left out. */
  readonly scope?: Scope | undefined
  /** Counts ST stocks in or out, against the scope's own choice. */
  readonly specialTreatment?: 'in' | 'out' | undefined
  /** Another N天M板 rule than the scope's. */
  readonly daysBoards?: DaysBoardsRule | undefined
  readonly thresholds?: Partial<Thresholds> | undefined
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

/**
 * 一日复盘: the limit-up statistics of one trading day from daily bars. Throws a Refusal, with a hint, when the
 * day or the data cannot be judged. Prices in the result are integer cents, rates keep both parts.
 */
export async function analyzeDay(options: AnalyzeOptions): Promise<DayStats> {
  const data = filesOf(options.data)
  refuseUnknownChoices(options)
  if (data.length === 0 && options.bars === undefined) {
    throw new Refusal('usage', 'no bars named', 'name files or folders of daily bars with --data PATH')
  }
  const now = marketTime(options.now ?? new Date())
  const allowPartial = options.allowPartial ?? false
  const asked = options.date === undefined ? undefined : dateOf(options.date, 'date')
  if (asked !== undefined) checkDayAsked(asked, now, allowPartial)

  const paths = marketPaths(data)
  const securities = filesOf(options.securities ?? paths.securities ?? paths.names)
  const index = options.index ?? paths.index
  const context: ParseContext = {
    universe: new Universe(await codeMapOf(options.codeMap ?? paths.codeMap, asked ?? now.date)),
    issues: new IssueLog(),
    skipped: { bShare: 0, fund: 0, index: 0, bond: 0 },
    dateVerdict: (date) => dateVerdict(date, now.date),
    forcedColumns: options.columns ?? new Map<string, string>(),
    forcedUnits: options.units ?? {},
  }
  const market =
    options.bars === undefined
      ? await openMarket(paths, asked ?? now.date, context)
      : barsMarket(options.bars, context.universe, context.dateVerdict)
  const date = asked ?? (await market.lastDay(now.date))
  if (date === undefined) {
    throw new Refusal('no-bars', 'the data holds no bar at all', firstFault(context.issues))
  }
  if (asked === undefined) checkDayAsked(date, now, allowPartial)
  if (
    asked === undefined &&
    isBeforeCodeChange(date, now.date) &&
    options.bars === undefined &&
    !data.includes('-')
  ) {
    // The bars end before the codes of Beijing changed: they are read again under the codes of that day.
    return analyzeDay({ ...options, date: dateText(date) })
  }
  const facts: SecurityFacts = {
    byCode: await securitiesOf(securities, context.universe),
    namesValidFrom: namesValidFrom(options.namesValid),
    assumeNoSt: options.assumeNoSt ?? false,
  }
  const exRights = await exRightsOf(options.exRights ?? paths.exRights, context.universe)
  const day = await analyzeMarketDay({
    market,
    universe: context.universe,
    facts,
    exRights,
    strict: options.strict ?? false,
    date,
    choices: {
      scope: options.scope ?? 'cls',
      specialTreatment: options.specialTreatment,
      daysBoards: options.daysBoards,
      thresholds: { ...DEFAULT_THRESHOLDS, ...options.thresholds },
    },
    indexes: await indexesOf(index, date),
    assumptions: assumptionsOf(options),
    allowPartial,
    leastShare: options.leastShare ?? DEFAULT_LEAST_SHARE,
    parserIssues: context.issues,
    skipped: context.skipped,
  })
  if (options.strict === true) refuseDoubts(day, exRights !== undefined)
  return day
}

function isBeforeCodeChange(date: number, today: number): boolean {
  return date < BSE_CODE_CHANGE && today >= BSE_CODE_CHANGE
}

/** Choices that a caller without types may get wrong. */
function refuseUnknownChoices({ data, bars, scope, daysBoards, leastShare }: AnalyzeOptions): void {
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
}

async function indexesOf(file: string | undefined, date: number): Promise<DayStats['indexes']> {
  if (file === undefined) return []
  const { parseIndexes } = await import('../parsers/indexes.ts')
  return indexMoves(await parseIndexes(file, await readAll(file)), date)
}

function assumptionsOf(options: AnalyzeOptions): string[] {
  return [
    options.allowPartial === true ? 'allow-partial' : '',
    options.assumeNoSt === true ? 'assume-no-st' : '',
    options.namesValid === undefined ? '' : `names-valid ${options.namesValid}`,
  ].filter(Boolean)
}

function firstFault(issues: IssueLog): string {
  const [first] = issues.all
  return first === undefined
    ? 'name files with daily bars of A-shares'
    : `the first fault: ${first.at.file}:${first.at.line} [${first.code}]`
}

/** What `--strict` does not let pass: any issue, and anything that had to be inferred. */
function refuseDoubts(day: DayStats, knowsExRights: boolean): void {
  if (day.issues.length > 0) {
    const count = day.issues.reduce((sum, { count }) => sum + count, 0)
    const codes = day.issues.map((each) => `${each.count} ${each.code}`).join(', ')
    throw new Refusal(
      'strict-issues',
      `the data has ${count} ${count === 1 ? 'issue' : 'issues'}: ${codes}`,
      [
        ...day.issues.flatMap(({ first }) => first.slice(0, 1)),
        'mend them, or leave out --strict; --json without it shows more of each kind',
      ].join('\n'),
    )
  }
  if (day.ranges !== undefined) {
    const { statusUnknown, date } = day
    throw new Refusal(
      'no-st-source',
      statusUnknown === 0
        ? `nothing says which stocks were ST on days before ${date}`
        : `nothing says of ${statusUnknown} ${statusUnknown === 1 ? 'stock' : 'stocks'} of ${date} whether they were ST`,
      'give names or an is_st column in the bars, or a dated list with --securities; without --strict the figures are printed as ranges',
    )
  }
  if (day.exRightsDays !== undefined && !knowsExRights) {
    throw new Refusal(
      'strict-issues',
      'the bars have no pre_close, so reference prices were derived from the bars before',
      'give bars with pre_close, or the ex-rights days with --ex-rights, or leave out --strict',
    )
  }
}
