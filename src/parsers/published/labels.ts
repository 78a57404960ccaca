import type { PrintedLabel } from '../../model/published.ts'
import { smallNumber } from './numbers.ts'

const COUNT = '(\\d{1,3}|[一二两三四五六七八九十]{1,3})'

/** A label as texts print it, with 20CM or 30CM in front; eight groups. */
export const LABEL: string = [
  '((?:20|30)CM)?',
  '(?:',
  `(>=)?(?:${COUNT}天${COUNT}板(?:${COUNT}连板)?|${COUNT}(?:连板|连续涨停|板))`,
  '|(首板涨停|首板|涨停板?|封涨停|跌停板?|炸板)',
  ')',
].join('')

/** A label found in a text. */
export interface FoundLabel {
  readonly label: PrintedLabel
  readonly mark: 20 | 30 | undefined
  /** Said without a number, or as 3板: perhaps no label at all. */
  readonly isSoft: boolean
}

/** The label of a match of LABEL; undefined for numerals that make none. */
export function labelOf(match: readonly (string | undefined)[]): FoundLabel | undefined {
  const [whole = '', cm, atLeastText, daysText, boardsText, streakText, onlyText, word] = match
  const mark = cm === undefined ? undefined : cm.startsWith('20') ? 20 : 30
  const atLeast = atLeastText !== undefined
  if (word !== undefined)
    return { label: wordLabel(word), mark, isSoft: mark === undefined && !word.startsWith('首板') }
  if (onlyText !== undefined) {
    const boards = smallNumber(onlyText)
    if (boards === undefined) return undefined
    const isSoft = !/(?:连板|连续涨停)$/.test(whole)
    return { label: { kind: 'streak', boards, atLeast }, mark, isSoft }
  }
  const days = smallNumber(daysText ?? '')
  const boards = smallNumber(boardsText ?? '')
  if (days === undefined || boards === undefined || boards > days) return undefined
  if (streakText === undefined)
    return { label: { kind: 'window', days, boards, atLeast }, mark, isSoft: false }
  const streak = smallNumber(streakText)
  if (streak === undefined || streak > boards) return undefined
  return { label: { kind: 'combined', days, boards, streak, atLeast }, mark, isSoft: false }
}

function wordLabel(word: string): PrintedLabel {
  if (word.startsWith('首板')) return { kind: 'firstBoard' }
  if (word.startsWith('跌停')) return { kind: 'limitDown' }
  return word === '炸板' ? { kind: 'broken' } : { kind: 'sealed' }
}

const WHOLE_LABEL = new RegExp(`^${LABEL}$`, 'i')

/** The label in a cell of a list: 首板, 3天2板, 5连板, 13天11板4连板; undefined for anything else. */
export function cellLabel(cell: string): PrintedLabel | undefined {
  const match = WHOLE_LABEL.exec(cell.replace(/\s/g, '').replace(/^几天几板[:：]/, ''))
  return match === null ? undefined : labelOf(match)?.label
}
