import { codeParts, identifyCode } from '../../model/code.ts'
import { dateText } from '../../model/date.ts'
import { Cells } from '../cells.ts'
import { FeedFault } from '../fault.ts'
import type { Line } from '../line.ts'
import type { HistoryBar } from '../quote.ts'

const URL_OF_API = 'https://api.tushare.pro'
/** An answer of so many rows is a cut one. */
const MOST_ROWS = 6000
const FIELDS = ['ts_code', 'trade_date', 'open', 'high', 'low', 'close', 'pre_close', 'vol', 'amount']
/** Code of an answer that says the token may not ask so often. */
const TOO_OFTEN = 40203
const BUSY_PAUSE_MS = 61_000
const BUSY_TRIES = 3
/** A shorter beginning of a token tells nothing. */
const LEAST_TOLD = 5

/** Tushare: every stock's bar of one day, in one request. The token is in no message, whatever an answer quotes. */
export async function tushareDay(line: Line, token: string, day: number): Promise<HistoryBar[]> {
  try {
    return await readDay(line, token, day)
  } catch (error) {
    if (!(error instanceof FeedFault)) throw error
    // Without its cause, which may hold the answer.
    throw new FeedFault(error.source, error.kind, withoutToken(error.message, token))
  }
}

async function readDay(line: Line, token: string, day: number): Promise<HistoryBar[]> {
  const rows = await query(line, token, day)
  if (rows.length >= MOST_ROWS) {
    throw new FeedFault('tushare', 'short', `${rows.length} rows, as many as an answer can hold`)
  }
  return rows.flatMap((row) => {
    const cells = new Cells('tushare', `${dateText(day)}, ${String(row[0])}`)
    const parts = typeof row[0] === 'string' ? codeParts(row[0]) : undefined
    const identity = parts && identifyCode(parts)
    if (identity?.kind === 'skipped') return []
    if (identity?.kind !== 'stock') throw cells.fault('a code that an exchange gives to stocks', row[0])
    const date = cells.date(row[1])
    if (date !== day) {
      throw new FeedFault(
        'tushare',
        'wrong-day',
        `asked for ${dateText(day)}, answered with ${dateText(date)}`,
      )
    }
    const prevClose = row[6] === null ? 0 : cells.price(row[6], 'pre_close')
    const bar = {
      open: cells.price(row[2], 'open'),
      high: cells.price(row[3], 'high'),
      low: cells.price(row[4], 'low'),
      close: cells.price(row[5], 'close'),
      volumeShares: cells.amount(row[7], 'vol in lots'),
      amountCents: cells.amount(row[8], 'amount in thousands of yuan', 100_000),
    }
    return [
      { ...cells.bar(bar), code: identity.code, date, prevClose: prevClose > 0 ? prevClose : undefined },
    ]
  })
}

async function query(line: Line, token: string, day: number): Promise<readonly (readonly unknown[])[]> {
  const cells = new Cells('tushare', dateText(day))
  for (let tried = 1; ; tried++) {
    const answer = cells.record(
      await line.json({
        source: 'tushare',
        urls: [URL_OF_API],
        body: JSON.stringify({
          api_name: 'daily',
          token,
          params: { trade_date: String(day) },
          fields: FIELDS.join(','),
        }),
      }),
    )
    const code = answer['code']
    if (code === TOO_OFTEN && tried < BUSY_TRIES) {
      await line.wire.sleep(BUSY_PAUSE_MS)
      continue
    }
    if (code !== 0) {
      // What it says may quote the request; only its number is shown.
      throw new FeedFault('tushare', 'refused', `answers with code ${String(code)}: the token or its points`)
    }
    const data = cells.record(answer['data'])
    const names = cells.list(data['fields'], 'fields')
    if (FIELDS.some((field, at) => names[at] !== field) || names.length !== FIELDS.length) {
      throw cells.fault(`the fields ${FIELDS.join(',')}`, names.join(','))
    }
    return cells.list(data['items'], 'rows').map((row) => cells.list(row, 'cells'))
  }
}

/** A message quotes answers, and may cut what it quotes: the token, and what a cut leaves of it, is taken out. */
function withoutToken(message: string, token: string): string {
  let text = message
  for (let length = token.length; length >= Math.min(token.length, LEAST_TOLD); length--) {
    text = text.replaceAll(token.slice(0, length), '(the token)')
  }
  return text
}
