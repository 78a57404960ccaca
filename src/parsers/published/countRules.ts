import type { CountFigure } from '../../model/published.ts'
import { QUANTITY, QUANTITY_GROUPS, quantityOf, smallNumber } from './numbers.ts'
import type { PrintedNumber } from '../../model/published.ts'

/** What a rule finds at one place of a folded text. */
export interface FoundCount {
  readonly figure: CountFigure
  readonly boards: number | undefined
  readonly printed: PrintedNumber
  /** Units that it takes. */
  readonly length: number
  /** Whether words of a theme may have the same form: 10余股涨停. */
  readonly isWeak: boolean
}

interface CountRule {
  readonly figure: CountFigure
  readonly pattern: RegExp
  /** Group of the quantity's first, and of the number of boards if there is one. */
  readonly quantity: number
  readonly boards?: number
  readonly isWeak?: boolean
}

const MEASURE = '(?:只个股|家个股|只股票|家上市公司|家公司|只|股|家|支|个)'
const COUNTED = `(?:共计|共有|总共|合计|仅有|仅为|共|为|达到|达|有|仅|：)?${QUANTITY}${MEASURE}?`
/** 上涨2% is no number of stocks. */
const NO_MOVE = '(?![\\d.%]|个?百分|元|点|倍|成|亿|万亿)'
const BOARDS = '(\\d{1,3}|[一二两三四五六七八九十]{1,3})'
const AND_MORE = '(?:连板|板)(?:及以上|以上)'

/** Rules at the beginning of a clause, the first that fits decides. */
const RULES: readonly CountRule[] = [
  rule(
    'failures',
    `${BOARDS}${AND_MORE}的?(?:连板股|个股|股票|股)?中?，?${COUNTED}(?:个股|股)?晋级失败`,
    2,
    1,
  ),
  rule('tallStocks', `${BOARDS}${AND_MORE}的?(?:连板股|个股|股票|高标|股)?${COUNTED}`, 2, 1),
  rule(
    'tallStocks',
    `${QUANTITY}(?:只|股|家)(?:个股)?(?:为|是|达到|录得)?${BOARDS}${AND_MORE}`,
    1,
    QUANTITY_GROUPS + 1,
  ),
  rule(
    'bigRisers',
    `${QUANTITY}${MEASURE}?(?:个股)?涨停(?:及|或)(?:涨幅|涨)?(?:超过|超|逾|大于)?10%(?:以上)?`,
    1,
  ),
  rule(
    'sealed',
    `${QUANTITY}${MEASURE}(?:封住|实现|封)?涨停(?:板|股)?(?![或及价潮后前])`,
    1,
    undefined,
    true,
  ),
  rule('sealed', `涨停(?:个股|股票|家数|数量|股|数)?(?:总数)?${COUNTED}`, 1, undefined, true),
  rule(
    'broken',
    `${QUANTITY}${MEASURE}(?:炸板|封板未遂|触及涨停后?(?:炸板|回落|未封板|打开))`,
    1,
    undefined,
    true,
  ),
  rule('broken', `(?:炸板|封板未遂)(?:个股|股票|家数|数量|股|数)?${COUNTED}`, 1, undefined, true),
  rule('streakStocks', `(?:连板股|连板个股)(?:总数|数量|家数|数)?${COUNTED}`, 1),
  rule('streakStocks', `${QUANTITY}(?:只|股|家)连板(?:个股|股)?(?!晋)`, 1),
  rule('firstBoards', `首板(?:个股|股票|家数|数量|股|数)?${COUNTED}`, 1),
  rule('firstBoards', `${QUANTITY}(?:只|股|家)首板(?:个股|股)?`, 1),
  rule('rungStocks', `${BOARDS}连板(?:个股|股票|股)?(?:共计|共有|共|有|为|：)?${QUANTITY}(?:只|股|家)`, 2, 1),
  rule('rungStocks', `${QUANTITY}(?:只|股|家)(?:个股)?${BOARDS}连板(?:个股|股)?`, 1, QUANTITY_GROUPS + 1),
  rule('limitDown', `${QUANTITY}${MEASURE}跌停(?:板|股)?(?![或及价潮])`, 1, undefined, true),
  rule('limitDown', `跌停(?:个股|股票|家数|数量|股|数)?(?:总数)?${COUNTED}`, 1, undefined, true),
  rule('advancers', `${QUANTITY}${MEASURE}(?:个股)?(?:实现|收盘)?(?:上涨|收涨|飘红|收红)`, 1),
  rule('decliners', `${QUANTITY}${MEASURE}(?:个股)?(?:收盘)?(?:下跌|收跌|飘绿|收绿)`, 1),
  rule('unchanged', `${QUANTITY}${MEASURE}(?:个股)?(?:平盘|持平|收平)`, 1),
  rule('advancers', `(?:上涨|红盘)(?:个股|股票|家数|公司|数量|数)?${COUNTED}${NO_MOVE}`, 1),
  rule('decliners', `(?:下跌|绿盘)(?:个股|股票|家数|公司|数量|数)?${COUNTED}${NO_MOVE}`, 1),
  rule('unchanged', `平盘(?:个股|股票|家数|公司|数量|数)?${COUNTED}${NO_MOVE}`, 1),
  rule('statusUnknown', `${QUANTITY}股未知是否ST(?:而计入)?`, 1),
]

/** 市场连板高度降至3连板: the height stands where others have a quantity. */
const HEIGHT = new RegExp(
  `(?:市场|连板|空间|两市|当前|目前)*(?:最高连板数?|连板高度|最高高度|最高板|最高度|高度板|空间板|高度)(?:[^，。；！？\\d一二两三四五六七八九十]{0,6})${BOARDS}(?:连板|板)`,
  'y',
)

function rule(
  figure: CountFigure,
  pattern: string,
  quantity: number,
  boards?: number,
  isWeak?: boolean,
): CountRule {
  return {
    figure,
    pattern: new RegExp(pattern, 'iy'),
    quantity,
    ...(boards === undefined ? {} : { boards }),
    ...(isWeak === undefined ? {} : { isWeak }),
  }
}

/** The count that begins at `at`, behind the words that lead to it. */
export function countAt(text: string, at: number): FoundCount | undefined {
  for (const { figure, pattern, quantity, boards, isWeak } of RULES) {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match === null) continue
    const printed = quantityOf(match.slice(quantity, quantity + QUANTITY_GROUPS))
    const from = boards === undefined ? undefined : smallNumber(match[boards]!)
    if (printed === undefined || (boards !== undefined && from === undefined)) continue
    return { figure, boards: from, printed, length: match[0].length, isWeak: isWeak ?? false }
  }
  return heightAt(text, at)
}

function heightAt(text: string, at: number): FoundCount | undefined {
  HEIGHT.lastIndex = at
  const match = HEIGHT.exec(text)
  const boards = match === null ? undefined : smallNumber(match[1]!)
  if (match === null || boards === undefined) return undefined
  const printed = { form: 'exact', value: boards, to: boards, place: 1, isBare: false } as const
  return { figure: 'maxHeight', boards: undefined, printed, length: match[0].length, isWeak: false }
}
