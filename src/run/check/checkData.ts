import { scan } from '../../engine/scan.ts'
import type { SecurityFacts } from '../../engine/securities.ts'
import type { BarFrame } from '../../model/barFrame.ts'
import { CHECK_NAMES } from '../../model/checkReport.ts'
import type { CheckName, CheckReport } from '../../model/checkReport.ts'
import { dateText } from '../../model/date.ts'
import { IssueLog } from '../../model/issue.ts'
import { Refusal } from '../../model/refusal.ts'
import type { Universe } from '../../model/universe.ts'
import type { ForcedUnits, ParseContext } from '../../parsers/parser.ts'
import { dateVerdict } from '../../rules/calendar.ts'
import { CoverageCount } from '../../sources/coverage.ts'
import { inputFiles, modifiedAt } from '../../sources/inputFile.ts'
import { ordered } from '../../sources/order.ts'
import { marketPaths } from '../../sources/paths.ts'
import { readFile } from '../../sources/readFile.ts'
import { settleUnits } from '../../sources/settleUnits.ts'
import { refuseAdjusted } from '../adjusted.ts'
import { reportCodeChanges } from '../codeChange.ts'
import { exRightsOf, filesOf, namesValidFrom, securitiesOf, universeOf } from '../companions.ts'
import { DEFAULT_LEAST_SHARE } from '../defaults.ts'
import { deriveReferences } from '../references.ts'
import type { ExRightsDays } from '../references.ts'
import { marketTime } from '../today.ts'
import { readVendorLimits } from '../vendorLimits.ts'
import { ClosesBefore } from './closesBefore.ts'
import { lookAtCoverage } from './coverageChecks.ts'
import { lookAtFile, lookAtUnits } from './fileChecks.ts'
import type { CheckedFile } from './fileChecks.ts'
import { Findings } from './findings.ts'
import { FivePercentCloses } from './fivePercentCloses.ts'
import { addIssues, addRefusal } from './issueChecks.ts'
import { lookAtMeanPrice } from './meanPrices.ts'
import { eachOwnBar } from './ownBars.ts'
import { RowGaps } from './rowGaps.ts'

/** What to check and by which choices. */
export interface CheckOptions {
  /** Files, folders and archives of daily bars; '-' is standard input. */
  readonly data: string | readonly string[]
  /** As `analyzeDay` takes them. */
  readonly securities?: string | readonly string[] | undefined
  readonly exRights?: string | undefined
  readonly codeMap?: string | undefined
  readonly columns?: ReadonlyMap<string, string> | undefined
  readonly units?: ForcedUnits | undefined
  readonly namesValid?: string | undefined
  readonly leastShare?: number | undefined
  /** The checks to make; all when left out. */
  readonly checks?: readonly CheckName[] | undefined
  /** Places that are kept of each check; 3 when left out. */
  readonly first?: number | undefined
  /** Told now and then how far the reading has come. */
  readonly progress?: ((progress: CheckProgress) => void) | undefined
  /** The present, for tests; the machine's clock when left out. */
  readonly now?: Date | undefined
}

/** How far a check has come: files and rows read, and from 0 to 1 how much of all. */
export interface CheckProgress {
  readonly file: string
  readonly rows: number
  readonly share: number
}

/** Places that are kept of each check. */
const FIRST_PLACES = 3
/** Before and after every day of the calendar. */
const [EARLIEST, LATEST] = [19900101, 20991231]

/**
 * 数据检查: looks over bars file by file, stock by stock and day by day. What is wrong with the data is a finding and
 * never thrown; a Refusal says that a path or an option is wrong.
 */
