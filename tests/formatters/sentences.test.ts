import { describe, expect, it } from 'vitest'
import { limitUpBriefLine, limitUpBrief } from '../../src/formatters/limitUpBrief.ts'
import { recap, recapLine } from '../../src/formatters/recap.ts'
import { scopeWords } from '../../src/formatters/scopeWords.ts'
import { streakBrief, streakBriefLine } from '../../src/formatters/streakBrief.ts'
import { dateText } from '../../src/model/date.ts'
import type { DayStats } from '../../src/model/report.ts'
import type { Quality } from '../../src/model/quality.ts'
import { board, dayOf, emptyDay, group, indexMove, quality } from '../support/dayStats.ts'
import { sampleDay, unknownDay } from './sampleDay.ts'

const YI = 10_000_000_000
const UNKNOWN: Quality = { state: 'unknown', causes: [{ kind: 'data', text: 'a test' }] }
const context = { width: 80, paint: (_style: string, text: string): string => text }

describe('the opening line', () => {
  it('prints the whole grammar', () => {
    expect(recapLine(sampleDay())).toBe(
      '2月7日，今日83股涨停，48股炸板，封板率为63%，新炬网络7连板，美格智能5连板，航锦科技、浙江东方4连板，' +
        '冀凯股份13天11板，瀛通通讯11天7板，优刻得、青云科技20CM3连板，杭钢股份、浙数文化3连板，' +
        '北交所华阳变速30CM2连板，并行科技30CM3天2板，志晟信息、派特尔30CM首板。' +
        '沪深两市全天成交额1.96万亿，较上个交易日放量4249亿。' +
        '全市场超4100只个股上涨，逾百股涨停或涨超10%。' +
        '截至收盘，沪指涨1.01%，深成指涨1.75%，创业板指涨2.53%。',
    )
  })

  it('is one line, with a line end', () => {
    const text = recap.format(sampleDay(), context)
    expect(text.endsWith('。\n')).toBe(true)
    expect(text.split('\n')).toHaveLength(2)
  })

  it('leaves out what is not known', () => {
    expect(recapLine(unknownDay())).toBe('2月7日。')
  })

  it('ends the counts where the ladder is empty', () => {
    expect(recapLine(dayOf([board({ code: '600000' })]))).toBe('2月7日，今日1股涨停，0股炸板，封板率为100%。')
  })

  it('leaves out the rate of 0 of 0', () => {
    expect(recapLine(dayOf([]))).toBe('2月7日，今日0股涨停，0股炸板。')
  })

  it.each<[string, Partial<DayStats>, string]>([
    ['no change without a day before', amounts(7560, 12_040), '沪深两市全天成交额1.96万亿。'],
    [
      '缩量',
      { ...amounts(7560, 12_040), amountChangeCents: -845 * YI },
      '沪深两市全天成交额1.96万亿，较上个交易日缩量845亿。',
    ],
    ['持平', { ...amounts(60, 40), amountChangeCents: 3 }, '沪深两市全天成交额100亿，较上个交易日持平。'],
    ['no turnover without Shanghai', { ...amounts(undefined, 12_040), amountChangeCents: 5 * YI }, ''],
    ['no turnover without Shenzhen', amounts(7560, undefined), ''],
    [
      'turnover without Beijing',
      { amountCents: { sse: 60 * YI, szse: 40 * YI, bse: undefined } },
      '沪深两市全天成交额100亿。',
    ],
    [
      'decliners',
      { advancers: 1000, decliners: 4321, bigRisers: 47 },
      '全市场超4300只个股下跌，逾40股涨停或涨超10%。',
    ],
    [
      'no big risers below ten',
      { advancers: 1000, decliners: 4321, bigRisers: 9 },
      '全市场超4300只个股下跌。',
    ],
    [
      'few stocks, many risers',
      { advancers: 60, decliners: 20, bigRisers: 20 },
      '全市场逾20股涨停或涨超10%。',
    ],
    ['unknown breadth', { advancers: 3000, decliners: 20, quality: quality({ advancers: UNKNOWN }) }, ''],
    [
      'unknown big risers',
      { advancers: 3000, bigRisers: 90, quality: quality({ bigRisers: UNKNOWN }) },
      '全市场超3000只个股上涨。',
    ],
    ['one index', { indexes: [indexMove('399006.SZ', '创业板指', 98.3, 100)] }, '截至收盘，创业板指跌1.7%。'],
    [
      'indexes in their own order, the Beijing one not printed',
      {
        indexes: [
          indexMove('899050.BJ', '北证50', 101, 100),
          indexMove('399001.SZ', '深成指', 100, 100),
          indexMove('000001.SH', '沪指', 100.5, 100),
        ],
      },
      '截至收盘，沪指涨0.5%，深成指持平。',
    ],
  ])('prints %s', (_what, changes, expected) => {
    const counts = '2月7日，今日0股涨停，0股炸板。'
    expect(recapLine(emptyDay(changes))).toBe(counts + expected)
  })

  it('begins with the date where the counts are not known', () => {
    const day = emptyDay({
      ...amounts(60, 40),
      quality: quality({ limitUp: UNKNOWN }),
      date: dateText(20241122),
    })
    expect(recapLine(day)).toBe('11月22日，沪深两市全天成交额100亿。')
  })

  it('says how many a group holds when names were cut', () => {
    const cut = group({
      block: 'lowerStreaks',
      label: { kind: 'streak', boards: 3, atLeast: false },
      names: ['甲', '乙'],
      leftOut: 6,
    })
    expect(ladderOf([cut])).toBe('甲、乙等8股3连板')
    expect(ladderOf([{ ...cut, names: [], leftOut: 8 }])).toBe('8股3连板')
  })

  it.each([
    [{ kind: 'streak', boards: 7, atLeast: true }, 10, '甲>=7连板'],
    [{ kind: 'streak', boards: 1, atLeast: true }, 10, '甲>=1连板'],
    [{ kind: 'streak', boards: 3, atLeast: true }, 20, '甲20CM>=3连板'],
    [{ kind: 'window', days: 13, boards: 11, atLeast: true }, 10, '甲>=13天11板'],
    [{ kind: 'streak', boards: 3, atLeast: false }, 5, '甲3连板'],
    [{ kind: 'firstBoard' }, 30, '甲30CM首板'],
  ] as const)('prints the label %j of a %i%% board', (label, limitPercent, expected) => {
    expect(ladderOf([group({ block: 'streaks', label, limitPercent, names: ['甲'] })])).toBe(expected)
  })

  it('names the Beijing exchange once, and only before its own block', () => {
    const first = { kind: 'firstBoard' } as const
    const groups = [
      group({ block: 'streaks', label: { kind: 'streak', boards: 4, atLeast: false }, names: ['甲'] }),
      group({
        block: 'bse',
        limitPercent: 30,
        label: { kind: 'streak', boards: 2, atLeast: false },
        names: ['乙'],
      }),
      group({ block: 'bse', limitPercent: 30, label: first, names: ['丙', '丁'] }),
    ]
    expect(ladderOf(groups)).toBe('甲4连板，北交所乙30CM2连板，丙、丁30CM首板')
    expect(ladderOf(groups.slice(0, 1))).toBe('甲4连板')
  })

  it('keeps to one line whatever a name holds', () => {
    const label = { kind: 'streak', boards: 4, atLeast: false } as const
    expect(ladderOf([group({ block: 'streaks', label, names: ['甲\n乙'] })])).toBe('甲?乙4连板')
  })
})

