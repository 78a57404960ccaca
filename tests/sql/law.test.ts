import type { DuckDBConnection } from '@duckdb/node-api'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Exchange, Segment } from '../../src/model/code.ts'
import { dateText } from '../../src/model/date.ts'
import type { Status } from '../../src/model/status.ts'
import { tradingDaysBetween } from '../../src/rules/calendar.ts'
import { freeOwnBars } from '../../src/rules/freeDays.ts'
import { limitPercent } from '../../src/rules/limitPercent.ts'
import { statusFromName } from '../../src/rules/nameStatus.ts'
import { exactLimits } from '../support/oracle.ts'
import { judgedBySql, linesOf } from '../support/sql/database.ts'

const MARKETS: [Segment, Exchange][] = [
  ['main', 'SH'],
  ['main', 'SZ'],
  ['chinext', 'SZ'],
  ['star', 'SH'],
  ['bse', 'BJ'],
]
const STATUSES: Record<string, Status> = {
  normal: 'normal',
  st: 'specialTreatment',
  unreformed: 'unreformed',
  delisting: 'delisting',
  unknown: 'unknown',
}
/** One name of every kind, padded and in full width as vendors print them. */
const NAMES = [
  '万  科Ａ',
  'ＳＴ中基',
  '*ST云网',
  'ST 康美',
  'SST前锋',
  'S*ST前锋',
  'XDST中基',
  'NST甲乙',
  'DR甲乙丙',
  'S佳通',
  'XRS佳通',
  '国华退',
  '退市岩石',
  'ST退市',
  'TCL科技',
  'STCL科技',
  '*STTCL',
  'ＳＴＣＬ',
  'PT水仙',
  'N宏海',
  'C宏海',
  '寒武纪-U',
  'S',
]

describe('the law in SQL', () => {
  let database: DuckDBConnection
  beforeAll(async () => {
    const names = NAMES.map((name, at) => `('${600000 + at}', DATE '2024-01-02', 1, 1, 1, 1, 1, '${name}')`)
    database = await judgedBySql(`
      CREATE TABLE bars AS SELECT * FROM (VALUES ${names.join(', ')})
      AS rows(code, date, open, high, low, close, pre_close, name)`)
  })

  it('has the limit prices of the exact oracle for every price to 300 yuan', async () => {
    const lines = await linesOf(
      database,
      `SELECT concat_ws(' ', p, percent, exchange, limitup.up_price(p, percent, exchange),
              limitup.down_price(p, percent, exchange))
       FROM range(1, 30001) AS prices(p), unnest([5, 10, 20, 30]) AS percents(percent),
            unnest(['SH', 'BJ']) AS exchanges(exchange)`,
    )
    const wrong = lines.filter((line) => {
      const [prevClose, percent, exchange, up, down] = line.split(' ')
      const limits = exactLimits(Number(prevClose), Number(percent), exchange === 'BJ')
      return limits.up !== Number(up) || limits.down !== Number(down)
    })
    expect(lines).toHaveLength(30_000 * 4 * 2)
    expect(wrong).toEqual([])
  })

  it('has no two rows for one day', async () => {
    const twice = await linesOf(
      database,
      `SELECT concat_ws(' ', segment, exchange, status, a.since, b.since)
       FROM limitup.law AS a JOIN limitup.law AS b USING (segment, exchange, status)
       WHERE a.since < b.since AND a.until >= b.since`,
    )
    expect(twice).toEqual([])
  })

  it('has the percent of the program for every kind of stock on every trading day', async () => {
    const days = tradingDaysBetween(19910101, 20261231)
    await database.run(`CREATE OR REPLACE TABLE days_asked AS SELECT unnest([
      ${days.map((day) => `DATE '${dateText(day)}'`).join(', ')}]) AS day`)
    const sql = await linesOf(
      database,
      `SELECT concat_ws(' ', segment, exchange, status, percent, min(day), max(day), count(*)) AS line
       FROM limitup.law JOIN days_asked ON day BETWEEN since AND until
       WHERE status <> 'pt' AND percent IS NOT NULL
       GROUP BY segment, exchange, status, percent ORDER BY line`,
    )
    const runs = new Map<string, number[]>()
    for (const [segment, exchange] of MARKETS) {
      for (const [name, status] of Object.entries(STATUSES)) {
        for (const day of days) {
          const percent = limitPercent({ segment, exchange, digits: 0 }, status, day)
          if (percent === 'unknown') continue
          const key = [segment, exchange, name, percent === 'none' ? 0 : percent].join(' ')
          const run = runs.get(key)
          if (run === undefined) runs.set(key, [day])
          else run.push(day)
        }
      }
    }
    const program = [...runs].map(
      ([key, run]) => `${key} ${dateText(run[0]!)} ${dateText(run.at(-1)!)} ${run.length}`,
    )
    expect(sql).toEqual(program.sort())
    expect(sql.length).toBeGreaterThan(25)
  })

  it('has the bars without a limit of the program', async () => {
    const days = [20190719, 20190722, 20200821, 20200824, 20230407, 20230410, 20260706]
    for (const [segment] of MARKETS) {
      for (const day of days) {
        const query = `SELECT limitup.free_bars('${segment}', DATE '${dateText(day)}')::VARCHAR`
        expect(await linesOf(database, query)).toEqual([String(freeOwnBars(segment, day))])
      }
    }
  })

  it('reads names as the program does, but PT stocks apart', async () => {
    const sql = await linesOf(database, "SELECT written || ' ' || status FROM limitup.names ORDER BY written")
    const said = Object.fromEntries(Object.entries(STATUSES).map(([name, status]) => [status, name]))
    const program = NAMES.map((name) => `${name} ${name === 'PT水仙' ? 'pt' : said[statusFromName(name)]!}`)
    expect(new Set(sql)).toEqual(new Set(program))
  })
})
