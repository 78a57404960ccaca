import type { ReportLanguage, ReportPalette } from '../formatters/report/reportInput.ts'
import { TREND_DAYS } from '../formatters/report/reportInput.ts'
import { dateFromText } from '../model/date.ts'
import { Refusal } from '../model/refusal.ts'
import { HISTORY_DAYS } from '../run/defaults.ts'
import type { DaysAsked, ReportOptions } from '../run/report/options.ts'
import { marketTime } from '../run/today.ts'
import type { Invocation } from './commandTable.ts'
import { dateArgument } from './dateArgument.ts'
import { FlagReader } from './flagReader.ts'
import type { Io } from './io.ts'
import { analyzeOptions } from './options.ts'
import { MOST_DAYS } from './reportFlags.ts'

/** What a command line asks of `report`. */
export interface ReportCommand {
  readonly run: Omit<ReportOptions, 'renderer' | 'watch'>
  /** yyyymmdd of DATE, or today's; reported only where it is a trading day that is over. */
  readonly tradingDay: number | undefined
  /** Whether days that are missing are written. */
  readonly catchUp: boolean
  readonly language: ReportLanguage
  readonly palette: ReportPalette
  readonly baseUrl: string | undefined
  readonly png: boolean
  readonly font: string | undefined
}

/** Turns the raw flags of `report` into what it takes. */
export async function reportCommand(
  invocation: Invocation,
  io: Pick<Io, 'now' | 'env'>,
): Promise<ReportCommand> {
  const flags = new FlagReader(invocation.flags)
  const now = io.now()
  const out = flags.text('out')
  if (out === undefined || out === '')
    throw new Refusal('usage', 'no folder named for the reports', 'for example --out site')
  const { date, history, ...analysis } = await analyzeOptions(invocation, io)
  const catchUp = flags.isSet('catch-up')
  const isConditional = flags.isSet('if-trading-day')
  const range = await rangeAsked(flags, now)
  refuseTogether(flags, date, catchUp, isConditional)
  const today = marketTime(now).date
  const tradingDay = isConditional ? (date === undefined ? today : (dateFromText(date) ?? today)) : undefined
  return {
    run: {
      analysis,
      asked: asked(
        date,
        range,
        catchUp ? (flags.count('most-days', 1, 10_000) ?? MOST_DAYS) : undefined,
        tradingDay,
      ),
      out,
      links: !flags.isSet('no-links') && process.platform !== 'win32',
      history: history ?? HISTORY_DAYS,
      trend: flags.count('trend', 1, TREND_DAYS) ?? TREND_DAYS,
      now,
    },
    tradingDay,
    catchUp,
    language: flags.text('lang') === 'en' ? 'en' : 'zh',
    palette: flags.text('palette') === 'colour-blind' ? 'colour-blind' : 'red-up',
    baseUrl: baseUrl(flags.text('base-url')),
    png: !flags.isSet('no-png'),
    font: flags.text('font') ?? (io.env['LIMITUP_FONT'] === '' ? undefined : io.env['LIMITUP_FONT']),
  }
}

function asked(
  date: string | undefined,
  range: DaysAsked | undefined,
  mostDays: number | undefined,
  tradingDay: number | undefined,
): DaysAsked {
  if (mostDays !== undefined) return { kind: 'missing', mostDays }
  if (date !== undefined) return { kind: 'day', date }
  if (tradingDay !== undefined) return { kind: 'day', date: String(tradingDay) }
  return range ?? { kind: 'range', last: 1 }
}

/** The range that is named; undefined when none is. */
async function rangeAsked(flags: FlagReader, now: Date): Promise<DaysAsked | undefined> {
  const dayOf = async (name: string): Promise<string | undefined> => {
    const text = flags.text(name)
    return text === undefined ? undefined : dateArgument(text, now, `--${name}`)
  }
  const starts = ['from', 'last', 'all'].filter((name) => flags.isSet(name))
  if (starts.length > 1) {
    throw new Refusal(
      'usage',
      `${starts.map((name) => `--${name}`).join(' and ')} each say where the range begins`,
      'leave all but one of them out',
    )
  }
  const [from, to] = [await dayOf('from'), await dayOf('to')]
  if (starts.length === 0 && to === undefined) return undefined
  const last = flags.count('last', 1, 100_000) ?? (starts.length === 0 ? 1 : undefined)
  return { kind: 'range', from, to, last }
}

/** DATE, a range and --catch-up each say which days; --if-trading-day is about one. */
function refuseTogether(
  flags: FlagReader,
  date: string | undefined,
  catchUp: boolean,
  isConditional: boolean,
): void {
  const range = ['from', 'to', 'last', 'all'].filter((name) => flags.isSet(name)).map((name) => `--${name}`)
  const said = [date === undefined ? [] : ['DATE'], range.slice(0, 1), catchUp ? ['--catch-up'] : []].flat()
  if (said.length > 1)
    throw new Refusal(
      'usage',
      `${said.join(' and ')} each say which days are reported`,
      'leave all but one of them out',
    )
  if (isConditional && range.length > 0)
    throw new Refusal(
      'usage',
      `--if-trading-day is about one day, and ${range.join(' and ')} about many`,
      'leave one of them out',
    )
}

function baseUrl(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol))
    return text.endsWith('/') ? text : `${text}/`
  throw new Refusal(
    'usage',
    `--base-url: expected http or https, found "${text}"`,
    'for example --base-url https://example.org/recaps/',
  )
}
