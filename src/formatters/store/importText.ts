import { dateText } from '../../model/date.ts'
import { refusalPlace } from '../../model/refusal.ts'
import type {
  Against,
  DayConflict,
  ImportReport,
  ListConflict,
  RowDifference,
} from '../../model/storeReport.ts'
import type { FormatContext } from '../formatter.ts'
import { counted, daysPhrase, grouped } from './days.ts'
import { factLines } from './lines.ts'
import type { Fact } from './lines.ts'

/** Days, files and rows that are told one by one. */
const TOLD = 5

/** What rows differ from, and what helps. */
const DIFFER: Readonly<Record<Against, string>> = {
  stored: 'differ from those stored; --replace takes the new ones',
  import: 'differ among themselves; keep the right ones',
}

/** Which rows stand on the two sides of a difference. */
const ARROWS: Readonly<Record<Against, string>> = {
  stored: 'stored → new',
  import: 'first → other in this import',
}

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
  if (report.replacedRows.length > 0) facts.push(['替换 replaced', report.replacedRows.flatMap(listTexts)])
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
  for (const against of ['stored', 'import'] as const) {
    const own = refused.filter((each) => each.against === against)
    if (own.length === 0) continue
    texts.push(`${counted(own.length, 'day')} with rows that ${DIFFER[against]}`)
    texts.push(...some(own.map(conflictTexts), 'more days').flat())
  }
  texts.push(...report.refusedRows.flatMap(listTexts))
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
export function conflictTexts({ date, against, count, first }: DayConflict): string[] {
  const verb = count === 1 ? 'differs' : 'differ'
  return [
    `  ${dateText(date)}: ${counted(count, 'row')} ${verb}, ${ARROWS[against]}`,
    ...first.map((each) => `    ${each.code} ${cellsText(each)}`),
  ]
}

/** Rows of a list that differ: their number, and the first of them. */
function listTexts({ list, count, first }: ListConflict): string[] {
  const what = counted(count, list === 'indexes' ? 'index bar' : 'ex-rights day')
  return [
    `${what} that ${count === 1 ? 'differs' : 'differ'}, ${ARROWS.stored}`,
    ...first.map((each) => `    ${dateText(each.date)} ${each.code} ${cellsText(each)}`),
  ]
}

function cellsText({ columns }: RowDifference): string {
  return columns.map(([column, stored, incoming]) => `${column} ${stored} → ${incoming}`).join(', ')
}

/** The first few of some texts, and how many more there are. */
function some<Each>(all: readonly Each[], what: string): (Each | string)[] {
  const more = all.length - TOLD
  return more > 0 ? [...all.slice(0, TOLD), `  … ${grouped(more)} ${what}`] : [...all]
}
