import { existsSync } from 'node:fs'
import { Refusal } from '../model/refusal.ts'
import type { AmountUnit, Thresholds, VolumeUnit } from '../model/report.ts'
import { SCOPE_RULES, SCOPES } from '../model/scope.ts'
import type { DaysBoardsRule, Scope } from '../model/scope.ts'
import type { ForcedUnits } from '../parsers/parser.ts'
import { DEFAULT_THRESHOLDS } from '../run/defaults.ts'
import type { AnalyzeOptions } from '../run/analyze.ts'
import { dateArgument } from './dateArgument.ts'
import type { Invocation } from './program.ts'

/** What a command does with its figures. */
export interface OutputOptions {
  /** undefined: the command's own choice for a terminal or a pipe. */
  readonly format: string | undefined
  /** undefined: stdout. */
  readonly file: string | undefined
  readonly color: boolean
}

/** Turns the raw flags into what the analysis takes. Refuses a value it does not understand, by name. */
export async function analyzeOptions(invocation: Invocation, now: Date): Promise<AnalyzeOptions> {
  const flags = new FlagReader(invocation.flags)
  const { data, date } = dataAndDate(flags.list('data'), invocation.date)
  const scope = SCOPES.find((each) => each === flags.text('scope')) ?? 'cls'
  const treatment = flags.text('st')
  return {
    data,
    date: date === undefined ? undefined : await dateArgument(date, now),
    securities: flags.isSet('securities') ? flags.list('securities') : undefined,
    exRights: flags.text('ex-rights'),
    codeMap: flags.text('code-map'),
    index: flags.text('index'),
    scope,
    specialTreatment: treatment === 'in' || treatment === 'out' ? treatment : undefined,
    daysBoards: daysBoardsRule(flags, scope),
    thresholds: thresholds(flags),
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

/** Where the figures go and in which form. */
export function outputOptions(invocation: Invocation): OutputOptions {
  const flags = new FlagReader(invocation.flags)
  const format = flags.text('format')
  if (flags.isSet('json') && format !== undefined && format !== 'json') {
    throw new Refusal('usage', `--json and --format ${format} contradict each other`, 'leave one of them out')
  }
  if (flags.text('output') === '')
    throw new Refusal('usage', '--output names no file', 'leave it out for stdout')
  return {
    format: flags.isSet('json') ? 'json' : format,
    file: flags.text('output') === '-' ? undefined : flags.text('output'),
    color: !flags.isSet('no-color'),
  }
}

class FlagReader {
  readonly #flags: Invocation['flags']

  constructor(flags: Invocation['flags']) {
    this.#flags = flags
  }

  isSet(name: string): boolean {
    return this.#flags.has(name)
  }

  text(name: string): string | undefined {
    const value = this.#flags.get(name)
    return typeof value === 'string' ? value : undefined
  }

  list(name: string): readonly string[] {
    const value = this.#flags.get(name)
    return Array.isArray(value) ? value.map(String) : []
  }

  count(name: string, least: number, most: number): number | undefined {
    const text = this.text(name)
    if (text === undefined) return undefined
    const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN
    if (value >= least && value <= most) return value
    throw new Refusal(
      'usage',
      `--${name}: expected a whole number from ${least} to ${most}, found "${text}"`,
      `for example --${name} ${Math.max(least, 3)}`,
    )
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

function pairs(texts: readonly string[], flag: string): ReadonlyMap<string, string> {
  return new Map(
    texts
      .flatMap((text) => text.split(','))
      .map((text) => {
        const at = text.indexOf('=')
        if (at > 0 && at < text.length - 1)
          return [text.slice(0, at).trim(), text.slice(at + 1).trim()] as const
        throw new Refusal(
          'usage',
          `--${flag}: expected name=value, found "${text}"`,
          `for example --${flag} ${flag === 'units' ? 'volume=lots' : 'prevClose=昨收'}`,
        )
      }),
  )
}

const VOLUME_UNITS: readonly VolumeUnit[] = ['shares', 'lots']
const AMOUNT_UNITS: readonly AmountUnit[] = ['yuan', 'thousandYuan', 'tenThousandYuan']

function units(texts: readonly string[]): ForcedUnits {
  let forced: ForcedUnits = {}
  for (const [column, unit] of pairs(texts, 'units')) {
    const volume = VOLUME_UNITS.find((each) => each === unit)
    const amount = AMOUNT_UNITS.find((each) => each === unit)
    if (column === 'volume' && volume !== undefined) forced = { ...forced, volume }
    else if (column === 'amount' && amount !== undefined) forced = { ...forced, amount }
    else {
      throw new Refusal(
        'usage',
        `--units: "${column}=${unit}" is no unit`,
        `volume=${VOLUME_UNITS.join('|')}, amount=${AMOUNT_UNITS.join('|')}`,
      )
    }
  }
  return forced
}
