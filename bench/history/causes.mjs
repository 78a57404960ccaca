// Days on which the law gives three stocks another limit than every reference does, each with the bars that say so.
import { readFileSync } from 'node:fs'

/** 深证上〔2020〕515号: stocks of ChiNext in their delisting period kept 10% when the others went to 20%. */
const STOCKS = ['300090', '300156', '300216']
const FROM = '20200824'
const TO = '20210131'
const LAW = 10
const REFERENCES = 20

/** Why a day differs, or undefined where no bar of the three tells; the days are YYYYMMDD, ascending. */
export function causesOf(market, days) {
  const bars = STOCKS.flatMap((code) => barsOf(market, code))
  return days.map((day) => {
    const told = bars.filter((bar) => bar.date === day && bar.isDifferent)
    return { day, cause: told.length === 0 ? undefined : told.map(({ words }) => words).join('; ') }
  })
}

function barsOf(market, code) {
  const [head, ...rows] = readFileSync(`${market}/by_stock/${code}.SZ.csv`, 'utf8').trimEnd().split('\n')
  const names = head.split(',')
  const cell = (row, name) => row[names.indexOf(name)]
  const cents = (row, name) => Math.round(Number(cell(row, name)) * 100)
  const byDay = rows
    .map((row) => row.split(','))
    .filter((row) => cell(row, 'trade_date') >= FROM && cell(row, 'trade_date') <= TO)
    .sort((a, b) => Number(cell(a, 'trade_date')) - Number(cell(b, 'trade_date')))
  const streaks = { [LAW]: 0, [REFERENCES]: 0 }
  return byDay.map((row) => {
    const [high, close, reference] = ['high', 'close', 'pre_close'].map((name) => cents(row, name))
    const [own, theirs] = [LAW, REFERENCES].map((percent) => {
      const limit = Math.floor((reference * (100 + percent) + 50) / 100)
      streaks[percent] = close === limit ? streaks[percent] + 1 : 0
      return close === limit ? `sealed, board ${streaks[percent]}` : high === limit ? 'broken' : 'no board'
    })
    const prices = `close ${yuan(close)}, high ${yuan(high)}, reference ${yuan(reference)}`
    return {
      date: cell(row, 'trade_date'),
      isDifferent: own !== theirs,
      words: `${code} keeps ${LAW}% in its delisting period: ${own} at ${LAW}%, ${theirs} at ${REFERENCES}% (${prices})`,
    }
  })
}

function yuan(amount) {
  return (amount / 100).toFixed(2)
}
