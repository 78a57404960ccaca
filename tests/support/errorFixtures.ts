import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { analyzeDay } from '../../src/index.ts'
import type { DailyBar } from '../../src/index.ts'
import type { ErrorExample } from '../../src/cli/errorsPage.ts'
import { Refusal } from '../../src/model/refusal.ts'
import { FakeMarket } from './fakeMarket.ts'
import { FakeUpstream } from './fakeUpstream.ts'
import type { FaultAct } from './fakeUpstream.ts'
import { runCli } from './runCli.ts'
import { ROOT } from './shell.ts'

export const ERRORS: string = join(ROOT, 'fixtures/errors')

export const CHECK_FOLDERS: string = join(ROOT, 'fixtures/checks')

/** Stocks and days to explain, and their texts. */
export const EXPLAIN_FOLDERS: string = join(ROOT, 'fixtures/explain')

/** Folders of fixtures/errors that are named for no code: what is read all the same, and what is passed over. */
export const SCENARIOS: readonly string[] = [
  'missing-column-forced',
  'no-fault',
  'pre-close-derived',
  'skipped',
]

/** How the clock stands when a folder has no now.txt. */
const USUAL_NOW = '2026-01-05T16:00:00+08:00'

/** Names of the folders of fixtures/errors. */
export function errorFolders(): string[] {
  return readdirSync(ERRORS)
}

/** Runs what a folder asks for, with the folder as the current one, and gives what was said, command by command. */
export async function transcriptOf(folder: string, base: string = ERRORS): Promise<string> {
  process.chdir(join(base, folder))
  const now = textOf(folder, 'now.txt', base)?.trim() ?? USUAL_NOW
  const bars = textOf(folder, 'bars.json', base)
  let transcript =
    bars === undefined ? '' : await callTranscript(JSON.parse(bars) as DailyBar[], new Date(now))
  const upstream = await upstreamOf(textOf(folder, 'upstream.json', base))
  const preparations = textOf(folder, 'store.txt', base)
  const store = join(mkdtempSync(join(tmpdir(), 'limitup-errors-')), 'store')
  const env = {
    ...(upstream === undefined ? {} : { LIMITUP_TEST_WORLD: `upstream=${upstream.url} timeout=500` }),
    ...(upstream === undefined && preparations === undefined ? {} : { LIMITUP_STORE: store }),
    ...envOf(textOf(folder, 'env.txt', base)),
  }
  for (const line of preparations?.trim().split('\n') ?? []) await prepare(line, store, now, env)
  for (const command of textOf(folder, 'command.txt', base)?.trim().split('\n') ?? []) {
    const { code, stdout, stderr } = await runCli(command.split(' '), { now, env })
    const said = `${stdout}${stderr.replace(/^(?=.)/gm, '2> ')}`.replaceAll(store, 'STORE')
    transcript += `$ limitup ${command}\n${said}exit ${code}\n\n`
  }
  await upstream?.stop()
  return transcript
}

/** A line of store.txt: a command that fills the store, `damage PART` of a file's path, or `lock`. */
async function prepare(
  line: string,
  store: string,
  now: string,
  env: Readonly<Record<string, string>>,
): Promise<void> {
  const [verb, part = ''] = line.split(' ')
  if (verb === 'lock') {
    // A machine of which nothing can be known.
    const holder = {
      pid: 4711,
      host: 'elsewhere',
      since: '2026-01-05T07:59:00.000Z',
      command: 'limitup update',
    }
    mkdirSync(join(store, 'lock'), { recursive: true })
    writeFileSync(join(store, 'lock/4711-0.json'), JSON.stringify(holder))
    writeFileSync(join(store, 'lock/4711-0.json.held'), '')
  } else if (verb === 'damage') {
    const names = readdirSync(store, { recursive: true }).map(String)
    const path = join(
      store,
      names.find((name) => name.includes(part))!,
    )
    const bytes = readFileSync(path)
    bytes[bytes.length >> 1]! ^= 1
    writeFileSync(path, bytes)
  } else {
    const { code, stderr } = await runCli(line.split(' '), { now, env })
    if (code !== 0) throw new Error(`${line}: ${stderr}`)
  }
}

