import { describe, expect, it } from 'vitest'
import type { OwnNumber } from '../../../src/model/reconcile.ts'
import { parsePublishedText } from '../../../src/parsers/published/text.ts'
import { matchNumber } from '../../../src/stats/reconcile/matchNumber.ts'
import type { NumberClaim } from '../../../src/stats/reconcile/ownNumber.ts'

/** The one number of a text. */
function claimOf(text: string): NumberClaim {
  const [claim, ...others] = parsePublishedText('line', text).claims
  if (claim === undefined || others.length > 0) throw new Error(`${text} states no one number`)
  if (claim.kind === 'group' || claim.kind === 'pool' || claim.kind === 'scope') throw new Error(claim.kind)
  return claim
}

const count = (from: number, to: number = from): OwnNumber => ({ kind: 'count', from, to })
const rate = (part: number, whole: number): OwnNumber => ({
  kind: 'rate',
  from: { part, whole },
  to: { part, whole },
})
/** Amounts in 亿. */
const yi = (amount: number): OwnNumber => ({ kind: 'cents', cents: Math.round(amount * 1e10) })
/** A move in percent. */
const move = (percent: number): OwnNumber => ({
  kind: 'move',
  change: { part: Math.round(percent * 1e4), whole: 1e6 },
})

describe('a printed number', () => {
  it.each([
    // counts as they stand
    ['今日84股涨停', count(84), true],
    ['今日84股涨停', count(83), false],
    // within our own range, and ranges by their ends
    ['今日84股涨停', count(81, 85), true],
    ['今日84股涨停', count(85, 90), false],
    ['今日81–85股涨停', count(81, 85), true],
    ['今日81–86股涨停', count(81, 85), false],
    ['今日81–85股涨停', count(83), true],
    // more than: to the next unit of what was printed, of risers to the next hundred
    ['全市场超4100只个股上涨', count(4100), true],
    ['全市场超4100只个股上涨', count(4199), true],
    ['全市场超4100只个股上涨', count(4200), false],
    ['全市场超4000只个股上涨', count(4168), false],
    ['全市场近4200只个股上涨', count(4168), true],
    ['全市场近4200只个股上涨', count(4201), false],
    ['全市场近4200只个股上涨', count(4100), false],
    ['全市场约4200只个股上涨', count(4160), true],
    ['全市场不足4200只个股上涨', count(4199), true],
    ['全市场不足4200只个股上涨', count(4200), false],
    ['全市场至少4100只个股上涨', count(5000), true],
    ['逾百股涨停或涨超10%', count(100), true],
    ['逾百股涨停或涨超10%', count(715), true],
    ['逾百股涨停或涨超10%', count(99), false],
    ['逾40股涨停或涨超10%', count(49), true],
    ['逾40股涨停或涨超10%', count(50), false],
    ['80余股涨停或涨超10%', count(84), true],
    ['近20股涨停或涨超10%', count(18), true],
    // seal rates half up: published records and their slips
    ['封板率为65%', rate(84, 129), true],
    ['封板率为50%', rate(92, 183), true],
    ['封板率为53%', rate(715, 1343), true],
    ['封板率为68%', rate(27, 40), true],
    ['封板率为67%', rate(27, 40), false],
    ['封板率为82%', rate(113, 137), true],
    ['封板率为73%', rate(57, 80), false],
    ['封板率为73%', rate(86, 117), false],
    ['封板率63.4%', rate(83, 131), true],
    ['封板率约63%', rate(83, 131), true],
    ['封板率超63%', rate(83, 131), true],
    ['封板率超64%', rate(83, 131), false],
    ['炸板率35%', rate(45, 129), true],
    // promotion within a hundredth, rounded or cut
    ['连板股晋级率29.41%', rate(5, 17), true],
    ['连板股晋级率55.55%', rate(25, 45), true],
    ['连板股晋级率55.57%', rate(25, 45), true],
    ['连板股晋级率55.54%', rate(25, 45), false],
    ['连板股晋级率40%', rate(2, 5), true],
    ['连板股晋级率65%', rate(15, 23), true],
    ['连板股晋级率70%', rate(15, 23), false],
    ['1进2晋级率4%', rate(3, 71), true],
    // amounts
    ['沪深两市成交额1.96万亿', yi(19598.28), true],
    ['沪深两市成交额1.95万亿', yi(19598.28), false],
    ['沪深两市成交额2万亿', yi(19951), true],
    ['沪深两市成交额2万亿', yi(19949), false],
    ['沪深两市成交额19598亿', yi(19598.28), true],
    ['沪深两市成交额9999亿', yi(9998.5), true],
    ['沪深两市成交额超1.9万亿', yi(19598.28), true],
    ['沪深两市成交额近2万亿', yi(19598.28), true],
    ['沪深两市成交额超万亿', yi(19598.28), true],
    ['沪深两市成交额不足万亿', yi(9800), true],
    // their change: the difference of the exact sums, then rounded
    ['较上个交易日放量4247亿', yi(4246.71), true],
    ['较上个交易日放量4249亿', yi(4246.71), false],
    ['较上个交易日缩量4247亿', yi(4246.71), false],
    ['较上个交易日缩量845亿', yi(-845.2), true],
    ['较上个交易日放量逾4200亿', yi(4246.71), true],
    ['较上个交易日持平', yi(-0.4), true],
    ['较上个交易日持平', yi(0.6), false],
    // indexes
    ['沪指涨1.01%', move(1.0149), true],
    ['沪指涨1.7%', move(1.7), true],
    ['沪指涨1.01%', move(-1.01), false],
    ['沪指跌1.7%', move(-1.7), true],
    ['沪指跌1.7%', move(-1.71), false],
    ['沪指收平', move(0.004), true],
    ['沪指收平', move(0.01), false],
    ['沪指涨逾1%', move(1.52), true],
    ['沪指涨逾1%', move(2.01), false],
    ['沪指跌逾1%', move(1.52), false],
  ])('%s against %o: %s', (text, own, agrees) => {
    expect(matchNumber(claimOf(text), own).agrees).toBe(agrees)
  })

  it.each([
    ['今日86股涨停', count(84), { size: 2, isUsual: true }],
    ['今日87股涨停', count(84), { size: 3, isUsual: false }],
    ['今日82股涨停', count(83, 90), { size: -1, isUsual: true }],
    // 83 and 48 within two of 85 and 46
    ['封板率为65%', rate(83, 131), { size: 16_400, isUsual: true }],
    ['封板率为73%', rate(83, 131), { size: 96_400, isUsual: false }],
    ['较上个交易日放量4249亿', yi(4247), { size: 2e10, isUsual: false }],
    ['较上个交易日缩量4247亿', yi(4247), { size: -8494e10, isUsual: false }],
    ['沪指涨1.01%', move(-1.01), { size: 20_200, isUsual: false }],
    ['全市场超4200只个股上涨', count(4168), { size: 32, isUsual: false }],
  ])('%s lies off %o by %o', (text, own, distance) => {
    expect(matchNumber(claimOf(text), own)).toEqual({ agrees: false, distance })
  })
})
