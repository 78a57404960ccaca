import { chosen, measured, published, termsOf } from './term.ts'
import type { Term } from './term.ts'
import { both } from './vocabulary.ts'

/** 对比、题材与核对: figures beside other days, groups and published lines. */
export const COMPARISONS: readonly Term[] = termsOf('comparisons', [
  {
    id: 'comparisons',
    zh: '对比',
    zhAlso: ['较上日', '环比'],
    en: 'comparisons',
    definition: both(
      '数字与上一交易日相比的变化，以及它在最近 250 个交易日（今日在内）中的分位。今日或上一交易日不可知，就没有变化。',
      'The change of a figure against the day before, and its percentile in the last 250 trading days, today among them. No change where one of the two days is not known.',
    ),
    formula: 'value on date − value on previousDate; percentile',
    scope: 'scope',
    sources: [chosen('各日用同一口径、同一规则', 'all days under the same scope and rules')],
    seeAlso: ['percentile', 'previousDate', 'records'],
    day: ['comparisons'],
  },
  {
    id: 'percentile',
    zh: '分位',
    zhAlso: ['历史分位', '百分位'],
    en: 'percentile',
    definition: both(
      '最近 250 个交易日的已知值中，不高于今日值的所占比例，今日在内。已知值不足 20 个时没有分位。',
      "Of the known values of the last 250 trading days, today among them, the share that is not above today's. None with fewer than 20 known values.",
    ),
    formula: 'count(value ≤ value on date) ÷ count(known values)',
    unit: 'ratio',
    scope: 'scope',
    sources: [chosen('不可知的日子不当作 0', 'a day that is not known is not 0')],
    seeAlso: ['comparisons', 'ratio', 'quality'],
    day: ['comparisons'],
  },
  {
    id: 'records',
    zh: '新高',
    zhAlso: ['区间新高', '新高纪录'],
    en: 'records',
    definition: both(
      '一段日期中，某个数字超过此前各日全部已知值的日子。',
      'Days of a range on which a figure exceeds every known value of the days before it in the range.',
    ),
    scope: 'scope',
    sources: [chosen('只看所问的区间', 'within the range that was asked for')],
    seeAlso: ['comparisons', 'percentile'],
  },
  {
    id: 'groups',
    zh: '题材',
    zhAlso: ['题材统计', '分组'],
    en: 'groups',
    definition: both(
      '用户文件给出的股票分组（题材、行业、概念），各组的封板、炸板、封板率、连板股和最高板。一只股票可在几组，不在任何组的归入其他。日线里没有题材，不猜。',
      "Groups of stocks that the user's files give (themes, industries, concepts), with sealed, broken, seal rate, streak stocks and tallest streak of each. A stock may be in several; those in none are 其他. Bars know no themes, and none is guessed.",
    ),
    unit: 'stocks',
    scope: 'scope',
    sources: [
      chosen('分组全凭用户的文件', "the user's files alone decide"),
      published(
        '财联社的今日涨停分析图按题材分组',
        'the picture 今日涨停分析图 of CLS 财联社 is grouped by theme',
      ),
    ],
    seeAlso: ['leaders', 'sector', 'picture', 'limitUp'],
    day: ['groups'],
  },
  {
    id: 'leaders',
    zh: '龙头',
    zhAlso: ['龙头股'],
    en: 'leaders',
    definition: both(
      '一组中的领头股：先比连板数，再比图上 N天M板 的板数，再比是否一字板；并列的都列出。封板先后无法由日线得知，不作依据。',
      "The first of a group: by streak, then by boards in the picture's window, then one-word boards first; ties are all named. Who sealed first does not follow from bars and plays no part.",
    ),
    scope: 'scope',
    sources: [chosen('未见公布的定义', 'no published definition was seen')],
    seeAlso: ['groups', 'streak', 'pictureWindow'],
    day: ['groups'],
  },
  {
    id: 'sector',
    zh: '行业',
    zhAlso: ['概念板块', '行业板块', '概念'],
    en: 'sector',
    definition: both(
      '股票所属的行业或概念。英文不叫 board，也不是上市板块。',
      'The industry or concept of a stock. Never called board, and not a segment.',
    ),
    scope: 'stock',
    sources: [chosen('用语', 'the word as used here')],
    seeAlso: ['groups', 'segment', 'board'],
  },
  {
    id: 'evidence',
    zh: '判定依据',
    zhAlso: ['依据'],
    en: 'evidence',
    definition: both(
      '一只股票为何算涨停或不算：前收盘价、适用的涨跌幅限制及其条文和日期、涨跌停价、当日价格、逐日的连板。',
      'Why a stock is a board or is none: previous close, the limit that applies with its rule and dates, the limit prices, the prices of the day, the streak day by day.',
    ),
    scope: 'stock',
    sources: [chosen('每个结论都能追到价格和条文', 'each verdict leads back to prices and a rule')],
    seeAlso: ['limitPrice', 'limitPercent', 'streak'],
    commands: ['limitup explain'],
  },
  {
    id: 'reconcile',
    zh: '核对',
    zhAlso: ['对账', '核对发布文本'],
    en: 'reconcile',
    definition: both(
      '把发布的一句话与日线算出的数字逐项比较，指出不符之处。只数允许差 2，晋级率允许差 0.01 个百分点；组内次序不比。',
      'A published line against the figures of the bars, clause by clause, naming what differs. Counts may differ by 2, promotion rates by 0.01 of a percent; the order within a group is not compared.',
    ),
    scope: 'scope',
    sources: [
      measured(
        '同日各篇可差 1 至 2 只；2025-02-07 的首句印 84，日线和同文的图都是 83',
        'texts of one day differ by 1 or 2; the line of 2025-02-07 says 84, the bars and the picture of the same article 83',
      ),
    ],
    seeAlso: ['variants', 'scope', 'recap'],
    commands: ['limitup reconcile'],
  },
  {
    id: 'variants',
    zh: '口径变体',
    zhAlso: ['变体'],
    en: 'variants',
    definition: both(
      '核对时换一种口径或规则再算：含不含 ST、退市整理、北交所，gap 还是 half。哪种变体与发布的数字相符，就说明差别的由来。',
      'The figures under another scope or rule: ST, 退市整理 or BSE in or out, gap or half. A variant that meets the published figure tells where the difference comes from.',
    ),
    scope: 'scope',
    sources: [chosen('各家口径见统计口径', 'the houses and their choices: see scope')],
    seeAlso: ['reconcile', 'scope', 'daysBoardsRule'],
    commands: ['limitup reconcile'],
  },
])
