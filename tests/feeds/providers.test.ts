import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { eastmoneyHistory, eastmoneyIndex } from '../../src/feeds/eastmoney/history.ts'
import { eastmoneySnapshot } from '../../src/feeds/eastmoney/snapshot.ts'
import { FeedFault } from '../../src/feeds/fault.ts'
import { Line } from '../../src/feeds/line.ts'
import { INDEX_CODES } from '../../src/feeds/quote.ts'
import type { Quote, Snapshot } from '../../src/feeds/quote.ts'
import { sinaSnapshot } from '../../src/feeds/sina/list.ts'
import { sinaIndexes } from '../../src/feeds/sina/quotes.ts'
import { szseClosedWeekdays } from '../../src/feeds/szse/calendar.ts'
import { tencentSnapshot } from '../../src/feeds/tencent/list.ts'
import { tencentIndexes, tencentQuotes } from '../../src/feeds/tencent/quotes.ts'
import { tushareDay } from '../../src/feeds/tushare/daily.ts'
import { foldName } from '../../src/rules/nameStatus.ts'
import { CLOSED_WEEKDAYS } from '../../src/rules/holidays.ts'
import { FakeMarket } from '../support/fakeMarket.ts'
import { FakeUpstream } from '../support/fakeUpstream.ts'
import type { FaultAct } from '../support/fakeUpstream.ts'
import { testWire } from '../support/testWire.ts'

const DAY = 20260105
const market = new FakeMarket(580, 20251201, DAY)
let upstream: FakeUpstream
let line: Line

beforeAll(async () => {
  upstream = await FakeUpstream.start(market, DAY)
})
afterAll(() => upstream.stop())
beforeEach(() => {
  upstream.reset()
  line = new Line(testWire(upstream.url))
})

const SNAPSHOTS: Readonly<Record<string, (line: Line) => Promise<Snapshot>>> = {
  eastmoney: eastmoneySnapshot,
  tencent: tencentSnapshot,
  sina: sinaSnapshot,
}

/** What every provider must say of the made-up market, in its own precision. */
function expected(): Map<string, unknown> {
  return new Map(
    market.day(DAY).map((bar) => [
      bar.code,
      {
        name: bar.name,
        date: DAY,
        prevClose: bar.prevClose,
        bar: bar.suspended
          ? undefined
          : {
              open: bar.open,
              high: bar.high,
              low: bar.low,
              close: bar.close,
              volumeShares: bar.volumeLots * 100,
              amountCents: bar.amountCents,
            },
      },
    ]),
  )
}

function found(quotes: readonly Quote[], amounts: 'exact' | 'yuan'): Map<string, unknown> {
  return new Map(
    [...quotes]
      .sort((a, b) => (a.code < b.code ? -1 : 1))
      .map(({ code, name, stamp, bar, prevClose }) => {
        const right = market.bar(code, DAY)
        const amountCents =
          bar && amounts === 'yuan' && Math.abs(bar.amountCents - (right?.amountCents ?? 0)) <= 50
            ? right?.amountCents
            : bar?.amountCents
        return [
          code,
          { name: foldName(name), date: stamp?.date, prevClose, bar: bar && { ...bar, amountCents } },
        ]
      }),
  )
}

async function faultOf(ask: Promise<unknown>): Promise<FeedFault> {
  const error: unknown = await ask.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof FeedFault) return error
  throw new Error(`expected a fault of a feed, found ${String(error)}`)
}

