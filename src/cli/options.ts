import { existsSync } from 'node:fs'
import { Refusal } from '../model/refusal.ts'
import { CHECK_NAMES } from '../model/checkReport.ts'
import type { Thresholds } from '../model/report.ts'
import { SCOPE_RULES, SCOPES } from '../model/scope.ts'
import type { DaysBoardsRule, Scope } from '../model/scope.ts'
import { DEFAULT_THRESHOLDS } from '../run/defaults.ts'
import type { AnalyzeOptions } from '../run/options.ts'
import type { CheckOptions } from '../run/check/checkData.ts'
import { hasStore, storeFolder } from '../store/paths.ts'
import { dateArgument } from './dateArgument.ts'
import type { Language } from '../formatters/words/phrase.ts'
import { FlagReader, pairs, units } from './flagReader.ts'
import { LANGUAGES } from './flags.ts'
import type { Invocation } from './commandTable.ts'
import type { Io } from './io.ts'

/** What a command does with its figures. */
export interface OutputOptions {
  /** undefined: the command's own choice for a terminal or a pipe. */
  readonly format: string | undefined
  /** undefined: stdout. */
  readonly file: string | undefined
  readonly color: boolean
  /** Window and streak in one label. */
  readonly combinedLabels: boolean
  readonly language: Language
}

/** Turns the raw flags into what the analysis takes. Refuses a value it does not understand, by name. */
export async function analyzeOptions(
  invocation: Invocation,
  io: Pick<Io, 'now' | 'env'>,
): Promise<AnalyzeOptions> {
  const now = io.now()
  const flags = new FlagReader(invocation.flags)
  const { data, date } = dataAndDate(flags.list('data'), invocation.args.get('DATE')?.[0])
  const scope = SCOPES.find((each) => each === flags.text('scope')) ?? 'cls'
  const treatment = flags.text('st')
  return {
    data,
    store: data.length === 0 ? storeToRead(flags, io) : undefined,
    date: date === undefined ? undefined : await dateArgument(date, now),
    securities: flags.isSet('securities') ? flags.list('securities') : undefined,
    exRights: flags.text('ex-rights'),
    codeMap: flags.text('code-map'),
    index: flags.text('index'),
    groups: flags.isSet('groups') ? flags.list('groups') : undefined,
    quietGroups: flags.isSet('quiet-groups'),
    scope,
    specialTreatment: treatment === 'in' || treatment === 'out' ? treatment : undefined,
    daysBoards: daysBoardsRule(flags, scope),
    thresholds: thresholds(flags),
    bigLossPercent: flags.percent('big-loss', 30),
    history: flags.count('history', 0, 10_000),
    allowPartial: flags.isSet('allow-partial'),
    assumeNoSt: flags.isSet('assume-no-st'),
    namesValid: flags.text('names-valid'),
    leastShare: flags.count('least-share', 0, 100),
    strict: flags.isSet('strict'),
    columns: pairs(flags.list('columns'), 'columns'),
    units: units(flags.list('units')),
    now,
  }
}

/** The store that is named, or the user's own where there is one. */
function storeToRead(flags: FlagReader, { env }: Pick<Io, 'env'>): string | undefined {
  const flag = flags.text('store')
  const folder = storeFolder({ flag, env })
  return flag !== undefined || hasStore(folder) ? folder : undefined
}

/** Turns the raw flags of `check` into what it takes. */
export function checkOptions(invocation: Invocation, now: Date): CheckOptions {
  const flags = new FlagReader(invocation.flags)
  const only = flags.list('only')
  const skip = flags.list('skip')
  return {
    data: invocation.args.get('PATH') ?? [],
    securities: flags.isSet('securities') ? flags.list('securities') : undefined,
    exRights: flags.text('ex-rights'),
    codeMap: flags.text('code-map'),
    columns: pairs(flags.list('columns'), 'columns'),
    units: units(flags.list('units')),
    namesValid: flags.text('names-valid'),
    leastShare: flags.count('least-share', 0, 100),
    checks: CHECK_NAMES.filter((name) => (only.length === 0 || only.includes(name)) && !skip.includes(name)),
    first: flags.count('first', 0, 1_000_000),
    now,
  }
}

/** Where the figures go and in which form. */
export function outputOptions(invocation: Invocation): OutputOptions {
  const flags = new FlagReader(invocation.flags)
  const format = flags.text('format')
  if (flags.isSet('json') && format !== undefined && format !== 'json') {
    throw new Refusal('usage', `--json and --format ${format} contradict each other`, 'leave one of them out')
  }
  if (flags.text('output') === '')
    throw new Refusal('usage', '--output names no file', 'leave it out, or name -, for stdout')
  return {
    format: flags.isSet('json') ? 'json' : format,
    file: flags.text('output') === '-' ? undefined : flags.text('output'),
    color: !flags.isSet('no-color'),
    combinedLabels: flags.isSet('combined-labels'),
    language: LANGUAGES.find((each) => each === flags.text('lang')) ?? 'both',
  }
}

/** What a day looks like when it stands among paths. */
const DAY_AMONG_PATHS = /^(?:today|今天|\d{4}[-/.年]?\d{1,2}[-/.月]?\d{1,2}日?)$/

/** `--data bars 2025-02-07` swallows the day: a last path that looks like one and is no file is the DATE. */
function dataAndDate(
  data: readonly string[],
  date: string | undefined,
): { data: readonly string[]; date: string | undefined } {
  const last = data.at(-1)
  if (date !== undefined || last === undefined || data.length < 2) return { data, date }
  const isDay = DAY_AMONG_PATHS.test(last) && !existsSync(last)
  return isDay ? { data: data.slice(0, -1), date: last } : { data, date }
}

function daysBoardsRule(flags: FlagReader, scope: Scope): DaysBoardsRule | undefined {
  const named = flags.text('days-boards')
  const empty = flags.text('max-empty')
  if (named === undefined && empty === undefined) return undefined
  const base = SCOPE_RULES[scope].daysBoards
  const rule = named === 'gap' || named === 'half' ? named : base.rule
  if (empty === 'unlimited') {
    if (rule === 'half') return { rule, maxEmpty: undefined }
    throw new Refusal(
      'usage',
      '--max-empty unlimited makes no gap rule',
      'name a number, or --days-boards half',
    )
  }
  const usual = rule === base.rule ? base.maxEmpty : rule === 'gap' ? 2 : 5
  return { rule, maxEmpty: empty === undefined ? usual : flags.count('max-empty', 0, 250) }
}

function thresholds(flags: FlagReader): Partial<Thresholds> {
  const bse = flags.text('bse')
  return {
    minStreak10: flags.count('min-streak', 1, 99) ?? DEFAULT_THRESHOLDS.minStreak10,
    minStreak20: flags.count('min-streak-20', 1, 99) ?? DEFAULT_THRESHOLDS.minStreak20,
    minWindowBoards: flags.count('min-window', 2, 99) ?? DEFAULT_THRESHOLDS.minWindowBoards,
    tallStreak: flags.count('tall-streak', 1, 99) ?? DEFAULT_THRESHOLDS.tallStreak,
    maxNames: flags.count('max-names', 1, 9999),
    bse: bse === 'none' ? 'none' : 'all',
  }
}
