import { FORMATTERS, LADDER_FORMATTER } from '../../formatters/index.ts'
import type { FormatterEntry } from '../../formatters/index.ts'
import { analyzeDay } from '../../run/analyze.ts'
import { HISTORY_DAYS } from '../../run/defaults.ts'
import { EXIT_DONE } from '../exit.ts'
import type { Io } from '../io.ts'
import { notes } from '../notes.ts'
import { analyzeOptions, outputOptions } from '../options.ts'
import { paintWith } from '../paint.ts'
import type { Invocation } from '../commandTable.ts'
import { writeWhole } from '../writeWhole.ts'

/** Formats that carry their own notes. */
const SELF_EXPLAINING: ReadonlySet<string> = new Set(['table', 'picture', 'rungs', 'json', 'ladder'])

/** Formats that show where a figure stands among the year's days. */
const WITH_HISTORY: ReadonlySet<string> = new Set(['table', 'json'])

/** `limitup day` and `limitup ladder`: one day's figures in the form asked for. */
export async function day(invocation: Invocation, io: Io): Promise<number> {
  const output = outputOptions(invocation)
  const toTerminal = output.file === undefined && io.isTerminal
  const entries = entriesFor(invocation, output.format, toTerminal)
  const options = await analyzeOptions(invocation, io)
  const usesHistory = entries.some(({ name }) => WITH_HISTORY.has(name))
  const figures = await analyzeDay({
    ...options,
    history: options.history ?? (usesHistory ? HISTORY_DAYS : 0),
  })
  const context = {
    width: io.width,
    paint: paintWith(output.color && output.file === undefined && io.color),
    combinedLabels: output.combinedLabels,
    language: output.language,
  }
  const formatters = await Promise.all(entries.map((entry) => entry.load()))
  const text = formatters.map((formatter) => formatter.format(figures, context)).join('\n')
  if (output.file === undefined) io.out(text)
  else writeWhole(output.file, text)
  if (!entries.some(({ name }) => SELF_EXPLAINING.has(name))) {
    for (const note of notes(figures, output.language)) io.err(`limitup: ${note}\n`)
  }
  return EXIT_DONE
}

function entriesFor(
  invocation: Invocation,
  format: string | undefined,
  toTerminal: boolean,
): FormatterEntry[] {
  const isLadder = invocation.command === 'ladder'
  if (format === undefined) {
    if (isLadder) return [LADDER_FORMATTER]
    return FORMATTERS.filter(({ name }) => name === 'recap' || (toTerminal && name === 'table'))
  }
  if (isLadder && format === 'table') return [LADDER_FORMATTER]
  return FORMATTERS.filter(({ name }) => name === format)
}
