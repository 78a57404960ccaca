import { codeParts, identifyCode } from '../model/code.ts'
import type { Exchange, StockCode } from '../model/code.ts'
import { Refusal } from '../model/refusal.ts'
import type { Security } from '../model/security.ts'

const HEADER_BYTES = 50
const CODE_BYTES = 6
const CODE = /^\d{6}$/

/** Where a record keeps its name; programs of different years write records of different lengths. */
interface RecordShape {
  readonly bytes: number
  readonly nameStart: number
  readonly nameEnd: number
}

const SHAPES: readonly RecordShape[] = [
  { bytes: 314, nameStart: 23, nameEnd: 41 },
  { bytes: 360, nameStart: 31, nameEnd: 63 },
]

/** Which exchange's list a file of this name is: shm.tnf, szm.tnf, bjm.tnf; undefined for any other name. */
export function exchangeOfTnf(file: string): Exchange | undefined {
  const [, market = ''] = /(?:^|[\\/])(sh|sz|bj)m\.tnf$/i.exec(file) ?? []
  return market === '' ? undefined : codeParts(`${market}000000`)?.exchange
}

/**
 * The names list of 通达信 (shm.tnf, szm.tnf, bjm.tnf): today's short names of one exchange, which hold from the day
 * `from` on which the file was written. Joined with `known`, where a stock keeps its own undated name. Codes that
 * are no A-share are passed over; a file of no known record length, or with a code that is none, is refused.
 */
export function parseTdxNames(
  file: string,
  bytes: Uint8Array,
  from: number | undefined,
  known: ReadonlyMap<StockCode, Security>,
  currentCode: (code: StockCode) => StockCode,
): Map<StockCode, Security> {
  const exchange = exchangeOfTnf(file)
  if (exchange === undefined) {
    throw new Refusal(
      'ambiguous-format',
      'a .tnf file whose name says no exchange',
      'keep the name that 通达信 gave it: shm.tnf, szm.tnf or bjm.tnf',
      { file },
    )
  }
  const shape = shapeOf(file, bytes)
  const joined = new Map(known)
  const gbk = new TextDecoder('gb18030')
  for (let start = HEADER_BYTES; start < bytes.length; start += shape.bytes) {
    const identity = identifyCode({ digits: Number(codeAt(bytes, start)), exchange })
    if (identity.kind !== 'stock') continue
    const code = currentCode(identity.code)
    const cell = bytes.subarray(start + shape.nameStart, start + shape.nameEnd)
    const end = cell.indexOf(0)
    const name = gbk.decode(end < 0 ? cell : cell.subarray(0, end)).trim()
    const before = joined.get(code)
    if (name === '' || before?.undatedName !== undefined) continue
    const nothing = { code, listed: undefined, delisted: undefined, names: [], flags: [] }
    const at = { file, line: 1 + (start - HEADER_BYTES) / shape.bytes }
    const places = { ...before?.places, undatedName: at }
    joined.set(code, { ...nothing, ...before, undatedName: name, undatedFrom: from, places })
  }
  return joined
}

/** The shape whose length divides the file into records that all begin with a code. */
function shapeOf(file: string, bytes: Uint8Array): RecordShape {
  const body = bytes.length - HEADER_BYTES
  const fitting = SHAPES.filter((shape) => body > 0 && body % shape.bytes === 0)
  const [shape] = fitting.filter(({ bytes: length }) => {
    for (let start = HEADER_BYTES; start < bytes.length; start += length) {
      if (!CODE.test(codeAt(bytes, start))) return false
    }
    return true
  })
  if (shape !== undefined) return shape
  const what =
    fitting.length === 0
      ? `${bytes.length} bytes are no header of ${HEADER_BYTES} and whole records of ${SHAPES.map((each) => each.bytes).join(' or ')}`
      : 'a record does not begin with a code of six digits'
  throw new Refusal('cut-file', what, 'copy the file again from T0002/hq_cache of 通达信', { file })
}

function codeAt(bytes: Uint8Array, start: number): string {
  return String.fromCharCode(...bytes.subarray(start, start + CODE_BYTES))
}
