import type {
  AmountUnit,
  DayStats,
  InputSummary,
  PrevCloseSource,
  Thresholds,
  VolumeUnit,
} from '../model/report.ts'
import { doubtsOf, figureWords } from './doubts.ts'
import { exRightsWords } from './exRightsWords.ts'
import type { FormatContext } from './formatter.ts'
import { statusDoubt } from './statusDoubt.ts'
import { printable } from './width.ts'
import { wrapText } from './wrap.ts'

/** What a line under a table is about, and its text. */
export type Footnote = readonly [title: string, text: string]

const VOLUME_UNITS: Readonly<Record<VolumeUnit, string>> = { shares: 'shares', lots: 'lots (手)' }
const AMOUNT_UNITS: Readonly<Record<AmountUnit, string>> = {
  yuan: 'yuan',
  thousandYuan: 'thousand yuan',
  tenThousandYuan: 'ten thousand yuan',
}
const ST_SOURCES: Readonly<Record<InputSummary['stSource'], string>> = {
  flag: 'ST by its own column',
  name: 'ST by name',
  limit: 'ST by its limit prices',
  none: 'no ST source',
}

const PREV_CLOSES: Readonly<Record<PrevCloseSource, string>> = {
  given: 'previous close given',
  change: 'no pre_close: derived from 涨跌额',
  factor: 'no pre_close: derived from the adjustment factor',
  previousClose: 'no pre_close: derived from the close before',
}

/** How well a figure is known, in words. */
export const QUALITY_WORDS = { partial: '不全 partial', unknown: '未知 unknown' } as const

/**
 * The lines under a table: what the input was taken for, what was taken for granted, which figures are not
 * fully known and why, and what was found wrong with or left out of the data. `first` stands before them.
 */
export function footnoteLines(
  day: DayStats,
  width: number,
  paint: FormatContext['paint'],
  first: readonly Footnote[] = [],
): string[] {
  const notes: Footnote[] = [
    ...first,
    ...day.input.map((input): Footnote => ['输入 input', inputWords(input, day)]),
  ]
  const doubt = statusDoubt(day)
  if (doubt !== undefined) notes.push(['未判ST unknown', doubt])
  if (day.assumptions.length > 0) notes.push(['假定 assumed', day.assumptions.map(printable).join(', ')])
  notes.push(...qualityNotes(day))
  if (day.issues.length > 0) {
    notes.push(['问题 issues', day.issues.map(({ code, count }) => `${code} ${count}`).join(', ')])
  }
  const skipped = skippedWords(day.skipped)
  if (skipped !== '') notes.push(['跳过 skipped rows', skipped])
  return noteLines(notes, width, paint)
}

/** Footnotes as lines, the text of each hanging behind its title. */
export function noteLines(
  notes: readonly Footnote[],
  width: number,
  paint: FormatContext['paint'],
): string[] {
  return notes
    .flatMap(([title, text]) => hanging(`${title}: `, text, width))
    .map((line) => paint('dim', line))
}

/** Which groups the opening line prints, as a footnote. */
export function thresholdNote(thresholds: Thresholds): Footnote {
  const words = [
    `10CM from ${thresholds.minStreak10}连板`,
    `20CM from ${thresholds.minStreak20}连板`,
    `N天M板 from M = ${thresholds.minWindowBoards}`,
    thresholds.bse === 'all' ? '北交所 all boards' : '北交所 none',
    `streaks from ${thresholds.tallStreak} stand first`,
    thresholds.maxNames === undefined ? 'every name' : `at most ${thresholds.maxNames} names a group`,
  ]
  return ['句式 opening line', words.join(', ')]
}

function hanging(title: string, text: string, width: number): string[] {
  const indent = '  '
  const lines = wrapText(`${title}${text}`, width - indent.length)
  return lines.map((line, index) => (index === 0 ? line : indent + line))
}

/** One note for each cause, with all the figures that share it; what stands above them is not said again. */
function qualityNotes(day: DayStats): Footnote[] {
  return doubtsOf(day)
    .filter(({ cause }) => cause.kind !== 'status')
    .map((doubt): Footnote => [
      QUALITY_WORDS[doubt.state],
      `${figureWords(doubt)} (${printable(doubt.cause.text)})`,
    ])
}

/** What an input was taken for. */
export function inputWords(
  input: InputSummary,
  { exRightsDays = 0 }: Pick<DayStats, 'exRightsDays'>,
): string {
  return [
    printable(input.format),
    `volume in ${input.volumeUnit === undefined ? 'no known unit' : VOLUME_UNITS[input.volumeUnit]}`,
    ...(input.starVolumeUnit === undefined ? [] : [`of STAR in ${VOLUME_UNITS[input.starVolumeUnit]}`]),
    `amount in ${input.amountUnit === undefined ? 'no known unit' : AMOUNT_UNITS[input.amountUnit]}`,
    PREV_CLOSES[input.prevClose],
    ...(input.prevClose === 'previousClose' ? [exRightsWords(exRightsDays)] : []),
    ST_SOURCES[input.stSource],
  ].join(', ')
}

/** Rows that are no A-share, by kind; empty where there are none. */
export function skippedWords(skipped: DayStats['skipped']): string {
  const kinds: [string, number][] = [
    ['B shares', skipped.bShare],
    ['funds', skipped.fund],
    ['indexes', skipped.index],
    ['bonds', skipped.bond],
  ]
  return kinds
    .filter(([, rows]) => rows > 0)
    .map(([name, rows]) => `${name} ${rows}`)
    .join(', ')
}
