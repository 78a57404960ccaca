import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { yuanFromCents } from '../../src/model/cents.ts'
import { dateText, daysInMonth } from '../../src/model/date.ts'
import { isTradingDay } from '../../src/rules/calendar.ts'
import type { FakeBar, FakeMarket } from './fakeMarket.ts'
import { gbkBytes } from './gbk.ts'

/** What goes wrong with a request. */
export type FaultAct =
  | 'timeout'
  | 'reset'
  | 'html'
  | 'empty'
  | 'cut'
  /** UTF-8 where GBK is the rule, and the other way round. */
  | 'encoding'
  | { readonly status: number; readonly retryAfter?: number }
  /** Changes the text of the right answer. */
  | ((text: string) => string)

/** A fault and the requests it strikes. */
export interface Fault {
  /** Of `host/path?query`, as the provider would be asked. */
  readonly at: RegExp
  readonly act: FaultAct
  /** How often it strikes; always when left out. */
  times?: number
}

/** Every provider on loopback: answers in the shapes of their documented fields, for one day of a made-up market. */
export class FakeUpstream {
  readonly market: FakeMarket
  /** The day that snapshots show. */
  day: number
  /** Minutes since midnight that quotes are stamped with. */
  minutes: number = 15 * 60 + 40
  faults: Fault[] = []
  /** Every request, as `host/path?query`. */
  readonly seen: string[] = []
  /** The right token of Tushare. */
  token = 'a-token-of-the-tests'
  readonly #server: Server

