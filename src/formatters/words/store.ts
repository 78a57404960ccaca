import { english } from './phrase.ts'
import type { Phrase } from './phrase.ts'

/** The words of the store's status. */
export const STORE_WORDS = {
  store: { zh: '仓库', en: 'store' },
  bars: { zh: '行情', en: 'bars' },
  last: { zh: '最后一日', en: 'last' },
  missing: { zh: '缺日', en: 'missing' },
  keptApart: { zh: '另存', en: 'kept apart' },
  beside: { zh: '附表', en: 'beside' },
  files: { zh: '文件', en: 'files' },
  writer: { zh: '写入者', en: 'writer' },
  none: { zh: '无', en: 'none', shown: 'en' },
  noChecks: { zh: '未记核对', en: 'no checks noted', shown: 'en' },
  checked: { zh: '核对：', en: 'checked: ', shown: 'en' },
  noIndex: { zh: '无指数日线', en: 'no index bars', shown: 'en' },
  comma: { zh: '，', en: ', ', shown: 'en' },
  semicolon: { zh: '；', en: '; ', shown: 'en' },
} as const

/** What a Chinese count is counted in. */
const COUNTERS: Readonly<Record<string, string>> = {
  day: '日',
  row: '行',
  file: '个文件',
  'index bar': '根指数日线',
  stock: '只股票',
  'ex-rights day': '个除权除息日',
  issue: '个行问题',
}

/** A count with its noun; `shown` is the number as it is written. */
export function countedPhrase(count: number, shown: string, noun: string): Phrase {
  return english(`${shown}${COUNTERS[noun] ?? noun}`, `${shown} ${noun}${count === 1 ? '' : 's'}`)
}

/** From the first of some days to the last. */
export function spanPhrase(first: string, last: string): Phrase {
  return first === last ? english(first, first) : english(`${first} 至 ${last}`, `${first} to ${last}`)
}

/** Rows of one day, whence and when they came. */
export function storedDayPhrase(date: string, rows: Phrase, source: string, clock: string): Phrase {
  return english(
    `${date}，${rows.zh}，来自${source}，${clock}`,
    `${date}, ${rows.en} from ${source}, ${clock}`,
  )
}

/** Missing days: how many, and the first of them. */
export function missingPhrase(days: Phrase, first: readonly string[], more: string): Phrase {
  return english(
    `${days.zh}：${first.join('、')}，另有${more}日`,
    `${days.en}: ${first.join(', ')} and ${more} more`,
  )
}

/** What stands beside the bars. */
export function besidePhrase(parts: {
  readonly stocks: Phrase
  readonly listed: string
  readonly index: Phrase
  readonly exRights: Phrase
  readonly issues: Phrase
}): Phrase {
  const { stocks, listed, index, exRights, issues } = parts
  return english(
    `${stocks.zh}，其中${listed}只在名单；${index.zh}；${exRights.zh}；${issues.zh}`,
    `${stocks.en}, ${listed} of them in lists; ${index.en}; ${exRights.en}; ${issues.en} of rows`,
  )
}

/** Index bars up to a day. */
export function indexUpTo(bars: Phrase, date: string): Phrase {
  return english(`${bars.zh}，至${date}`, `${bars.en} up to ${date}`)
}

/** Files, and when the store was last written. */
export function filesPhrase(
  files: Phrase,
  bytes: string,
  single: number,
  writes: string,
  clock: string,
): Phrase {
  return english(
    `${files.zh}，${bytes}，其中单日${single}个；${clock}第${writes}次写入`,
    `${files.en} of ${bytes}, ${single} of single days; write ${writes} at ${clock}`,
  )
}

/** Who writes the store just now. */
export function holderPhrase(command: string, pid: number, host: string, since: string): Phrase {
  return english(
    `${command}，${host}上的进程${pid}，自${since}`,
    `${command}, process ${pid} on ${host} since ${since}`,
  )
}
