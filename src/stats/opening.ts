import type { Board, DaysBoards, GroupLabel, OpeningGroup, Thresholds } from '../model/report.ts'

interface Labelled {
  readonly board: Board
  readonly block: OpeningGroup['block']
  readonly label: GroupLabel
}

const BLOCKS: readonly OpeningGroup['block'][] = ['streaks', 'windows', 'lowerStreaks', 'bse']

/**
 * The groups that the opening line prints, in its order: high streaks, N天M板, lower streaks, the Beijing
 * exchange. A stock whose window holds more boards than its streak stands in the window's group only.
 */
export function openingGroups(boards: readonly Board[], thresholds: Thresholds): OpeningGroup[] {
  const labelled = boards
    .filter((board) => board.state === 'sealed')
    .map((board) => labelOf(board, thresholds))
    .filter((each) => each !== undefined)
    .sort((a, b) => labelOrder(a, b) || compareText(a.board.code, b.board.code))
  const groups: Labelled[][] = []
  for (const each of labelled) {
    const group = groups.at(-1)
    if (group !== undefined && labelOrder(group[0]!, each) === 0) group.push(each)
    else groups.push([each])
  }
  return groups.map((group) => asGroup(group, thresholds.maxNames))
}

function labelOf(board: Board, thresholds: Thresholds): Labelled | undefined {
  const window = board.daysBoards
  const isWindow = window !== undefined && window.boards > board.streak
  if (board.segment === 'bse') {
    return thresholds.bse === 'all' ? { board, block: 'bse', label: boardLabel(board) } : undefined
  }
  if (isWindow && window.boards >= thresholds.minWindowBoards) {
    return { board, block: 'windows', label: windowLabel(board, window) }
  }
  const smallest = board.limitPercent === 20 ? thresholds.minStreak20 : thresholds.minStreak10
  if (board.streak < smallest) return undefined
  const block = board.streak >= thresholds.tallStreak ? 'streaks' : 'lowerStreaks'
  return { board, block, label: streakLabel(board) }
}

/** A sealed board's label, whether it is printed or not: N天M板 where that holds more boards than the streak. */
export function boardLabel(board: Board): GroupLabel {
  const window = board.daysBoards
  return window !== undefined && window.boards > board.streak
    ? windowLabel(board, window)
    : streakLabel(board)
}

function windowLabel(board: Board, window: DaysBoards): GroupLabel {
  return { kind: 'window', days: window.days, boards: window.boards, atLeast: board.daysBoardsAtLeast }
}

function streakLabel(board: Board): GroupLabel {
  if (board.streak === 1 && !board.streakAtLeast) return { kind: 'firstBoard' }
  return { kind: 'streak', boards: board.streak, atLeast: board.streakAtLeast }
}

/** Printed order of two labels; 0 when they are one and the same. */
function labelOrder(a: Labelled, b: Labelled): number {
  return (
    BLOCKS.indexOf(a.block) - BLOCKS.indexOf(b.block) ||
    kindRank(a.label) - kindRank(b.label) ||
    boardsOf(b.label) - boardsOf(a.label) ||
    daysOf(a.label) - daysOf(b.label) ||
    percentRank(b.board) - percentRank(a.board) ||
    Number(isAtLeast(a.label)) - Number(isAtLeast(b.label))
  )
}

function kindRank(label: GroupLabel): number {
  return label.kind === 'streak' ? 0 : label.kind === 'window' ? 1 : 2
}

function boardsOf(label: GroupLabel): number {
  return label.kind === 'firstBoard' ? 1 : label.boards
}

function daysOf(label: GroupLabel): number {
  return label.kind === 'window' ? label.days : 0
}

function isAtLeast(label: GroupLabel): boolean {
  return label.kind !== 'firstBoard' && label.atLeast
}

/** 5% and 10% boards share a label without CM. */
function percentRank(board: Board): number {
  return board.limitPercent <= 10 ? 10 : board.limitPercent
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function asGroup(group: readonly Labelled[], maxNames: number | undefined): OpeningGroup {
  const first = group[0]!
  const names = group.map(({ board }) => board.name ?? board.code)
  const shown = maxNames === undefined ? names : names.slice(0, maxNames)
  return {
    block: first.block,
    limitPercent: percentRank(first.board) === 10 ? 10 : first.board.limitPercent,
    label: first.label,
    codes: group.map(({ board }) => board.code),
    names: shown,
    leftOut: names.length - shown.length,
  }
}
