import { identifyCode } from '../model/code.ts'
import { Refusal } from '../model/refusal.ts'

/** Two codes of six digits on one line, whatever stands between and after them. */
const PAIR = /^\D*(?<!\d)(\d{6})(?!\d)\D+(?<!\d)(\d{6})(?!\d)/
/** A line of addedcode_bj.cfg of 通达信: market, old code, new code, name and what became of it, day. */
const TDX_LINE = /^\d+\|(\d{6})\|(\d{6})\|([^|]*)\|/
/** Its first line: 000000, a state, the day of the file. */
const TDX_HEADER = /^000000,/
/** The old code changed; any other word says that the stock went to another exchange, as another stock. */
const CHANGED = '已切换'

/**
 * Old six digits -> the six digits a stock goes on under, from lines that hold both: a CSV, or addedcode_bj.cfg of
 * 通达信. Lines without any digit are headers. Refuses a line with digits that is no pair, codes that are no
 * A-share, and an old code with two new ones.
 */
export function parseCodeMap(file: string, bytes: Uint8Array): ReadonlyMap<number, number> {
  const map = new Map<number, number>()
  const lines = textOf(bytes).split(/\r?\n/)
  lines.forEach((text, index) => {
    if (!/\d/.test(text) || (index === 0 && TDX_HEADER.test(text))) return
    const at = { file, line: index + 1 }
    const [, tdxFirst, tdxSecond, what = ''] = TDX_LINE.exec(text) ?? []
    if (tdxFirst !== undefined && !what.includes(CHANGED)) return
    const [, plainFirst = '', plainSecond = ''] = PAIR.exec(text) ?? []
    const [first, second] = [tdxFirst ?? plainFirst, tdxSecond ?? plainSecond]
    const [before, after] = [Number(first), Number(second)]
    if (first === '' || !isStock(before) || !isStock(after)) {
      throw new Refusal(
        'bad-csv',
        `expected an old and a new code of six digits, found "${text.trim().slice(0, 60)}"`,
        'one pair a line, for example 830799,920799',
        at,
      )
    }
    const known = map.get(before)
    if (known !== undefined && known !== after) {
      throw new Refusal('conflicting-rows', `${first} has two new codes`, 'keep the right one', at)
    }
    map.set(before, after)
  })
  for (const after of map.values()) {
    if (!map.has(after)) continue
    const text = String(after).padStart(6, '0')
    throw new Refusal('conflicting-rows', `${text} is a new code and an old one`, 'give the last code', {
      file,
    })
  }
  return map
}

/** UTF-8 where the bytes are, else GB18030, as 通达信 writes. */
function textOf(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8').decode(bytes)
  return text.includes('\uFFFD') ? new TextDecoder('gb18030').decode(bytes) : text
}

function isStock(digits: number): boolean {
  return identifyCode({ digits, exchange: undefined }).kind === 'stock'
}