describe('涨停分析', () => {
  it('gives counts, scope and the stocks in focus', () => {
    expect(limitUpBriefLine(sampleDay())).toBe(
      '【2月7日涨停分析】2月7日，今日全市场共83股涨停，连板股总数23只，48股封板未遂，封板率为63%（不含ST股、退市股）。' +
        '焦点股方面，冀凯股份13天11板，新炬网络7连板，瀛通通讯11天7板，美格智能5连板，航锦科技、浙江东方4连板，' +
        '杭钢股份、浙数文化3连板，优刻得、青云科技20CM3连板，华阳变速30CM2连板。',
    )
    expect(limitUpBrief.format(sampleDay(), context)).toBe(`${limitUpBriefLine(sampleDay())}\n`)
  })

  it.each([
    [55, 31, '封板率为64%'],
    [47, 14, '封板率为77%'],
    [27, 13, '封板率为68%'],
  ])('%i sealed and %i broken read %s', (sealed, broken, expected) => {
    const sealRate = { part: sealed, whole: sealed + broken }
    const line = limitUpBriefLine(emptyDay({ limitUp: { sealed, broken }, sealRate, streakStocks: 5 }))
    expect(line).toBe(
      `【2月7日涨停分析】2月7日，今日全市场共${sealed}股涨停，连板股总数5只，${broken}股封板未遂，${expected}（不含ST股、退市股）。`,
    )
  })

  it('leaves out what is not known', () => {
    const day = emptyDay({
      streakStocks: undefined,
      quality: quality({ limitUp: UNKNOWN, sealRate: UNKNOWN }),
    })
    expect(limitUpBriefLine(day)).toBe('【2月7日涨停分析】2月7日（不含ST股、退市股）。')
  })

  it('orders the focus by boards, then streak before window, narrow limit before wide', () => {
    const day = dayOf([
      board({ code: '600001', name: '窗四', streak: 1, window: [7, 4] }),
      board({ code: '600002', name: '窗四短', streak: 1, window: [6, 4] }),
      board({ code: '600003', name: '连四', streak: 4 }),
      board({ code: '600004', name: '窗三不印', streak: 1, window: [4, 3] }),
      board({ code: '600005', name: '连二不印', streak: 2 }),
      board({ code: '600006', name: '连三窗三', streak: 3 }),
      board({ code: '300001', name: '二十连二', streak: 2 }),
      board({ code: '300002', name: '二十首板', streak: 1 }),
      board({ code: '300003', name: '二十连三', streak: 3 }),
      board({ code: '920001', name: '北连二', streak: 2 }),
      board({ code: '600007', name: '至少连三', streak: 3, streakAtLeast: true }),
      board({ code: '600008', name: '炸', state: 'broken' }),
      board({ code: '600009', name: '窗五连四', streak: 4, window: [6, 5], windowAtLeast: true }),
    ])
    expect(limitUpBriefLine(day).split('焦点股方面，')[1]).toBe(
      '窗五连四>=6天5板，连四4连板，窗四短6天4板，窗四7天4板，连三窗三3连板，至少连三>=3连板，' +
        '二十连三20CM3连板，二十连二20CM2连板，北连二30CM2连板。',
    )
  })

  it('falls back on the code where the data has no name', () => {
    const day = dayOf([board({ code: '605398', name: undefined, streak: 7 })])
    expect(limitUpBriefLine(day)).toContain('焦点股方面，605398.SH7连板。')
  })
})

