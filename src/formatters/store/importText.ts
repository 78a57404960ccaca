import { dateText } from '../../model/date.ts'
import { refusalPlace } from '../../model/refusal.ts'
import type { DayConflict, ImportReport, RowDifference } from '../../model/storeReport.ts'
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
  for (const from of ['store', 'import'] as const) {
    const days = refused.filter((each) => each.from === from)
    if (days.length === 0) continue
    const what =
      from === 'store'
        ? 'from those stored; --replace takes the new ones'
        : 'among themselves; import the right ones'
    texts.push(`${counted(days.length, 'day')} with rows that differ ${what}`)
    texts.push(...some(days.map(conflictTexts), 'more days').flat())
  }
  for (const { list, count, first } of report.refusedLists) {
    const what = list === 'index' ? 'index bar' : 'ex-rights day'
    texts.push(
      `${counted(count, what)} that ${count === 1 ? 'differs' : 'differ'} from the store's; --replace takes the new ${count === 1 ? 'one' : 'ones'}, stored → new`,
      ...first.map((row) => `    ${dateText(row.date)} ${rowText(row)}`),
    )
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
export function conflictTexts({ date, from, count, first }: DayConflict): string[] {
  const order = from === 'store' ? 'stored → new' : 'first → later'
  return [
    `  ${dateText(date)}: ${counted(count, 'row')} ${count === 1 ? 'differs' : 'differ'}, ${order}`,
    ...first.map((row) => `    ${rowText(row)}`),
  ]
}

function rowText({ code, columns }: RowDifference): string {
  return `${code} ${columns.map(([column, stored, incoming]) => `${column} ${stored} → ${incoming}`).join(', ')}`
}

/** The first few of some texts, and how many more there are. */
function some<Each>(all: readonly Each[], what: string): (Each | string)[] {
  const more = all.length - TOLD
  return more > 0 ? [...all.slice(0, TOLD), `  … ${grouped(more)} ${what}`] : [...all]
}
