import type { DayStats } from '../model/report.ts'
import type { Footnote } from './footnotes.ts'
import { groupCountPhrase, LEAD_PHRASE, NOTE_TITLES } from './words/footnotes.ts'
import type { Say } from './words/phrase.ts'

/** What is to be known of the groups of the user's files; empty without one. */
export function groupNotes({ groups, limitUp }: DayStats, say: Say): Footnote[] {
  if (groups === undefined) return []
  const listed = groups.groups.filter((group) => group.sealed + group.broken + group.limitDown > 0).length
  const counts = groupCountPhrase({
    listed,
    quiet: groups.quiet,
    ungrouped: groups.ungrouped.sealed,
    sealed: limitUp.sealed,
    inSeveral: groups.inSeveral,
    overlap: groups.overlap,
  })
  return [
    [say(NOTE_TITLES.groups), say(counts)],
    [say(NOTE_TITLES.leaders), say(LEAD_PHRASE)],
  ]
}