describe('snapshots', () => {
  it.each(Object.entries(SNAPSHOTS))('%s gives every stock with every figure', async (name, snapshot) => {
    const { quotes, claimed } = await snapshot(line)
    expect(claimed).toBe(580)
    expect(found(quotes, name === 'tencent' ? 'yuan' : 'exact')).toEqual(expected())
    expect(quotes.some(({ bar }) => bar === undefined)).toBe(true)
  })

  it('tencent shows the limit prices', async () => {
    const quotes = await tencentQuotes(line, market.codes.slice(0, 130))
    expect(quotes).toHaveLength(130)
    for (const { code, limits } of quotes) {
      const bar = market.bar(code, DAY)!
      expect(limits).toEqual({ up: bar.limitUp, down: bar.limitDown })
    }
  })

  it('tencent says without a line which codes it does not know', async () => {
    expect(await tencentQuotes(line, ['600999.SH'])).toEqual([])
    expect(await tencentQuotes(line, ['600000.SH', '600999.SH'])).toHaveLength(1)
  })

  it.each([
    ['-1', '-1'],
    ['0', '0'],
    ['100000', '0.01'],
  ])('tencent: limits %s and %s are none', async (up, down) => {
    const change = (text: string): string => {
      const cells = text.split('~')
      cells[47] = up
      cells[48] = down
      return cells.join('~')
    }
    upstream.faults = [{ at: /qt\.gtimg\.cn/, act: change }]
    const [quote] = await tencentQuotes(line, ['600000.SH'])
    expect(quote?.limits?.up).toBeUndefined()
  })
})

/** Faults that strike every host of a provider, and the kind that must come of them. */
const FAULTS: readonly (readonly [what: string, act: FaultAct, kind: string])[] = [
  ['a timeout', 'timeout', 'unreachable'],
  ['a reset', 'reset', 'unreachable'],
  ['a ban', { status: 403 }, 'refused'],
  ['too many requests', { status: 429 }, 'refused'],
  ['a broken server', { status: 502 }, 'unreachable'],
  ['a redirect', { status: 302 }, 'refused'],
  ['a web page', 'html', 'shape'],
  ['an empty body', 'empty', 'unreachable'],
  ['a cut body', 'cut', 'shape'],
]
const PLACES: Readonly<Record<string, RegExp>> = {
  eastmoney: /push2[a-z]*\.eastmoney\.com/,
  tencent: /qt\.gtimg\.cn|finance\.qq\.com/,
  sina: /sina/,
}

describe.each(Object.entries(SNAPSHOTS))('faults of %s', (name, snapshot) => {
  it.each(FAULTS)('%s', async (_what, act, kind) => {
    upstream.faults = [{ at: PLACES[name]!, act }]
    const wire = testWire(upstream.url, 60)
    const fault = await faultOf(snapshot(new Line(wire)))
    expect(fault.source).toBe(name)
    expect(fault.kind).toBe(kind)
  })

  it.each(FAULTS.filter(([, , kind]) => kind === 'unreachable'))(
    '%s once is tried again',
    async (_what, act) => {
      upstream.faults = [{ at: PLACES[name]!, act, times: 1 }]
      const { quotes } = await snapshot(new Line(testWire(upstream.url, 60)))
      expect(quotes).toHaveLength(580)
    },
  )
})

