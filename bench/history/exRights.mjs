// Ex-rights days of a market, from the reference prices in its all.csv, as --ex-rights reads them.
import { createReadStream, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'

/**
 * A bar whose pre_close is no longer the close before it: the difference in cash, or a rights issue of ten for ten where
 * the reference price is higher.
 */
export async function writeExRights(market) {
  const lines = createInterface({ input: createReadStream(`${market}/all.csv`), crlfDelay: Infinity })
  const closes = new Map()
  const days = ['ts_code,ex_date,cash_per_ten,rights_per_ten,rights_price\n']
  let column
  for await (const line of lines) {
    const cells = line.split(',')
    if (column === undefined) {
      column = Object.fromEntries(cells.map((name, at) => [name, at]))
      continue
    }
    const code = cells[column.ts_code]
    const last = closes.get(code)
    const reference = cents(cells[column.pre_close])
    if (last !== undefined && last !== reference) {
      const amounts =
        reference < last ? [yuan((last - reference) * 10), 0, 0] : [0, 10, yuan(2 * reference - last)]
      days.push(`${[code, cells[column.trade_date], ...amounts].join(',')}\n`)
    }
    closes.set(code, cents(cells[column.close]))
  }
  writeFileSync(`${market}/ex_rights.csv`, days.join(''))
}

function cents(text) {
  return Math.round(Number(text) * 100)
}

function yuan(amount) {
  return (amount / 100).toFixed(2)
}
