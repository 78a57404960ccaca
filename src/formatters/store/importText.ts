import { dateText } from '../../model/date.ts'
import { refusalPlace } from '../../model/refusal.ts'
import type { DayConflict, ImportReport } from '../../model/storeReport.ts'
import type { FormatContext } from '../formatter.ts'
import { counted, daysPhrase, grouped } from './days.ts'
import { factLines } from './lines.ts'
import type { Fact } from './lines.ts'

/** Days, files and rows that are told one by one. */
const TOLD = 5

/** What became of an import, for people. */
export function importText(report: ImportReport, context: FormatContext): string {
  const { store, files, rows, isResumed, skipped } = report
  const read = [`${counted(files, 'file')}, ${counted(rows, 'row')}${isResumed ? ', gone on with' : ''}`]
  if (skipped > 0) read.push(`${grouped(skipped)} rows are no A-share and were passed over`)
  const facts: Fact[] = [
    ['仓库 store', [store]],
    ['读入 read', read],
    ['新增 added', [daysPhrase(report.added)]],
    ['未变 unchanged', [daysPhrase(report.unchanged)]],
    ['更新 changed', [daysPhrase(report.changed)]],
  ]
  if (report.keptApart.length > 0) facts.push(['另存 kept apart', apartTexts(report)])
  if (report.issues.length > 0) facts.push(['问题 issues', issueTexts(report)])
  const refused = refusedTexts(report)
  facts.push(['拒绝 refused', refused.length === 0 ? ['none'] : refused])
  return factLines(facts, context)
}

function apartTexts({ keptApart }: ImportReport): string[] {
  return some(
    keptApart.map(({ date, state }) => `${dateText(date)} ${state}`),
    'more days',
  )
}

/** What was found in rows that were taken all the same, with the first of them. */
function issueTexts({ issues, firstIssue = '' }: ImportReport): string[] {
  const rows = issues.reduce((sum, { count }) => sum + count, 0)
  const kinds = issues.map(({ code, count }) => `${grouped(count)} ${code}`)
  return [`${counted(rows, 'row')} noted with their days: ${kinds.join(', ')}`, `  ${firstIssue}`]
}

function refusedTexts(report: ImportReport): string[] {
  const { refused, refusedFiles, unplaced, firstUnplaced = '' } = report
  const texts: string[] = []
  if (refused.length > 0) {
    texts.push(
      `${counted(refused.length, 'day')} with rows that differ from those stored; --replace takes the new ones`,
    )
    texts.push(...some(refused.map(conflictTexts), 'more days').flat())
  }
  if (refusedFiles.length > 0) {
    texts.push(counted(refusedFiles.length, 'file'))
    texts.push(
      ...some(
        refusedFiles.map(({ path, refusal }) => {
          const place = refusalPlace(refusal)
          return `  ${place === '' ? `${path}: ` : place}${refusal.message} [${refusal.code}]`
        }),
        'more files',
      ),
    )
  }
  if (unplaced > 0)
    texts.push(
      `${counted(unplaced, 'row')} whose stock or day is none that can be stored`,
      `  ${firstUnplaced}`,
    )
  return texts
}

/** A day's difference: its first rows, stored and new. */
export function conflictTexts({ date, count, first }: DayConflict): string[] {
  const rows = first.map(({ code, columns }) => {
    const cells = columns.map(([column, stored, incoming]) => `${column} ${stored} → ${incoming}`)
    return `    ${code} ${cells.join(', ')}`
  })
  return [
    `  ${dateText(date)}: ${counted(count, 'row')} ${count === 1 ? 'differs' : 'differ'}, stored → new`,
    ...rows,
  ]
}

/** The first few of some texts, and how many more there are. */
function some<Each>(all: readonly Each[], what: string): (Each | string)[] {
  const more = all.length - TOLD
  return more > 0 ? [...all.slice(0, TOLD), `  … ${grouped(more)} ${what}`] : [...all]
}
