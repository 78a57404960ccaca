import { closeSync, createReadStream, openSync, readFileSync, statSync, writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { median, timed } from './measure.mjs'
import { limitup, securities } from './programs.mjs'

/** How many of the last days, and of all stocks how many. */
const PARTS = [
  { days: 1, stocks: Infinity },
  { days: 60, stocks: Infinity },
  { days: 250, stocks: Infinity },
  { days: 2500, stocks: Infinity },
  { days: Infinity, stocks: Infinity },
  { days: Infinity, stocks: 1000 },
  { days: Infinity, stocks: 100 },
]
/** Characters that are gathered before a part is written to. */
const PIECE = 1 << 20

/** Measures parts of the market, one CSV each, and fits CPU to bars and days. */
export async function curve(market, work, runs) {
  const parts = await written(market, work)
  const measured = parts.map((part) => ({ ...part, runs: [] }))
  for (let round = 0; round < runs; round++) {
    for (const part of measured) {
      part.runs.push(timed([...limitup('--data', part.path), ...securities(market)], work))
    }
  }
  const points = measured.map(({ bars, days, runs: list }) => ({
    bars,
    days,
    cpu: median(list.map(({ cpu }) => cpu)),
  }))
  const [start, bar, day] = leastSquares(points)
  const fit = (point) => start + bar * point.bars + day * point.days
  const mean = points.reduce((sum, { cpu }) => sum + cpu, 0) / points.length
  const sumOf = (term) => points.reduce((sum, point) => sum + term(point) ** 2, 0)
  console.log('stocks   days        bars   n   CPU s   by the fit   peak MiB')
  measured.forEach(({ stocks, days, bars, runs: list }, at) => {
    const peak = Math.max(...list.map((each) => each.peak)) / 1024
    console.log(
      `${String(stocks).padStart(6)} ${String(days).padStart(6)} ${bars.toLocaleString('en').padStart(11)} ${String(list.length).padStart(3)} ${points[at].cpu.toFixed(2).padStart(7)} ${fit(points[at]).toFixed(2).padStart(12)} ${peak.toFixed(0).padStart(10)}`,
    )
  })
  console.log(
    `fit: ${start.toFixed(2)} s + ${(bar * 1e6).toFixed(3)} µs a bar + ${(day * 1e3).toFixed(3)} ms a day, R² ${(1 - sumOf((point) => point.cpu - fit(point)) / sumOf(({ cpu }) => cpu - mean)).toFixed(4)}`,
  )
}

/** Writes the parts of all.csv that are no whole, in one pass. */
async function written(market, work) {
  const dates = readFileSync(`${market}/calendar.csv`, 'utf8').trim().split('\n').slice(1)
  const codes = readFileSync(`${market}/stock_basic.csv`, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',')[0])
  const every = (count, list) =>
    count >= list.length
      ? list
      : list.filter(
          (_, at) => Math.floor((at * count) / list.length) !== Math.floor(((at - 1) * count) / list.length),
        )
  const parts = PARTS.map(({ days, stocks }, at) => {
    const isWhole = days === Infinity && stocks === Infinity
    const path = isWhole ? `${market}/all.csv` : `${work}/part${at}.csv`
    return {
      path,
      from: days === Infinity ? 0 : Number(dates.at(-days)),
      codes: new Set(every(stocks, codes)),
      file: isWhole ? undefined : openSync(path, 'w'),
      text: '',
      bars: 0,
      seen: new Set(),
      held: new Set(),
    }
  })
  let isHead = true
  for await (const line of createInterface({ input: createReadStream(`${market}/all.csv`) })) {
    const [code, date] = line.split(',', 2)
    for (const part of parts) {
      if (!isHead && (Number(date) < part.from || !part.codes.has(code))) continue
      if (!isHead) {
        part.bars++
        part.seen.add(date)
        part.held.add(code)
      }
      if (part.file === undefined) continue
      part.text += `${line}\n`
      if (part.text.length > PIECE) flush(part)
    }
    isHead = false
  }
  return parts.map((part) => {
    if (part.file !== undefined) {
      flush(part)
      closeSync(part.file)
    }
    if (statSync(part.path).size === 0) throw new Error(`nothing was written to ${part.path}`)
    return { path: part.path, bars: part.bars, days: part.seen.size, stocks: part.held.size }
  })
}

function flush(part) {
  writeSync(part.file, part.text)
  part.text = ''
}

/** start, seconds a bar and seconds a day that come nearest to the points. */
function leastSquares(points) {
  const rows = points.map(({ bars, days }) => [1, bars, days])
  const matrix = [0, 1, 2].map((i) => [
    ...[0, 1, 2].map((j) => rows.reduce((sum, row) => sum + row[i] * row[j], 0)),
    rows.reduce((sum, row, at) => sum + row[i] * points[at].cpu, 0),
  ])
  for (let pivot = 0; pivot < 3; pivot++) {
    for (let row = 0; row < 3; row++) {
      if (row === pivot) continue
      const factor = matrix[row][pivot] / matrix[pivot][pivot]
      for (let column = pivot; column < 4; column++) matrix[row][column] -= factor * matrix[pivot][column]
    }
  }
  return matrix.map((row, at) => row[3] / row[at])
}
