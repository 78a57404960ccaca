import type { PrintedLabel, PoolKind } from '../../model/published.ts'
import type { Distance, OwnNumber, ReconcileReport, Variant } from '../../model/reconcile.ts'
import type { Board } from '../../model/report.ts'
import type { DaysBoardsRule } from '../../model/scope.ts'
import { labelWords, limitMark, streakWords } from '../label.ts'
import { moneyWords } from '../money.ts'
import { finePercent, moveWords, wholePercent } from '../percent.ts'
import { endsText } from '../rangeText.ts'
import { fixedHundredths, roundHalfUp } from '../rounding.ts'

/** Our number in words, a rate with its parts: '83', '83 ÷ 131 = 63%', '1.96万亿', '涨1.01%'. */
export function ownWords(own: OwnNumber, isFine: boolean): string {
  switch (own.kind) {
    case 'count':
      return endsText(String(own.from), String(own.to))
    case 'rate': {
      const percent = isFine ? finePercent : wholePercent
      const { from, to } = own
      const isOne = from.part === to.part && from.whole === to.whole
      return isOne ? `${from.part} ÷ ${from.whole} = ${percent(from)}` : endsText(percent(from), percent(to))
    }
    case 'cents':
      return own.cents < 0 ? `–${moneyWords(-own.cents)}` : moneyWords(own.cents)
    case 'move':
      return moveWords(own.change)
  }
}

/** How far off a printed number is, in words; empty where that says nothing. */
export function distanceWords(own: OwnNumber, distance: Distance | undefined): string {
  if (distance === undefined || distance.size === 0) return ''
  const size = Math.abs(distance.size)
  switch (own.kind) {
    case 'count':
      return `${size} ${distance.size > 0 ? 'more' : 'fewer'} printed`
    case 'rate':
    case 'move':
      return `${fixedHundredths(roundHalfUp(BigInt(size), 100n))} points ${way(distance)}`
    case 'cents':
      return `${moneyWords(size)} ${way(distance)}${shareWords(size, own.cents)}`
  }
}

function way({ size }: Distance): string {
  return size > 0 ? 'more printed' : 'less printed'
}

function shareWords(size: number, cents: number): string {
  if (cents === 0) return ''
  return `, ${finePercent({ part: size, whole: Math.abs(cents) })} of it`
}

/** A printed label. */
export function printedLabelWords(label: PrintedLabel): string {
  switch (label.kind) {
    case 'firstBoard':
    case 'streak':
    case 'window':
      return labelWords(label.kind === 'firstBoard' ? { kind: 'firstBoard' } : label)
    case 'combined':
      return `${label.atLeast ? '>=' : ''}${label.days}天${label.boards}板${label.streak}连板`
    case 'sealed':
      return '涨停'
    case 'broken':
      return '炸板'
    case 'limitDown':
      return '跌停'
  }
}

/** Everything a board's label can say: '4连板, 13天11板', with 20CM or 30CM in front. */
export function boardWords(board: Board): string {
  if (board.state === 'broken') return '炸板'
  const streak = `${limitMark(board.limitPercent)}${streakWords(board.streak, board.streakAtLeast)}`
  const { daysBoards, daysBoardsAtLeast } = board
  if (daysBoards === undefined || daysBoards.boards <= board.streak) return streak
  return `${streak}, ${labelWords({ kind: 'window', ...daysBoards, atLeast: daysBoardsAtLeast })}`
}

/** A N天M板 rule in words. */
export function ruleWords({ rule, maxEmpty }: DaysBoardsRule): string {
  return `${rule} ${maxEmpty ?? 'unlimited'}`
}

/** Which list a pool is. */
export const POOL_WORDS: Readonly<Record<PoolKind, string>> = {
  sealed: '涨停',
  broken: '炸板',
  limitDown: '跌停',
}

/** What a variant supposes. */
export function variantWords(variant: Variant): string {
  const names = variant.stocks.map(({ name }) => name).join('、')
  switch (variant.kind) {
    case 'scope':
      return `scope ${variant.scope}, N天M板 rule ${ruleWords(variant.daysBoardsRule)}`
    case 'specialTreatment':
      return `ST counted ${variant.specialTreatment}`
    case 'daysBoards':
      return `N天M板 rule ${ruleWords(variant.daysBoardsRule)}`
    case 'bse':
      return '北交所 counted out'
    case 'touched':
      return 'touched boards (炸板) counted as sealed'
    case 'unqueued':
      return `touched, never queued: only ${variant.queued?.part ?? 0} of ${variant.queued?.whole ?? 0} broken boards were ever sealed within the day, which daily bars cannot tell`
    case 'stale':
      return `the figures of ${variant.date ?? 'the day before'}`
    case 'slip':
      return `a slip of the text: ${names} counted as sealed`
    case 'amounts':
      return 'totals of the exchanges, which hold more than A-shares'
  }
}

/** What the report's choices are. */
export function choiceWords(
  report: Pick<ReconcileReport, 'scope' | 'specialTreatment' | 'daysBoardsRule'>,
): string {
  return `口径 scope ${report.scope}, ST ${report.specialTreatment} · N天M板 rule ${ruleWords(report.daysBoardsRule)}`
}
