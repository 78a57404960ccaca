import { existsSync } from 'node:fs'
import { storeFolder } from '../../store/paths.ts'
import { COMMANDS } from '../commandTable.ts'
import type { Invocation } from '../commandTable.ts'
import { configPath } from '../configFile.ts'
import { EXIT_DONE } from '../exit.ts'
import { FlagReader } from '../flagReader.ts'
import type { Flag } from '../flags.ts'
import type { Io } from '../io.ts'
import { NOTIFY_VARIABLES } from '../notifySecrets.ts'
import { SETTABLE, settingsOf, variableOf } from '../settings.ts'

/** `limitup config`: where the configuration stands, or what is in force and who says so. */
export function config(invocation: Invocation, io: Io): Promise<number> {
  const path = configPath(io.env)
  const isShow = invocation.args.get('WHAT')?.[0] === 'show'
  if (!isShow) io.out(`${path}\n`)
  else if (new FlagReader(invocation.flags).isSet('json'))
    io.out(`${JSON.stringify(shown(path, io), undefined, 2)}\n`)
  else io.out(showText(path, io))
  return Promise.resolve(EXIT_DONE)
}

interface ShownSetting {
  readonly key: string
  /** undefined: left to the program. */
  readonly value: string | boolean | undefined
  readonly from: string
}

function shown(
  path: string,
  io: Io,
): { file: string; exists: boolean; store: string; settings: ShownSetting[] } {
  const set = new Map(settingsOf(settableFlags(), io.env, path).map((each) => [each.name, each]))
  const store = set.get('store')?.value
  const settings = SETTABLE.map((key): ShownSetting => {
    const setting = set.get(key)
    if (setting === undefined) return { key, value: undefined, from: 'default' }
    const { value, origin } = setting
    return {
      key,
      value: typeof value === 'object' ? value.join(',') : value,
      from: origin === 'environment' ? variableOf(key) : origin,
    }
  })
  return {
    file: path,
    exists: existsSync(path),
    store: storeFolder({ flag: typeof store === 'string' ? store : undefined, env: io.env }),
    settings,
  }
}

function showText(path: string, io: Io): string {
  const { exists, store, settings } = shown(path, io)
  const width = Math.max(...settings.map(({ key }) => key.length))
  const lines = settings.map(
    ({ key, value, from }) =>
      `${key.padEnd(width)}  ${value === undefined ? '–' : String(value)}${from === 'default' ? '' : `  (${from})`}`,
  )
  const secrets = ['TUSHARE_TOKEN', ...NOTIFY_VARIABLES.map(({ name }) => name)].map(
    (name) => `${name}: ${(io.env[name] ?? '') === '' ? 'not set' : 'set'}`,
  )
  return `${[
    `file: ${path}${exists ? '' : ' (not there)'}`,
    `store: ${store}`,
    ...secrets,
    '',
    ...lines,
  ].join('\n')}\n`
}

/** Each flag that may be set, once. */
function settableFlags(): Flag[] {
  const flags = new Map(
    COMMANDS.flatMap((command) => command.flags.map((flag) => [flag.name, flag] as const)),
  )
  return SETTABLE.map((name) => flags.get(name)).filter((flag) => flag !== undefined)
}
