import type { FormatContext } from '../../formatters/formatter.ts'
import { RANGE_FORMATS } from '../../formatters/range/index.ts'
import type { RangeFormat } from '../../formatters/range/index.ts'
import { sayIn } from '../../formatters/words/phrase.ts'
import type { Language } from '../../formatters/words/phrase.ts'
import { tooFewPhrase } from '../../formatters/words/range.ts'
import { Refusal } from '../../model/refusal.ts'
import { CALENDAR_FROM, calendarTo, tradingDaysBetween } from '../../rules/calendar.ts'
import { analyzeRange, analyzeRows } from '../../run/analyzeRange.ts'
import type { RangeOptions } from '../../run/analyzeRange.ts'
import { rangeDay } from '../../stats/range/rangeDay.ts'
import { RangeCollector } from '../../stats/range/rangeCollector.ts'
import type { Invocation } from '../commandTable.ts'
import { EXIT_DONE } from '../exit.ts'
import type { Io } from '../io.ts'
import { outputOptions } from '../options.ts'
import type { OutputOptions } from '../options.ts'
import { paintWith } from '../paint.ts'
import { Progress } from '../progress.ts'
import { rangeNotes } from '../rangeNotes.ts'
import { rangeOptions } from '../rangeOptions.ts'
import { HeldText } from '../heldText.ts'
import { WholeFile } from '../writeWhole.ts'

/** Milliseconds before anything is said of how far a range has come. */
const PATIENCE = 2000

/** Characters of rows that are written at once: a write for each of thousands costs more than the rows. */
const PIECE = 1 << 16

/** Where the text of a range goes, piece by piece. */
interface Sink {
  readonly write: (content: string | Uint8Array) => void
  readonly finish: () => void
  readonly discard: () => void
}

/** `limitup range`: every day of a range in the form asked for. */
export async function range(invocation: Invocation, io: Io): Promise<number> {
  const output = outputOptions(invocation)
  const format = formatOf(output, io)
  const options = await rangeOptions(invocation, io, format.kind === 'days')
  const collector = new RangeCollector()
  const sink = sinkOf(output, io, options.strict ?? false, format.kind === 'days' ? 0 : PIECE)
  const progress = new Progress(io, PATIENCE)
  const total = daysAsked(options)
  let days = 0
  const tell = (what: string): void => {
    days++
    progress.tell({ what, share: total && days / total, count: days, unit: 'day' })
  }
  const context: FormatContext = {
    width: io.width,
    paint: paintWith(output.color && output.file === undefined && io.color),
    language: output.language,
  }
  try {
    if (format.kind === 'days') {
      for await (const day of analyzeRange(options)) {
        collector.note(day)
        sink.write(format.line(day))
        tell(day.date)
      }
    } else {
      for (const day of await analyzeRows(options)) {
        if (format.kind === 'rows') {
          if (collector.count === 0) sink.write(format.header())
          collector.note(day)
          sink.write(format.line(rangeDay(day)))
        } else collector.add(day)
        tell(day.date)
      }
    }
    progress.done()
    if (format.kind === 'report') sink.write(await format.format(collector.report(), context))
    sink.finish()
  } finally {
    progress.done()
    sink.discard()
  }
  for (const note of notesOf(collector, format, options, output.language)) io.err(`limitup: ${note}\n`)
  return EXIT_DONE
}

/** How many days a range has at most; undefined where that is not known beforehand. */
function daysAsked({ from, to, last }: RangeOptions): number | undefined {
  if (last !== undefined) return last
  const [first, end] = [dayNumber(from), dayNumber(to)]
  if (first === undefined || end === undefined) return undefined
  if (first < CALENDAR_FROM || end > calendarTo() || end < first) return undefined
  return Math.max(1, tradingDaysBetween(first, end).length)
}

function dayNumber(date: string | undefined): number | undefined {
  return date === undefined ? undefined : Number(date.replaceAll('-', ''))
}

function formatOf({ format, file }: OutputOptions, io: Io): RangeFormat {
  const name = format ?? (file === undefined && io.isTerminal ? 'table' : 'csv')
  const found = RANGE_FORMATS.find((each) => each.name === name)
  if (found === undefined) throw new Error(`no format of a range is called ${name}`)
  if (found.isBinary === true && file === undefined) {
    throw new Refusal('usage', `--format ${name} needs a file`, `name one: --output days.${name}`)
  }
  return found
}

/**
 * A file that stands there whole or not at all, or stdout. A day that `--strict` refuses may come late: what was made
 * until then is held back there.
 */
function sinkOf({ file }: OutputOptions, io: Io, isStrict: boolean, piece: number): Sink {
  if (file !== undefined) {
    let whole: WholeFile | undefined
    const open = (): WholeFile => (whole ??= new WholeFile(file))
    const held = new HeldText((text) => {
      open().write(text)
    }, piece)
    return {
      write: (content) => {
        if (typeof content === 'string') held.add(content)
        else open().write(content)
      },
      finish: () => {
        held.flush()
        open().finish()
      },
      discard: () => whole?.discard(),
    }
  }
  const held = new HeldText(
    (text) => {
      io.out(text)
    },
    isStrict ? Infinity : piece,
  )
  return {
    write: (content) => {
      if (typeof content !== 'string') throw new Error('bytes for a terminal')
      held.add(content)
    },
    finish: () => {
      held.flush()
    },
    // What was made before a fault is shown, unless a day that comes late may refuse it.
    discard: () => {
      if (!isStrict) held.flush()
    },
  }
}

function notesOf(
  collector: RangeCollector,
  format: RangeFormat,
  { last }: RangeOptions,
  language: Language,
): string[] {
  const { count } = collector
  const short = last === undefined || count >= last ? [] : [sayIn(language)(tooFewPhrase(last, count))]
  if (format.explainsItself) return short
  return [...short, ...rangeNotes(collector.rule(), collector.quality(), count, language)]
}
