import type { Spot } from '../../model/published.ts'
import type {
  Agreement,
  ConsistencyCheck,
  Explanation,
  Finding,
  NotCompared,
  ReconcileReport,
  Variant,
} from '../../model/reconcile.ts'
import type { FormatContext } from '../formatter.ts'
import { MIN_WIDTH } from '../grid.ts'
import { finePercent } from '../percent.ts'
import { printable } from '../width.ts'
import { wrapPieces } from '../wrap.ts'
import { evidenceWords, leftOutWords } from './evidence.ts'
import { choiceWords, distanceWords, ownWords, POOL_WORDS, variantWords } from './words.ts'

/** Most variants, counted stocks and passages that are shown; JSON has all. */
const MOST_VARIANTS = 8
const MOST_COUNTED = 12
const MOST_OPEN = 4

/** What was compared and what differs, for people: the outcome in the first line. */
export function reconcileText(report: ReconcileReport, { width: columns, paint }: FormatContext): string {
  const width = Math.max(columns, MIN_WIDTH)
  const lines = new Lines(width)
  lines.text(summaryWords(report), (text) => paint('bold', text))
  for (const note of headNotes(report)) lines.text(note, (text) => paint('dim', text))
  const differing = report.findings.filter(({ isDifference }) => isDifference)
  const remarks = report.findings.filter(({ isDifference }) => !isDifference)
  section(lines, paint, '不同 differ', differing, (finding) => {
    findingLines(lines, finding, paint)
  })
  causes(lines, paint, report)
  section(lines, paint, '自洽 the text in itself', report.consistency, (check) => {
    lines.item(`${check.holds ? '' : '! '}${consistencyWords(check)}`)
  })
  section(lines, paint, '一致 agree', agreementLines(report.agreements), (text) => {
    lines.item(text)
  })
  section(lines, paint, '未印 not printed', remarks, (finding) => {
    findingLines(lines, finding, paint)
  })
  section(lines, paint, '未比 not compared', notComparedLines(report), (text) => {
    lines.item(text)
  })
  return lines.toString()
}

type Paint = FormatContext['paint']

/** Lines of a report, each wrapped with what follows indented. */
class Lines {
  readonly #lines: string[] = []
  readonly #width: number

  constructor(width: number) {
    this.#width = width
  }

  blank(): void {
    this.#lines.push('')
  }

  text(text: string, shown: (text: string) => string = (same) => same): void {
    this.#lines.push(...wrapWords(printable(text), this.#width).map(shown))
  }