describe('silent truncation', () => {
  it('eastmoney: 170 of 580 rows', async () => {
    const cutAt = (text: string): string => {
      const answer = JSON.parse(text) as { data: { total: number; diff: unknown[] } }
      answer.data.diff = answer.data.diff.slice(0, 70)
      return JSON.stringify(answer)
    }
    upstream.faults = [{ at: /clist.*pn=2&/, act: cutAt }]
    const fault = await faultOf(eastmoneySnapshot(line))
    expect(fault.kind).toBe('short')
    expect(fault.message).toBe('the list is cut: 170 of 580 rows')
  })

  it('eastmoney: pages that shift', async () => {
    upstream.faults = [
      {
        at: /clist.*pn=3&/,
        act: (text) => {
          const answer = JSON.parse(text) as { data: { diff: unknown[] } }
          answer.data.diff.reverse()
          return JSON.stringify(answer)
        },
      },
    ]
    const fault = await faultOf(eastmoneySnapshot(line))
    expect(fault.kind).toBe('short')
    expect(fault.message).toMatch(/^the pages shifted/)
  })

  it.each([
    ['tencent', /getBoardRankList.*offset=200/],
    ['sina', /getHQNodeData\?page=3/],
  ])('%s: a list that ends early', async (name, at) => {
    upstream.faults = [
      { at, act: () => (name === 'sina' ? '[]' : '{"code":0,"data":{"total":580,"rank_list":[]}}') },
    ]
    const fault = await faultOf(SNAPSHOTS[name]!(line))
    expect(fault.kind).toBe('short')
    expect(fault.message).toBe('the list is cut: 200 of 580 codes')
  })

  it.each([
    ['tencent', /qt\.gtimg\.cn/, (text: string): string => text.slice(text.indexOf('\n') + 1)],
    ['sina', /hq\.sinajs\.cn/, (text: string): string => text.slice(text.indexOf('\n') + 1)],
  ])('%s: a quote that is left out', async (name, at, act) => {
    upstream.faults = [{ at, act, times: 1 }]
    const fault = await faultOf(SNAPSHOTS[name]!(line))
    expect(fault.kind).toBe('short')
    expect(fault.message).toBe('579 quotes of 580 listed codes')
  })
})

