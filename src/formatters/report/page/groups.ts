import type { GroupFigures } from '../../../model/groups.ts'
import { nameOf } from '../../label.ts'
import { moneyWords } from '../../money.ts'
import { UNKNOWN, wholePercent } from '../../percent.ts'
import { streakLabel } from '../boardWords.ts'
import type { Page } from './context.ts'
import { told } from './context.ts'
import { markup } from './markup.ts'
import type { Inserted, Markup } from './markup.ts'
import { section, table } from './table.ts'

/** 题材: one row a group; nothing where the user gave no groups. */
export function groupsSection(page: Page): Markup | string {
  const { day, say } = page
  const { groups: report } = day
  if (report === undefined) return ''
  const { ungrouped } = report
  const hasOthers = ungrouped.sealed + ungrouped.broken + ungrouped.limitDown > 0
  const rows = [
    ...report.groups.map((group) => groupRow(page, group.name, group)),
    ...(hasOthers ? [groupRow(page, say('others'), ungrouped)] : []),
  ]
  const columns = [
    { title: say('group') },
    { title: say('sealed'), isFigure: true },
    { title: say('broken'), isFigure: true },
    { title: say('sealRate'), isFigure: true },
    { title: say('limitDown'), isFigure: true },
    { title: say('height') },
    { title: say('leaders') },
    { title: say('stockAmount'), isFigure: true },
  ]
  const body = rows.length === 0 ? markup`<p>${say('noGroups')}</p>` : table(say('groups'), columns, rows)
  const notes = [
    report.quiet === 0
      ? ''
      : told(page, `另有${report.quiet}个题材无触板`, `${report.quiet} more groups without a board`),
    report.inSeveral === 0
      ? ''
      : told(
          page,
          `${report.inSeveral}只涨停股属多个题材，各计一次`,
          `${report.inSeveral} sealed stocks stand in several groups and count in each`,
        ),
  ].filter(Boolean)
  return section(
    'groups',
    say('groups'),
    markup`${body}${notes.length > 0 && markup`<p class="note">${notes.join(' · ')}</p>`}`,
  )
}

function groupRow({ day, say }: Page, name: string, figures: GroupFigures): Inserted[] {
  const boards = new Map(day.boards.map((board) => [board.code, board]))
  const leaders = figures.leaders.map((code) => nameOf(boards.get(code) ?? { code, name: undefined }))
  return [
    name,
    figures.sealed,
    figures.broken,
    wholePercent(figures.sealRate),
    figures.limitDown,
    figures.maxHeight === 0 ? '' : streakLabel(figures.maxHeight, figures.maxHeightAtLeast, say),
    leaders.join('、'),
    figures.amountCents === undefined ? UNKNOWN : moneyWords(figures.amountCents),
  ]
}
