import { describe, expect, it } from 'vitest'
import { judgedBySql, linesOf } from '../support/sql/database.ts'

const COLUMNS = 'code, date, open, high, low, close, pre_close'

/** A row of `bars` from prices in yuan. */
function row(code: string, date: string, prices: string, more = ''): string {
  return `('${code}', DATE '${date}', ${prices}${more})`
}

async function judged(rows: readonly string[], columns: string, query: string): Promise<string[]> {
  const database = await judgedBySql(
    `CREATE TABLE bars AS SELECT * FROM (VALUES ${rows.join(', ')}) AS rows(${columns})`,
  )
  return linesOf(database, query)
}

const STATES = `SELECT concat_ws(' ', code, strftime(date, '%m-%d'), up_state, streak || if(streak_at_least, '+', ''))
  FROM limitup.stock_days ORDER BY code, date`

describe('bars of the SQL', () => {
  it('needs no more than seven columns, and takes codes as vendors write them', async () => {
    const rows = ['300059', 'sz300060', '300061.SZ', 'SZ.300062', '300063.sz'].map((code) =>
      row(code, '2024-01-02', '11.9, 12, 11.8, 12, 10'),
    )
    expect(await judged(rows, COLUMNS, STATES)).toEqual(
      ['300059', '300060', '300061', '300062', '300063'].map((code) => `${code}.SZ 01-02 sealed 1+`),
    )
  })

  it('leaves out what is no A-share before its prices are looked at', async () => {
    const rows = [
      row('sh000001', '2024-01-02', '2972.781, 2976.274, 2962.281, 2962.281, 2974.935'),
      row('510300', '2024-01-02', '3.456, 3.456, 3.456, 3.456, 3.456'),
      row('900901', '2024-01-02', '0.201, 0.201, 0.201, 0.201, 0.201'),
      row('688001', '2024-01-02', '11.9, 12, 11.8, 12, 10'),
    ]
    expect(await judged(rows, COLUMNS, STATES)).toEqual(['688001.SH 01-02 sealed 1+'])
  })

  it('refuses prices between two cents, and two bars of one day', async () => {
    const between = judged([row('300059', '2024-01-02', '11.9, 12.003, 11.8, 12, 10')], COLUMNS, STATES)
    await expect(between).rejects.toThrow('price of 300059 on 2024-01-02 is no whole number of cents')
    const twice = judged(
      [
        row('300059', '2024-01-02', '12, 12, 12, 12, 10'),
        row('300059.SZ', '2024-01-02', '12, 12, 12, 12, 10'),
      ],
      COLUMNS,
      STATES,
    )
    await expect(twice).rejects.toThrow('two bars of 300059.SZ on 2024-01-02')
  })

  it('counts no suspended day, and nothing across a bar that cannot be judged', async () => {
    const rows = [
      row('300059', '2024-01-02', '10, 10, 10, 10, 10', ', 100'),
      row('300059', '2024-01-03', '12, 12, 12, 12, 10', ', 100'),
      row('300059', '2024-01-04', '12, 12, 12, 12, 12', ', 0'),
      row('300059', '2024-01-05', '0, 0, 0, 0, 12', ', NULL'),
      row('300059', '2024-01-08', '14.4, 14.4, 14.4, 14.4, 12', ', 100'),
      row('300059', '2024-01-09', '15, 14.4, 15, 15, 14.4', ', 100'),
      row('300059', '2024-01-10', '18, 18, 18, 18, 15', ', 100'),
      row('300059', '2024-01-11', '21.6, 21.7, 21.6, 21.6, 18', ', 100'),
      row('300059', '2024-01-12', '25.92, 25.92, 25.92, 25.92, 21.6', ', 100'),
      row('300059', '2024-01-15', '31.1, 31.1, 31.1, 31.1, 25.92', ', 100'),
      row('300059', '2024-01-16', '31.1, 31.1, 31.1, 31.1, NULL', ', 100'),
    ]
    expect(await judged(rows, `${COLUMNS}, volume`, STATES)).toEqual([
      '300059.SZ 01-02 untouched 0',
      '300059.SZ 01-03 sealed 1',
      '300059.SZ 01-08 sealed 2',
      '300059.SZ 01-09 notJudged 0',
      '300059.SZ 01-10 sealed 1+',
      '300059.SZ 01-11 anomalous 0',
      '300059.SZ 01-12 sealed 1+',
      '300059.SZ 01-15 sealed 2+',
      '300059.SZ 01-16 notJudged 0',
    ])
  })

  it('judges no main-board stock before 2026-07-06 without a name or a flag', async () => {
    const rows = [
      row('600001', '2026-07-03', '11, 11, 11, 11, 10', ', NULL, NULL'),
      row('600001', '2026-07-06', '12.1, 12.1, 12.1, 12.1, 11', ', NULL, NULL'),
      row('600002', '2026-07-03', '10.5, 10.5, 10.5, 10.5, 10', ', NULL, 1'),
      row('600002', '2026-07-06', '11.55, 11.55, 11.55, 11.55, 10.5', ', NULL, 1'),
      row('600003', '2026-07-03', "11, 11, 11, 11, 10, '*ST甲', 0"),
      row('600182', '2026-07-03', "10.5, 10.5, 10.5, 10.5, 10, 'S佳通', 1"),
      row('600182', '2026-07-06', "11.03, 11.03, 11.03, 11.03, 10.5, 'S佳通', 1"),
    ]
    const query = `SELECT concat_ws(' ', code, strftime(date, '%m-%d'), status, up_state, limit_percent)
      FROM limitup.stock_days ORDER BY code, date`
    expect(await judged(rows, `${COLUMNS}, name, is_st`, query)).toEqual([
      '600001.SH 07-03 unknown notJudged',
      '600001.SH 07-06 unknown sealed 10',
      '600002.SH 07-03 st sealed 5',
      '600002.SH 07-06 st sealed 10',
      '600003.SH 07-03 normal sealed 10',
      '600182.SH 07-03 st sealed 5',
      '600182.SH 07-06 unreformed sealed 5',
    ])
  })

  it('knows a stock that was listed shortly before the data, and judges it when the days are over', async () => {
    const rows = ['2024-01-15', '2024-01-16', '2024-01-17', '2024-01-18', '2024-01-19'].map((date) =>
      row('300059', date, '10, 10, 10, 10, 10', ", DATE '2024-01-10'"),
    )
    expect(await judged(rows, `${COLUMNS}, listed`, STATES)).toEqual([
      '300059.SZ 01-15 notJudged 0',
      '300059.SZ 01-16 notJudged 0',
      '300059.SZ 01-17 notJudged 0',
      '300059.SZ 01-18 notJudged 0',
      '300059.SZ 01-19 untouched 0',
    ])
  })

  it('takes a bar more than a tick beyond its band for a day without a limit after a long gap only', async () => {
    const rows = [
      row('300059', '2024-01-02', '10, 10, 10, 10, 10'),
      row('300059', '2024-02-02', '12, 12.02, 12, 12, 10'),
      row('300059', '2024-02-05', '14.4, 14.42, 14.4, 14.4, 12'),
      row('300060', '2024-01-02', '10, 10, 10, 10, 10'),
      row('300060', '2024-02-02', '12, 12.01, 12, 12, 10'),
      row('300061', '2024-01-02', '10, 10, 10, 10, 10'),
      row('300061', '2024-02-01', '12, 12.02, 12, 12, 10'),
    ]
    expect(await judged(rows, COLUMNS, STATES)).toEqual([
      '300059.SZ 01-02 untouched 0',
      '300059.SZ 02-02 noLimit 0',
      '300059.SZ 02-05 anomalous 0',
      '300060.SZ 01-02 untouched 0',
      '300060.SZ 02-02 anomalous 0',
      '300061.SZ 01-02 untouched 0',
      '300061.SZ 02-01 anomalous 0',
    ])
  })

  it('counts days 2 to 5 of a new stock by its name C, however wild its first bar here', async () => {
    const days = ['2024-01-02', '2024-01-03', '2024-01-04', '2024-01-05', '2024-01-08']
    const rows = days.map((date, at) =>
      row(
        '300059',
        date,
        at === 0 ? '20, 20, 20, 20, 10' : '20, 20, 20, 20, 20',
        at < 4 ? ", 'C甲乙'" : ", '甲乙'",
      ),
    )
    expect(await judged(rows, `${COLUMNS}, name`, STATES)).toEqual([
      '300059.SZ 01-02 noLimit 0',
      '300059.SZ 01-03 noLimit 0',
      '300059.SZ 01-04 noLimit 0',
      '300059.SZ 01-05 noLimit 0',
      '300059.SZ 01-08 untouched 0',
    ])
  })
})