describe('连板股分析', () => {
  it('gives streak stocks and their promotion', () => {
    const line = streakBriefLine(sampleDay())
    expect(line).toBe(
      '【2月7日连板股分析】2月7日，今日共83股涨停，连板股总数23只，其中三连板及以上个股9只，' +
        '上一交易日共23只连板股，连板股晋级率65.22%（不含ST股、退市股）。' +
        '个股方面，冀凯股份13天11板，新炬网络7连板，瀛通通讯11天7板，美格智能5连板，航锦科技、浙江东方4连板，' +
        '杭钢股份、浙数文化3连板，优刻得、青云科技20CM3连板，华阳变速30CM2连板。',
    )
    expect(streakBrief.format(sampleDay(), context)).toBe(`${line}\n`)
  })

  it.each([
    [5, 17, '上一交易日共17只连板股，连板股晋级率29.41%'],
    [2, 5, '上一交易日共5只连板股，连板股晋级率40%'],
    [25, 45, '上一交易日共45只连板股，连板股晋级率55.56%'],
    [0, 8, '上一交易日共8只连板股，连板股晋级率0%'],
  ])('%i of %i reads %s', (part, whole, expected) => {
    const line = streakBriefLine(emptyDay({ streakPromotion: { part, whole } }))
    expect(line).toBe(
      `【2月7日连板股分析】2月7日，今日共0股涨停，连板股总数0只，其中三连板及以上个股0只，${expected}（不含ST股、退市股）。`,
    )
  })

  it('leaves out what is not known', () => {
    const day = emptyDay({
      previousDate: undefined,
      streakStocks: undefined,
      quality: quality({ ladder: UNKNOWN, streakPromotion: UNKNOWN }),
    })
    expect(streakBriefLine(day)).toBe('【2月7日连板股分析】2月7日，今日共0股涨停（不含ST股、退市股）。')
  })
})

it.each([
  ['cls', 'out', '不含ST股、退市股'],
  ['cls', 'in', '含ST股，不含退市股'],
  ['eastmoney', 'out', '不含ST股、退市股'],
  ['ths', 'in', '含ST股、退市股，不含北交所'],
  ['ths', 'out', '含退市股，不含ST股、北交所'],
  ['all', 'in', '含ST股、退市股'],
  ['all', 'out', '含退市股，不含ST股'],
] as const)('scope %s with ST %s says %s', (scope, specialTreatment, expected) => {
  expect(scopeWords(emptyDay({ scope, specialTreatment }))).toBe(expected)
})

it('no sentence names a publisher or ends without a full stop', () => {
  for (const line of [recapLine, limitUpBriefLine, streakBriefLine].map((words) => words(sampleDay()))) {
    expect(line).not.toMatch(/财联社|讯，|日电/)
    expect(line.endsWith('。')).toBe(true)
  }
})

function amounts(sse: number | undefined, szse: number | undefined): Pick<DayStats, 'amountCents'> {
  const cents = (yi: number | undefined): number | undefined => (yi === undefined ? undefined : yi * YI)
  return { amountCents: { sse: cents(sse), szse: cents(szse), bse: 0 } }
}

function ladderOf(groups: DayStats['opening']['groups']): string {
  const line = recapLine(emptyDay({ opening: { groups } }))
  return line.slice('2月7日，今日0股涨停，0股炸板，'.length, -'。'.length)
}
