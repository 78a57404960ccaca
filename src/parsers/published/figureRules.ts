import type { AmountMarket, PrintedNumber, RateFigure } from '../../model/published.ts'
import { MONEY, MONEY_GROUPS, moneyOf, PERCENT, PERCENT_GROUPS, percentOf, smallNumber } from './numbers.ts'

/** A figure that its own words tell wherever they stand. */
export type FoundFigure =
  | {
      readonly kind: 'rate'
      readonly figure: RateFigure
      readonly boards: number | undefined
      readonly printed: PrintedNumber
      readonly length: number
    }
  | {
      readonly kind: 'amount'
      readonly market: AmountMarket
      readonly printed: PrintedNumber
      readonly length: number
    }
  | {
      readonly kind: 'amountChange'
      readonly direction: 'more' | 'less' | 'same'
      readonly printed: PrintedNumber | undefined
      readonly length: number
    }
  | {
      readonly kind: 'index'
      readonly name: string
      readonly code: string | undefined
      readonly direction: 'up' | 'down' | 'flat'
      readonly printed: PrintedNumber | undefined
      /** Where in the match its own words begin and end: several indexes may share one match. */
      readonly from: number
      readonly length: number
    }

const OF = '(?:为|约为|达到|达|报|降至|升至|回落至|提升至|下降至|仅为|仅|有|：)?'
const BOARDS = '(\\d{1,2}|[首一二两三四五六七八九十]{1,2})'

const RATES: readonly (readonly [figure: RateFigure, pattern: RegExp, boards: boolean])[] = [
  ['sealRate', new RegExp(`封板率${OF}${PERCENT}`, 'y'), false],
  ['brokenRate', new RegExp(`炸板率${OF}${PERCENT}`, 'y'), false],
  ['streakPromotion', new RegExp(`连板股?(?:的)?晋级率${OF}${PERCENT}`, 'y'), false],
  [
    'promotion',
    new RegExp(`${BOARDS}板?进${BOARDS}板?(?:的)?(?:晋级成功率|晋级率|成功率)${OF}${PERCENT}`, 'y'),
    true,
  ],
]

/** Longest first, since one may begin another. */
const MARKETS: readonly (readonly [words: string, market: AmountMarket])[] = [
  ['沪深京三市', 'all'],
  ['沪深两市', 'sseSzse'],
  ['沪深京', 'all'],
  ['全市场', 'all'],
  ['三市', 'all'],
  ['两市', 'sseSzse'],
  ['沪深', 'sseSzse'],
  ['沪市', 'sse'],
  ['深市', 'szse'],
  ['北交所', 'bse'],
]
const TURNOVER = new RegExp(
  `(${MARKETS.map(([words]) => words).join('|')})(?:今日|当日|全天|合计|总|的)*成交(?:额|金额)(?:共计|合计)?(?:为|达到|达|报|突破|：)?${MONEY}`,
  'y',
)
/** Without a market in front: the clause speaks of the two markets. */
const PLAIN_TURNOVER = new RegExp(
  `(?:今日|当日|全天|合计|总)*成交(?:额|金额)(?:共计|合计)?(?:为|达到|达|报|突破|：)?${MONEY}`,
  'y',
)
const BEFORE_DAY = '(?:上一个?交易日|上个交易日|前一?个?交易日|昨日|昨天|上日|前一?日)'
const CHANGE = new RegExp(
  `(?:较|比)${BEFORE_DAY}(?:成交额)?(?:大幅|明显|小幅|显著|略微|略)?(放量|缩量|增加|增长|增|减少|减|放大|萎缩|缩减|基本持平|持平)(?:了)?(?:${MONEY})?(?!%)`,
  'y',
)
const BARE_CHANGE = new RegExp(`(放量|缩量)${MONEY}`, 'y')

/** Index names with the codes that a recap knows. */
const INDEXES: readonly (readonly [name: string, code: string | undefined])[] = [
  ['上证指数', '000001.SH'],
  ['上证综指', '000001.SH'],
  ['沪指', '000001.SH'],
  ['深证成指', '399001.SZ'],
  ['深成指', '399001.SZ'],
  ['深指', '399001.SZ'],
  ['创业板指数', '399006.SZ'],
  ['创业板指', '399006.SZ'],
  ['创指', '399006.SZ'],
  ['北证50指数', '899050.BJ'],
  ['北证50', '899050.BJ'],
  ['科创50指数', undefined],
  ['科创50', undefined],
  ['科创综指', undefined],
  ['沪深300', undefined],
  ['上证50', undefined],
  ['中证500', undefined],
  ['中证1000', undefined],
  ['中证2000', undefined],
]
const NAME = `(?:${INDEXES.map(([name]) => name).join('|')})`
const INDEX_MOVE = new RegExp(
  `(${NAME})([^，。；！？、：\\d%]{0,8}?)(?:(涨|跌)(?:幅)?(?:为|达|了)?${PERCENT}|([+–])${PERCENT}|(持平|平盘|收平|平收))`,
  'y',
)
const INDEX_LIST = new RegExp(`(${NAME}(?:、${NAME})+)(?:分别|各|依次)?(?:收盘|收)?(?:分别)?(涨|跌)`, 'y')
/** Moves of a part of the day are no moves of the close. */
const PART_OF_DAY = /早盘|半日|午间|盘中|一度|最高|最低|开盘|高开|低开|最大/

