import type { Segment } from '../../model/code.ts'
import type { Status } from '../../model/status.ts'
import type { BarOutcome } from '../../model/stockReport.ts'
import { bothOf, chinese, counted, english, same } from './phrase.ts'
import type { Phrase } from './phrase.ts'

/** The words of one stock's history. */
export const STOCK_WORDS = {
  to: { zh: ' 至 ', en: ' to ', shown: 'en' },
  comma: { zh: '，', en: ', ', shown: 'en' },
  semicolon: { zh: '；', en: '; ', shown: 'en' },
  // sections
  about: { zh: '股票', en: 'stock' },
  timeline: {
    zh: '时间线：连为连板数，N天M板写作N/M，依次按gap 2、half 5与half',
    en: 'timeline: streak in boards, windows as days/boards by gap 2, half 5 and half',
    both: '时间线 timeline: 连 streak, N天M板 as N/M by gap 2, half 5 and half, 额亿 amount',
  },
  summary: { zh: '合计', en: 'summary' },
  // labels
  name: { zh: '名称', en: 'name', shown: 'en' },
  status: { zh: '状态', en: 'status', shown: 'en' },
  code: { zh: '代码', en: 'code', shown: 'en' },
  bars: { zh: '日线', en: 'bars', shown: 'en' },
  assumed: { zh: '假定', en: 'assumed', shown: 'en' },
  issue: { zh: '问题', en: 'issue', shown: 'en' },
  limits: { zh: '涨跌停价', en: 'limits', shown: 'en' },
  streak: { zh: '连板', en: 'streak', shown: 'zh' },
  why: { zh: '缘由', en: 'why', shown: 'en' },
  sealed: { zh: '涨停', en: 'sealed', shown: 'zh' },
  limitDown: { zh: '跌停', en: 'limit-down', shown: 'zh' },
  premium: { zh: '次日溢价', en: 'next day', shown: 'zh' },
  open: { zh: '开盘', en: 'open', shown: 'en' },
  close: { zh: '收盘', en: 'close', shown: 'en' },
  // columns
  date: { zh: '日期', en: 'date', shown: 'zh' },
  closeColumn: { zh: '收盘', en: 'close', shown: 'zh' },
  change: { zh: '涨跌幅', en: 'change', shown: 'zh' },
  limit: { zh: '限', en: 'limit', shown: 'zh' },
  state: { zh: '状态', en: 'state', shown: 'zh' },
  streakColumn: { zh: '连', en: 'streak', shown: 'zh' },
  amount: { zh: '额亿', en: 'amount', shown: 'zh' },
  skyToFloor: { zh: '天地板', en: 'sky to floor', shown: 'zh' },
  floorToSky: { zh: '地天板', en: 'floor to sky', shown: 'zh' },
  // sentences
  noBar: { zh: '区间内无日线', en: 'no bar in the span', shown: 'en' },
  noBoard: { zh: '无涨停', en: 'no board', shown: 'en' },
  noLimits: { zh: '无涨跌停价', en: 'no limit prices', shown: 'en' },
  alone: {
    zh: '数据只有这一只股票，无日线之日视为停牌',
    en: 'the data holds this stock alone, so days without its bar are taken for suspensions',
    shown: 'en',
  },
  sameBoards: {
    zh: '两种情形涨停相同',
    en: 'the boards are the same either way',
    shown: 'en',
  },
  noBoardBefore: {
    zh: '所读数据中此前无涨停',
    en: 'no board before it in the data read',
    shown: 'en',
  },
} as const

/** What a bar came to. */
export const OUTCOME_NAMES: Readonly<Record<BarOutcome, Phrase>> = {
  sealed: chinese('涨停', 'sealed'),
  broken: chinese('炸板', 'broken'),
  limitDown: chinese('跌停', 'limit-down'),
  limitDownBroken: chinese('翘板', 'reopened'),
  untouched: chinese('未触板', 'untouched'),
  noLimit: chinese('无限制', 'no limit'),
  notJudged: chinese('未判', 'not judged'),
  anomalous: chinese('越限', 'anomalous'),
  faultyRow: chinese('坏行', 'faulty row'),
}

/** Where a stock is listed. */
export const SEGMENT_NAMES: Readonly<Record<Segment, Phrase>> = {
  main: { zh: '主板', en: 'main board' },
  chinext: { zh: '创业板', en: 'ChiNext' },
  star: { zh: '科创板', en: 'STAR' },
  bse: { zh: '北交所', en: 'Beijing exchange' },
}

/** What a stock's status is. */
export const STATUS_NAMES: Readonly<Record<Status, Phrase>> = {
  normal: { zh: '正常', en: 'normal, not ST' },
  specialTreatment: { zh: '风险警示', en: 'ST' },
  unreformed: { zh: '未股改', en: 'S-share' },
  delisting: { zh: '退市整理', en: 'delisting period' },
  unknown: { zh: '未知', en: 'unknown' },
}

/** How many own bars, and from when on bars were read. */
export function barsPhrase(bars: number, from: string): Phrase {
  return english(`自身日线${bars}根；读取自${from}`, `${counted(bars, 'own bar')}; read from ${from}`)
}

