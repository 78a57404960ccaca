import type { ExplainedJudgement, Law, LawRow, OtherLawRow } from '../../model/explanation.ts'
import { factLines } from './lines.ts'
import type { Section } from './lines.ts'
import { percentWords } from './words.ts'

const FREE =
  'the day has no limit (see its verdict): that is settled before this table is asked, which then says'

const WHY_NOT: Readonly<Record<OtherLawRow['why'], string>> = {
  status: 'for another status',
  codes: 'for other codes',
  exchange: 'of the other exchange',
  notYet: 'not yet in force',
  over: 'no longer in force',
  moreGeneral: 'fits too, but stands after it: the more specific row decides',
}

const ORDER: readonly OtherLawRow['why'][] = ['moreGeneral', 'status', 'codes', 'exchange', 'notYet', 'over']

/** The row of the law that decides, with its dates and source, and why no other does. */
export function lawSection(law: Law, judgement: ExplainedJudgement, width: number): Section {
  const { row } = law
  const isFree = judgement.kind === 'noLimit' && judgement.why.reason !== 'law'
  const own =
    row === undefined
      ? factLines('limit', 'unknown: no row of the law decides for this status and day', width)
      : [
          ...factLines('limit', `${percentWords(row.percent)} by row "${row.id}": ${row.who}`, width),
          ...factLines(
            'in force',
            `${periodWords(row)}; ${row.confirmed ? 'confirmed' : 'unconfirmed'}`,
            width,
          ),
          ...factLines('source', row.source, width),
        ]
  return {
    title: '涨跌幅限制 law of the day',
    lines: [
      ...(isFree ? factLines('none', FREE, width) : []),
      ...own,
      ...ORDER.flatMap((why) => othersLines(law.others, why, width)),
    ],
  }
}

function periodWords({ since, until }: LawRow): string {
  return until === undefined ? `from ${since} on` : `from ${since} to ${until}`
}

function othersLines(others: readonly OtherLawRow[], why: OtherLawRow['why'], width: number): string[] {
  const rows = others.filter((row) => row.why === why)
  if (rows.length === 0) return []
  const isDated = why === 'notYet' || why === 'over'
  const words = rows.map((row) => {
    const dates = isDated ? `, ${periodWords(row)}` : ''
    return `"${row.id}" (${percentWords(row.percent)}${dates})`
  })
  return factLines('not by', `${words.join(', ')}: ${WHY_NOT[why]}`, width)
}
