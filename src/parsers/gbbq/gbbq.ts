import { identifyCode } from '../../model/code.ts'
import type { Exchange } from '../../model/code.ts'
import { isRealDate } from '../../model/date.ts'
import { Refusal } from '../../model/refusal.ts'
import type { StockExRights } from '../exRights.ts'
import { blowfishKey, decryptBlock } from './blowfish.ts'

/** 通达信's key of the file. */
const KEY = '770303770222'
/** A count, then records of which the first 24 bytes are three encrypted blocks. */
const HEADER_BYTES = 4
const RECORD_BYTES = 29
const ENCRYPTED_BYTES = 24
/** 除权除息, among other changes of a stock's capital. */
const EX_RIGHTS = 1

const MARKETS: Readonly<Record<number, Exchange>> = { 0: 'SZ', 1: 'SH', 2: 'BJ' }

/**
 * 通达信 gbbq (股本变迁): the ex-rights days of A-shares, in the order of the file. Refuses a file of another length
 * than it says, and one whose records are no dates.
 */
export function parseGbbq(file: string, bytes: Uint8Array): StockExRights[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const count = bytes.length < HEADER_BYTES ? 0 : view.getUint32(0, true)
  if (bytes.length !== HEADER_BYTES + count * RECORD_BYTES) {
    throw new Refusal(
      'cut-file',
      `${bytes.length} bytes are not the ${count} records that the file says`,
      'fetch the file again',
      { file },
    )
  }
  const key = blowfishKey(new TextEncoder().encode(KEY))
  const record = new DataView(new ArrayBuffer(RECORD_BYTES))
  const block = new Uint32Array(2)
  const found: StockExRights[] = []
  for (let number = 0; number < count; number++) {
    const start = HEADER_BYTES + number * RECORD_BYTES
    for (let at = 0; at < ENCRYPTED_BYTES; at += 8) {
      block[0] = view.getUint32(start + at, true)
      block[1] = view.getUint32(start + at + 4, true)
      decryptBlock(key, block)
      record.setUint32(at, block[0], true)
      record.setUint32(at + 4, block[1], true)
    }
    for (let at = ENCRYPTED_BYTES; at < RECORD_BYTES; at++) record.setUint8(at, view.getUint8(start + at))
    const exRights = recordOf(file, number + 1, record)
    if (exRights !== undefined) found.push(exRights)
  }
  return found
}

/** One clear record: market, code, date, category, cash, rights price, bonus, rights; for ten shares. */
function recordOf(file: string, line: number, record: DataView): StockExRights | undefined {
  const date = record.getUint32(8, true)
  if (!isRealDate(date)) {
    throw new Refusal('bad-record', `expected a date as yyyymmdd, found ${date}`, 'fetch the file again', {
      file,
      line,
    })
  }
  if (record.getUint8(12) !== EX_RIGHTS) return undefined
  const digits = Array.from({ length: 6 }, (_, at) => String.fromCharCode(record.getUint8(1 + at))).join('')
  const exchange = MARKETS[record.getUint8(0)]
  if (exchange === undefined || !/^\d{6}$/.test(digits)) return undefined
  const identity = identifyCode({ digits: Number(digits), exchange })
  if (identity.kind !== 'stock') return undefined
  const [cash = 0, rightsPrice = 0, bonus = 0, rights = 0] = [13, 17, 21, 25].map((at) =>
    Math.round(record.getFloat32(at, true) * 10_000),
  )
  if ([cash, rightsPrice, bonus, rights].some((amount) => !(amount >= 0))) {
    throw new Refusal('bad-record', 'expected amounts of zero or more', 'fetch the file again', {
      file,
      line,
    })
  }
  return { code: identity.code, date, cash, bonus, rights, rightsPrice, line }
}
