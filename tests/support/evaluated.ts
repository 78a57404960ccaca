/** What a pocket calculator finds in a text: how many sums and comparisons it holds, and those that are false. */
export interface Evaluation {
  readonly sums: number
  readonly comparisons: number
  readonly wrong: readonly string[]
}

const SUM =
  /(\d+) × (\d+) ÷ 100 = (\d+\.\d\d), (half up|cut down|raised up) -> (\d+)(?:, less than one cent (above|below) (\d+), so (\d+)|, and never below one cent, so (\d+))?, so (\d+\.\d\d) yuan/g
const COMPARISON = /(\d+(?:\.\d+)?) (<|>|=|>=) (?:limit )?(\d+(?:\.\d+)?)/g

/**
 * Works out every limit price and every comparison of a text again, from its words alone. Lines that were wrapped are
 * joined first; the text must hold no other sums.
 */
export function evaluated(text: string): Evaluation {
  const joined = text.replace(/\n +/g, ' ')
  const wrong: string[] = []
  let [sums, comparisons] = [0, 0]
  const rest = joined.replace(SUM, (whole, ...parts: (string | undefined)[]) => {
    sums++
    if (!isTrueSum(parts)) wrong.push(whole)
    return ''
  })
  for (const [whole, left = '', sign = '', right = ''] of rest.matchAll(COMPARISON)) {
    comparisons++
    if (!isTrue(hundredths(left), sign, hundredths(right))) wrong.push(whole)
  }
  return { sums, comparisons, wrong }
}

function isTrueSum(parts: readonly (string | undefined)[]): boolean {
  const [price, factor, exact, rounding, rounded, side, from, ticked, least, yuan] = parts
  const product = BigInt(price!) * BigInt(factor!)
  if (hundredths(exact!) !== product) return false
  const whole = product / 100n
  const rest = product % 100n
  const up = rounding === 'half up' ? rest >= 50n : rounding === 'raised up' && rest > 0n
  let cents = up ? whole + 1n : whole
  if (cents !== BigInt(rounded!)) return false
  if (side !== undefined) {
    const next = side === 'above' ? BigInt(price!) + 1n : BigInt(price!) - 1n
    if (from !== price || BigInt(ticked!) !== next) return false
    if (side === 'above' ? cents >= next : cents <= next) return false
    cents = next
  }
  if (least !== undefined) {
    if (least !== '1' || cents >= 1n) return false
    cents = 1n
  }
  return hundredths(yuan!) === cents
}

function isTrue(left: bigint, sign: string, right: bigint): boolean {
  if (sign === '=') return left === right
  if (sign === '<') return left < right
  return sign === '>' ? left > right : left >= right
}

/** A decimal of at most two places in hundredths. */
function hundredths(text: string): bigint {
  const [whole = '', part = ''] = text.split('.')
  return BigInt(whole + part.padEnd(2, '0'))
}
