import type { ExplainedWindow, WindowBoard } from '../../model/explanation.ts'
import { labelWords } from '../label.ts'
import { UNKNOWN } from '../percent.ts'
import { factLines, INDENT_WIDTH, setIn } from './lines.ts'
import type { Section } from './lines.ts'
import { tableLines } from './table.ts'
import { counted, ruleWords, verdictWords } from './words.ts'

/** N天M板 by every rule: the boards back from the day, and where each rule begins its window and why. */
export function windowSection(windows: readonly ExplainedWindow[], width: number): Section {
  const title = 'N天M板 windows, in own bars back from the day'
  const longest = windows.reduce<ExplainedWindow | undefined>(
    (most, each) => (most === undefined || each.chain.length > most.chain.length ? each : most),
    undefined,
  )
  if (longest === undefined) {
    return { title, lines: factLines('none', 'a window ends on a sealed board, and the day is none', width) }
  }
  const head = ['date', 'own bar', 'empty', 'N', 'M', '2M and N']
  const table = tableLines([head, ...longest.chain.map(boardCells)], width - INDENT_WIDTH, [1, 2])
  return {
    title,
    lines: [
      ...setIn(table),
      ...windows.flatMap((window) => factLines(ruleWords(window.rule), windowWords(window), width)),
    ],
  }
}

/** `empty` counts the own bars without a board up to the board in the line above. */
function boardCells({ date, ordinal, empty, days, boards }: WindowBoard): string[] {
  const sign = 2 * boards >= days ? '>=' : '<'
  return [
    date,
    String(ordinal),
    empty === undefined ? UNKNOWN : String(empty),
    String(days),
    String(boards),
    `${2 * boards} ${sign} ${days}`,
  ]
}

/** 11天7板, 首板 for a settled window of one. */
export function daysBoardsWords({
  days,
  boards,
  atLeast,
}: Pick<ExplainedWindow, 'days' | 'boards' | 'atLeast'>): string {
  if (boards === 1 && !atLeast) return '首板'
  return labelWords({ kind: 'window', days, boards, atLeast })
}

function windowWords(window: ExplainedWindow): string {
  const last = window.chain.findLastIndex(({ isTaken }) => isTaken)
  const start = window.chain[last]?.date ?? UNKNOWN
  const words = [
    ratioWords(window, last),
    endWords(window, last),
    window.atLeast ? 'it may be longer than seen' : '',
  ]
  return `${daysBoardsWords(window)} from ${start}: ${words.filter((word) => word !== '').join('; ')}`
}

/** Why no board farther back in the chain starts the window: none of those windows is half full. */
function ratioWords({ chain }: ExplainedWindow, last: number): string {
  const beyond = chain.slice(last + 1)
  const [next] = beyond
  if (next === undefined) return ''
  const { days, boards } = next
  const more = beyond.length - 1
  const others = more === 0 ? '' : `, nor is any of the ${counted(more, 'longer one')}`
  return `one board more would be ${days}天${boards}板, not half full: ${2 * boards} < ${days}${others}`
}

/** What stands before the chain, and whether the rule would go that far. */
function endWords({ rule, chain, end }: ExplainedWindow, last: number): string {
  const most = rule.maxEmpty
  const earliest = chain.at(-1)?.date ?? UNKNOWN
  const enough = most !== undefined && end.empty > most ? `: more than ${most}` : ''
  const so = last === chain.length - 1 ? ', so the window starts here' : ', so none farther back is looked at'
  switch (end.kind) {
    case 'hole':
      return `the board before ${earliest}, that of ${end.date}, lies ${counted(end.empty, 'empty bar')} back${enough}${so}`
    case 'noBoard':
      return end.empty === 0
        ? `no bar before ${earliest}`
        : `no board in the ${counted(end.empty, 'bar')} before ${earliest}${enough}`
    case 'unknownBar': {
      const what = verdictWords(end.verdict, 'up')
      return end.empty === 0
        ? `what the bar before ${earliest} was is not known (${what})`
        : `no board in the ${counted(end.empty, 'bar')} before ${earliest}${enough}, and what ${end.date} was is not known (${what})`
    }
  }
}
