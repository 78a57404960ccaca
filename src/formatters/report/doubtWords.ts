import type { DayStats, InputSummary } from '../../model/report.ts'
import type { DaysBoardsRule } from '../../model/scope.ts'
import { figureWords } from '../doubts.ts'
import type { Doubt } from '../doubts.ts'
import { inputWords } from '../footnotes.ts'
import { daysBoardsWords } from '../heading.ts'
import { printable } from '../width.ts'
import type { ReportLanguage } from './reportInput.ts'

/** How the causes of the model read in Chinese; one that is not here is shown as it is. */
const CAUSES: readonly (readonly [pattern: RegExp, words: string])[] = [
  [/^no pre_close in the data: .*$/, '数据无昨收价，未知的除权日上以前一收盘为参考价有误'],
  [/^no index bars$/, '无指数日线'],
  [/^(\d+) stocks? without a row may have left the market$/, '$1只股票当日无数据，或已退市'],
  [/(\d+) bars? not judged/, '$1根日线未判定'],
  [/(\d+) bars? beyond the limits/, '$1根日线超出涨跌幅'],
  [/(\d+) faulty rows?/, '$1行数据有误'],
  [
    /^nothing says which of (\d+) stocks? are ST: (\d+) stocks? could stand otherwise$/,
    '$1只股票是否ST未知，其中$2只影响结果',
  ],
  [/^nothing says which of (\d+) stocks? are ST: /, '$1只股票是否ST未知：'],
  [/ to /g, '–'],
  [/^no stock of (.+) in the data$/, '数据无$1股票'],
  [/^only (\d+) codes of (\w+), (\d+) the day before$/, '$2仅$1个代码，前一日$3个'],
  [/^no day before in the data$/, '数据无前一交易日'],
  [/^fewer than three days in the data$/, '数据不足三日'],
  [/^the look-back ended inside some streaks$/, '部分连板始于数据起点之前'],
  [/^the look-back ended inside some of yesterday's streaks$/, '昨日部分连板始于数据起点之前'],
  [/^the look-back ended inside some windows$/, '部分N天M板始于数据起点之前'],
  [/^(\d+) bars? of today without a reference price$/, '今日$1根日线无参考价'],
  [/^no amount for some bars of (.+)$/, '$1部分日线无成交额'],
  [/^no amounts in the data$/, '数据无成交额'],
  [/^part of a market cannot be compared with a whole one$/, '当日市场数据不全，不能比较'],
  [/^an amount of SSE or SZSE is not known on one of the two days$/, '两日中沪市或深市成交额未知'],
  [/^no dated row of the groups files holds on this day$/, '题材文件中无当日有效的行'],
  [/^the groups files name (\d+) of (\d+) sealed stocks$/, '题材文件含$2只涨停股中的$1只'],
]

/** A cause in the language of the pages. */
export function causeWords(text: string, language: ReportLanguage): string {
  const shown = printable(text)
  if (language === 'en') return shown
  const changed = CAUSES.reduce((words, [pattern, zh]) => words.replace(pattern, zh), shown)
  return changed === shown
    ? shown
    : changed
        .replace(/, /g, '、')
        .replace(/\bSH\b/g, '沪市')
        .replace(/\bSZ\b/g, '深市')
        .replace(/\bBJ\b/g, '北交所')
}

/** 涨停、封板率（数据不足三日）: which figures a doubt concerns, and why. */
export function doubtText(doubt: Doubt, language: ReportLanguage): string {
  const names = figureWords(doubt)
    .split('、')
    .map((name) => nameIn(name, language))
  const cause = causeWords(doubt.cause.text, language)
  return language === 'zh' ? `${names.join('、')}（${cause}）` : `${names.join(', ')} (${cause})`
}

/** The Chinese or the English part of a name that has both. */
function nameIn(name: string, language: ReportLanguage): string {
  const [, zh, en] = /^(\S*) ([a-z].*)$/.exec(name) ?? []
  return (language === 'zh' ? zh : en) ?? name
}

/** The rule of N天M板. */
export function ruleWords(rule: DaysBoardsRule, language: ReportLanguage): string {
  if (language === 'en') return daysBoardsWords(rule)
  const empty = rule.maxEmpty === undefined ? '空档不限' : `空档至多${rule.maxEmpty}日`
  return rule.rule === 'gap' ? `按间隔，${empty}` : `窗口至少半数涨停，${empty}`
}

const PREV_CLOSES: Readonly<Record<InputSummary['prevClose'], string>> = {
  given: '昨收价由数据给出',
  change: '昨收价由涨跌额推得',
  factor: '昨收价由复权因子推得',
  previousClose: '以前一收盘为昨收价',
}
const ST_SOURCES: Readonly<Record<InputSummary['stSource'], string>> = {
  flag: 'ST依数据列',
  name: 'ST依名称',
  limit: 'ST依涨跌停价',
  none: '无ST来源',
}

/** What an input was taken for. */
export function inputText(input: InputSummary, day: DayStats, language: ReportLanguage): string {
  if (language === 'en') return inputWords(input, day)
  const rights = input.prevClose === 'previousClose' ? [`已知除权日${day.exRightsDays ?? 0}个`] : []
  return [printable(input.format), PREV_CLOSES[input.prevClose], ...rights, ST_SOURCES[input.stSource]].join(
    '，',
  )
}

/** Of how many stocks nothing says whether they are ST, and which boards hang on it; undefined without ranges. */
export function statusText(
  { ranges, statusUnknown }: DayStats,
  language: ReportLanguage,
): string | undefined {
  if (ranges === undefined) return undefined
  const codes = ranges.stocks.join(', ')
  if (language === 'en') {
    const what = codes === '' ? 'no board hangs on it' : `boards that hang on it: ${codes}`
    return `not known of ${statusUnknown} stocks; ${what}`
  }
  return `${statusUnknown}只未知${codes === '' ? '，不影响涨停' : `，影响：${codes}`}`
}

/** An issue's line without the folders of its file, which are nobody's business on a page. */
export function issueText(line: string): string {
  return printable(line).replace(/^(?:[^:]|:(?!\d))*[/\\](?=[^/\\]*?:\d+:)/, '')
}
