import { dayJson } from '../../formatters/json.ts'
import { reconcileJson } from '../../formatters/reconcile/json.ts'
import { reconcileText } from '../../formatters/reconcile/text.ts'
import { POOL_KINDS } from '../../model/published.ts'
import type { Published } from '../../model/published.ts'
import { differs } from '../../model/reconcile.ts'
import { Refusal } from '../../model/refusal.ts'
import { choicesOfJson } from '../../parsers/published/dayJson.ts'
import { parsePublishedFile, parsePublishedJson } from '../../parsers/published/publishedFile.ts'
import { parsePublishedText } from '../../parsers/published/text.ts'
import type { AnalyzeOptions } from '../../run/options.ts'
import { reconcile as reconcileWithBars } from '../../run/reconcile.ts'
import { readAll } from '../../sources/readAll.ts'
import type { Invocation } from '../commandTable.ts'
import { EXIT_DONE, EXIT_NO } from '../exit.ts'
import { FlagReader } from '../flagReader.ts'
import type { Io } from '../io.ts'
import { analyzeOptions } from '../options.ts'
import { paintWith } from '../paint.ts'
import { writeWhole } from '../writeWhole.ts'

/** Flags that choose how the day is counted: with one of them given, a JSON report's own choices do not hold. */
const CHOICES: readonly string[] = [
  'scope',
  'st',
  'days-boards',
  'max-empty',
  'min-streak',
  'min-streak-20',
  'min-window',
  'tall-streak',
  'bse',
  'max-names',
]

/** `limitup reconcile`: a published text, list or report against the user's bars; 0 when all compared figures agree. */
export async function reconcile(invocation: Invocation, io: Io): Promise<number> {
  const flags = new FlagReader(invocation.flags)
  const options = await analyzeOptions(invocation, io)
  const published = await publishedOf(flags, options)
  const chosen = published.json === undefined || CHOICES.some((flag) => flags.isSet(flag))
  const report = await reconcileWithBars({
    ...options,
    ...(chosen ? {} : choicesOfJson(published.json)),
    published,
    dayJson,
    choicesOfFile: !chosen,
  })
  const file = outputFile(flags)
  const color = !flags.isSet('no-color') && file === undefined && io.color
  const text =
    flags.text('format') === 'json'
      ? reconcileJson(report)
      : reconcileText(report, { width: io.width, paint: paintWith(color) })
  if (file === undefined) io.out(text)
  else writeWhole(file, text)
  return differs(report) ? EXIT_NO : EXIT_DONE
}

async function publishedOf(flags: FlagReader, { data }: AnalyzeOptions): Promise<Published> {
  const given = ['text', 'file', 'json'].filter((flag) => flags.isSet(flag))
  const [flag] = given
  if (flag === undefined || given.length > 1) {
    const found =
      given.length === 0
        ? 'nothing to compare'
        : `${given.map((each) => `--${each}`).join(' and ')} are both given`
    throw new Refusal('usage', found, "give one of --text '今日84股涨停，…', --file FILE, --json FILE")
  }
  const pool = POOL_KINDS.find((kind) => kind === flags.text('pool'))
  const value = flags.text(flag) ?? ''
  if (flag !== 'file' && pool !== undefined) {
    throw new Refusal('usage', `--pool says what a list of --file is, and --${flag} is given`, 'leave it out')
  }
  if (flag === 'text') return parsePublishedText('--text', value)
  if (value === '-' && [data ?? []].flat().includes('-')) {
    throw new Refusal('usage', `--data and --${flag} both read standard input`, 'give one of them as a file')
  }
  const bytes = await readAll(value)
  return flag === 'json' ? parsePublishedJson(value, bytes) : parsePublishedFile(value, bytes, pool)
}

function outputFile(flags: FlagReader): string | undefined {
  const file = flags.text('output')
  if (file === '') throw new Refusal('usage', '--output names no file', 'leave it out, or name -, for stdout')
  return file === '-' ? undefined : file
}
