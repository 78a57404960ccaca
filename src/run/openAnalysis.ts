import type { SecurityFacts } from '../engine/securities.ts'
import { IssueLog } from '../model/issue.ts'
import type { Universe } from '../model/universe.ts'
import type { IndexBar } from '../parsers/indexes.ts'
import type { ParseContext } from '../parsers/parser.ts'
import { dateVerdict } from '../rules/calendar.ts'
import type { FrameStream } from '../sources/frameStream.ts'
import type { Market } from '../sources/market.ts'
import { marketPaths } from '../sources/paths.ts'
import type { MarketPaths } from '../sources/paths.ts'
import { readAll } from '../sources/readAll.ts'
import type { DayChoices } from '../stats/day.ts'
import type { GroupChoice } from '../stats/groups.ts'
import { exRightsOf, filesOf, membershipsOf, namesValidFrom, securitiesOf, universeOf } from './companions.ts'
import { DEFAULT_BIG_LOSS_PERCENT, DEFAULT_LEAST_SHARE, DEFAULT_THRESHOLDS } from './defaults.ts'
import { assumptionsOf, refuseUnknownChoices } from './options.ts'
import type { AnalyzeOptions } from './options.ts'
import type { Stored } from './openStored.ts'
import type { ExRightsDays } from './references.ts'
import { marketTime } from './today.ts'
import type { MarketTime } from './today.ts'

/** The user's bars and what lies beside them, opened: what every analysis starts from. */
export interface Analysis {
  readonly market: Market
  readonly universe: Universe
  readonly facts: SecurityFacts
  /** Known ex-rights days, for files without a reference price; undefined without a list. */
  readonly exRights: ExRightsDays | undefined
  readonly indexBars: readonly IndexBar[]
  /** What files say of groups (题材); undefined without one. */
  readonly groups: GroupChoice | undefined
  readonly choices: DayChoices
  readonly assumptions: readonly string[]
  readonly allowPartial: boolean
  /** Least percent of the day before's codes that an exchange must show. */
  readonly leastShare: number
  /** Refuse what is inferred or not known. */
  readonly strict: boolean
  /** Issues of the parsers. */
  readonly parserIssues: IssueLog
  readonly skipped: ParseContext['skipped']
  readonly now: MarketTime
}

/**
 * Opens bars and their companions for figures up to the day `upTo`, which decides under which codes the stocks of
 * Beijing stand; the present when left out. Throws a Refusal where a path or a choice is wrong.
 */
export async function openAnalysis(options: AnalyzeOptions, upTo: number | undefined): Promise<Analysis> {
  const opened = await pathsOf(options, upTo)
  const { stored, paths, context, now } = opened
  const { universe } = context
  const market =
    stored !== undefined
      ? stored.market(universe)
      : options.bars === undefined
        ? await (await import('../sources/market.ts')).openMarket(paths, upTo ?? now.date, context)
        : (await import('../sources/barsMarket.ts')).barsMarket(options.bars, universe, context.dateVerdict)
  return analysisOf(options, opened, market)
}

/** An analysis whose bars are still to be read, frame by frame, once. */
export interface StreamedAnalysis extends Analysis {
  readonly stream: FrameStream
}

/**
 * The same to be judged while the bars are read: the market is empty until then. Undefined where they cannot be, and with
 * `ofSomeDays` where those of some days can be had without the others.
 */
export async function openStreamed(
  options: AnalyzeOptions,
  upTo: number | undefined,
  ofSomeDays: boolean,
): Promise<StreamedAnalysis | undefined> {
  if (options.bars !== undefined) return undefined
  // A store gives its days one by one.
  if (ofSomeDays && filesOf(options.data).length === 0) return undefined
  const paths = await pathsOf(options, upTo)
  const { openStream } = await import('../sources/market.ts')
  const stream =
    paths.stored === undefined
      ? await openStream(paths.paths, paths.context)
      : paths.stored.stream(paths.context.universe)
  if (stream === undefined || (ofSomeDays && !stream.isWhole)) return undefined
  return { ...(await analysisOf(options, paths, NOTHING_READ)), stream }
}

/** Where the bars lie, and with what they are read. */
interface OpenPaths {
  readonly stored: Stored | undefined
  readonly paths: MarketPaths
  readonly context: ParseContext
  readonly now: MarketTime
}

async function pathsOf(options: AnalyzeOptions, upTo: number | undefined): Promise<OpenPaths> {
  const data = filesOf(options.data)
  refuseUnknownChoices(options)
  const stored =
    data.length === 0 && options.bars === undefined
      ? (await import('./openStored.ts')).openStored(options)
      : undefined
  const now = marketTime(options.now ?? new Date())
  const paths = marketPaths(data)
  const context: ParseContext = {
    universe: await universeOf(options.codeMap ?? paths.codeMap, upTo ?? now.date),
    issues: new IssueLog(),
    skipped: { bShare: 0, fund: 0, index: 0, bond: 0 },
    dateVerdict: (date) => dateVerdict(date, now.date),
    forcedColumns: options.columns ?? new Map<string, string>(),
    forcedUnits: options.units ?? {},
  }
  return { stored, paths, context, now }
}

async function analysisOf(
  options: AnalyzeOptions,
  { stored, paths, context, now }: OpenPaths,
  market: Market,
): Promise<Analysis> {
  const { universe } = context
  const named = await companions(options, paths, universe)
  const { facts, exRights, indexBars, groups } = stored ? await stored.beside(named, universe) : named
  return {
    market,
    universe,
    facts,
    exRights,
    indexBars,
    groups,
    choices: {
      scope: options.scope ?? 'cls',
      specialTreatment: options.specialTreatment,
      daysBoards: options.daysBoards,
      thresholds: { ...DEFAULT_THRESHOLDS, ...options.thresholds },
      bigLossPercent: options.bigLossPercent ?? DEFAULT_BIG_LOSS_PERCENT,
    },
    assumptions: assumptionsOf(options),
    allowPartial: options.allowPartial ?? false,
    leastShare: options.leastShare ?? DEFAULT_LEAST_SHARE,
    strict: options.strict ?? false,
    parserIssues: context.issues,
    skipped: context.skipped,
    now,
  }
}

/** A market of which nothing was read yet. */
const NOTHING_READ: Market = {
  coverage: () => [],
  lastDay: () => Promise.resolve(undefined),
  frames: () => Promise.resolve([]),
  inputs: () => [],
}

/** What is known beside the bars. */
export type Companions = Pick<Analysis, 'facts' | 'exRights' | 'indexBars' | 'groups'>

/** The files beside the bars: those named, else those found in the bars' folder. */
async function companions(
  options: AnalyzeOptions,
  paths: MarketPaths,
  universe: Universe,
): Promise<Companions> {
  const facts: SecurityFacts = {
    byCode: await securitiesOf(filesOf(options.securities ?? paths.securities ?? paths.names), universe),
    namesValidFrom: namesValidFrom(options.namesValid),
    assumeNoSt: options.assumeNoSt ?? false,
  }
  const exRights = await exRightsOf(options.exRights ?? paths.exRights, universe)
  const memberships = await membershipsOf(filesOf(options.groups ?? paths.groups), universe)
  return {
    facts,
    exRights,
    indexBars: await indexBarsOf(options.index ?? paths.index),
    groups: memberships && { memberships, listsQuiet: options.quietGroups ?? false },
  }
}

async function indexBarsOf(file: string | undefined): Promise<readonly IndexBar[]> {
  if (file === undefined) return []
  const { parseIndexes } = await import('../parsers/indexes.ts')
  return parseIndexes(file, await readAll(file))
}
