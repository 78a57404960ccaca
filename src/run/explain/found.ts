import { flagOn, nameOn } from '../../engine/status.ts'
import { placeOf } from '../../model/barFrame.ts'
import type { StatusSource } from '../../model/barVerdict.ts'
import { yuanFromCents } from '../../model/cents.ts'
import { dateText } from '../../model/date.ts'
import type { FoundName, FoundStatus } from '../../model/explanation.ts'
import type { Place } from '../../model/issue.ts'
import { displayName } from '../../rules/nameStatus.ts'
import { statusOfBar } from '../barVerdict.ts'
import type { OwnRow } from '../ownRows.ts'
import type { Subject } from './subject.ts'

/** Where a row stood. */
export function placeOfRow(row: OwnRow | undefined): Place | undefined {
  return row && placeOf(row.frame, row.row)
}

/** The stock's short name of a day: its row's, else the list's. */
export function foundName(subject: Subject, date: number): FoundName | undefined {
  const { security, analysis } = subject
  const row = subject.rows.at(subject.stock, date)
  const ofRow = row && analysis.universe.nameOf(row.frame.name[row.row]!)
  if (ofRow !== undefined) return named(ofRow, 'row', placeOfRow(row))
  const listed = nameOn(security, date)
  if (listed !== undefined) return named(listed.name, 'list', listed.at)
  const undated = security?.undatedName
  return undated === undefined ? undefined : named(undated, 'undated', security?.places?.undatedName)
}

function named(sourceName: string, source: FoundName['source'], at: Place | undefined): FoundName {
  return { name: displayName(sourceName), sourceName, source, at }
}

/** The stock's status on a day with a bar, and the value that decided it. */
export function foundStatus(subject: Subject, date: number, isShownNotSt: boolean): FoundStatus {
  const row = subject.rows.at(subject.stock, date)
  const { status, source, conflict } = statusOfBar(subject.analysis, subject.stock, date, row)
  return { status, source, ...valueOf(subject, date, source, row), conflict, isShownNotSt }
}

function valueOf(
  { analysis, security, law }: Subject,
  date: number,
  source: StatusSource,
  row: OwnRow | undefined,
): Pick<FoundStatus, 'found' | 'at'> {
  switch (source) {
    case 'rowFlag':
      return { found: row && String(row.frame.specialTreatment[row.row]), at: placeOfRow(row) }
    case 'rowLimits':
      return { found: row && limitsOfRow(row), at: placeOfRow(row) }
    case 'rowName':
      return { found: row && analysis.universe.nameOf(row.frame.name[row.row]!), at: placeOfRow(row) }
    case 'listFlag': {
      const flag = flagOn(security, date)
      const word = flag?.specialTreatment === true ? 'ST' : 'not ST'
      return { found: flag && `${word}${periodWords(flag.from, flag.to)}`, at: flag?.at }
    }
    case 'listName': {
      const name = nameOn(security, date)
      return { found: name && `${name.name}${periodWords(name.from, name.to)}`, at: name?.at }
    }
    case 'undatedName':
      return { found: security?.undatedName, at: security?.places?.undatedName }
    case 'code':
      return { found: String(law.digits).padStart(6, '0'), at: undefined }
    case 'assumed':
    case 'nothing':
      return { found: undefined, at: undefined }
  }
}

/** The vendor's own limit prices of a row, as far as they stand there. */
function limitsOfRow({ frame, row }: OwnRow): string {
  const [up, down] = [frame.limitUp?.[row] ?? 0, frame.limitDown?.[row] ?? 0]
  return [up, down]
    .filter((price) => price > 0)
    .map(yuanFromCents)
    .join(' and ')
}

function periodWords(from: number | undefined, to: number | undefined): string {
  return `${from === undefined ? '' : ` from ${dateText(from)}`}${to === undefined ? '' : ` to ${dateText(to)}`}`
}