  /** A line under a title; `depth` steps of two blanks in front, lines that follow one step more. */
  item(text: string, depth = 1, shown: (text: string) => string = (same) => same): void {
    const indent = '  '.repeat(depth)
    const parts = wrapWords(printable(text), this.#width - indent.length - 2)
    this.#lines.push(...parts.map((part, index) => `${indent}${index === 0 ? '' : '  '}${shown(part)}`))
  }

  toString(): string {
    return `${this.#lines.join('\n')}\n`
  }
}

/** Lines of a text, parted at its blanks and behind 、 and ，. */
function wrapWords(text: string, width: number): string[] {
  const pieces = (text.match(/[^ 、，]*(?:[、，] ?| |$)/g) ?? []).filter((piece) => piece !== '')
  return wrapPieces(
    pieces.map((piece) => ({ text: piece, shown: piece })),
    '',
    width,
  )
}

function section<Each>(
  lines: Lines,
  paint: Paint,
  title: string,
  all: readonly Each[],
  print: (each: Each) => void,
): void {
  if (all.length === 0) return
  lines.blank()
  lines.text(title, (text) => paint('bold', text))
  for (const each of all) print(each)
}

/** compared 28 figures, 23 agree, 5 differ, 3 not comparable, 2 left out. */
function summaryWords(report: ReconcileReport): string {
  const { compared, agree, differ, notComparable, leftOut } = report
  const left = leftOut === 0 ? '' : `, ${leftOut} left out`
  return `${report.date} compared ${compared} ${compared === 1 ? 'figure' : 'figures'}, ${agree} agree, ${differ} differ, ${notComparable} not comparable${left}`
}

function headNotes(report: ReconcileReport): string[] {
  const { dayPrinted, yearFrom, date, choicesOfFile, cutLists } = report
  const choices = `${choiceWords(report)}${choicesOfFile ? ', as the file says' : ''}`
  const year =
    dayPrinted === undefined
      ? yearFrom === 'data'
        ? [`no day in the text: ${date} is the last of the data`]
        : []
      : yearFrom === 'data'
        ? [`"${dayPrinted}" is read as ${date}, the last such day of the data`]
        : []
  const cuts = cutLists.map(
    ({ pool, rows, total }) =>
      `the list of ${POOL_WORDS[pool]} is cut: ${rows} rows of ${total}, so nothing is missing from it`,
  )
  return [choices, ...year, ...cuts]
}

function findingLines(lines: Lines, finding: Finding, paint: Paint): void {
  lines.item(`${placeWords(finding.at)}${findingTitle(finding)}`, 1, (text) => paint('up', text))
  if (finding.counted.length > 0) lines.item(countedWords(finding), 2)
  if (finding.kind === 'leftOut' || finding.kind === 'missing') {
    for (const stock of finding.stocks) lines.item(leftOutWords(stock), 2)
    return
  }
  for (const stock of finding.stocks) {
    const [title = '', ...bars] = evidenceWords(stock)
    lines.item(title, 2)
    for (const bar of bars) lines.item(bar, 3, (text) => paint('dim', text))
  }
}

function placeWords(at: Spot | undefined): string {
  return at === undefined ? '' : `${at.line}:${at.column} `
}

function findingTitle(finding: Finding): string {
  const { kind, printed, own, distance, values, claim, stocks } = finding
  switch (kind) {
    case 'number': {
      if (own === undefined) return printed
      const isFine = claim?.kind === 'rate' && claim.figure !== 'sealRate' && claim.figure !== 'brokenRate'
      const off = distanceWords(own, distance)
      const usual = usualWords(finding)
      return `${printed} → ${ownNumberWords(finding, isFine)}${off === '' ? '' : `: ${off}${usual}`}`
    }
    case 'scope':
      return `${printed}: the text counts another scope than this one`
    case 'total':
      return `${printed}: another number of stocks stands there by the bars`
    case 'labels':
      return claim?.kind === 'pool' ? `${POOL_WORDS[claim.pool]}, ${printed}: other labels` : printed
    case 'leftOut':
      return `${tierWords(stocks)} left out: ${stocks.map(({ name }) => name).join('、')}`
    case 'extra':
      return `${listWords(finding)}: ${stocks.length} listed and not there by the bars`
    case 'missing':
      return `${listWords(finding)}: ${stocks.length} not listed and there by the bars`
    case 'value':
      return `${printed} ${JSON.stringify(values?.printed)} → ${JSON.stringify(values?.own)}`
  }
}

/** What the left-out stocks of one line of the ladder have in common. */
function tierWords([first]: Finding['stocks']): string {
  return first?.own?.board === undefined ? '' : boardWords(first.own.board)
}

function listWords({ claim, printed }: Finding): string {
  return claim?.kind === 'pool' ? `${POOL_WORDS[claim.pool]}, ${printed}` : printed
}

/** Whether texts of one day differ by so much. */
function usualWords({ own, distance }: Finding): string {
  if (distance?.isUsual === true) return '; texts of one day often differ by so much'
  return own?.kind === 'count' && distance !== undefined
    ? '; texts of one day rarely differ by more than 2'
    : ''
}

/** Our number; a change of amounts with its direction. */
function ownNumberWords({ own, claim }: Finding, isFine: boolean): string {
  if (own?.kind === 'cents' && claim?.kind === 'amountChange') {
    return `${own.cents < 0 ? '缩量' : '放量'}${ownWords({ kind: 'cents', cents: Math.abs(own.cents) }, isFine)}`
  }
  return own === undefined ? '' : ownWords(own, isFine)
}

function countedWords({ counted }: Finding): string {
  const names = counted.slice(0, MOST_COUNTED).map(({ name, code }) => name ?? code)
  const more = counted.length > MOST_COUNTED ? ` … ${counted.length - MOST_COUNTED} more` : ''
  return `by the bars: ${names.join('、')}${more}`
}

function causes(lines: Lines, paint: Paint, report: ReconcileReport): void {
  const { variants, explanation } = report
  const all = report.differ + report.leftOut
  if (all === 0) return
  const shown = variants.filter(
    ({ kind, resolves, breaks }) => kind === 'slip' || resolves.length > breaks.length,
  )
  lines.blank()
  lines.text('原因 likely causes', (text) => paint('bold', text))
  if (shown.length === 0) {
    lines.item('no other way of counting explains it: a slip of the text, or other bars')
    return
  }
  for (const variant of shown.slice(0, MOST_VARIANTS)) lines.item(causeWords(report, variant, all))
  if (explanation !== undefined)
    lines.item(togetherWords(report, explanation, all), 1, (text) => paint('bold', text))
}

function causeWords(report: ReconcileReport, variant: Variant, all: number): string {
  const breaks = brokenWords(report, variant)
  return `${variantWords(variant)}: explains ${variant.resolves.length} of ${all}${breaks}`
}

function brokenWords(report: ReconcileReport, { kind, breaks }: Variant): string {
  if (breaks.length === 0) return ''
  if (kind !== 'slip') return `, and breaks ${breaks.length}`
  const own = report.agreements.filter(({ keys }) => keys.some((key) => breaks.includes(key)))
  const said = own.map(({ printed }) => printed).join('、')
  return said === '' ? `, and breaks ${breaks.length}` : `; against it the text's own ${said}`
}

function togetherWords(
  report: ReconcileReport,
  { variants, resolves, left }: Explanation,
  all: number,
): string {
  const [best] = variants
  const head =
    variants.length === 1 && best !== undefined
      ? `best: ${shortWords(best)} explains ${resolves.length} of ${all}`
      : `together: ${variants.map(shortWords).join(' + ')} explain ${resolves.length} of ${all}`
  if (left.length === 0) return head
  const open = report.findings.filter(({ keys }) => keys.some((key) => left.includes(key)))
  const names = open.slice(0, MOST_OPEN).map(findingName)
  return `${head}; open: ${names.join(', ')}${open.length > MOST_OPEN ? ` … ${open.length - MOST_OPEN} more` : ''}`
}

function shortWords(variant: Variant): string {
  switch (variant.kind) {
    case 'unqueued':
      return 'touched, never queued'
    case 'slip':
      return `slip (${variant.stocks.map(({ name }) => name).join('、')})`
    case 'amounts':
      return 'totals of the exchanges'
    case 'scope':
    case 'specialTreatment':
    case 'daysBoards':
    case 'bse':
    case 'touched':
    case 'stale':
      return variantWords(variant)
  }
}

function findingName({ kind, printed, stocks }: Finding): string {
  if (kind === 'leftOut') return `${stocks.map(({ name }) => name).join('、')} left out`
  return printed
}

function consistencyWords({ kind, holds, printed, parts, computed }: ConsistencyCheck): string {
  const fits = holds ? 'fits' : 'does not fit'
  const [first = 0, second = 0] = parts
  switch (kind) {
    case 'sealRate':
    case 'brokenRate':
      return `${printed} ${fits}: ${computed.part} ÷ (${first} + ${second}) = ${finePercent(computed)}`
    case 'streakPromotion':
      return `${printed} ${fits}: ${first} ÷ ${second} = ${finePercent(computed)}`
    case 'firstBoards':
      return `${printed} ${fits}: ${first} – ${second} = ${computed.part}`
    case 'names':
      return `${printed} ${fits}: ${computed.part} names stand under labels`
    case 'total':
      return `${printed} ${fits}: ${computed.part} names stand there`
    case 'height':
      return `${printed} ${fits}: the tallest printed streak is ${computed.part}`
  }
}

/** Numbers one by one, labels in one line. */
function agreementLines(agreements: readonly Agreement[]): string[] {
  const labels = agreements
    .filter(({ own }) => own === undefined)
    .map(({ printed, list, names }) => {
      if (list !== undefined)
        return `${list.agree} of ${list.rows} rows of ${POOL_WORDS[list.pool]}, ${printed}`
      return names.length === 0 ? printed : `${names.join('、')} of ${printed}`
    })
  const numbers = agreements.flatMap(({ printed, own, named, isFine }) => {
    if (own === undefined) return []
    const names = named.length === 0 ? '' : `: ${named.map(({ name }) => name).join('、')}`
    return [`${printed} = ${ownWords(own, isFine)}${names}`]
  })
  return labels.length === 0 ? numbers : [...numbers, labels.join(' · ')]
}

/** By reason, each text once. */
function notComparedLines({ notCompared }: ReconcileReport): string[] {
  const byReason = new Map<string, NotCompared[]>()
  for (const each of notCompared) byReason.set(each.reason, [...(byReason.get(each.reason) ?? []), each])
  return [...byReason].map(([reason, all]) => {
    const texts = all.map(({ at, text }) => `${placeWords(at)}${text}`)
    return `${reason}: ${texts.join(' · ')}`
  })
}