/** Nothing says whether the stock was ST on some bars: its boards either way. */
export function perhapsStPhrase(bars: number, boards: number, boardsIfSt: number | undefined): Phrase {
  const other =
    boardsIfSt === undefined
      ? STOCK_WORDS.sameBoards
      : english(`按ST股为${boardsIfSt}次`, `as an ST stock ${counted(boardsIfSt, 'board')}`)
  return english(
    `${bars}根日线是否ST无从得知；按普通股涨停${boards}次，${other.zh}`,
    `nothing says of ${counted(bars, 'bar')} whether it was ST; judged as an ordinary stock it has ${counted(boards, 'board')}, ${other.en}`,
  )
}

/** The title of where the stock stands: the day of its last bar. */
export function standingTitle(date: string, from: string): Phrase {
  return date < from
    ? english(`${date}，其最后一根日线：自${from}起无`, `${date}, its last bar: none from ${from} on`)
    : same(date)
}

/** The close, and both limits. */
export function limitsPhrase(close: string, up: string | undefined, down: string | undefined): Phrase {
  const [zh, en] = [`收盘${close}`, `close ${close}`]
  return up === undefined || down === undefined
    ? english(`${zh}；${STOCK_WORDS.noLimits.zh}`, `${en}; ${STOCK_WORDS.noLimits.en}`)
    : english(`${zh}；涨停价${up}，跌停价${down}`, `${en}; up ${up}, down ${down}`)
}

/** No streak: how many limit-downs, and when the last board was. */
export function noStreakPhrase(
  downs: number,
  last: { readonly date: string; readonly barsSince: number } | undefined,
): Phrase {
  const zhDowns = downs === 0 ? '' : `，连续跌停${downs}日`
  const enDowns = downs === 0 ? '' : `, ${counted(downs, 'limit-down')} in a row`
  const before =
    last === undefined
      ? STOCK_WORDS.noBoardBefore
      : english(
          `最近涨停${last.date}，${last.barsSince}根日线之前`,
          `last board ${last.date}, ${counted(last.barsSince, 'own bar')} back`,
        )
  return english(`0${zhDowns}；${before.zh}`, `0${enDowns}; ${before.en}`)
}

/** Boards, broken ones and the seal rate. */
export function boardsPhrase(sealed: number, broken: number, rate: string): Phrase {
  return {
    zh: `${sealed}次，炸板${broken}次；封板率${rate}`,
    en: `${counted(sealed, 'board')}, ${broken} broken; seal rate ${rate}`,
    both: `${counted(sealed, 'board')}, ${broken} broken 炸板; 封板率 seal rate ${rate}`,
  }
}

/** Days sealed at the down limit, and reopened ones. */
export function downsPhrase(sealed: number, broken: number): Phrase {
  return {
    zh: `${sealed}次，翘板${broken}次`,
    en: `${counted(sealed, 'limit-down')}, ${broken} reopened`,
    both: `${counted(sealed, 'limit-down')}, ${broken} 翘板`,
  }
}

/** The longest streak or window with its days. */
export function longestPhrase(what: Phrase, span: string): Phrase {
  return {
    zh: `最长${what.zh}，${span}`,
    en: `longest ${what.en}, ${span}`,
    both: `longest ${bothOf(what)}, ${span}`,
  }
}

/** Of how many boards the next day is told, and who is left out. */
export function nextDayPhrase(boards: number, suspended: number, notKnown: number): Phrase {
  const left = [
    ...(suspended === 0 ? [] : [english(`停牌${suspended}`, `${suspended} suspended`)]),
    ...(notKnown === 0 ? [] : [english(`次日未知${notKnown}`, `${notKnown} whose next day is not known`)]),
  ]
  const zh = left.length === 0 ? '' : `；未计：${left.map((each) => each.zh).join('、')}`
  const en = left.length === 0 ? '' : `; left out: ${left.map((each) => each.en).join(', ')}`
  return english(
    `${boards}次涨停的次一交易日${zh}`,
    `on the trading day after ${counted(boards, 'board')}${en}`,
  )
}

/** Mean, median and how many rose. */
export function spreadPhrase(mean: string, median: string, part: number, whole: number): Phrase {
  return english(
    `均值${mean}，中位${median}，上涨${part}/${whole}`,
    `mean ${mean}, median ${median}, above 0: ${part} of ${whole}`,
  )
}

/** Bars without a touch between two lines. */
export function untouchedPhrase(bars: number): Phrase {
  return english(`… ${bars}根日线未触板`, `… ${counted(bars, 'bar')} without a touch`)
}

/** Days without trade. */
export function suspendedPhrase(span: string, days: number): Phrase {
  const en = `${span}, ${counted(days, 'trading day')}`
  return { zh: `停牌 ${span}，${days}个交易日`, en: `suspended ${en}`, both: `停牌 ${en}` }
}

/** A day that the data lacks. */
export function holePhrase(date: string, what: 'missing' | 'short'): Phrase {
  const zh = what === 'missing' ? '无任何股票的日线' : '股票过少'
  const en = what === 'missing' ? 'no stock has a bar' : 'too few stocks'
  return {
    zh: `缺 ${date}：${zh}，此前情形不得而知`,
    en: `missing ${date}: ${en}, so what came before is not known`,
    both: `缺 ${date}: ${en}, so what came before is not known`,
  }
}
