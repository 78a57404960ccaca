import { by, chosen, documented, measured, published, termsOf, unconfirmed } from './term.ts'
import type { Term } from './term.ts'
import { both } from './vocabulary.ts'

/** 统计口径与各家: whose universe is counted, and how the houses differ. */
export const SCOPE_TERMS: readonly Term[] = termsOf('scopes', [
  {
    id: 'scope',
    zh: '统计口径',
    zhAlso: ['口径'],
    en: 'scope',
    definition: both(
      '数字计入哪些股票：cls、ths、eastmoney、all。按当日状态取舍，只作用于当日，不作用于连板的过去各日。涨跌家数和成交额不随口径变。',
      "Whom a figure counts: cls, ths, eastmoney or all. The status of the day decides, for that day and not for a streak's past ones. Breadth and amounts do not follow it.",
    ),
    scope: 'scope',
    sources: [
      measured('58 日对照财联社与同花顺涨停池', 'CLS against the pool of THS on 58 days'),
      published(
        '财联社的涨停分析和连板股分析都注明（不含ST股、退市股）',
        '涨停分析 and 连板股分析 of CLS 财联社 print （不含ST股、退市股）',
      ),
    ],
    seeAlso: ['cls', 'ths', 'eastmoney', 'all', 'specialTreatment', 'delisting', 'bse'],
    day: ['scope'],
  },
  {
    id: 'cls',
    zh: '财联社口径',
    zhAlso: ['财联社'],
    en: 'scope cls',
    definition: both(
      '默认口径：不含 ST 和退市整理，含科创板和北交所；N天M板 用 half、至多空 5。',
      'The default: without ST and 退市整理, STAR and BSE in; N天M板 by half with at most 5 empty.',
    ),
    scope: 'scope',
    sources: [
      measured(
        '2025-02-07 的图列 83 只：10CM 71，20CM 8，30CM 4，ST 0，与日线的封板股完全相同',
        'its picture of 2025-02-07 lists 83 stocks, 71 at 10CM, 8 at 20CM, 4 at 30CM, no ST: exactly the sealed stocks of the bars',
      ),
    ],
    vendors: [
      by(
        'cls',
        '首句同日印 84，多出的华金资本 000532 收 18.51，涨停价 19.46，最高 19.40，并未触板',
        'its opening line of that day says 84; the extra 华金资本 000532 closed at 18.51 and never reached 19.46 (high 19.40)',
      ),
    ],
    seeAlso: ['scope', 'half', 'ths', 'eastmoney'],
    day: ['scope'],
  },
  {
    id: 'ths',
    zh: '同花顺口径',
    zhAlso: ['同花顺'],
    en: 'scope ths',
    definition: both(
      '含 ST 和退市整理（后者没有 N天M板 标签），含科创板，不含北交所；N天M板 用 gap、至多空 2。',
      'ST and 退市整理 in (the latter without a label), STAR in, BSE out; N天M板 by gap with at most 2 empty.',
    ),
    scope: 'scope',
    sources: [
      measured('8,751 行中 ST 1,293 行，北交所 0 行', '1,293 ST rows of 8,751, none of the BSE'),
      measured(
        '同花顺与开盘啦去掉 ST 和北交所后，215 日中 214 日股票相同',
        'THS and Kaipanla, both without ST and BSE, hold the same stocks on 214 of 215 days',
      ),
    ],
    seeAlso: ['scope', 'gap', 'kaipanla'],
    day: ['scope'],
  },
  {
    id: 'eastmoney',
    zh: '东方财富口径',
    zhAlso: ['东方财富', '东财'],
    en: 'scope eastmoney',
    definition: both(
      '不含 ST，默认不含退市整理，含科创板和北交所；N天M板 用 half、空档不限。',
      'Without ST, by default without 退市整理, STAR and BSE in; N天M板 by half with any gap.',
    ),
    scope: 'scope',
    sources: [
      unconfirmed(
        '是否含科创板、退市整理现今未证实',
        'whether STAR and 退市整理 are counted today is unconfirmed',
      ),
    ],
    vendors: [
      by(
        'eastmoney',
        '有时漏一只，如 2026-08-12 的 600272',
        'it sometimes misses a stock, as 600272 on 2026-08-12',
      ),
    ],
    seeAlso: ['scope', 'half', 'windowOrder', 'akshare'],
    day: ['scope'],
  },
  {
    id: 'all',
    zh: '全口径',
    zhAlso: ['全部A股'],
    en: 'scope all',
    definition: both(
      '有涨跌幅限制的全部 A 股：ST、退市整理、北交所都在内；N天M板 用 half、至多空 5。',
      'Every A-share with a limit: ST, 退市整理 and BSE in; N天M板 by half with at most 5 empty.',
    ),
    scope: 'scope',
    sources: [chosen('本程序自设', 'of this program')],
    seeAlso: ['scope', 'market'],
    day: ['scope'],
  },
  {
    id: 'kaipanla',
    zh: '开盘啦',
    en: 'Kaipanla',
    definition: both(
      '数据商。“实际涨停”不含 ST、含北交所；N天M板 用 gap、至多空 2。本程序没有这个口径。',
      'A vendor. Its 实际涨停 is without ST, BSE in; N天M板 by gap with at most 2 empty. It is no scope of this program.',
    ),
    scope: 'scope',
    sources: [
      measured('实际涨停 + ST = 涨停，218 日全部相符', '实际涨停 + ST = 涨停 on all of 218 days'),
      unconfirmed('字段名', 'its field names'),
    ],
    seeAlso: ['scope', 'ths', 'brokenRate', 'premiums'],
  },
  {
    id: 'tdx',
    zh: '通达信',
    en: 'TDX',
    definition: both(
      '行情软件，.day 日线文件的来源，文件里没有前收盘价、简称和 ST。板块统计不含 ST 和未开板新股。',
      'A terminal, and the source of .day files, which hold no previous close, no names and no ST. Its sector statistics are without ST and 未开板新股.',
    ),
    scope: 'data',
    sources: [
      documented('hqrule.dat、gbbq、addedcode_bj.cfg 等文件', 'its files hqrule.dat, gbbq, addedcode_bj.cfg'),
    ],
    seeAlso: ['daysBoards', 'limitPrice', 'codeMap'],
    day: ['input[].format'],
  },
  {
    id: 'tushare',
    zh: 'Tushare',
    en: 'Tushare',
    definition: both(
      '数据接口。limit_list_d（2020 年起）不含 ST、含北交所；limit_step 含 ST；up_stat 是 M/N。休市日可能返回上一交易日的行。',
      'A data service. limit_list_d (since 2020) is without ST, BSE in; limit_step has ST; up_stat is M/N. For a holiday it may answer with the day before.',
    ),
    scope: 'data',
    sources: [documented('接口文档与实测', 'its documentation, and what it answers')],
    seeAlso: ['windowOrder', 'amountCents', 'afterHours'],
    day: ['input[].format'],
  },
  {
    id: 'akshare',
    zh: 'AkShare',
    en: 'AkShare',
    definition: both(
      '开源数据接口，涨停池取自东方财富，只有最近的日期；“涨停统计”一列是 N/M。历史日线没有前收盘价，由涨跌额得出。',
      'An open data library; its pools are those of Eastmoney and cover recent dates alone; the column 涨停统计 is N/M. Its history has no previous close; 涨跌额 gives it.',
    ),
    scope: 'data',
    sources: [documented('接口文档与输出', 'its documentation and output')],
    seeAlso: ['eastmoney', 'windowOrder', 'prevClose'],
    day: ['input[].format'],
  },
  {
    id: 'windowOrder',
    zh: '涨停统计',
    zhAlso: ['up_stat', 'zttj', 'high_days'],
    en: 'window order',
    definition: both(
      '各家 N天M板 字段里两个数的次序不同：多数是 N 在前，Tushare 相反。比较之前先换成 N 和 M。',
      'The two numbers of N天M板 stand in different orders: N first at most houses, the reverse at Tushare. Turn them into N and M before comparing.',
    ),
    scope: 'stock',
    sources: [documented('各家字段', 'their fields')],
    vendors: [
      by('eastmoney', 'zttj 的 days、ct 是 N、M', 'zttj has days, ct: N, M'),
      by('akshare', '涨停统计 21/11 是 N/M', '涨停统计 21/11 is N/M'),
      by('tushare', 'up_stat 12/23 是 M/N，即 23天12板', 'up_stat 12/23 is M/N: 23天12板'),
      by(
        'ths',
        'high_days 是文字 N天M板；high_days_value = M × 65536 + N',
        'high_days is the text N天M板; high_days_value = M × 65536 + N',
      ),
      by('tdx', 'N、M', 'N, M'),
    ],
    seeAlso: ['daysBoards'],
  },
])
