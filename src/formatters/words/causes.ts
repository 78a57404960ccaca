import { english } from './phrase.ts'
import type { Phrase } from './phrase.ts'

/** Why a figure is not fully known, as the statistics say it, and the same in Chinese; $1 … are its numbers and names. */
const CAUSES: readonly (readonly [text: RegExp, zh: string])[] = [
  [/^(\d+) bars? not judged$/, '$1根日线未判定'],
  [/^(\d+) bars? beyond the limits$/, '$1根日线超出涨跌停价'],
  [/^(\d+) faulty rows?$/, '$1行有误'],
  [
    /^no pre_close in the data: on an unknown ex-rights day the close before is no reference$/,
    '数据无前收：遇未知的除权除息日，上一收盘价不能作参考价',
  ],
  [/^no index bars$/, '无指数日线'],
  [/^0 of 0$/, '0中之0'],
  [/^(\d+) stocks? without a row may have left the market$/, '$1只无行的股票可能已退市'],
  [
    /^nothing says which of (\d+) stocks? are ST: (\d+) stocks? could stand otherwise$/,
    '$1股是否ST无从得知：$2只可能有出入',
  ],
  [/^nothing says which of (\d+) stocks? are ST: (\d+) to (\d+)$/, '$1股是否ST无从得知：$2至$3'],
  [
    /^nothing says which of (\d+) stocks? are ST: (\d+) to (\d+), (\d+) to (\d+)$/,
    '$1股是否ST无从得知：$2至$3，$4至$5',
  ],
  [/^no stock of ([A-Z, ]+) in the data$/, '数据中无$1的股票'],
  [/^only (\d+) codes of ([A-Z]+), (\d+) the day before$/, '$2只有$1个代码，前一日有$3个'],
  [/^no day before in the data$/, '数据无前一交易日'],
  [/^fewer than three days in the data$/, '数据不足三日'],
  [/^the look-back ended inside some streaks$/, '回看止于某些连板之中'],
  [/^the look-back ended inside some of yesterday's streaks$/, '回看止于昨日某些连板之中'],
  [/^the look-back ended inside some windows$/, '回看止于某些窗口之中'],
  [/^(\d+) bars? of today without a reference price$/, '今日$1根日线无参考价'],
  [/^no amount for some bars of ([A-Z, ]+)$/, '$1部分日线无成交额'],
  [/^no amounts in the data$/, '数据无成交额'],
  [/^part of a market cannot be compared with a whole one$/, '市场不全，不能与完整的一日相比'],
  [/^an amount of SSE or SZSE is not known on one of the two days$/, '两日之一的沪市或深市成交额未知'],
  [/^no groups file$/, '未给题材文件'],
  [/^no dated row of the groups files holds on this day$/, '题材文件中无当日有效的行'],
  [/^the groups files name (\d+) of (\d+) sealed stocks$/, '题材文件含涨停$2只中的$1只'],
  [/^only (\d+) of (\d+) days in the data$/, '数据只有$2日中的$1日'],
]

/** A cause for people; one that is made of several is told part by part. Without a translation it stays as it is. */
export function causePhrase(text: string): Phrase {
  return english(chineseOf(text) ?? text, text)
}

function chineseOf(text: string): string | undefined {
  for (const [pattern, zh] of CAUSES) if (pattern.test(text)) return text.replace(pattern, zh)
  const parts = text.split(', ').map((part) => (part === text ? undefined : chineseOf(part)))
  return parts.every((part) => part !== undefined) ? parts.join('，') : undefined
}
