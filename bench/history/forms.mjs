// The bars of a market, with names, in the forms in which vendors write CSV.
import { spawnSync } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'

/** Where Tushare's columns with names have the reference price. */
const PRE_CLOSE = 7

/** By name: how the cells of a line become text, header first; commas in UTF-8 come first. */
export const FORMS = {
  comma: (cells) => cells.join(','),
  tab: (cells) => cells.join('\t'),
  semicolon: (cells) => cells.join(';'),
  quotes: (cells) => `"${cells.join('","')}"`,
  gb18030: (cells) => cells.join(','),
  dashes: ([code, name, date, ...rest], line) =>
    [code, name, line === 0 ? date : dashed(date), ...rest].join(','),
  change: (cells) => [...cells.slice(0, PRE_CLOSE), ...cells.slice(PRE_CLOSE + 1)].join(','),
}

/** Writes the bars of `all.csv` in every form, and gives how many there are. */
export function writeForms(folder) {
  const names = namesOf(`${folder}/namechange.csv`)
  const lines = readFileSync(`${folder}/all.csv`, 'utf8').trimEnd().split('\n')
  const rows = lines.map((line, at) => {
    const [code, date, ...rest] = line.split(',')
    return [code, at === 0 ? 'name' : (names.get(code) ?? ''), date, ...rest]
  })
  for (const [name, textOf] of Object.entries(FORMS)) {
    writeFileSync(`${folder}/${name}.csv`, rows.map((cells, at) => `${textOf(cells, at)}\n`).join(''))
  }
  encode(`${folder}/gb18030.csv`)
  return rows.length - 1
}

function dashed(date) {
  return `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`
}

/** The last name of every code. */
function namesOf(path) {
  const [, ...rows] = readFileSync(path, 'utf8').trimEnd().split('\n')
  return new Map(rows.map((row) => row.split(',')).map(([code, name]) => [code, name]))
}

/** A file in GB18030 in the place of the one in UTF-8. */
function encode(path) {
  const draft = `${path}.draft`
  const out = openSync(draft, 'w')
  const { status, error } = spawnSync('iconv', ['-f', 'utf-8', '-t', 'gb18030', path], {
    stdio: ['ignore', out, 'inherit'],
  })
  closeSync(out)
  if (error !== undefined) throw error
  if (status !== 0) throw new Error(`iconv ended with ${status}`)
  renameSync(draft, path)
}
