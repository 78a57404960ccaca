import { by, chosen, termsOf, unconfirmed } from './term.ts'
import type { Term } from './term.ts'
import { both } from './vocabulary.ts'

/** 代码与简称: codes and names. */
export const CODE_TERMS: readonly Term[] = termsOf('universe', [
  {
    id: 'code',
    zh: '证券代码',
    zhAlso: ['股票代码', '代码'],
    en: 'code',
    definition: both(
      '六位数字加市场，如 605398.SH。单独六位按股票读，000001 是平安银行，不是上证指数。',
      'Six digits and the market, as 605398.SH. Bare digits are read as a stock: 000001 is 平安银行, not the SSE index.',
    ),
    scope: 'stock',
    sources: [chosen('比较代码，从不比较简称', 'codes are compared, never names')],
    seeAlso: ['name', 'codeMap', 'segment', 'skipped'],
    day: ['boards[].code', 'ladder[].codes'],
  },
  {
    id: 'codeMap',
    zh: '代码变更',
    zhAlso: ['新旧代码', '北交所新代码'],
    en: 'code change',
    definition: both(
      '北交所 2025-10-09 起把股票改为 920 开头的代码，一只股票的日线可能分在新旧两个代码下；本程序合并，连板不断。',
      'The BSE renumbered its stocks to 920 from 2025-10-09 on, so one stock may have bars under two codes; they are joined and streaks cross the change.',
    ),
    scope: 'stock',
    sources: [unconfirmed('确切的一日未证实', 'the exact day is unconfirmed')],
    vendors: [by('tdx', '对照表在 addedcode_bj.cfg', 'the map is addedcode_bj.cfg')],
    seeAlso: ['code', 'bse', 'streak'],
    commands: ['limitup check'],
  },
  {
    id: 'name',
    zh: '证券简称',
    zhAlso: ['股票简称', '简称', '股票名称'],
    en: 'name',
    definition: both(
      '当日简称，印出时折成半角、去空白，去掉 -U、-W、-V 后缀和 XD、XR、DR、N、C 前缀；sourceName 是数据原样。',
      'The short name of the day, for display half-width and without blanks, the suffixes -U, -W, -V and the marks XD, XR, DR, N, C; sourceName is as in the data.',
    ),
    scope: 'stock',
    sources: [
      chosen(
        '财联社也去后缀；去前缀未证实',
        'CLS 财联社 drops the suffixes too; dropping the marks is unconfirmed',
      ),
    ],
    seeAlso: ['code', 'status'],
    day: ['boards[].name', 'boards[].sourceName'],
  },
  {
    id: 'skipped',
    zh: '跳过的行',
    zhAlso: ['B股', '非A股'],
    en: 'skipped rows',
    definition: both(
      '不是 A 股的行：B 股、基金、指数、债券。只计数，不看价格。',
      'Rows that are no A-share: B shares, funds, indexes, bonds. Counted; their prices are never looked at.',
    ),
    unit: 'rows',
    scope: 'data',
    sources: [
      chosen(
        '沪市 B 股的最小变动单位是 0.001 美元，整数分容不下',
        'a Shanghai B share moves in ticks of 0.001 USD, which integer cents cannot hold',
      ),
    ],
    seeAlso: ['code', 'issues'],
    day: ['skipped'],
  },
])
