import { describe, expect, it } from 'vitest'
import type { DayFormatter } from '../../src/formatters/formatter.ts'
import { ladder } from '../../src/formatters/ladder.ts'
import { limitUpBriefLine } from '../../src/formatters/limitUpBrief.ts'
import { finePercent, wholePercent } from '../../src/formatters/percent.ts'
import { countText, endsText, rateText } from '../../src/formatters/rangeText.ts'
import { recapLine } from '../../src/formatters/recap.ts'
import { statusDoubt } from '../../src/formatters/statusDoubt.ts'
import { sayIn } from '../../src/formatters/words/phrase.ts'
import { streakBriefLine } from '../../src/formatters/streakBrief.ts'
import { table } from '../../src/formatters/table.ts'
import type { DayStats, InputSummary } from '../../src/model/report.ts'
import type { Quality } from '../../src/model/quality.ts'
import type { StatusRanges } from '../../src/model/statusRanges.ts'
import { board, dayOf, emptyDay, quality, rangesOf, stock } from '../support/dayStats.ts'
import { rangedDay, sampleDay } from './sampleDay.ts'

const UNKNOWN: Quality = { state: 'unknown', causes: [{ kind: 'data', text: 'a test' }] }

const textOf = (formatter: DayFormatter, day: DayStats, width = 80): string =>
  formatter.format(day, { width, paint: (_style, text) => text })

/** A day whose ranges are its own figures, but for those given. */
function withRanges(day: DayStats, others: Partial<StatusRanges> = {}): DayStats {
  return { ...day, ranges: rangesOf(day, others) }
}

describe('both ends', () => {
  it.each([
    ['71', '83', '71–83'],
    ['71', '71', '71'],
  ])('%s and %s read %s', (from, to, expected) => {
    expect(endsText(from, to)).toBe(expected)
  })

  it('of a count without a range are the count', () => {
    expect([countText(83, undefined), countText(83, { from: 83, to: 83 })]).toEqual(['83', '83'])
    expect(countText(83, { from: 71, to: 83 })).toBe('71–83')
  })

  it.each([
    [{ part: 71, whole: 119 }, { part: 83, whole: 123 }, '60%–67%', '59.66%–67.48%'],
    [{ part: 2, whole: 5 }, { part: 5, whole: 17 }, '40%–29%', '40%–29.41%'],
    [{ part: 601, whole: 1000 }, { part: 602, whole: 1000 }, '60%', '60.1%–60.2%'],
  ])('of the rate %j and %j read %s', (from, to, whole, fine) => {
    expect(rateText({ from, to }, wholePercent)).toBe(whole)
    expect(rateText({ from, to }, finePercent)).toBe(fine)
  })
})

