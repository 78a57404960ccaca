import { Refusal } from '../model/refusal.ts'
import type { Invocation } from './commandTable.ts'
import { readConfig } from './configFile.ts'
import type { Env, FileSetting } from './configFile.ts'
import type { Flag } from './flags.ts'

/** Flags that the environment and the configuration file may set, by their long names. */
export const SETTABLE: readonly string[] = [
  'store',
  'provider',
  'token-file',
  'secrets-file',
  'most-wait',
  'most-days',
  'look-back',
  'scope',
  'st',
  'days-boards',
  'big-loss',
  'history',
  'min-streak',
  'min-streak-20',
  'min-window',
  'tall-streak',
  'bse',
  'max-names',
  'lang',
]

/** Where a setting stands. */
export type Origin = 'flag' | 'environment' | 'file'

/** One setting that is not left to its default. */
export interface Setting {
  readonly name: string
  readonly value: string | readonly string[] | boolean
  readonly origin: Origin
}

/** The variable of the environment that sets a flag: LIMITUP_MOST_DAYS for --most-days. */
export function variableOf(name: string): string {
  return `LIMITUP_${name.toUpperCase().replaceAll('-', '_')}`
}

/** The flags of a command line, and what the environment and the file set beside them: the first of the three decides. */
export function withSettings(
  invocation: Invocation,
  flags: readonly Flag[],
  env: Env,
  path: string,
): Invocation {
  const merged = new Map(invocation.flags)
  for (const { name, value, origin } of settingsOf(flags, env, path)) {
    // LIMITUP_STORE is read where the store's folder is found: unlike a flag, it may name a folder yet to be made.
    const isOwn = name === 'store' && origin === 'environment'
    if (!merged.has(name) && !isOwn) merged.set(name, value)
  }
  return { ...invocation, flags: merged }
}

/** What the environment, else the file, sets of these flags. */
export function settingsOf(flags: readonly Flag[], env: Env, path: string): Setting[] {
  if (!flags.some(({ name }) => SETTABLE.includes(name))) return []
  const file = readConfig(path, SETTABLE)
  return flags.flatMap((flag): Setting[] => {
    if (!SETTABLE.includes(flag.name)) return []
    const variable = variableOf(flag.name)
    const text = env[variable]
    if (text !== undefined && text !== '') {
      return [{ name: flag.name, value: checked(flag, listed(flag, text), variable), origin: 'environment' }]
    }
    const setting = file.get(flag.name)
    if (setting === undefined) return []
    return [{ name: flag.name, value: fileValue(flag, setting), origin: 'file' }]
  })
}

function listed(flag: Flag, text: string): string | readonly string[] {
  return flag.repeatable === true ? text.split(/[\s,]+/).filter(Boolean) : text
}

function fileValue(flag: Flag, { value, at }: FileSetting): Setting['value'] {
  const isSwitch = flag.value === undefined
  if ((value === true) !== isSwitch || (Array.isArray(value) && flag.repeatable !== true)) {
    throw new Refusal(
      'bad-config',
      `"${flag.name}": expected ${isSwitch ? 'true' : flag.repeatable === true ? 'a list of texts' : 'one value'}, found ${JSON.stringify(value)}`,
      `it stands for --${flag.name}`,
      at,
    )
  }
  if (value === true) return true
  const texts = typeof value === 'string' && flag.repeatable === true ? [value] : value
  return checked(flag, texts, `"${flag.name}"`, at)
}

function checked<Value extends string | readonly string[]>(
  flag: Flag,
  value: Value,
  where: string,
  at?: FileSetting['at'],
): Value {
  const texts: readonly string[] = typeof value === 'string' ? [value] : value
  const wrong =
    flag.choices === undefined ? undefined : texts.find((text) => flag.choices?.includes(text) !== true)
  if (wrong === undefined) return value
  throw new Refusal(
    'bad-config',
    `${where}: expected ${flag.choices?.join(', ') ?? ''}, found "${wrong}"`,
    `it stands for --${flag.name}`,
    at,
  )
}
