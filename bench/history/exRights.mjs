import { createReadStream, renameSync, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'

/**
 * Writes the ex-rights days that the reference prices of a file of bars tell of, the bars of each stock ascending: where a
 * reference is below the close before, a dividend makes the difference; where it is above, a rights issue of ten for
 * ten does.
 */
export async function writeExRights(bars, to) {
  const lastClose = new Map()
  const lines = ['ts_code,ex_date,cash_per_ten,rights_per_ten,rights_price\n']
  for await (const line of createInterface({ input: createReadStream(bars), crlfDelay: Infinity })) {
    const [code, date, , , , close, reference] = line.split(',')
    const before = lastClose.get(code)
    lastClose.set(code, close)
    if (before === undefined || before === reference || code === 'ts_code') continue
    const [one, other] = [cents(before), cents(reference)]
    if (other < one) lines.push(`${code},${date},${yuan((one - other) * 10)},0,0\n`)
    else if (other > one) lines.push(`${code},${date},0,10,${yuan(2 * other - one)}\n`)
  }
  writeFileSync(`${to}.tmp`, lines.join(''))
  renameSync(`${to}.tmp`, to)
}

function cents(text) {
  return Math.round(Number(text) * 100)
}

function yuan(count) {
  return (count / 100).toFixed(2)
}
