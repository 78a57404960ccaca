import type { Agreement, ConsistencyCheck, NotCompared, ReconcileReport } from '../../model/reconcile.ts'
import type { FormatContext } from '../formatter.ts'
import { MIN_WIDTH } from '../grid.ts'
import { finePercent } from '../percent.ts'
import { causeLines } from './causeLines.ts'
import { findingLines } from './findingLines.ts'
import { Lines, placeWords } from './lines.ts'
import { choiceWords, ownWords, POOL_WORDS } from './words.ts'

/** What was compared and what differs, for people: the outcome in the first line. */
export function reconcileText(report: ReconcileReport, { width, paint }: FormatContext): string {
  const lines = new Lines(Math.max(width, MIN_WIDTH))
  const section = <Each>(title: string, all: readonly Each[], print: (each: Each) => void): void => {
    if (all.length > 0) lines.title(title, (text) => paint('bold', text))
    all.forEach(print)
  }
  const item = (text: string): void => {
    lines.item(text)
  }
  lines.text(summaryWords(report), (text) => paint('bold', text))
  for (const note of headNotes(report)) lines.text(note, (text) => paint('dim', text))
  const differing = report.findings.filter(({ isDifference }) => isDifference)
  section('不同 differ', differing, (finding) => {
    findingLines(lines, finding, paint)
  })
  causeLines(lines, report, paint)
  section('自洽 the text in itself', report.consistency.map(consistencyWords), item)
  section('一致 agree', agreementWords(report.agreements), item)
  const remarks = report.findings.filter(({ isDifference }) => !isDifference)
  section('未印 not among the stocks chosen', remarks, (finding) => {
    findingLines(lines, finding, paint)
  })
  section('未比 not compared', notComparedWords(report), item)
  return lines.toString()
}

/** compared 28 figures, 23 agree, 5 differ, 3 not comparable, 2 left out. */
function summaryWords({ date, compared, agree, differ, notComparable, leftOut }: ReconcileReport): string {
  const figures = compared === 1 ? 'figure' : 'figures'
  const left = leftOut === 0 ? '' : `, ${leftOut} left out`
  return `${date} compared ${compared} ${figures}, ${agree} agree, ${differ} differ, ${notComparable} not comparable${left}`
}

function headNotes(report: ReconcileReport): string[] {
  const cuts = report.cutLists.map(
    ({ pool, rows, total }) =>
      `the list of ${POOL_WORDS[pool]} is cut: ${rows} rows of ${total}, so nothing is missing from it`,
  )
  return [
    `${choiceWords(report)}${report.choicesOfFile ? ', as the file says' : ''}`,
    ...dayNotes(report),
    ...cuts,
  ]
}

/** How the day of the text was found, where DATE did not say it. */
function dayNotes({ dayPrinted, yearFrom, date }: ReconcileReport): string[] {
  if (yearFrom !== 'data') return []
  return dayPrinted === undefined
    ? [`the text says no day: ${date} is the last of the data`]
    : [`"${dayPrinted}" is read as ${date}, the last such day of the data`]
}

function consistencyWords(check: ConsistencyCheck): string {
  return `${check.holds ? '' : '! '}${check.printed} ${check.holds ? 'fits' : 'does not fit'}: ${sumWords(check)}`
}

function sumWords({ kind, parts, computed }: ConsistencyCheck): string {
  const [first = 0, second = 0] = parts
  switch (kind) {
    case 'sealRate':
    case 'brokenRate':
      return `${computed.part} ÷ (${first} + ${second}) = ${finePercent(computed)}`
    case 'streakPromotion':
      return `${first} ÷ ${second} = ${finePercent(computed)}`
    case 'firstBoards':
      return `${first} – ${second} = ${computed.part}`
    case 'names':
      return `${computed.part} names stand under labels`
    case 'total':
      return `${computed.part} names stand there`
    case 'height':
      return `the tallest printed streak is ${computed.part}`
  }
}

/** Numbers one by one, labels together. */
function agreementWords(agreements: readonly Agreement[]): string[] {
  const numbers = agreements.flatMap(({ printed, own, named, isFine }) => {
    if (own === undefined) return []
    const names = named.length === 0 ? '' : `: ${named.map(({ name }) => name).join('、')}`
    return [`${printed} = ${ownWords(own, isFine)}${names}`]
  })
  const labels = agreements.filter(({ own }) => own === undefined).map(labelWords)
  return labels.length === 0 ? numbers : [...numbers, labels.join(' · ')]
}

function labelWords({ printed, list, names }: Agreement): string {
  if (list !== undefined) return `${list.agree} of ${list.rows} rows of ${POOL_WORDS[list.pool]}, ${printed}`
  return names.length === 0 ? printed : `${names.join('、')} of ${printed}`
}

/** By reason, each text with its place. */
function notComparedWords({ notCompared }: ReconcileReport): string[] {
  const byReason = new Map<string, NotCompared[]>()
  for (const each of notCompared) byReason.set(each.reason, [...(byReason.get(each.reason) ?? []), each])
  return [...byReason].map(
    ([reason, all]) => `${reason}: ${all.map(({ at, text }) => `${placeWords(at)}${text}`).join(' · ')}`,
  )
}
