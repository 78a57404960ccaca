import { classOf } from '../../engine/daySums.ts'
import type { BoardEvents } from '../../model/boardEvents.ts'
import type { Reading, ScopeLabel, ScopeVerdict } from '../../model/explanation.ts'
import type { Board } from '../../model/report.ts'
import { PICTURE_RULE, SCOPE_RULES, SCOPES } from '../../model/scope.ts'
import type { DaysBoardsRule, Scope, ScopeRules } from '../../model/scope.ts'
import { STATUSES } from '../../model/status.ts'
import type { Status } from '../../model/status.ts'
import { boardRow, DOWN, UP } from '../../stats/boardRows.ts'
import { classesInScope } from '../../stats/inScope.ts'
import { wholeRun } from '../../stats/dayView.ts'
import { boardLabel, openingGroups } from '../../stats/opening.ts'
import { streakTrace } from '../../stats/streakTrace.ts'
import { windowTrace } from '../../stats/windowTrace.ts'
import { DEFAULT_THRESHOLDS } from '../defaults.ts'
import type { WatchedPass } from '../watchedScan.ts'
import { foundName } from './found.ts'
import { judgementOf } from './judgement.ts'
import { lawOf } from './law.ts'
import { WINDOW_RULES } from './lookBack.ts'
import type { Subject } from './subject.ts'

/** Everything that follows from one bar of a scan, under the status that this scan took the stock for. */
export function readingOf(subject: Subject, pass: WatchedPass, event: number, takenAs: Status): Reading {
  const { events } = pass
  const state = events.state[event]!
  const isSealed = (state & UP.sealed) !== 0
  const touchedDown = (state & (DOWN.sealed | DOWN.broken)) !== 0
  const windows = isSealed ? WINDOW_RULES.map((rule) => windowTrace(events, event, UP, rule)) : []
  return {
    takenAs,
    law: lawOf(subject.law, takenAs, events.date[event]!),
    judgement: judgementOf(subject, pass, event),
    streak: streakTrace(events, event, UP),
    downStreak: touchedDown ? streakTrace(events, event, DOWN) : undefined,
    windows,
    scopes: SCOPES.map((scope) => scopeVerdict(subject, events, event, scope, isSealed)),
  }
}

function scopeVerdict(
  subject: Subject,
  events: BoardEvents,
  event: number,
  scope: Scope,
  isSealed: boolean,
): ScopeVerdict {
  const rules = SCOPE_RULES[scope]
  const status = STATUSES[events.status[event]!]!
  const { segment } = subject.law
  const counted =
    classesInScope(rules)[
      classOf(events.status[event]!, subject.analysis.universe.segmentIdOf(subject.stock))
    ] === 1
  const leftOut = counted
    ? undefined
    : segment === 'bse' && !rules.bse
      ? 'bse'
      : status === 'delisting'
        ? 'delisting'
        : 'specialTreatment'
  return {
    scope,
    counted,
    leftOut,
    labels: counted && isSealed ? labelsOf(subject, events, event, scope, rules) : [],
  }
}

function labelsOf(
  subject: Subject,
  events: BoardEvents,
  event: number,
  scope: Scope,
  rules: ScopeRules,
): ScopeLabel[] {
  const boardBy = (rule: DaysBoardsRule): Board => {
    const { universe } = subject.analysis
    const { name, sourceName } = foundName(subject, events.date[event]!) ?? {}
    const context = {
      view: wholeRun(events),
      rules: { ...rules, daysBoards: rule },
      codeOf: (stock: number) => universe.codeOf(stock),
      nameOf: () => name,
      sourceNameOf: () => sourceName,
    }
    return boardRow(context, subject.law.segment, UP, event)
  }
  const board = boardBy(rules.daysBoards)
  if (board.daysBoards === undefined) return []
  if (scope === 'ths' || scope === 'eastmoney') {
    return [{ where: 'pool', label: windowLabel(board), isPrinted: undefined }]
  }
  const isPrinted = openingGroups([board], DEFAULT_THRESHOLDS).length > 0
  const text: ScopeLabel = { where: 'text', label: boardLabel(board), isPrinted }
  if (scope !== 'cls') return [text]
  return [text, { where: 'picture', label: windowLabel(boardBy(PICTURE_RULE)), isPrinted: undefined }]
}

/** The form of pools and pictures: N天M板 also where the days are all boards, 首板 for one. */
function windowLabel(board: Board): ScopeLabel['label'] {
  const window = board.daysBoards
  if (window === undefined) throw new Error('a label of a board without a window')
  if (window.boards === 1 && !board.daysBoardsAtLeast) return { kind: 'firstBoard' }
  return { kind: 'window', ...window, atLeast: board.daysBoardsAtLeast }
}

/** Whether two readings say the same but for the status they take for granted. */
export function isSameReading(one: Reading, other: Reading): boolean {
  const plain = (reading: Reading): string =>
    JSON.stringify({ ...reading, takenAs: undefined, law: reading.law.percent })
  return plain(one) === plain(other)
}
