import { by, chosen, measured, rule, termsOf, unconfirmed } from './term.ts'
import type { Term } from './term.ts'
import { both } from './vocabulary.ts'

/** 状态与上市: status, listing, who trades. */
export const STATUS_TERMS: readonly Term[] = termsOf('universe', [
  {
    id: 'status',
    zh: '证券状态',
    en: 'status',
    definition: both(
      '股票在当日的状态：normal 正常、specialTreatment ST、unreformed 未股改、delisting 退市整理、unknown 无从得知。用当日的，不用今天的。',
      'What the stock was on that day: normal, specialTreatment (ST), unreformed (S-share), delisting (退市整理), or unknown. Never what it is today.',
    ),
    scope: 'stock',
    sources: [
      chosen(
        '依次看行内 ST 列、有日期的清单、当日简称',
        "in this order: the row's ST column, dated lists, the name of the day",
      ),
    ],
    seeAlso: ['specialTreatment', 'unreformed', 'delisting', 'statusUnknown'],
    day: ['boards[].status', 'downBoards[].status', 'input[].stSource'],
  },
  {
    id: 'specialTreatment',
    zh: 'ST',
    zhAlso: ['风险警示', '*ST', 'ST股', '特别处理', '风险警示股'],
    en: 'special treatment',
    definition: both(
      '被实施风险警示的股票，简称前有 ST 或 *ST。主板 ST 涨跌幅限制 5% 至 2026-07-03，2026-07-06 起 10%；此后 ST 只影响口径，不影响价格。',
      'Stocks under a risk warning, ST or *ST before the name. Main-board ST had 5% until 2026-07-03 and has 10% since 2026-07-06; from then on ST decides who is counted, not the price.',
    ),
    scope: 'stock',
    sources: [
      rule(
        '上证发〔2026〕41号；深证上〔2026〕551号，3.3.13、10.9 条',
        '上证发〔2026〕41号; 深证上〔2026〕551号, art. 3.3.13 and 10.9',
      ),
      measured(
        '同花顺涨停池：2026-07-03 有 52 只 ST，涨幅不过 5.30%；07-06 有 7 只，10.07% 至 19.77%',
        'limit-up pool of THS: 52 ST names on 2026-07-03, none above 5.30%; 7 on 07-06, 10.07% to 19.77%',
      ),
    ],
    vendors: [
      by('cls', '不计（不含ST股、退市股）', 'left out (不含ST股、退市股)'),
      by('ths', '计入', 'counted'),
      by('eastmoney', '涨停池不计', 'left out of its pools'),
      by('kaipanla', '“实际涨停”不计', 'left out of 实际涨停'),
      by('tushare', 'limit_list_d 不计，limit_step 计入', 'out in limit_list_d, in in limit_step'),
    ],
    seeAlso: ['status', 'statusChange', 'statusUnknown', 'scope', 'limitPercent'],
    day: ['specialTreatment', 'boards[].status'],
  },
  {
    id: 'statusChange',
    zh: '摘帽',
    zhAlso: ['戴帽', '摘星', '摘星脱帽'],
    en: 'ST status change',
    definition: both(
      '摘帽是撤销风险警示，戴帽是实施风险警示。只决定当日是否计入；连板数不受影响，此前 5% 的涨停照样算。',
      'Lifting (摘帽) or imposing (戴帽) the risk warning. It decides who is counted on the day; a streak keeps its boards at 5%.',
    ),
    scope: 'stock',
    sources: [
      measured(
        '四环生物 000518 摘帽后的连板数含 ST 期间的板',
        '四环生物 000518: its streak after 摘帽 holds boards of its ST days',
      ),
    ],
    seeAlso: ['specialTreatment', 'streak'],
  },
  {
    id: 'statusUnknown',
    zh: '状态不明',
    en: 'status unknown',
    definition: both(
      '口径内有成交、但无从得知是否 ST 的股票数。有影响的数字给出区间。',
      'Traded stocks of the scope of which nothing says whether they were ST. Figures that hang on it are given as ranges.',
    ),
    unit: 'stocks',
    scope: 'scope',
    sources: [
      chosen(
        '用 --securities 给出简称或 ST 时段即可消除',
        '--securities with names or ST periods removes it',
      ),
    ],
    seeAlso: ['ranges', 'specialTreatment', 'assumptions'],
    day: ['statusUnknown'],
  },
  {
    id: 'unreformed',
    zh: 'S股',
    zhAlso: ['未股改', '未股改股'],
    en: 'S-share',
    definition: both(
      '没有完成股权分置改革的主板股票，简称以 S 开头。涨跌幅限制 5%，2026-07-06 也没有放宽；现存只有 600182 S佳通。不是 ST。',
      'A main-board stock that never finished the share reform, S before the name. Its limit is 5% and did not move on 2026-07-06; 600182 S佳通 is the last one. It is not ST.',
    ),
    scope: 'stock',
    sources: [
      measured(
        '600182 在 2026-07-10：13.65 对 14.33 和 12.97',
        '600182 on 2026-07-10: 13.65, limits 14.33 and 12.97',
      ),
      unconfirmed(
        '2026-07-06 以后仍为 5% 的条文未见',
        'the text by which 5% outlived 2026-07-06 was not seen',
      ),
    ],
    seeAlso: ['status', 'limitPercent'],
    day: ['boards[].status'],
  },
  {
    id: 'delisting',
    zh: '退市整理',
    zhAlso: ['退市整理期', '退市股'],
    en: 'delisting period',
    definition: both(
      '退市前的整理期，简称以退结尾（深、北）或以退市开头（沪）。2020-12-31 的规则下为 15 个交易日、首日无涨跌幅限制，此前为 30 个交易日。',
      'The last trading days before delisting, 退 behind the name (SZSE, BSE) or 退市 before it (SSE). Under the rules of 2020-12-31 15 trading days with a free first day, before that 30.',
    ),
    scope: 'stock',
    sources: [
      rule('上交所 2023 年 4.4.10 条，深交所 2023 年 4.5.5 条', 'SSE 2023 art. 4.4.10, SZSE 2023 art. 4.5.5'),
    ],
    vendors: [
      by('cls', '不计（不含ST股、退市股）', 'left out (不含ST股、退市股)'),
      by('ths', '计入，没有 N天M板 标签', 'counted, without a label'),
      by(
        'eastmoney',
        '2022 年计入；现今未证实，默认不计',
        'counted in 2022; today unconfirmed, left out by default',
      ),
      by('kaipanla', '218 日中没有退市整理股', 'none in 218 days'),
    ],
    seeAlso: ['status', 'noLimit', 'scope'],
    day: ['boards[].status'],
  },
  {
    id: 'newListing',
    zh: '新股',
    zhAlso: ['上市初期'],
    en: 'new listing',
    definition: both(
      '处在上市后无涨跌幅限制的头几根自身日线内的股票；简称首日以 N 开头，随后以 C 开头。不计涨停。',
      'A stock within its first own bars without a limit; N before its name on day 1, C on the following days. Never a limit-up.',
    ),
    scope: 'stock',
    sources: [
      rule('见无涨跌幅限制', 'see no limit'),
      rule(
        '2014 至 2023-04-07 的主板首日（创业板至 2020-08-21）以发行价的 144% 和 64% 为界，收在界上不算涨停（上证发〔2014〕37号，深证会〔2014〕54号）',
        'first days from 2014 to 2023-04-07 (ChiNext to 2020-08-21) were bounded by 144% and 64% of the issue price; a close on that bound is no limit-up (上证发〔2014〕37号, 深证会〔2014〕54号)',
      ),
    ],
    vendors: [by('cls', '不计，涨 246% 的 N宏海也不计', 'left out, N宏海 at +246% too')],
    seeAlso: ['noLimit', 'unopenedListing'],
    day: ['noLimit'],
  },
  {
    id: 'unopenedListing',
    zh: '未开板新股',
    zhAlso: ['一字新股'],
    en: 'unbroken new listing',
    definition: both(
      '上市第二日起每根日线都是一字板的新股。2014 至 2023 年常见；本程序不另行剔除。',
      'A new listing whose every bar since day 2 is a one-word board. Common from 2014 to 2023; this program does not leave them out.',
    ),
    formula: 'every own bar since the second is oneWord',
    scope: 'stock',
    sources: [unconfirmed('当年的数据商把它们剔除', 'vendors of that time left them out')],
    vendors: [
      by('eastmoney', '剔除', 'left out'),
      by('tdx', '板块统计剔除', 'left out of its sector statistics'),
    ],
    seeAlso: ['newListing', 'oneWord'],
  },
  {
    id: 'suspended',
    zh: '停牌',
    en: 'suspended',
    definition: both(
      '口径内在回看期出现过、当日没有日线的股票。已退市的，和连续 20 个交易日没有行的，不算。停牌日不是自身日线，不加也不断连板。',
      'Stocks of the scope that were seen in the look-back and have no bar on the day; those that left the market, or had no row for 20 trading days, are not counted. A suspended day is no own bar and neither adds to a streak nor breaks it.',
    ),
    unit: 'stocks',
    scope: 'scope',
    sources: [chosen('成交量为 0 的行是停牌', 'a row of volume 0 is a suspension')],
    seeAlso: ['resumed', 'ownBar', 'streak', 'traded'],
    day: ['suspended'],
  },
  {
    id: 'resumed',
    zh: '复牌',
    en: 'resumed',
    definition: both(
      '停牌后恢复交易。涨跌幅限制照常，连板从停牌前接着数；停得久本身不免除限制。',
      'Trading again after a suspension. The usual limit holds and a streak goes on; a long suspension by itself frees nothing.',
    ),
    scope: 'stock',
    sources: [
      rule(
        '长期停牌或重组复牌有通常的涨跌幅限制',
        'a resumption after a long suspension or a restructuring has the normal limit',
      ),
    ],
    seeAlso: ['suspended', 'streak', 'joined'],
  },
  {
    id: 'traded',
    zh: '交易家数',
    zhAlso: ['成交家数'],
    en: 'traded',
    definition: both('口径内当日有日线的股票。', 'Stocks of the scope with a bar on the day.'),
    formula: 'limitUp.sealed + limitUp.broken + untouched + noLimit + notJudged + anomalous',
    unit: 'stocks',
    scope: 'scope',
    sources: [
      measured(
        '2025-02-07：cls 口径 5,250，全市场 5,382',
        '2025-02-07: 5,250 in scope cls, 5,382 in the whole market',
      ),
    ],
    seeAlso: ['suspended', 'untouched', 'scope'],
    day: ['traded', 'ranges.traded'],
  },
])
