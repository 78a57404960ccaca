import { chinese, english } from './phrase.ts'
import type { Phrase } from './phrase.ts'

/** The words of the day's table and of its figures. */
export const DAY_WORDS = {
  title: { zh: '涨停统计', en: 'limit-up' },
  // figures of boards
  sealed: { zh: '涨停', en: 'sealed' },
  broken: { zh: '炸板', en: 'broken' },
  sealRate: { zh: '封板率', en: 'seal rate' },
  streaks: { zh: '连板股', en: 'streaks' },
  promotion: { zh: '晋级率', en: 'promotion' },
  tallest: { zh: '高度', en: 'tallest' },
  limitDown: { zh: '跌停', en: 'limit-down' },
  reopened: { zh: '翘板', en: 'reopened' },
  // figures of the market
  up: { zh: '上涨', en: 'up' },
  down: { zh: '下跌', en: 'down' },
  unchanged: { zh: '平盘', en: 'unchanged' },
  aboveTen: { zh: '涨超10%', en: 'up above 10%', both: '涨超10% above 10%' },
  risers: { zh: '涨停或超10%', en: 'sealed or above 10%', both: '涨停或超10% risers' },
  amountSse: { zh: '沪市成交额', en: 'amount SSE', both: '沪市成交额 SSE' },
  amountSzse: { zh: '深市成交额', en: 'amount SZSE', both: '深市成交额 SZSE' },
  amountBse: { zh: '北交所成交额', en: 'amount BSE', both: '北交所成交额 BSE' },
  amountBoth: { zh: '沪深合计', en: 'amount SSE+SZSE', both: '沪深合计 SSE+SZSE' },
  amountChange: { zh: '较上日', en: 'amount change', both: '较上日 change' },
  indexes: { zh: '指数', en: 'indexes' },
  sample: { zh: '样本', en: 'stocks' },
  traded: { zh: '交易', en: 'traded' },
  untouched: { zh: '未触板', en: 'untouched' },
  suspended: { zh: '停牌', en: 'suspended' },
  noLimit: { zh: '无涨跌幅', en: 'no limit' },
  notJudged: { zh: '未判定', en: 'not judged' },
  anomalous: { zh: '异常', en: 'anomalous' },
  // the ladder of the table
  streakColumn: { zh: '连板', en: 'boards', shown: 'zh' },
  countColumn: { zh: '只数', en: 'no.', shown: 'zh' },
  stocksColumn: { zh: '股票', en: 'stocks' },
  brokenRow: { zh: '炸板', en: 'broken', shown: 'zh' },
  limitDownRow: { zh: '跌停', en: 'limit-down', shown: 'zh' },
  reopenedRow: { zh: '翘板', en: 'reopened', shown: 'zh' },
  // the day's depth
  readAsOrdinary: { zh: '按非ST', en: 'read as not ST' },
  hangsOnIt: { zh: '以下各项或有出入', en: 'the figures below hang on it' },
  allPromoted: { zh: '整体晋级率', en: 'all promoted' },
  failed: { zh: '断板 ', en: 'failed: ', shown: 'zh' },
  mayBeLonger: { zh: '连板或更长', en: 'streaks may be longer than seen' },
  joined: { zh: '另入', en: 'joined' },
  shapes: { zh: '板型', en: 'shapes' },
  oneWord: { zh: '一字', en: 'one-word' },
  tBoard: { zh: 'T字', en: 'T' },
  turnover: { zh: '换手', en: 'turnover' },
  gaps: { zh: '断层', en: 'gaps' },
  reclaims: { zh: '反包', en: 'reclaims' },
  skyToFloor: { zh: '天地板', en: 'sky to floor' },
  floorToSky: { zh: '地天板', en: 'floor to sky' },
  highest: { zh: '最高', en: 'tallest' },
  losses: { zh: '大面', en: 'losses' },
  atDownLimit: { zh: '核按钮', en: 'at down limit' },
  // yesterday's stocks today
  yesterday: { zh: '昨日', en: 'yesterday' },
  openMean: { zh: '开盘均', en: 'open', shown: 'zh' },
  median: { zh: '中位', en: 'median', shown: 'zh' },
  openRisen: { zh: '高开', en: 'rose', shown: 'zh' },
  closeMean: { zh: '收盘均', en: 'close', shown: 'zh' },
  closeRisen: { zh: '收涨', en: 'rose', shown: 'zh' },
  suspendedLeftOut: { zh: '停牌未计', en: 'suspended, left out:' },
  noReferenceLeftOut: { zh: '无参考价未计', en: 'no reference price, left out:' },
  // comparisons
  compared: { zh: '对比', en: 'compared' },
  today: { zh: '今日', en: 'today', shown: 'zh' },
  before: { zh: '昨日', en: 'before', shown: 'zh' },
  change: { zh: '变化', en: 'change', shown: 'zh' },
  // groups
  group: { zh: '题材', en: 'group', shown: 'zh' },
  tallestColumn: { zh: '最高', en: 'tallest', shown: 'zh' },
  leaders: { zh: '龙头', en: 'leaders' },
  others: { zh: '其他', en: 'others', shown: 'zh' },
  // lists
  unit: {
    zh: '',
    en: 'amounts in yuan: m million, bn billion, tn trillion; windows as boards in own trading days',
    shown: 'en',
  },
} as const

/** 43日分位, 43d percentile. */
export function percentilePhrase(days: number): Phrase {
  return chinese(`${days}日分位`, `${days}d percentile`)
}

/** 1进2, 1 to 2. */
export function promotionPhrase(from: number): Phrase {
  return chinese(`${from}进${from + 1}`, `${from} to ${from + 1}`)
}

/** 6板: a rung of the ladder. */
export function rungPhrase(streak: number): Phrase {
  return chinese(`${streak}板`, `${streak} boards`)
}

/** 5只. */
export function stocksPhrase(count: number): Phrase {
  return chinese(`${count}只`, `${count} ${count === 1 ? 'stock' : 'stocks'}`)
}

/** 等5股, behind the names that are shown of so many. */
export function amongPhrase(count: number): Phrase {
  return chinese(` 等${count}股`, ` … ${count} in all`)
}

/** 3连跌: sealed at the down limit on so many days. */
export function downStreakPhrase(days: number, atLeast: boolean): Phrase {
  const mark = atLeast ? '>=' : ''
  return chinese(`${mark}${days}连跌`, `${mark}${days} in a row`)
}

/** Groups of the user's file of which none has a board. */
export function quietPhrase(quiet: number): Phrase {
  return {
    zh: `题材：${quiet}个无涨停`,
    en: `groups: ${quiet} without a board`,
    both: `题材 groups: ${quiet} without a board`,
  }
}

/** Columns that a narrow terminal has lost. */
export function lostPhrase(width: number, titles: readonly string[]): Phrase {
  return english(
    `${width}列下未显示：${titles.join('、')}`,
    `not shown at ${width} columns: ${titles.join(', ')}`,
  )
}
