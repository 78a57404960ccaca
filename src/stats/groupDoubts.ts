import type { GroupReport } from '../model/groups.ts'
import type { Doubts } from './quality.ts'

/**
 * What is doubtful in the figures of groups: what makes the ladder doubtful, and files that say too little of the
 * day's sealed stocks or nothing of the day. Without a file they are unknown, which is no fault of the data.
 */
export function doubtGroups(report: GroupReport | undefined, sealed: number, doubts: Doubts): void {
  if (report === undefined) {
    doubts.unknown(['groups'], 'no groups file', 'nothing')
    return
  }
  const ladder = doubts.map.get('ladder')
  if (ladder !== undefined && ladder.state !== 'known') {
    for (const { text, kind } of ladder.causes) doubts.partial(['groups'], text, kind)
  }
  if (report.datedRows > 0 && report.datedToday === 0) {
    doubts.partial(['groups'], 'no dated row of the groups files holds on this day')
  }
  const grouped = sealed - report.ungrouped.sealed
  if (grouped * 2 < sealed) {
    doubts.partial(['groups'], `the groups files name ${grouped} of ${sealed} sealed stocks`)
  }
}
