import { by, chosen, measured, published, termsOf } from './term.ts'
import type { Term } from './term.ts'
import { both } from './vocabulary.ts'

/** 复盘文本: the published texts that the program's formats follow. */
export const TEXTS: readonly Term[] = termsOf('texts', [
  {
    id: 'recap',
    zh: '焦点复盘',
    zhAlso: ['复盘', '涨停复盘', '收盘复盘'],
    en: 'recap',
    definition: both(
      '收盘后的复盘文章。本程序印它的首句：涨停、炸板、封板率、天梯、成交额、涨跌家数、指数。',
      "The evening's review. The program prints its opening line: limit-ups, broken boards, seal rate, ladder, amount, breadth, indexes.",
    ),
    scope: 'scope',
    sources: [
      published(
        '财联社 2025-02-07 的首句全文',
        'the opening line of CLS 财联社 of 2025-02-07, word for word',
      ),
      measured(
        '同日各篇可差 1 至 2 只，收盘后数字仍会变',
        'texts of one day differ by 1 or 2, and counts move after the close',
      ),
    ],
    seeAlso: ['opening', 'brief', 'streaks', 'closingReview', 'picture'],
    commands: ['limitup day --format recap'],
  },
  {
    id: 'opening',
    zh: '首句天梯',
    zhAlso: ['首句', '开头句'],
    en: 'opening line',
    definition: both(
      '首句里的天梯：先印 4连板及以上，再印 N天M板，再印较低的连板，最后是北交所；同层 20CM 在前。每只股票只印一次。',
      'The ladder as the opening line prints it: streaks from 4, then N天M板, then lower streaks, the BSE last; in a tier 20CM first. Each stock is printed once.',
    ),
    scope: 'scope',
    sources: [
      published('次序取自财联社 2025-02-07 的首句', 'the order is that of CLS 财联社 of 2025-02-07'),
      chosen(
        '同组按代码排列：发布的次序无法由日线得出',
        'within a group by code: the printed order does not follow from bars',
      ),
    ],
    seeAlso: ['recap', 'thresholds', 'leftOut', 'limitMark'],
    day: ['opening'],
  },
  {
    id: 'thresholds',
    zh: '首句门槛',
    zhAlso: ['印出门槛'],
    en: 'thresholds',
    definition: both(
      '首句印出哪些组：10CM 和 20CM 从几连板起，N天M板 从几板起，是否印北交所，几连板以上排在 N天M板 之前，一组最多几只。',
      'Which groups the opening line prints: from which streak at 10CM and 20CM, from which M, whether the BSE, which streaks stand before N天M板, and how many names a group may have.',
    ),
    unit: 'boards',
    scope: 'scope',
    sources: [
      published(
        '默认值 3、3、4、全印、4、不限，取自财联社 2025-02-07',
        'defaults 3, 3, 4, all, 4, no cap are those of CLS 财联社 of 2025-02-07',
      ),
    ],
    seeAlso: ['opening', 'leftOut'],
    day: ['thresholds'],
  },
  {
    id: 'leftOut',
    zh: '等K股',
    en: 'left out',
    definition: both(
      '一组的名字被 --max-names 截短时，K 是这一组的总只数，leftOut 是没有印出的只数。从不悄悄省略。',
      'Where --max-names cuts a group, K is how many it holds in all and leftOut how many names are not printed. Nothing is dropped silently.',
    ),
    unit: 'stocks',
    scope: 'scope',
    sources: [chosen('每个名单要么完整，要么说明截短', 'a list is complete or says that it was cut')],
    seeAlso: ['opening', 'thresholds'],
    day: ['opening.groups[].leftOut'],
  },
  {
    id: 'brief',
    zh: '涨停分析',
    zhAlso: ['焦点股'],
    en: 'limit-up analysis',
    definition: both(
      '收盘后约 15:10 至 15:30 的短文：涨停、连板股、封板未遂、封板率和焦点股。',
      'The short text of about 15:10 to 15:30: limit-ups, streak stocks, broken boards, seal rate and the stocks in focus.',
    ),
    scope: 'scope',
    sources: [
      published(
        '财联社 2026-07-08：今日全市场共47股涨停，连板股总数8只，14股封板未遂，封板率为77%（不含ST股、退市股）',
        'CLS 财联社 2026-07-08: 今日全市场共47股涨停，连板股总数8只，14股封板未遂，封板率为77%（不含ST股、退市股）',
      ),
    ],
    seeAlso: ['recap', 'streaks', 'sealRate'],
    commands: ['limitup day --format brief'],
  },
  {
    id: 'streaks',
    zh: '连板股分析',
    en: 'streak analysis',
    definition: both(
      '收盘后约 15:45 至 16:20 的短文：连板股总数、三连板及以上、连板股晋级率。',
      'The short text of about 15:45 to 16:20: streak stocks, streaks of 3 and more, streak promotion.',
    ),
    scope: 'scope',
    sources: [
      published(
        '财联社 2026-07-08：连板股 8，三连板及以上 2，上一交易日 5，晋级率 40%',
        'CLS 财联社 2026-07-08: 8 streak stocks, 2 of 3 or more, 5 the day before, 40%',
      ),
    ],
    seeAlso: ['recap', 'brief', 'streakPromotion'],
    commands: ['limitup day --format streaks'],
  },
  {
    id: 'closingReview',
    zh: '收评',
    en: 'closing review',
    definition: both(
      '收盘后约 15:02 的短文：成交额、涨跌家数、指数，没有涨停统计。它写“较上一个交易日”，复盘写“较上个交易日”。',
      'The short text of about 15:02: amount, breadth, indexes, no limit-up figures. It says 较上一个交易日, the recap 较上个交易日.',
    ),
    scope: 'market',
    sources: [published('财联社收评', '收评 of CLS 财联社')],
    vendors: [
      by(
        'cls',
        '245 个标签中用 gap 而不合 half 的 10 个多出自收评',
        'of 245 labels 10 are by gap and not by half, most of them in it',
      ),
    ],
    seeAlso: ['recap', 'amountChangeCents'],
  },
  {
    id: 'picture',
    zh: '涨停分析图',
    zhAlso: ['今日涨停分析图'],
    en: 'limit-up picture',
    definition: both(
      '随复盘发布的图：按题材分组，逐股列出封板时间、标签和原因。标签用 gap、至多空 2，n天n板 也照印；没有触板的大涨股只列涨幅，不计入。',
      'The picture published with the recap: grouped by theme, for each stock time, label and reason. Labels are by gap with at most 2 empty, n天n板 included; big risers without a board stand in it with their change and are not counted.',
    ),
    scope: 'scope',
    sources: [
      published(
        '财联社 2025-02-07：瀛通通讯在图上是首板，在首句是 11天7板',
        'CLS 财联社 2025-02-07: 瀛通通讯 is 首板 in the picture and 11天7板 in the line',
      ),
    ],
    seeAlso: ['recap', 'pictureWindow', 'groups', 'risers'],
  },
  {
    id: 'pictureWindow',
    zh: '图上标签',
    en: 'picture window',
    definition: both(
      '按图的规则（gap、至多空 2）得出的 N天M板，与本次所用的规则无关。',
      "N天M板 by the picture's rule, gap with at most 2 empty, whatever the rule in force.",
    ),
    scope: 'stock',
    sources: [
      measured(
        '财联社的图与同花顺、开盘啦的标签同用这条规则',
        'pictures of CLS 财联社 and labels of THS and Kaipanla follow this rule',
      ),
    ],
    seeAlso: ['picture', 'daysBoards', 'gap'],
  },
  {
    id: 'combinedLabel',
    zh: 'N天M板n连板',
    en: 'combined label',
    definition: both(
      '把窗口和连板合在一起的标签，如 13天11板4连板，n 不小于 2。JSON 分开给出两者。',
      'Window and streak in one label, as 13天11板4连板, n from 2 on. JSON gives the two apart.',
    ),
    scope: 'stock',
    sources: [
      published(
        '财联社的图和部分快讯：中百集团23天15板6连板',
        'pictures and some texts of CLS 财联社: 中百集团23天15板6连板',
      ),
    ],
    seeAlso: ['daysBoards', 'streak'],
    day: ['boards[].streak', 'boards[].daysBoards'],
  },
])