/** The environment that a folder asks for, whose token others may read. */
function envOf(text: string | undefined): Record<string, string> {
  if (existsSync('token')) chmodSync('token', 0o644)
  const lines = text?.trim().split('\n') ?? []
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  )
}

/** What stands in a folder's upstream.json: a day of a made-up market, and what goes wrong. */
interface UpstreamFixture {
  readonly day: number
  readonly minutes?: number
  readonly faults: readonly {
    readonly at: string
    readonly act:
      Exclude<FaultAct, (text: string) => string> | { readonly replace: string; readonly by: string }
  }[]
}

async function upstreamOf(text: string | undefined): Promise<FakeUpstream | undefined> {
  if (text === undefined) return undefined
  const { day, minutes, faults } = JSON.parse(text) as UpstreamFixture
  const upstream = await FakeUpstream.start(new FakeMarket(120, day - 13, day), day)
  upstream.minutes = minutes ?? upstream.minutes
  upstream.faults = faults.map(({ at, act }) => ({
    at: new RegExp(at),
    act:
      typeof act === 'object' && 'replace' in act
        ? (text) => text.replace(new RegExp(act.replace, 'g'), act.by)
        : act,
  }))
  return upstream
}

/** Bars handed over as values: what a program that calls analyzeDay has to catch. */
async function callTranscript(bars: readonly DailyBar[], now: Date): Promise<string> {
  const said = await analyzeDay({ bars, now }).then(
    (day) => `resolves: ${day.date}`,
    (error: unknown) => {
      if (!(error instanceof Refusal)) throw error
      return `rejects: ${error.message} [${error.code}]\n  ${error.hint}`
    },
  )
  return `> await analyzeDay({ bars })\n${said}\n\n`
}

/**
 * What the golden text of a code's folder shows for it: the first command that was refused with it, or the first
 * that tells a row's issue. Undefined when there is no folder, or no line of it shows the code.
 */
export function exampleOf(code: string, kind: 'refusal' | 'issue'): ErrorExample | undefined {
  for (const run of textOf(code, 'expected.txt')?.split(/^(?=\$ |> )/m) ?? []) {
    const [command = '', ...lines] = run.split('\n').map((line) => line.replace(/^2> /, ''))
    const at = lines.findIndex(
      (line) => line.endsWith(`[${code}]`) && isRefusal(line) === (kind === 'refusal'),
    )
    const line = lines[at]
    if (line === undefined) continue
    // An issue may stand among the lines that say what to do about a refusal.
    const start = lines.findLastIndex((each, index) => index <= at && !each.startsWith('  '))
    const end = lines.findIndex((each, index) => index > at && !each.startsWith('  '))
    const said = lines.slice(start, end < 0 ? undefined : end)
    return { command, said, now: textOf(code, 'now.txt')?.trim(), rows: rowsNamed(code, line) }
  }
  return undefined
}

function isRefusal(line: string): boolean {
  return /^(?:limitup|rejects): /.test(line)
}

/** The header and the rows at which a message points, where they are text. */
function rowsNamed(folder: string, message: string): ErrorExample['rows'] {
  const places = [...message.matchAll(/([^\s:]+\.csv):(\d+)/g)]
  const file = places[0]?.[1]
  if (file === undefined) return undefined
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(join(ERRORS, folder, file)))
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
  const lines = text.split('\n')
  const named = places.filter((place) => place[1] === file).map((place) => Number(place[2]))
  const numbers = [...new Set([1, ...named])].sort((a, b) => a - b)
  return { file, lines: numbers.map((number) => ({ number, text: lines[number - 1] ?? '' })) }
}

function textOf(folder: string, file: string, base: string = ERRORS): string | undefined {
  const path = join(base, folder, file)
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}
