import fc from 'fast-check'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DailyBar } from '../../src/model/bar.ts'
import { DAYS, move, stockBars } from './randomMarket.ts'

/** Stocks of every segment under invented codes, with names that are hard to tell from the words of a text. */
export const WIDE_STOCKS: readonly (readonly [code: string, name: string])[] = [
  ['600011.SH', '和而泰山'],
  ['600012.SH', '三六零零'],
  ['600013.SH', '百川股份'],
  ['600015.SH', '有研新材'],
  ['600016.SH', '共进股份'],
  ['600017.SH', '机器人甲'],
  ['600018.SH', 'ST庚辛'],
  ['600019.SH', '*ST壬癸'],
  ['000021.SZ', 'TCL中环'],
  ['000022.SZ', '全新好A'],
  ['000023.SZ', '今日新材'],
  ['000025.SZ', '万 科Ａ'],
  ['000026.SZ', '国光电器'],
  ['000027.SZ', '退市丁卯'],
  ['300031.SZ', '其中光电'],
  ['300032.SZ', '天下秀二'],
  ['300033.SZ', '昨日科技'],
  ['688041.SH', '子丑寅卯-U'],
  ['688042.SH', '两市半导-W'],
  ['688043.SH', '家家乐'],
  ['830051.BJ', '北矿科技'],
  ['830052.BJ', '辰巳午未'],
  ['830053.BJ', '等待科技'],
  ['600061.SH', '申酉戌亥'],
]

/** Many stocks with many boards over DAYS. The last trades every day. */
export const wideMarket: fc.Arbitrary<DailyBar[]> = fc
  .tuple(
    fc.array(fc.integer({ min: 100, max: 900 }), {
      minLength: WIDE_STOCKS.length,
      maxLength: WIDE_STOCKS.length,
    }),
    fc.array(fc.array(move, { minLength: DAYS.length, maxLength: DAYS.length }), {
      minLength: WIDE_STOCKS.length,
      maxLength: WIDE_STOCKS.length,
    }),
  )
  .map(([starts, moves]) =>
    WIDE_STOCKS.flatMap(([code, name], at) =>
      stockBars(code, name, starts[at]!, moves[at]!, at === WIDE_STOCKS.length - 1).map(traded),
    ),
  )

/** So much traded that a day makes thousands of 亿. */
function traded(bar: DailyBar): DailyBar {
  const volumeShares = (bar.volumeShares ?? 0) * 200_000
  return { ...bar, volumeShares, amountCents: volumeShares * bar.close }
}

/** Writes index bars for DAYS and gives their path: the three indexes rise, fall and stand still in turn. */
export function indexFile(): string {
  const rows = DAYS.flatMap((date, day) =>
    ['000001.SH', '399001.SZ', '399006.SZ'].map((code, at) => {
      const before = 3000 + at * 100
      const close = before + ((day * 7 + at * 5) % 11) * 6.37 - 31.85
      return [code, date, close.toFixed(2), before.toFixed(2)].join(',')
    }),
  )
  const file = join(mkdtempSync(join(tmpdir(), 'limitup-index-')), 'index.csv')
  writeFileSync(file, `code,date,close,pre_close\n${rows.join('\n')}\n`)
  return file
}
