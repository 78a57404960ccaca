import { SEGMENTS } from '../model/code.ts'
import type { ScopeRules } from '../model/scope.ts'
import { STATUSES } from '../model/status.ts'
import { CLASSES, classOf } from '../engine/daySums.ts'

/** Which (status, segment) classes a scope counts: 1 or 0 by class. */
export function classesInScope(rules: ScopeRules): Uint8Array {
  const counted = new Uint8Array(CLASSES)
  STATUSES.forEach((status, statusId) => {
    SEGMENTS.forEach((segment, segmentId) => {
      const left =
        (status === 'specialTreatment' && !rules.specialTreatment) ||
        (status === 'delisting' && !rules.delisting) ||
        (segment === 'bse' && !rules.bse)
      counted[classOf(statusId, segmentId)] = left ? 0 : 1
    })
  })
  return counted
}
