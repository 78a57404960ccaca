import type { ScanResult } from '../engine/scan.ts'
import type { BarFrame } from '../model/barFrame.ts'
import { NOT_JUDGED } from '../model/boardEvents.ts'
import type { IssueLog } from '../model/issue.ts'
import type { Universe } from '../model/universe.ts'

/**
 * Reports the bars that were not judged because nothing says whether their stock was ST, with their places.
 * The kernel keeps no places, so the frames are searched, and only when there is such a bar.
 */
export function reportUnknownStatus(
  { events }: ScanResult,
  frames: readonly BarFrame[],
  universe: Universe,
  issues: IssueLog,
): void {
  const wanted = new Set<string>()
  for (let event = 0; event < events.count; event++) {
    if ((events.state[event]! & NOT_JUDGED) === 0 || events.prevClose[event] === 0) continue
    wanted.add(`${events.stock[event]!} ${events.date[event]!}`)
  }
  if (wanted.size === 0) return
  for (const { rows, stock, date, file, line } of frames) {
    for (let row = 0; row < rows; row++) {
      if (!wanted.has(`${stock[row]!} ${date[row]!}`)) continue
      issues.add({
        code: 'st-unknown',
        at: { file, line: line[row]! },
        found: 'no name, no flag',
        date: date[row]!,
        stock: universe.codeOf(stock[row]!),
      })
    }
  }
}