/** Answers of another shape: which request, and what becomes of its text. */
const SHAPES: readonly (readonly [what: string, at: RegExp, from: RegExp, to: string, said: RegExp])[] = [
  ['eastmoney: a renamed field', /clist/, /"f15"/g, '"f915"', /high \(f15\).*found nothing/],
  [
    'eastmoney: a price off the cent',
    /clist/,
    /"f17":\d+(\.\d+)?/,
    '"f17":10.005',
    /open \(f17\).*found "10.005"/,
  ],
  ['eastmoney: text for a volume', /clist/, /"f5":\d+/, '"f5":"many"', /volume in lots \(f5\), found "many"/],
  ['eastmoney: half a suspended row', /clist/, /"f15":\d+(\.\d+)?/, '"f15":"-"', /high \(f15\)/],
  ['eastmoney: high below low', /clist/, /"f15":\d+(\.\d+)?/, '"f15":0.01', /low up to open/],
  ['eastmoney: a code of nobody', /clist/, /"f12":"\d{6}"/, '"f12":"777777"', /gives to stocks/],
  ['eastmoney: another market', /clist/, /"f13":1/, '"f13":0', /market of its code/],
  ['eastmoney: no list', /clist/, /"diff":\[/, '"rows":[', /list of rows, found nothing/],
]

describe('a changed shape is refused with what was found', () => {
  it.each(SHAPES)('%s', async (_what, at, from, to, said) => {
    upstream.faults = [{ at, act: (text) => text.replace(from, to) }]
    const fault = await faultOf(eastmoneySnapshot(line))
    expect(fault.kind).toBe('shape')
    expect(fault.message).toMatch(said)
  })

  it.each([
    [6, 'x', /volume \(6\)/],
    [30, '2026-01-05', /time as YYYYMMDDhhmmss/],
    [35, '1/2/3', /last price, volume and amount/],
    [47, 'none', /limit up \(47\)/],
  ])('tencent: cell %i', async (cell, value, said) => {
    const change = (text: string): string => {
      const cells = text.split('~')
      cells[cell] = value
      return cells.join('~')
    }
    upstream.faults = [{ at: /qt\.gtimg/, act: change }]
    const fault = await faultOf(tencentQuotes(line, ['600000.SH']))
    expect(fault.kind).toBe('shape')
    expect(fault.message).toMatch(said)
  })
})

describe('history', () => {
  it('eastmoney gives unadjusted bars with the reference price', async () => {
    const code = market.codes.find((each) => market.bar(each, DAY)?.suspended === false)!
    const bars = await eastmoneyHistory(line, code, 20251215, DAY)
    const right = market.days
      .filter((day) => day >= 20251215)
      .map((day) => market.bar(code, day)!)
      .filter((bar) => !bar.suspended)
    expect(bars).toEqual(
      right.map(({ date, open, high, low, close, prevClose, volumeLots, amountCents }) => ({
        code,
        date,
        open,
        high,
        low,
        close,
        prevClose,
        volumeShares: volumeLots * 100,
        amountCents,
      })),
    )
  })

  it('eastmoney: prices that do not fit the change in percent are refused', async () => {
    upstream.faults = [
      { at: /kline/, act: (text) => text.replace(/(\d+\.\d\d),(\d+\.\d\d),/, '99.00,99.00,') },
    ]
    const fault = await faultOf(eastmoneyHistory(line, market.codes[0]!, 20251215, DAY))
    expect(fault.kind).toBe('shape')
  })

  it('tushare gives a whole day', async () => {
    const bars = await tushareDay(line, upstream.token, DAY)
    const right = market.day(DAY).filter((bar) => !bar.suspended)
    expect(
      bars.map(({ code, close, volumeShares, amountCents }) => [code, close, volumeShares, amountCents]),
    ).toEqual(right.map((bar) => [bar.code, bar.close, bar.volumeLots * 100, bar.amountCents]))
  })

  it('tushare: a wrong token is refused, and is in no message', async () => {
    const fault = await faultOf(tushareDay(line, 'secret-of-somebody', DAY))
    expect(fault.kind).toBe('refused')
    expect(JSON.stringify([fault.message, fault.stack])).not.toContain('secret-of-somebody')
  })

  it('tushare: an answer of another day is refused', async () => {
    upstream.faults = [{ at: /tushare/, act: (text) => text.replaceAll('20260105', '20251231') }]
    expect((await faultOf(tushareDay(line, upstream.token, DAY))).kind).toBe('wrong-day')
  })
})

describe('indexes', () => {
  const right = INDEX_CODES.map((code) => {
    const { date, close, prevClose } = market.index(code, DAY)
    return { code, date, close: close * 100, prevClose: prevClose * 100 }
  })
  const brief = (
    rows: readonly { code: string; date: number; close: number; prevClose: number }[],
  ): unknown => rows.map(({ code, date, close, prevClose }) => ({ code, date, close, prevClose }))

  it('are the same from every provider', async () => {
    const klines = await Promise.all(INDEX_CODES.map((code) => eastmoneyIndex(line, code, DAY, DAY)))
    expect(brief(klines.flat())).toEqual(right)
    expect(brief(await tencentIndexes(line, INDEX_CODES))).toEqual(right)
    expect(brief(await sinaIndexes(line, INDEX_CODES))).toEqual(right)
  })
})

describe('the calendar of the exchange', () => {
  it('is the one the program knows', async () => {
    expect(await szseClosedWeekdays(line, 2026)).toEqual(CLOSED_WEEKDAYS[2026])
  })

  it('takes a year without holidays for one that is not announced', async () => {
    upstream.faults = [{ at: /szse.*2027/, act: (text) => allWeekdaysOpen(text) }]
    expect(await szseClosedWeekdays(line, 2027)).toBeUndefined()
    expect(upstream.seen).toHaveLength(2)
  })

  it('refuses a month with a day missing', async () => {
    upstream.faults = [
      { at: /szse/, act: (text) => text.replace(/\{"zrxh":\d,"jybz":"\d","jyrq":"2026-01-10"\},/, '') },
    ]
    expect((await faultOf(szseClosedWeekdays(line, 2026))).message).toBe('30 of 31 days of 2026-1')
  })
})

function allWeekdaysOpen(text: string): string {
  const answer = JSON.parse(text) as { data: { zrxh: number; jybz: string }[] }
  for (const day of answer.data) day.jybz = day.zrxh > 1 && day.zrxh < 7 ? '1' : '0'
  return JSON.stringify(answer)
}