/** The figures that begin at `at`; none where there is none. */
export function figuresAt(text: string, at: number, isClauseStart: boolean): readonly FoundFigure[] {
  const found =
    rateAt(text, at) ??
    amountAt(text, at, isClauseStart) ??
    changeAt(text, at, isClauseStart) ??
    indexAt(text, at)
  return found === undefined ? indexesAt(text, at) : [found]
}

function rateAt(text: string, at: number): FoundFigure | undefined {
  for (const [figure, pattern, hasBoards] of RATES) {
    const match = matchAt(pattern, text, at)
    if (match === undefined) continue
    const printed = percentOf(match.slice(hasBoards ? 3 : 1, (hasBoards ? 3 : 1) + PERCENT_GROUPS))
    const boards = hasBoards ? rung(match[1]!) : undefined
    if (hasBoards && (boards === undefined || rung(match[2]!) !== boards + 1)) continue
    return { kind: 'rate', figure, boards, printed, length: match[0].length }
  }
  return undefined
}

function rung(text: string): number | undefined {
  return text === '首' ? 1 : smallNumber(text)
}

function amountAt(text: string, at: number, isClauseStart: boolean): FoundFigure | undefined {
  const match = matchAt(TURNOVER, text, at)
  if (match !== undefined) {
    const printed = moneyOf(match.slice(2, 2 + MONEY_GROUPS))
    const market = MARKETS.find(([words]) => words === match[1])![1]
    return printed && { kind: 'amount', market, printed, length: match[0].length }
  }
  const plain = isClauseStart ? matchAt(PLAIN_TURNOVER, text, at) : undefined
  const printed = plain && moneyOf(plain.slice(1, 1 + MONEY_GROUPS))
  return plain && printed && { kind: 'amount', market: 'sseSzse', printed, length: plain[0].length }
}

function changeAt(text: string, at: number, isClauseStart: boolean): FoundFigure | undefined {
  const match = matchAt(CHANGE, text, at) ?? (isClauseStart ? matchAt(BARE_CHANGE, text, at) : undefined)
  if (match === undefined) return undefined
  const word = match[1]!
  const direction = /持平/.test(word) ? 'same' : /^(?:放|增)/.test(word) ? 'more' : 'less'
  const printed = match[4] === undefined ? undefined : moneyOf(match.slice(2, 2 + MONEY_GROUPS))
  if (direction !== 'same' && match[4] !== undefined && printed === undefined) return undefined
  return { kind: 'amountChange', direction, printed, length: match[0].length }
}

function indexAt(text: string, at: number): FoundFigure | undefined {
  const match = matchAt(INDEX_MOVE, text, at)
  if (match === undefined) return undefined
  const [whole, name = '', between = '', word] = match
  if (PART_OF_DAY.test(between)) return undefined
  const sign = match[4 + PERCENT_GROUPS]
  const groups = word === undefined ? match.slice(5 + PERCENT_GROUPS) : match.slice(4, 4 + PERCENT_GROUPS)
  const isFlat = word === undefined && sign === undefined
  const isDown = word === '跌' || sign === '–'
  return {
    kind: 'index',
    name,
    code: codeOf(name),
    direction: isFlat ? 'flat' : isDown ? 'down' : 'up',
    printed: isFlat ? undefined : percentOf(groups.slice(0, PERCENT_GROUPS)),
    from: 0,
    length: whole.length,
  }
}

/** 沪指、深成指、创业板指分别涨1.01%、1.75%、2.53%. */
function indexesAt(text: string, at: number): readonly FoundFigure[] {
  const match = matchAt(INDEX_LIST, text, at)
  if (match === undefined) return []
  const names = match[1]!.split('、')
  const found: FoundFigure[] = []
  let end = at + match[0].length
  for (const [index, name] of names.entries()) {
    const percent = matchAt(new RegExp(`(?:、|，|和)?${PERCENT}`, 'y'), text, end)
    if (percent === undefined) return []
    const printed = percentOf(percent.slice(1, 1 + PERCENT_GROUPS))
    const from = end - at
    end += percent[0].length
    const direction = match[2] === '跌' ? 'down' : 'up'
    found.push({
      kind: 'index',
      name,
      code: codeOf(name),
      direction,
      printed,
      from: index === 0 ? 0 : from,
      length: end - at,
    })
  }
  return found
}

function codeOf(name: string): string | undefined {
  return INDEXES.find(([known]) => known === name)?.[1]
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at
  return pattern.exec(text) ?? undefined
}