  private constructor(market: FakeMarket, day: number) {
    this.market = market
    this.day = day
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) => {
        response.destroy(error instanceof Error ? error : undefined)
      })
    })
  }

  static async start(market: FakeMarket, day: number): Promise<FakeUpstream> {
    const upstream = new FakeUpstream(market, day)
    await new Promise<void>((resolve) => upstream.#server.listen(0, '127.0.0.1', resolve))
    return upstream
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  /** Forgets faults and requests. */
  reset(): void {
    this.faults = []
    this.seen.length = 0
    this.minutes = 15 * 60 + 40
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = decodeURIComponent((request.url ?? '').slice(1).replaceAll('+', ' '))
    this.seen.push(asked)
    const body = await bodyOf(request)
    const fault = this.faults.find(({ at, times }) => at.test(asked) && times !== 0)
    if (fault?.times !== undefined) fault.times--
    if (fault?.act === 'timeout') return
    if (fault?.act === 'reset') {
      request.socket.resetAndDestroy()
      return
    }
    if (typeof fault?.act === 'object') {
      const { status, retryAfter } = fault.act
      response.writeHead(status, retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) })
      response.end('no')
      return
    }
    const { text, isGbk } = this.#right(asked, body, request)
    const said =
      fault?.act === 'html'
        ? '<!DOCTYPE html><html><title>安全验证</title></html>'
        : fault?.act === 'empty'
          ? ''
          : fault?.act === 'cut'
            ? text.slice(0, Math.floor(text.length / 2))
            : typeof fault?.act === 'function'
              ? fault.act(text)
              : text
    response.end(isGbk === (fault?.act !== 'encoding') ? gbkBytes(said) : said)
  }

  #right(asked: string, body: string, request: IncomingMessage): { text: string; isGbk: boolean } {
    const [place = '', query = ''] = asked.split('?')
    const parameters = new URLSearchParams(query)
    const host = place.slice(0, place.indexOf('/'))
    if (host.endsWith('push2delay.eastmoney.com') || host.endsWith('push2.eastmoney.com')) {
      return {
        text: JSON.stringify(this.#page(Number(parameters.get('pn')), Number(parameters.get('pz')))),
        isGbk: false,
      }
    }
    if (host.endsWith('push2his.eastmoney.com'))
      return { text: JSON.stringify(this.#klines(parameters)), isGbk: false }
    if (host === 'qt.gtimg.cn') return { text: this.#tencent(place), isGbk: true }
    if (host === 'proxy.finance.qq.com')
      return { text: JSON.stringify(this.#rankList(parameters)), isGbk: false }
    if (host === 'hq.sinajs.cn') {
      if (request.headers.referer === undefined) return { text: 'Forbidden', isGbk: false }
      return { text: this.#sina(place), isGbk: true }
    }
    if (host === 'vip.stock.finance.sina.com.cn')
      return { text: this.#sinaList(place, parameters), isGbk: true }
    if (host === 'api.tushare.pro') return { text: JSON.stringify(this.#tushare(body)), isGbk: false }
    if (host === 'www.szse.cn')
      return { text: JSON.stringify(szseMonth(parameters.get('month') ?? '')), isGbk: false }
    throw new Error(`nobody answers for ${asked}`)
  }

  /** Seconds since 1970 of the quotes. */
  #seconds(): number {
    return Date.parse(`${dateText(this.day)}T00:00:00+08:00`) / 1000 + this.minutes * 60
  }

  #stamp(): { readonly digits: string; readonly time: string } {
    const two = (value: number): string => String(value).padStart(2, '0')
    const [hour, minute] = [two(Math.floor(this.minutes / 60)), two(this.minutes % 60)]
    return { digits: `${this.day}${hour}${minute}03`, time: `${hour}:${minute}:03` }
  }

  #page(page: number, size: number): unknown {
    const rows = [...this.market.day(this.day)].reverse()
    const shown = rows.slice((page - 1) * Math.min(size, 100), page * Math.min(size, 100))
    const yuan = (cents: number, bar: FakeBar): number | string => (bar.suspended ? '-' : cents / 100)
    const diff = shown.map((bar) => ({
      f2: yuan(bar.close, bar),
      f5: bar.suspended ? '-' : bar.volumeLots,
      f6: yuan(bar.amountCents, bar),
      f12: bar.code.slice(0, 6),
      f13: bar.code.endsWith('SH') ? 1 : 0,
      f14: bar.name,
      f15: yuan(bar.high, bar),
      f16: yuan(bar.low, bar),
      f17: yuan(bar.open, bar),
      f18: bar.prevClose / 100,
      f26: 20100104,
      f124: this.#seconds(),
    }))
    return { rc: 0, data: diff.length === 0 ? null : { total: rows.length, diff } }
  }

  #klines(parameters: URLSearchParams): unknown {
    const [market, digits = ''] = (parameters.get('secid') ?? '').split('.')
    const [from, to] = [Number(parameters.get('beg')), Number(parameters.get('end'))]
    const days = this.market.days.filter((day) => day >= from && day <= to && day <= this.day)
    const line = (
      day: number,
      p: readonly number[],
      lots: number,
      amount: number,
      before: number,
    ): string => {
      const [open, close, high, low] = p.map((cents) => yuanFromCents(cents))
      const change = p[1]! - before
      const percent = ((change / before) * 100).toFixed(2)
      const swing = (((p[2]! - p[3]!) / before) * 100).toFixed(2)
      return [
        dateText(day),
        open,
        close,
        high,
        low,
        lots,
        yuanFromCents(amount),
        swing,
        percent,
        yuanFromCents(change),
        '1.00',
      ].join(',')
    }
    const code = this.market.codes.find(
      (each) => each.startsWith(digits) && (market === '1') === each.endsWith('SH'),
    )
    const isIndex = code === undefined
    const indexCode = `${digits}.${market === '1' ? 'SH' : digits.startsWith('899') ? 'BJ' : 'SZ'}`
    const klines = days.flatMap((day) => {
      if (isIndex) {
        const { close, prevClose } = this.market.index(indexCode, day)
        return [line(day, [close, close, close, close], 1, 100, prevClose)]
      }
      const bar = this.market.bar(code, day)
      if (bar === undefined || bar.suspended) return []
      return [
        line(day, [bar.open, bar.close, bar.high, bar.low], bar.volumeLots, bar.amountCents, bar.prevClose),
      ]
    })
    return { rc: 0, data: { code: digits, market: Number(market), name: '', decimal: 2, klines } }
  }

  #tencent(place: string): string {
    const asked = place.slice(place.indexOf('=') + 1).split(',')
    const lines = asked.flatMap((prefixed) => {
      const code = `${prefixed.slice(2)}.${prefixed.slice(0, 2).toUpperCase()}`
      const bar = this.market.bar(code, this.day)
      const index = isIndexCode(code) ? this.market.index(code, this.day) : undefined
      if (bar === undefined && index === undefined) return []
      const cells = Array.from({ length: 88 }, () => '')
      const put = (values: Readonly<Record<number, string>>): void => {
        for (const [at, value] of Object.entries(values)) cells[Number(at)] = value
      }
      const idle = bar?.suspended === true
      const price = (cents: number): string => yuanFromCents(idle ? 0 : cents)
      const p = bar ?? {
        open: index!.close,
        high: index!.close,
        low: index!.close,
        close: index!.close,
        prevClose: index!.prevClose,
        volumeLots: 1,
        amountCents: 100,
        name: '指数',
        limitUp: -100,
        limitDown: -100,
      }
      const isStar = bar !== undefined && code.startsWith('688')
      const volume = idle ? '0' : String(isStar ? p.volumeLots * 100 : p.volumeLots)
      const last = yuanFromCents(p.close)
      const amount = idle ? '0' : String(Math.round(p.amountCents / 100))
      put({
        0: '1',
        1: padded(p.name),
        2: code.slice(0, 6),
        3: last,
        4: yuanFromCents(p.prevClose),
        5: price(p.open),
        6: volume,
        30: this.#stamp().digits,
        33: price(p.high),
        34: price(p.low),
        35: `${last}/${volume}/${amount}`,
        36: volume,
        37: String(Math.round(p.amountCents / 1_000_000)),
        47: yuanFromCents(p.limitUp),
        48: yuanFromCents(p.limitDown),
      })
      return [`v_${prefixed}="${cells.join('~')}";`]
    })
    return lines.length === 0 ? 'v_pv_none_match="1";\n' : `${lines.join('\n')}\n`
  }

  #rankList(parameters: URLSearchParams): unknown {
    const [offset, count] = [Number(parameters.get('offset')), Number(parameters.get('count'))]
    const rows = [...this.market.day(this.day)].sort(
      (a, b) => b.close - a.close || (a.code < b.code ? -1 : 1),
    )
    const rank_list = rows
      .slice(offset, offset + count)
      .map(({ code, name }) => ({ code: prefixedOf(code), name, zxj: '1.00' }))
    return { code: 0, msg: 'ok', data: { offset, total: rows.length, rank_list } }
  }

  #sina(place: string): string {
    const asked = place.slice(place.indexOf('=') + 1).split(',')
    const lines = asked.map((prefixed) => {
      const code = `${prefixed.slice(2)}.${prefixed.slice(0, 2).toUpperCase()}`
      const bar = this.market.bar(code, this.day)
      const index = isIndexCode(code) ? this.market.index(code, this.day) : undefined
      if (bar === undefined && index === undefined) return `var hq_str_${prefixed}="";`
      const idle = bar?.suspended === true
      const p = bar ?? {
        open: index!.close,
        high: index!.close,
        low: index!.close,
        close: index!.close,
        prevClose: index!.prevClose,
        volumeLots: 1,
        amountCents: 100,
        name: '指数',
      }
      const price = (cents: number): string => `${yuanFromCents(idle ? 0 : cents)}0`
      const cells = Array.from({ length: 33 }, () => '0')
      const first = [
        p.name,
        price(p.open),
        `${yuanFromCents(p.prevClose)}0`,
        price(p.close),
        price(p.high),
        price(p.low),
        '0.000',
        '0.000',
        idle ? '0' : String(p.volumeLots * 100),
        idle ? '0.000' : `${yuanFromCents(p.amountCents)}0`,
      ]
      cells.splice(0, first.length, ...first)
      cells[30] = dateText(this.day)
      cells[31] = this.#stamp().time
      cells[32] = '00'
      return `var hq_str_${prefixed}="${cells.join(',')}";`
    })
    return `${lines.join('\n')}\n`
  }

  #sinaList(place: string, parameters: URLSearchParams): string {
    const rows = this.market.day(this.day)
    if (place.endsWith('getHQNodeStockCount')) return JSON.stringify(String(rows.length))
    const [page, size] = [Number(parameters.get('page')), Math.min(Number(parameters.get('num')), 100)]
    const shown = [...rows]
      .sort((a, b) => (prefixedOf(a.code) < prefixedOf(b.code) ? -1 : 1))
      .slice((page - 1) * size, page * size)
    return JSON.stringify(
      shown.map((bar) => ({
        symbol: prefixedOf(bar.code),
        code: bar.code.slice(0, 6),
        name: bar.name,
        trade: `${yuanFromCents(bar.close)}0`,
        settlement: `${yuanFromCents(bar.prevClose)}0`,
        volume: bar.volumeLots * 100,
        amount: bar.amountCents / 100,
        ticktime: '15:00:03',
      })),
    )
  }

  #tushare(body: string): unknown {
    const { api_name, token, params, fields } = JSON.parse(body) as {
      api_name: string
      token: string
      params: { trade_date: string }
      fields: string
    }
    if (token !== this.token) return { code: 40101, msg: `您的token不对 ${token}`, data: null }
    const day = Number(params.trade_date)
    if (api_name !== 'daily') return { code: 40001, msg: 'no such call', data: null }
    const rows =
      isTradingDay(day) && day <= this.day ? this.market.day(day).filter((bar) => !bar.suspended) : []
    const items = rows.map((bar) => [
      bar.code,
      String(bar.date),
      bar.open / 100,
      bar.high / 100,
      bar.low / 100,
      bar.close / 100,
      bar.prevClose / 100,
      bar.volumeLots,
      bar.amountCents / 100_000,
    ])
    return { code: 0, msg: '', data: { fields: fields.split(','), items, has_more: false } }
  }
}