describe('sentences with ranges', () => {
  it('print the opening line', () => {
    expect(recapLine(rangedDay())).toBe(
      recapLine(sampleDay())
        .replace('83股涨停', '81–85股涨停')
        .replace('48股炸板', '40–48股炸板')
        .replace('63%', '63%–68%')
        .replace('逾百股', '95–118股'),
    )
  })

  it('print 涨停分析', () => {
    expect(limitUpBriefLine(rangedDay()).split('焦点股')[0]).toBe(
      '【2月7日涨停分析】2月7日，今日全市场共81–85股涨停，连板股总数22–25只，40–48股封板未遂，' +
        '封板率为63%–68%（不含ST股、退市股，3120股未知是否ST）。',
    )
  })

  it('print 连板股分析', () => {
    expect(streakBriefLine(rangedDay()).split('个股方面')[0]).toBe(
      '【2月7日连板股分析】2月7日，今日共81–85股涨停，连板股总数22–25只，其中三连板及以上个股14–17只，' +
        '上一交易日共21–26只连板股，连板股晋级率53.85%–80.95%（不含ST股、退市股，3120股未知是否ST）。',
    )
  })

  it.each([
    ['the opening line', recapLine],
    ['涨停分析', limitUpBriefLine],
    ['连板股分析', streakBriefLine],
  ])('%s is the same where every range is a point', (_what, line) => {
    expect(line(withRanges(sampleDay()))).toBe(line(sampleDay()))
  })

  it('leave out a rate of which an end is 0 of 0, and one that is not known', () => {
    const day = dayOf([board({ code: '600126' })], { streakPromotion: { part: 0, whole: 1 } })
    const open = withRanges(day, {
      sealed: { from: 0, to: 1 },
      sealRate: undefined,
      streakPromotion: undefined,
    })
    expect(recapLine(open)).toBe('2月7日，今日0–1股涨停，0股炸板。')
    expect(limitUpBriefLine(open)).not.toContain('封板率')
    expect(streakBriefLine(open)).not.toContain('上一交易日')
    const unknown = { ...rangedDay(), quality: quality({ sealRate: UNKNOWN, streakPromotion: UNKNOWN }) }
    expect(recapLine(unknown)).not.toContain('封板率')
    expect(streakBriefLine(unknown)).not.toContain('晋级率')
  })

  it('leave out counts that are not known', () => {
    const day = { ...rangedDay(), quality: quality({ limitUp: UNKNOWN, bigRisers: UNKNOWN }) }
    expect(recapLine(day)).not.toMatch(/涨停|炸板|–/)
  })

  it('give 三连板及以上 only where it lies between known ends', () => {
    const day = dayOf([board({ code: '605398', streak: 4 }), board({ code: '600126', streak: 2 })])
    const rungs = (from: number, to: number): StatusRanges['rungs'] => [
      { streak: 4, from, to },
      { streak: 2, from: 0, to: 1 },
    ]
    const line = (others: Partial<StatusRanges>): string => streakBriefLine(withRanges(day, others))
    expect(line({ rungs: rungs(1, 1) })).toContain('三连板及以上个股1只')
    expect(line({ rungs: rungs(0, 1), streakPromotion: undefined })).not.toContain('三连板')
    const streakPromotion = { from: { part: 1, whole: 4 }, to: { part: 2, whole: 3 } }
    expect(line({ rungs: rungs(0, 1), streakPromotion })).toContain('三连板及以上个股1–2只')
    const unknown = { ...withRanges(day), quality: quality({ ladder: UNKNOWN }) }
    expect(streakBriefLine(unknown)).not.toContain('三连板')
  })

  it.each([
    ['out', 7, false, '不含ST股、退市股，7股未知是否ST而计入'],
    ['out', 7, true, '不含ST股、退市股，7股未知是否ST'],
    ['in', 7, true, '含ST股，不含退市股，7股未知是否ST'],
    ['in', 7, false, '含ST股，不含退市股'],
    ['out', 0, true, '不含ST股、退市股'],
  ] as const)('ST %s, %i unknown, ranges %s: %s', (specialTreatment, statusUnknown, hasRanges, expected) => {
    const day = emptyDay({ specialTreatment, statusUnknown })
    expect(limitUpBriefLine(hasRanges ? withRanges(day) : day)).toContain(`（${expected}）`)
  })
})

