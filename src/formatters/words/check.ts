import type { CheckName } from '../../model/checkReport.ts'
import { english } from './phrase.ts'
import type { Phrase } from './phrase.ts'

/** The words of what `check` found. */
export const CHECK_WORDS = {
  check: { zh: '检查', en: 'check' },
  count: { zh: '数', en: 'count' },
  first: { zh: '首例、处理', en: 'first, remedy', both: '首例 first, 处理 remedy' },
  summary: { zh: '数据检查：', en: 'check: ', both: '数据检查 check: ' },
  noDay: { zh: '无一日', en: 'no day', shown: 'en' },
  to: { zh: ' 至 ', en: ' to ', shown: 'en' },
} as const

/** What to do about a finding, in Chinese; the English stands in the catalogue of checks. */
export const REMEDIES_ZH: Readonly<Record<CheckName, string>> = {
  readable: '重新下载或导出该文件，或将其移出',
  rows: '重新导出这些行；被截断的文件须重新下载',
  codes: '改正代码；更换过的代码用 --code-map 给出',
  dates: '删去这些行：数据源可能以前一日回答休市日',
  duplicates: '只留其一；勿混用来源，勿混用复权与不复权文件',
  'adjusted-prices': "导出不复权：adjust=''（AkShare）、adjustflag=3（BaoStock）、fqt=0（Eastmoney）",
  units: '写明单位：--units volume=lots,amount=thousandYuan；勿混用不同导出',
  volumes: '重新取该日线',
  'pre-close': '重新取这些日线；用 --ex-rights 给出除权除息日',
  'beyond-limits': '查看是否复权价、前收有误或ST来源有误',
  'vendor-limits': '以规则为准；常不一致的来源，其前收或ST多有误',
  'special-treatment': '给出当日名称，或用 --securities 给出注明日期的ST区间',
  'missing-bars': '重新取这些日',
  'missing-days': '补上这些日',
  'missing-stocks': '重新取该日：名单可能在翻页处被截断',
  unsettled: '上海时间15:00之后重新取最后一日',
}

/** Findings that are not shown one by one. */
export function moreFoundPhrase(count: string): Phrase {
  return english(`… 另有${count}处`, `… ${count} more`)
}

/** A count with its noun. */
export function countPhrase(count: number, shown: string, noun: 'file' | 'row' | 'stock'): Phrase {
  const zh = { file: '个文件', row: '行', stock: '只股票' }[noun]
  return english(`${shown}${zh}`, `${shown} ${noun}${count === 1 ? '' : 's'}`)
}
