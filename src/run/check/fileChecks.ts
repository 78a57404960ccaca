import { ROW_BAR } from '../../model/barFrame.ts'
import type { BarFrame } from '../../model/barFrame.ts'
import { dateText } from '../../model/date.ts'
import type { InputSummary } from '../../model/report.ts'
import { dayOfFile } from '../../parsers/fileDay.ts'
import type { Parsed } from '../../parsers/parser.ts'
import { CLOSE_MINUTES, marketTime } from '../today.ts'
import type { Findings } from './findings.ts'

/** A bar file that was read, and when it was last written; undefined where nothing tells. */
export interface CheckedFile {
  readonly path: string
  readonly modified: Date | undefined
  readonly parsed: Parsed
}

/** Finds files written before the close of their last day, and files named for another day than they hold. */
export function lookAtFile({ path, modified, parsed }: CheckedFile, findings: Findings): void {
  const { first, last } = daysOf(parsed.frames)
  if (last === 0) return
  const named = dayOfFile(path)
  if (named !== undefined && first === last && named !== last) {
    findings.add(
      'dates',
      () => `${path}: the file is named for ${dateText(named)} and holds bars of ${dateText(last)}`,
    )
  }
  if (modified === undefined) return
  const written = marketTime(modified)
  if (written.date > last || (written.date === last && written.minutes >= CLOSE_MINUTES)) return
  const clock = [Math.floor(written.minutes / 60), written.minutes % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':')
  findings.add(
    'unsettled',
    () =>
      `${path}: written on ${dateText(written.date)} at ${clock} in Shanghai, with bars of ${dateText(last)}`,
  )
}

/** Finds files of one kind whose units are not those of most. */
export function lookAtUnits(files: readonly CheckedFile[], findings: Findings): void {
  const byFormat = new Map<string, Map<string, CheckedFile[]>>()
  for (const file of files) {
    const { input } = file.parsed
    const units = unitWords(input)
    if (units === undefined) continue
    const kinds = byFormat.get(input.format) ?? new Map<string, CheckedFile[]>()
    byFormat.set(input.format, kinds)
    const alike = kinds.get(units)
    if (alike === undefined) kinds.set(units, [file])
    else alike.push(file)
  }
  for (const kinds of byFormat.values()) {
    const [most, ...others] = [...kinds].sort(([, a], [, b]) => b.length - a.length)
    for (const [units, unlike] of others) {
      for (const { path } of unlike) {
        findings.add(
          'units',
          () => `${path}: in ${units}, ${most?.[1].length ?? 0} others in ${most?.[0] ?? ''}`,
        )
      }
    }
  }
}

function unitWords({ volumeUnit, amountUnit }: InputSummary): string | undefined {
  return volumeUnit === undefined || amountUnit === undefined ? undefined : `${volumeUnit} and ${amountUnit}`
}

/** First and last day of the bars; 0 without any. */
function daysOf(frames: readonly BarFrame[]): { readonly first: number; readonly last: number } {
  let first = 0
  let last = 0
  for (const { rows, kind, date } of frames) {
    for (let row = 0; row < rows; row++) {
      if (kind[row] !== ROW_BAR) continue
      const day = date[row]!
      if (day > last) last = day
      if (first === 0 || day < first) first = day
    }
  }
  return { first, last }
}