describe('the table with ranges', () => {
  const text = textOf(table, rangedDay())

  it.each([
    ['涨停 sealed', '81–85'],
    ['炸板 broken', '40–48'],
    ['封板率 seal rate', '63%–68%'],
    ['连板股 streaks', '22–25'],
    ['晋级率 promotion', '53.85%–80.95%'],
    ['高度 tallest', '7–8'],
    ['跌停 limit-down', '1–4'],
    ['翘板 reopened', '0–1'],
  ])('prints %s %s', (label, value) => {
    expect(text).toMatch(new RegExp(`^${label} +${value}(?: |$)`, 'm'))
  })

  it('prints the market and how the stocks divide', () => {
    expect(text).toMatch(/涨停或超10% risers +95–118$/m)
    expect(text).toContain('交易 traded 2130–5250，未触板 untouched <=5115，')
    expect(text).toContain('停牌 suspended <=9，无涨跌幅 no limit <=4，未判定 not judged 0，')
  })

  it('marks figures without a range as the most that there can be only where it matters', () => {
    const day = sampleDay()
    const only = (others: Partial<StatusRanges>): string => textOf(table, withRanges(day, others), 200)
    expect(only({})).not.toContain('<=')
    expect(only({ streakStocks: { from: 1, to: 2 } })).not.toContain('<=')
    for (const touched of [{ sealed: { from: 81, to: 83 } }, { broken: { from: 40, to: 48 } }]) {
      expect(only(touched)).toContain('未触板 untouched <=5115，停牌 suspended 9，无涨跌幅 no limit 4，')
    }
  })

  it('prints rungs with both ends, those that only ST stocks may stand on too', () => {
    expect(text).toMatch(/^8连板 +0–1$/m)
    expect(text).toMatch(/^7连板 +1 {2}新炬网络$/m)
    expect(text).toMatch(/^3连板 +3–5 {2}杭钢股份 ST\?、浙数文化/m)
    expect(text).toMatch(/^首板 +71–72 {2}/m)
    expect(text).toMatch(/^炸板 +40–48 {2}股002101 ST\? \+8\.00%、股002102 \+8\.00%/m)
    expect(text).toMatch(/^跌停 +1–4 {2}国华网安 一字 3连跌 ST\?、迪生力$/m)
    expect(text).toMatch(/^翘板 +0–1 {2}海伦哲 20CM -18\.00%$/m)
  })

  it('says how many stocks could not be judged, and what they are', () => {
    expect(text).toContain(
      '未判ST unknown: nothing says which of 3120 stocks are ST; 6 stocks hang on it:\n' +
        '  000004.SZ, 002101.SZ, 600126.SH, 600200.SH, 600901.SH and 1 more\n',
    )
    expect(textOf(ladder, rangedDay())).toContain('未判ST unknown: nothing says')
    expect(textOf(table, sampleDay())).not.toContain('未判ST')
  })

  it('is the same where every range is a point, but for that line', () => {
    for (const width of [40, 80, 200]) {
      const lines = textOf(table, withRanges(sampleDay()), width).split('\n')
      const doubt = lines.findIndex((line) => line.startsWith('未判ST'))
      const end = lines.findIndex((line, index) => index > doubt && !line.startsWith('  '))
      expect(doubt).toBeGreaterThan(0)
      lines.splice(doubt, end - doubt)
      expect(lines.join('\n')).toBe(textOf(table, sampleDay(), width))
    }
  })

  it('shows a dash for a rate of which an end is 0 of 0', () => {
    const day = withRanges(sampleDay(), { sealRate: undefined, streakPromotion: undefined })
    expect(textOf(table, day)).toMatch(/^封板率 seal rate +– /m)
    expect(textOf(table, day)).toMatch(/^晋级率 promotion +– /m)
  })
})

describe('the tallest streak with ranges', () => {
  const open = [board({ code: '600126', streak: 4, streakAtLeast: true }), board({ code: '600127' })]
  const whole = open.map((each) => ({ ...each, streakAtLeast: false }))
  const start = { ...emptyDay().lookback, end: 'dataStart' } as const
  const maxHeight = { from: 4, to: 6 }
  const stocks = [stock('600126')]
  const fault = [{ code: 'bad-price', count: 1, first: [] }] as const
  const doubt = [{ code: 'st-unknown', count: 1, first: [] }] as const

  it.each<[string, string, DayStats, Partial<StatusRanges>]>([
    ['both ends', '4–6', dayOf(whole), { maxHeight }],
    ['both ends of a streak that only ST leaves open', '4–6', dayOf(open), { maxHeight, stocks }],
    ['with issues that are no fault', '4–6', dayOf(open, { issues: doubt }), { maxHeight, stocks }],
    ['one end where both are the same', '4', dayOf(whole, { lookback: start }), {}],
    ['the lower end where the data begins inside the streak', '>=4', dayOf(open), { maxHeight }],
    ['the lower end where it may', '>=4', dayOf(open, { lookback: start }), { maxHeight, stocks }],
    ['the lower end where ST bars may go on', '>=4', dayOf(whole, { lookback: start }), { maxHeight }],
    ['the lower end behind a faulty row', '>=4', dayOf(open, { issues: fault }), { maxHeight, stocks }],
    ['a dash', '–', dayOf(whole, { quality: quality({ maxHeight: UNKNOWN }) }), { maxHeight }],
  ])('prints %s: %s', (_what, expected, day, others) => {
    const text = textOf(table, withRanges(day, others))
    expect(/^高度 tallest +(\S+)/m.exec(text)?.[1]).toBe(expected)
  })
})

