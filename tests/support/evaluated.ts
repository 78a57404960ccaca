/** What a pocket calculator finds in a text: how many sums and comparisons it holds, and those that are false. */
export interface Evaluation {
  readonly sums: number
  readonly comparisons: number
  readonly wrong: readonly string[]
}

const LIMIT =
  /(\d+) × (\d+) ÷ 100 = (\d+\.\d\d), (half up|cut down|raised up) -> (\d+)(?:, less than one cent (above|below) (\d+), so (\d+))?(?:, and never below one cent, so (\d+))?, so (\d+\.\d\d) yuan/g
const EX_RIGHTS =
  /\((\d+\.\d\d) × 10 - ([\d.]+)(?: \+ ([\d.]+) × ([\d.]+))?\) ÷ \(10((?: \+ [\d.]+)*)\), half up -> (\d+\.\d\d)/g
const CHANGE = /(\d+\.\d\d) - (\(-\d+\.\d\d\)|\d+\.\d\d) = (\d+\.\d\d)/g
const COMPARISON = /(\d+(?:\.\d+)?) (<|>|=|>=) (?:limit )?(\d+(?:\.\d+)?)/g

/**
 * Works out every limit price, reference price and comparison of a text again, from its words alone. Lines that were
 * wrapped are joined first.
 */
export function evaluated(text: string): Evaluation {
  const wrong: string[] = []
  let [sums, comparisons] = [0, 0]
  let rest = text.replace(/\n +/g, ' ')
  const workOut = (form: RegExp, isRight: (parts: readonly (string | undefined)[]) => boolean): void => {
    rest = rest.replace(form, (whole, ...parts: (string | undefined)[]) => {
      sums++
      if (!isRight(parts)) wrong.push(whole)
      return ''
    })
  }
  workOut(LIMIT, isTrueLimit)
  workOut(EX_RIGHTS, isTrueReference)
  workOut(CHANGE, ([close, change, result]) => {
    return hundredths(close!) - hundredths(change!.replace(/[()]/g, '')) === hundredths(result!)
  })
  for (const [whole, left = '', sign = '', right = ''] of rest.matchAll(COMPARISON)) {
    comparisons++
    if (!isTrue(hundredths(left), sign, hundredths(right))) wrong.push(whole)
  }
  return { sums, comparisons, wrong }
}

/** Half up to the cent: twice the quotient's distance from the printed cent is at most one cent, from above. */
function isTrueReference(parts: readonly (string | undefined)[]): boolean {
  const [close, cash, price = '0', rights = '0', shares = '', result] = parts
  const scale = 10_000n
  const worth = (scaled(close!) * 10n - scaled(cash!)) * scale + scaled(price) * scaled(rights)
  const held = shares
    .split(' + ')
    .slice(1)
    .reduce((sum, each) => sum + scaled(each), 10n * scale)
  const cents = hundredths(result!)
  const twice = 2n * worth * 100n
  const one = held * scale
  return twice >= (2n * cents - 1n) * one && twice < (2n * cents + 1n) * one
}

/** A decimal of at most four places in ten-thousandths. */
function scaled(text: string): bigint {
  const [whole = '', part = ''] = text.split('.')
  return BigInt(whole + part.padEnd(4, '0'))
}

function isTrueLimit(parts: readonly (string | undefined)[]): boolean {
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
