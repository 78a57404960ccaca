import { doubtsOf } from '../doubts.ts'
import type { Figure } from '../../model/quality.ts'
import { doubtText } from './doubtWords.ts'
import { sourceNote } from './pictureFrame.ts'
import type { Drawing } from './pictureFrame.ts'
import type { ReportLanguage } from './reportInput.ts'

/** Below the ladder: what its words mean, what of it is not fully known, whose counts they are. */
export function ladderNotes(drawing: Drawing): string[] {
  const { day, language } = drawing
  const hasBound = day.ladder.some((rung) => rung.atLeast.length > 0)
  return [
    pick(
      language,
      '连板：个股连续涨停的交易日数，停牌日不计。',
      'n连板: trading days in a row that a stock closed at its up limit; suspended days do not count.',
    ),
    pick(
      language,
      'N天M板：N个交易日内M次涨停。一字：全天封于涨停价；T字：涨停价开盘，盘中打开后回封；未标：换手板。',
      'N天M板: M limit-ups within N trading days. 一字: at the limit all day; T字: opened at it, traded below, closed at it; neither: traded its way up.',
    ),
    ...(hasBound
      ? [pick(language, '至少：数据起点之前是否涨停未知。', '≥: the data begins inside the streak.')]
      : []),
    ...doubtNotes(drawing, ['limitUp', 'ladder', 'daysBoards']),
    sourceNote(drawing),
  ]
}

/** Below the picture: the order, the labels' rule, what is not fully known, whose counts they are. */
export function boardNotes(drawing: Drawing): string[] {
  const { day, language } = drawing
  return [
    day.groups === undefined
      ? pick(language, '按连板高度排列；未提供题材。', 'By height; no groups were given.')
      : pick(
          language,
          '一股可属多个题材，各题材分别计入。',
          'A stock in several groups stands in each of them.',
        ),
    pick(
      language,
      'N天M板：两次涨停之间至多隔2个交易日。炸板：盘中触及涨停价，收盘未封住。成交额为当日全天。',
      'N天M板: at most 2 trading days between two boards. 炸板: touched the limit and closed below. Amounts are those of the day.',
    ),
    ...doubtNotes(drawing, ['limitUp', 'daysBoards', 'groups']),
    sourceNote(drawing),
  ]
}

function doubtNotes({ day, say, language }: Drawing, figures: readonly Figure[]): string[] {
  const mark = language === 'zh' ? '：' : ': '
  return doubtsOf(day, figures).map((doubt) => `${say(doubt.state)}${mark}${doubtText(doubt, language)}`)
}

function pick(language: ReportLanguage, zh: string, en: string): string {
  return language === 'zh' ? zh : en
}