describe('the ladder with ranges', () => {
  it('marks the stocks that hang on ST', () => {
    const text = textOf(ladder, rangedDay(), 120)
    expect(text).toMatch(/^3连板 +600126\.SH {2}杭钢股份 ST\? /m)
    expect(text.match(/ST\?/g)).toHaveLength(2)
    expect(textOf(ladder, sampleDay(), 120)).not.toContain('ST?')
  })

  it('does not say that nothing sealed where something may have', () => {
    const day = emptyDay()
    expect(textOf(ladder, withRanges(day, { sealed: { from: 0, to: 2 } }))).toContain(
      '\n无确知涨停 no stock surely sealed, at most 2\n',
    )
    expect(textOf(ladder, withRanges(day))).toContain('\n无涨停 no stock sealed\n')
  })
})

describe('what is said of stocks that may be ST', () => {
  const codes = ['000004', '600126', '600200', '600901', '600902', '600903'].map(stock)
  it.each<[string, number, number]>([
    ['nothing says which of 9 stocks are ST; no board hangs on it', 9, 0],
    ['nothing says whether 1 stock is ST; 1 stock hangs on it: 000004.SZ', 1, 1],
    [
      'nothing says which of 9 stocks are ST; 5 stocks hang on it: 000004.SZ, 600126.SH, 600200.SH, 600901.SH, 600902.SH',
      9,
      5,
    ],
    [
      'nothing says which stocks were ST on days before; 6 stocks hang on it: ' +
        '000004.SZ, 600126.SH, 600200.SH, 600901.SH, 600902.SH and 1 more',
      0,
      6,
    ],
  ])('%s', (expected, statusUnknown, count) => {
    const day = withRanges(emptyDay({ statusUnknown }), { stocks: codes.slice(0, count) })
    expect(sayIn()(statusDoubt(day)!)).toBe(expected)
  })

  it('is nothing without ranges', () => {
    expect(statusDoubt(emptyDay({ statusUnknown: 9 }))).toBeUndefined()
  })
})

describe('the input in words', () => {
  it.each<[InputSummary['prevClose'], number | undefined, string]>([
    ['given', undefined, 'previous close given, no ST source'],
    ['change', undefined, 'no pre_close: derived from 涨跌额, no ST source'],
    ['factor', undefined, 'no pre_close: derived from the adjustment factor, no ST source'],
    [
      'previousClose',
      3,
      'no pre_close: derived from the close before, 3 ex-rights days (除权除息) known, no ST source',
    ],
    [
      'previousClose',
      1,
      'no pre_close: derived from the close before, 1 ex-rights day (除权除息) known, no ST source',
    ],
    [
      'previousClose',
      0,
      'no pre_close: derived from the close before, 0 ex-rights days (除权除息) known, no ST source',
    ],
  ])('%s, %s days', (prevClose, exRightsDays, expected) => {
    const input = { format: 'tdx-day', volumeUnit: 'shares', amountUnit: 'yuan', stSource: 'none' } as const
    const day = emptyDay({ input: [{ ...input, prevClose }], exRightsDays })
    const line = `输入 input: tdx-day, volume in shares, amount in yuan, ${expected}`
    expect(textOf(table, day, 200)).toContain(`\n${line}\n`)
  })

  it('names limit prices as the source of ST', () => {
    const { input } = emptyDay()
    const day = emptyDay({ input: input.map((each) => ({ ...each, stSource: 'limit' })) })
    expect(textOf(table, day, 200)).toContain('previous close given, ST by its limit prices\n')
  })
})
