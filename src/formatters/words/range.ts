import { causePhrase } from './causes.ts'
import { bracketed } from './notes.ts'
import { bothOf, chinese, counted, english } from './phrase.ts'
import type { Phrase } from './phrase.ts'

/** The words of the tables of a range. */
export const RANGE_WORDS = {
  title: { zh: '区间复盘', en: 'range' },
  ladderTitle: { zh: '连板天梯历史', en: 'ladder history' },
  to: { zh: ' 至 ', en: ' to ', shown: 'zh' },
  // columns
  date: { zh: '日期', en: 'date', shown: 'zh' },
  sealed: { zh: '涨停', en: 'sealed', shown: 'zh' },
  broken: { zh: '炸板', en: 'broken', shown: 'zh' },
  sealRate: { zh: '封板率', en: 'rate', shown: 'zh' },
  limitDown: { zh: '跌停', en: 'down', shown: 'zh' },
  tallest: { zh: '最高', en: 'top', shown: 'zh' },
  streaks: { zh: '连板', en: '2+', shown: 'zh' },
  promotion: { zh: '晋级率', en: 'prom.', shown: 'zh' },
  firstToSecond: { zh: '1进2', en: '1 to 2', shown: 'zh' },
  premium: { zh: '溢价', en: 'prem.', shown: 'zh' },
  amount: { zh: '成交额', en: 'amount', shown: 'zh' },
  tallestStocks: { zh: '最高板股', en: 'tallest', shown: 'zh' },
  up: { zh: '上涨', en: 'rose', shown: 'zh' },
  fell: { zh: '下跌', en: 'fell', shown: 'zh' },
  losses: { zh: '大面', en: 'losses', shown: 'zh' },
  amountChange: { zh: '较上日', en: 'change', shown: 'zh' },
  openPremium: { zh: '开盘溢价', en: 'at open', shown: 'zh' },
  firstBoards: { zh: '首板', en: 'first', shown: 'zh' },
  legend: {
    zh: '连板为二板及以上只数，晋级率为连板股晋级率，1进2为首板晋级率，溢价为昨日涨停股收盘平均涨幅，成交额为沪深合计',
    en: "rate: sealed of touched; down: limit-down; top: tallest streak; 2+: stocks with 2 boards and more; prom.: promoted of the day before's streaks; 1 to 2: of first boards; prem.: mean change at the close of the day before's sealed stocks; amount: of SSE and SZSE",
    both: "最高 tallest streak, 连板 streaks of 2 and more, 晋级率 streak promotion, 1进2 of first boards, 溢价 mean change at the close of the day before's sealed stocks, 成交额 of SSE and SZSE",
  },
  // sparklines, extremes, records
  bounds: { zh: '区间', en: 'of the range' },
  highest: { zh: '最高', en: 'highest', shown: 'zh' },
  lowest: { zh: '最低', en: 'lowest', shown: 'zh' },
  records: { zh: '纪录', en: 'records' },
} as const

/** The heading over the sparklines: what a mark stands for, and how an unknown day is shown. */
export function trendPhrase(perMark: number): Phrase {
  const scale = perMark === 1 ? 'a mark a day' : `a mark for the mean of ${perMark} days`
  const en = `trend, ${scale}, · not known`
  return {
    zh: `走势，${perMark === 1 ? '一格一日' : `一格为${perMark}日均值`}，·为未知`,
    en,
    both: `走势 ${en}`,
  }
}

/** 20 days. */
export function lengthPhrase(days: number): Phrase {
  return english(`，共${days}日`, `, ${counted(days, 'day')}`)
}

/** 2025-02-10等2日: the latest of several days. */
export function latestPhrase(date: string, days: number): Phrase {
  return days === 1 ? chinese(date, date) : chinese(`${date}等${days}日`, `${date} +${days - 1}`)
}

/** Names of which only some are shown. */
export function namesPhrase(names: readonly string[], count: number): Phrase {
  const isCut = count > names.length
  return chinese(
    `${names.join('、')}${isCut ? `等${count}股` : ''}`,
    `${names.join(', ')}${isCut ? ` of ${count}` : ''}`,
  )
}

/** How many stand on a rung, where not every one is known. */
export function rungCountPhrase(count: string): Phrase {
  return chinese(`共${count}股`, `${count} in all`)
}

/** 5板以上: a rung, or all from there on. */
export function rungTitle(least: number, isJoined: boolean): Phrase {
  return chinese(`${least}板${isJoined ? '以上' : ''}`, isJoined ? `${least} and more` : `${least} boards`)
}

/** A doubt of several days, with its cause. */
export function doubtPhrase(
  figures: Phrase,
  { days: own, first, text }: { readonly days: number; readonly first: string; readonly text: string },
  days: number,
): Phrase {
  const cause = causePhrase(text)
  const zhDays = own === days ? `全部${days}日` : `${days}日中${own}日`
  const enDays = own === days ? `all ${days} days` : `${own} of ${days} days`
  const when =
    own === 1 ? english(first, first) : english(`${zhDays}，自${first}`, `${enDays}, first ${first}`)
  return bracketed(figures, {
    zh: `${when.zh}：${cause.zh}`,
    en: `${when.en}: ${cause.en}`,
    both: `${bothOf(when)}: ${bothOf(cause)}`,
  })
}

/** Days on which nothing says who was ST, and what hangs on it. */
export function rangeStatusPhrase(
  own: number,
  days: number,
  codes: readonly string[],
  named: number,
): Phrase {
  const shown = codes.slice(0, named)
  const more = codes.length - shown.length
  const who =
    codes.length === 0
      ? english('无板受其影响', 'no board hangs on it')
      : english(
          `受其影响者有${shown.join('、')}${more > 0 ? `等${codes.length}只` : ''}`,
          `on it hang boards of ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
        )
  return english(
    `${days}日中${own}日何股为ST无从得知，${who.zh}`,
    `on ${own} of ${days} days nothing says which stocks were ST; ${who.en}`,
  )
}

/** An issue's code, the most of it in one look-back, and on how many days a look-back has any. */
export function issuePhrase(code: string, most: number, days: number): Phrase {
  return bracketed(
    english(`${code} ${most}`, `${code} ${most}`),
    english(`见于${days}日`, `on ${counted(days, 'day')}`),
  )
}

/** Fewer days than were asked for. */
export function tooFewPhrase(asked: number, found: number): Phrase {
  return english(
    `要求最近${asked}个交易日，数据只有${found}个`,
    `asked for the last ${asked} trading days, the data has ${found} of them`,
  )
}
