// Days on which the law gives three stocks another limit than every reference does, each with the bars that say so.
import { readFileSync } from 'node:fs'

/** 深证上〔2020〕515号: stocks of ChiNext in their delisting period kept 10% when the others went to 20%. */
const STOCKS = ['300090', '300156', '300216']
const FROM = '20200824'
const TO = '20201231'
const LAW = 10
const REFERENCES = 20

/** The bars of the three stocks that the law judges otherwise, by day. */
export function barsOfLaw(market) {
  const bars = STOCKS.flatMap((code) => barsOf(market, code)).filter(
    ({ own, theirs }) => own.words !== theirs.words,
  )
  const byDay = new Map()
  for (const bar of bars) byDay.set(bar.date, [...(byDay.get(bar.date) ?? []), bar])
  return byDay
}

/** Why two lines of a day differ; undefined where the bars that the law judges otherwise do not make one of the other. */
export function causeOf(bars, wanted, found) {
  if (bars === undefined || wanted === undefined || corrected(wanted, bars) !== found) return undefined
  return bars.map(({ words }) => words).join('; ')
}

/** A line of the references with some bars judged by the law: its last four cells are sealed, broken, tallest and ladder. */
function corrected(line, bars) {
  const cells = line.split(',')
  const [sealed, broken, , ladder] = cells.slice(-4)
  const counts = new Map(
    ladder
      .split(' ')
      .filter(Boolean)
      .map((rung) => rung.split(':').map(Number)),
  )
  const found = { sealed: Number(sealed), broken: Number(broken) }
  for (const { own, theirs } of bars) {
    for (const [{ isBroken, streak }, sign] of [
      [theirs, -1],
      [own, 1],
    ]) {
      if (isBroken) found.broken += sign
      if (streak === 0) continue
      found.sealed += sign
      counts.set(streak, (counts.get(streak) ?? 0) + sign)
    }
  }
  const rungs = [...counts].filter(([, stocks]) => stocks !== 0).sort(([a], [b]) => a - b)
  const tallest = rungs.at(-1)?.[0] ?? 0
  const text = rungs.map((rung) => rung.join(':')).join(' ')
  return [...cells.slice(0, -4), found.sealed, found.broken, tallest, text].join(',')
}

function barsOf(market, code) {
  const [head, ...rows] = readFileSync(`${market}/by_stock/${code}.SZ.csv`, 'utf8').trimEnd().split('\n')
  const names = head.split(',')
  const cell = (row, name) => row[names.indexOf(name)]
  const cents = (row, name) => Math.round(Number(cell(row, name)) * 100)
  const inPeriod = rows
    .map((row) => row.split(','))
    .filter((row) => cell(row, 'trade_date') >= FROM && cell(row, 'trade_date') <= TO)
    .sort((a, b) => Number(cell(a, 'trade_date')) - Number(cell(b, 'trade_date')))
  const streaks = { [LAW]: 0, [REFERENCES]: 0 }
  return inPeriod.map((row) => {
    const [high, close, reference] = ['high', 'close', 'pre_close'].map((name) => cents(row, name))
    const [own, theirs] = [LAW, REFERENCES].map((percent) => {
      const limit = Math.floor((reference * (100 + percent) + 50) / 100)
      const streak = close === limit ? streaks[percent] + 1 : 0
      streaks[percent] = streak
      const isBroken = streak === 0 && high === limit
      return {
        streak,
        isBroken,
        words: streak > 0 ? `sealed, board ${streak}` : isBroken ? 'broken' : 'no board',
      }
    })
    const prices = `close ${yuan(close)}, high ${yuan(high)}, reference ${yuan(reference)}`
    return {
      date: cell(row, 'trade_date'),
      own,
      theirs,
      words: `${code} keeps ${LAW}% in its delisting period: ${own.words} at ${LAW}%, ${theirs.words} at ${REFERENCES}% (${prices})`,
    }
  })
}

function yuan(amount) {
  return (amount / 100).toFixed(2)
}
