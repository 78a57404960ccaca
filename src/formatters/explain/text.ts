import { yuanFromCents } from '../../model/cents.ts'
import type { ExplainedBar, ExplainedWindow, Explanation, Reading } from '../../model/explanation.ts'
import type { FormatContext } from '../formatter.ts'
import { MIN_WIDTH } from '../grid.ts'
import { streakWords } from '../label.ts'
import { printable } from '../width.ts'
import { wrapText } from '../wrap.ts'
import { absenceSections, whyWords } from './absenceSections.ts'
import { daySection, noLimitWords } from './daySection.ts'
import { lawSection } from './lawSection.ts'
import { limitSection } from './limitSection.ts'
import { factLines, sectionsText } from './lines.ts'
import type { Section } from './lines.ts'
import { referenceSection } from './referenceSection.ts'
import { scopeSection } from './scopeSection.ts'
import { stockSection } from './stockSection.ts'
import { streakSection } from './streakSection.ts'
import { daysBoardsWords, windowSection } from './windowSection.ts'
import { counted, LOOKBACK_END_WORDS, ruleWords } from './words.ts'

/** Why a stock's day is what the figures say, for a reader with a pocket calculator. */
export function explainText(told: Explanation, { width: columns, paint }: FormatContext): string {
  const width = Math.max(columns, MIN_WIDTH)
  const { bar, absence } = told
  const name = told.name === undefined ? '' : ` ${told.name.name}`
  const title = printable(`${told.code}${name} ${told.date}: ${headline(told)}`)
  const sections: (Section | undefined)[] = [
    stockSection(told, width),
    ...(bar === undefined ? [] : barSections(told, bar, width)),
    ...(absence === undefined ? [] : absenceSections(told, absence, width)),
    lookbackSection(told, width),
  ]
  const head = wrapText(title, width).map((line) => `${paint('bold', line)}\n`)
  return `${head.join('')}\n${sectionsText(sections, width, paint)}`
}

function barSections(told: Explanation, bar: ExplainedBar, width: number): (Section | undefined)[] {
  const isExDay = /^(?:XD|XR|DR)/.test(told.name?.sourceName ?? '')
  const reference = referenceSection(bar.reference, bar.close, isExDay, width)
  const prevClose = bar.reference.kind === 'none' ? undefined : bar.reference.cents
  return [
    reference,
    ...bar.readings.flatMap((reading, at) => [
      bar.readings.length === 1 ? undefined : readingTitle(reading, at, width),
      lawSection(reading.law, reading.judgement, width),
      limitSection(reading.judgement, prevClose, told.segment === 'bse', width),
      daySection(bar, reading.judgement, width),
      streakSection(reading.streak, 'up', width),
      reading.downStreak && streakSection(reading.downStreak, 'down', width),
      windowSection(reading.windows, width),
      scopeSection(reading, width),
    ]),
  ]
}

function readingTitle({ takenAs }: Reading, at: number, width: number): Section {
  const who = takenAs === 'specialTreatment' ? 'an ST stock' : 'an ordinary stock'
  const other = at === 0 ? ' (where its status is not known)' : ''
  return {
    title: `读法 reading ${at + 1} of 2: taken for ${who}${other}`,
    lines:
      at === 0
        ? factLines('why', 'nothing says whether the stock was ST, and the answer hangs on it', width)
        : [],
  }
}

/** The answer before its reasons. */
export function headline({ bar, absence, lookback }: Explanation): string {
  if (bar === undefined) return absence === undefined ? '' : whyWords(absence, lookback.isAlone)
  const words = bar.readings.map((reading) => readingHeadline(bar, reading))
  return [...new Set(words)].join(', or ')
}

function readingHeadline(bar: ExplainedBar, { judgement, streak, windows, takenAs }: Reading): string {
  const as = bar.readings.length < 2 ? '' : takenAs === 'specialTreatment' ? ' (if ST)' : ' (if not ST)'
  switch (judgement.kind) {
    case 'noLimit':
      return `无涨跌幅限制 no limit${as}: ${noLimitWords(judgement.why)}`
    case 'notJudged':
      return `未判 not judged${as}`
    case 'anomalous':
      return `越限 anomalous, not judged${as}`
    case 'judged': {
      const { up, down } = judgement
      const limit = yuanFromCents(up.limit.limit)
      if (up.state === 'sealed') {
        const labels = windowLabels(windows.filter(({ boards }) => boards > streak.boards))
        const own = streakWords(streak.boards, streak.atLeast)
        return [`涨停 sealed at ${limit}${as}, ${own}`, ...labels].join(', ')
      }
      if (down.state === 'sealed') return `跌停 limit-down sealed at ${yuanFromCents(down.limit.limit)}${as}`
      if (up.state === 'broken')
        return `炸板 broken: touched ${limit}, closed at ${yuanFromCents(bar.close)}${as}`
      return `no board 未触板: high ${yuanFromCents(bar.high)} < limit ${limit}${as}`
    }
  }
}

/** `11天7板 by half 5 and half`, each label once. */
function windowLabels(windows: readonly ExplainedWindow[]): string[] {
  const rules = new Map<string, string[]>()
  for (const window of windows) {
    const label = daysBoardsWords(window)
    rules.set(label, [...(rules.get(label) ?? []), ruleWords(window.rule)])
  }
  return [...rules].map(([label, by]) => `${label} by ${by.join(' and ')}`)
}

function lookbackSection({ lookback }: Explanation, width: number): Section {
  const { from, days, end, isAlone } = lookback
  const alone = isAlone
    ? '; the data holds this stock alone, so days without its bar are taken for suspensions'
    : ''
  return {
    title: '回看 look-back',
    lines: factLines(
      'days',
      `${counted(days, 'day')} from ${from}: ${LOOKBACK_END_WORDS[end]}${alone}`,
      width,
    ),
  }
}
