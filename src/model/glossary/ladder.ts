import { by, chosen, measured, published, termsOf } from './term.ts'
import type { Term } from './term.ts'
import { both } from './vocabulary.ts'

/** 天梯与晋级: stocks by height, and who climbed. */
export const LADDER: readonly Term[] = termsOf('ladder', [
  {
    id: 'ladder',
    zh: '连板天梯',
    zhAlso: ['天梯', '连板梯队'],
    en: 'ladder',
    definition: both(
      '口径内的封板股按连板数分层，首板在内。印出时最高的在前，JSON 中从 1 板往上。',
      'Sealed stocks of the scope by streak, first boards included. Printed tallest first, in JSON from 1 up.',
    ),
    scope: 'scope',
    sources: [chosen('各层只数之和等于封板只数', 'the rungs add up to sealed')],
    seeAlso: ['rung', 'ladderGaps', 'maxHeight', 'promotions'],
    day: ['ladder', 'ranges.rungs'],
    commands: ['limitup ladder'],
  },
  {
    id: 'rung',
    zh: '梯队',
    zhAlso: ['层级'],
    en: 'rung',
    definition: both(
      '天梯的一层：连板数相同的封板股。',
      'One height of the ladder: the sealed stocks of one streak.',
    ),
    unit: 'stocks',
    scope: 'scope',
    sources: [published('涨停复盘的用语', 'a word of the recaps')],
    seeAlso: ['ladder', 'streak'],
    day: ['ladder[].codes', 'ranges.rungs'],
  },
  {
    id: 'ladderGaps',
    zh: '断层',
    zhAlso: ['梯队断层', '连板断层'],
    en: 'ladder gaps',
    definition: both(
      '天梯中间没有股票的高度：低于最高板而当日没有封板股的连板数。',
      'Heights of the ladder that no stock holds: streaks below the tallest without a sealed stock on the day.',
    ),
    formula: 'k with 1 ≤ k < maxHeight and no stock of streak k',
    unit: 'boards',
    scope: 'scope',
    sources: [chosen('由天梯得出', 'read off the ladder')],
    seeAlso: ['ladder', 'rung', 'maxHeight'],
    day: ['ladderGaps'],
  },
  {
    id: 'promotions',
    zh: 'k进k+1',
    zhAlso: ['晋级', '晋级率', 'n进n+1'],
    en: 'promotion rate',
    definition: both(
      '今日连板数为 k+1 的只数 ÷ 上一交易日连板数为 k 的只数，如 2进3。两个只数各自统计，所以可能超过 100%；晋级、未晋级、补入的名单一并列出。',
      'Stocks of streak k + 1 today ÷ stocks of streak k on the day before, as 2进3. The two are counted apart, so the rate may exceed 1; who was promoted, failed and joined is listed beside it.',
    ),
    formula: 'count(streak = k + 1 on date) ÷ count(streak = k on previousDate)',
    unit: 'ratio',
    scope: 'scope',
    sources: [chosen('发布的比率与晋级名单并列', 'the published ratio and the set stand side by side')],
    vendors: [
      by(
        'kaipanla',
        '2进3 在 215 日中 210 日相等（存档不含北交所），1进2 为 174 日；其余日子分母大 1 至 5',
        '2进3 equal on 210 of 215 days (an archive without the BSE), 1进2 on 174; its wholes are 1 to 5 larger on the rest',
      ),
    ],
    seeAlso: ['firstToSecond', 'promoted', 'failed', 'joined', 'streakPromotion', 'overallPromotion'],
    day: ['promotions'],
  },
  {
    id: 'firstToSecond',
    zh: '1进2',
    zhAlso: ['一进二', '首板晋级率'],
    en: 'first to second board',
    definition: both(
      '今日恰为 2连板的只数 ÷ 上一交易日的首板数，是 k进k+1 的第一层。',
      'Stocks of streak 2 today ÷ first boards of the day before: the lowest rung of k进k+1.',
    ),
    formula: 'count(streak = 2 on date) ÷ count(streak = 1 on previousDate)',
    unit: 'ratio',
    scope: 'scope',
    sources: [
      published(
        '财联社行文：2026-05-20 为 3 ÷ 71 = 4%，05-15 为 2 ÷ 39 = 5%',
        'prose of CLS 财联社: 3 ÷ 71 = 4% on 2026-05-20, 2 ÷ 39 = 5% on 05-15',
      ),
    ],
    vendors: [
      by(
        'kaipanla',
        '215 日中 174 日相等（存档不含北交所）',
        'equal on 174 of 215 days (an archive without the BSE)',
      ),
    ],
    seeAlso: ['promotions', 'firstBoard'],
    day: ['promotions', 'comparisons'],
  },
  {
    id: 'promoted',
    zh: '晋级股',
    zhAlso: ['晋级成功'],
    en: 'promoted',
    definition: both(
      '上一交易日在 k 板、今日又封板的股票。只会少于或等于上一交易日该层的只数。',
      'Stocks on rung k on the day before that were sealed again today; never more than that rung held.',
    ),
    formula: 'rung k on previousDate ∩ sealed on date',
    unit: 'stocks',
    scope: 'scope',
    sources: [
      chosen('按价格判定封板', 'judged by price'),
      measured(
        '301699 涨 14.46% 曾被“涨幅 ≥ 9.8%”的判法算作晋级（8 ÷ 52，实为 7 ÷ 52）',
        '301699 at +14.46% counted as promoted by a test of 9.8% (8 ÷ 52, true is 7 ÷ 52)',
      ),
    ],
    seeAlso: ['promotions', 'failed', 'joined'],
    day: ['promotions'],
  },
  {
    id: 'failed',
    zh: '晋级失败',
    zhAlso: ['未晋级'],
    en: 'failed to promote',
    definition: both(
      '上一交易日在 k 板、今日没有封板的股票。',
      'Stocks on rung k on the day before that were not sealed today.',
    ),
    formula: 'rung k on previousDate − promoted',
    unit: 'stocks',
    scope: 'scope',
    sources: [
      published(
        '财联社 2025-02-07：3板及以上连板股仅有3只个股晋级失败',
        'CLS 财联社 2025-02-07: 3板及以上连板股仅有3只个股晋级失败',
      ),
    ],
    seeAlso: ['promotions', 'promoted', 'streakEnds'],
    day: ['promotions'],
  },
  {
    id: 'joined',
    zh: '补入',
    en: 'joined',
    definition: both(
      '今日在 k+1 板、上一交易日不在 k 层的股票，例如上一交易日停牌。它在发布的比率里只进分子。',
      'Stocks of streak k + 1 today that were not on rung k on the day before, as after a suspension. In the published ratio they stand in the part alone.',
    ),
    formula: 'streak = k + 1 on date − promoted',
    unit: 'stocks',
    scope: 'scope',
    sources: [chosen('发布的比率与晋级名单之差', 'what parts the published ratio from the set')],
    seeAlso: ['promotions', 'promoted', 'suspended'],
    day: ['promotions'],
  },
  {
    id: 'streakPromotion',
    zh: '连板股晋级率',
    zhAlso: ['连板晋级率'],
    en: 'streak promotion',
    definition: both(
      '今日连板数不小于 3 的只数 ÷ 上一交易日的连板股（不小于 2）。印两位小数，去掉末尾的零。停牌后复牌的股票可使它超过 1。',
      'Streaks of 3 or more today ÷ streaks of 2 or more on the day before. Printed with two decimals, trailing zeros dropped. May exceed 1 after suspensions.',
    ),
    formula: 'count(streak ≥ 3 on date) ÷ count(streak ≥ 2 on previousDate)',
    unit: 'ratio',
    scope: 'scope',
    sources: [
      published(
        '财联社连板股分析；53 篇（2024-11-22，2025-06-13 至 2026-08-20）全部相符，误差不过 0.01 个百分点',
        '连板股分析 of CLS 财联社: all of 53 texts (2024-11-22, 2025-06-13 to 2026-08-20) within 0.01 of a percent',
      ),
    ],
    seeAlso: ['streakStocks', 'promotions', 'overallPromotion'],
    day: ['streakPromotion', 'ranges.streakPromotion'],
  },
  {
    id: 'overallPromotion',
    zh: '整体晋级率',
    en: 'overall promotion',
    definition: both(
      '上一交易日的全部封板股中今日又封板的比例，首板在内。与连板股晋级率是两个数。',
      'Of all stocks sealed on the day before, first boards included, the share sealed again today. Another number than 连板股晋级率.',
    ),
    formula: 'count(sealed on previousDate ∩ sealed on date) ÷ count(sealed on previousDate)',
    unit: 'ratio',
    scope: 'scope',
    sources: [chosen('以自己的名字给出，不与连板股晋级率混用', 'given under a name of its own')],
    seeAlso: ['streakPromotion', 'promotions', 'premiums'],
    day: ['overallPromotion', 'comparisons'],
  },
])