export async function checkData(options: CheckOptions): Promise<CheckReport> {
  const now = marketTime(options.now ?? new Date())
  const checks = options.checks ?? CHECK_NAMES
  const findings = new Findings(checks, options.first ?? FIRST_PLACES)
  const paths = marketPaths(filesOf(options.data))
  const context: ParseContext = {
    universe: await universeOf(options.codeMap ?? paths.codeMap, now.date),
    issues: new IssueLog(),
    skipped: { bShare: 0, fund: 0, index: 0, bond: 0 },
    dateVerdict: (date) => dateVerdict(date, now.date),
    forcedColumns: options.columns ?? new Map<string, string>(),
    forcedUnits: options.units ?? {},
  }
  const { universe } = context
  const facts: SecurityFacts = {
    byCode: await securitiesOf(filesOf(options.securities ?? paths.securities ?? paths.names), universe),
    namesValidFrom: namesValidFrom(options.namesValid),
    assumeNoSt: false,
  }
  const exRights = await exRightsOf(options.exRights ?? paths.exRights, universe)
  const files = await readFiles(paths.bars, context, findings, options.progress)
  for (const file of files) lookAtFile(file, findings)
  lookAtUnits(files, findings)

  const conflicts: Refusal[] = []
  const settled = settleUnits(files.map(({ parsed }) => parsed)).flatMap((each) => each.frames)
  const framesOfQlib = paths.qlib === undefined ? [] : await qlibFrames(paths.qlib, context, findings)
  const frames = ordered([...settled, ...framesOfQlib], universe, context.issues, conflicts)
  for (const conflict of conflicts) addRefusal(findings, conflict)
  readVendorLimits(frames, universe, context.issues)
  deriveReferences(frames, universe, exRights)
  await judge(frames, context, facts, findings)
  addIssues(findings, context.issues.all)
  const count = new CoverageCount(universe)
  count.add(frames)
  const days = count.list()
  const missing = lookAtCoverage(days, options.leastShare ?? DEFAULT_LEAST_SHARE, findings)
  lookAtBars({ frames, universe, facts, exRights, missing }, findings)
  const [first, last] = [days[0]?.date, days.at(-1)?.date]
  return {
    files: files.length,
    rows: frames.reduce((sum, { rows }) => sum + rows, 0),
    stocks: universe.stockCount,
    from: first === undefined ? undefined : dateText(first),
    to: last === undefined ? undefined : dateText(last),
    checks: CHECK_NAMES.filter((check) => checks.includes(check)),
    findings: findings.list(),
  }
}

/** Every file that can be read; a refused one is a finding, and the others are still looked at. */
async function readFiles(
  paths: readonly string[],
  context: ParseContext,
  findings: Findings,
  progress: CheckOptions['progress'],
): Promise<CheckedFile[]> {
  const files: CheckedFile[] = []
  let rows = 0
  for (const [at, path] of paths.entries()) {
    await orFinding(findings, async () => {
      const found = await inputFiles([path])
      for (const [place, file] of found.entries()) {
        progress?.({ file: file.path, rows, share: (at + place / found.length) / paths.length })
        await orFinding(findings, async () => {
          const parsed = await readFile(file, context)
          files.push({ path: file.path, modified: modifiedAt(file), parsed })
          rows += parsed.frames.reduce((sum, frame) => sum + frame.rows, 0)
        })
      }
    })
  }
  return files
}

/** All bars of a folder of qlib. */
async function qlibFrames(
  folder: string,
  context: ParseContext,
  findings: Findings,
): Promise<readonly BarFrame[]> {
  let frames: readonly BarFrame[] = []
  await orFinding(findings, async () => {
    const { qlibMarket } = await import('../../sources/qlibMarket.ts')
    frames = await (await qlibMarket(folder, context)).frames(EARLIEST, LATEST, context.issues)
  })
  return frames
}

async function orFinding(findings: Findings, act: () => Promise<void> | void): Promise<void> {
  try {
    await act()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    addRefusal(findings, error)
  }
}

/** Judges every bar, so that those beyond their limits and those of doubtful status are found. */
async function judge(
  frames: readonly BarFrame[],
  { universe, issues }: ParseContext,
  facts: SecurityFacts,
  findings: Findings,
): Promise<void> {
  if (universe.stockCount === 0) return
  const result = scan({ universe, frames, from: EARLIEST, to: LATEST, facts, unknownAs: 'normal', issues })
  reportCodeChanges(result.stocks, universe, issues)
  await orFinding(findings, () => {
    refuseAdjusted(result)
  })
}

/** What the checks of single bars need. */
interface JudgedBars {
  readonly frames: readonly BarFrame[]
  readonly universe: Universe
  readonly facts: SecurityFacts
  readonly exRights: ExRightsDays | undefined
  /** Days that the whole market lacks. */
  readonly missing: ReadonlySet<number>
}

/** Looks at each bar beside the stock's bar before. */
function lookAtBars({ frames, universe, facts, exRights, missing }: JudgedBars, findings: Findings): void {
  const closes = new ClosesBefore(findings, universe, exRights)
  const narrow = new FivePercentCloses(findings, universe, facts)
  const gaps = new RowGaps()
  eachOwnBar(frames, universe.stockCount, missing, (bar) => {
    closes.look(bar)
    narrow.look(bar)
    gaps.look(bar)
    lookAtMeanPrice(bar, findings, universe)
  })
  gaps.report(findings, universe)
}