/** A month of the exchange's calendar; later years than the program knows have the closures of its last one. */
function szseMonth(month: string): unknown {
  const [year = 0, number = 0] = month.split('-').map(Number)
  const known = Math.min(year, 2026)
  const data = Array.from({ length: daysInMonth(year, number) }, (_, at) => {
    const date = year * 10_000 + number * 100 + at + 1
    const weekday = new Date(`${dateText(date)}T00:00:00Z`).getUTCDay()
    const isOpen =
      year === known
        ? isTradingDay(date)
        : weekday > 0 &&
          weekday < 6 &&
          !(number === 1 && at === 0) &&
          !(number === 2 && at >= 4 && at < 12) &&
          !(number === 10 && at < 7)
    return { zrxh: weekday + 1, jybz: isOpen ? '1' : '0', jyrq: dateText(date) }
  })
  return { data, nowdate: '2026-11-24' }
}

function isIndexCode(code: string): boolean {
  return ['000001.SH', '399001.SZ', '399006.SZ', '899050.BJ'].includes(code)
}

function prefixedOf(code: string): string {
  return code.slice(7).toLowerCase() + code.slice(0, 6)
}

/** Names come padded with blanks, some in full width. */
function padded(name: string): string {
  return name.length === 3 ? `${name[0]!}　${name.slice(1)}` : name
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text
}
