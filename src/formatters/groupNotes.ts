import { PICTURE_RULE } from '../model/scope.ts'
import type { DayStats } from '../model/report.ts'
import type { Footnote } from './footnotes.ts'

/** What is to be known of the groups of the user's files; empty without one. */
export function groupNotes({ groups, limitUp }: DayStats): Footnote[] {
  if (groups === undefined) return []
  const listed = groups.groups.filter((group) => group.sealed + group.broken + group.limitDown > 0).length
  const words = [
    `${counted(listed, 'group')} with boards, ${groups.quiet} without`,
    `${groups.ungrouped.sealed} of ${limitUp.sealed} sealed stocks in none (其他)`,
    groups.inSeveral === 0
      ? ''
      : `${groups.inSeveral} in several: they count in each, ${limitUp.sealed + groups.overlap} in all`,
  ].filter((each) => each !== '')
  return [
    ['题材 groups', words.join(', ')],
    ['龙头 leaders', LEAD_WORDS],
  ]
}

/** How stocks of a group follow each other. */
export const LEAD_WORDS: string = `the longest streak, then most boards of the N天M板 window (${PICTURE_RULE.rule}, at most ${PICTURE_RULE.maxEmpty ?? 0} empty bars), then 一字板; all ties`

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}
