import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { csv } from '../../src/formatters/csv.ts'
import type { DayStats, Quality } from '../../src/model/report.ts'
import { board, dayOf, emptyDay, quality } from '../support/dayStats.ts'
import { grouped, rangedDay, sampleDay } from './sampleDay.ts'

const context = { width: 80, paint: (_style: string, text: string): string => text }
const textOf = (day: DayStats): string => csv.format(day, context)
const rowsOf = (day: DayStats): Record<string, string>[] => parse(textOf(day), { columns: true })

const HEADER =
  'date,side,code,name,source_name,segment,status,limit_percent,state,shape,streak,streak_at_least,' +
  'window_days,window_boards,window_at_least,open_yuan,high_yuan,low_yuan,close_yuan,prev_close_yuan,' +
  'limit_price_yuan,change_percent,volume_shares,amount_yuan,groups\n'

describe('csv', () => {
  it('prints one row a board, sealed before broken, up before down', () => {
    const day = dayOf(
      [
        board({ code: '600126', name: '杭钢股份', state: 'broken', close: 995 }),
        board({ code: '605398', name: '新炬网络', streak: 7, window: [9, 8], streakAtLeast: true }),
      ],
      { downBoards: [board({ code: '000004', name: '国华网安', side: 'down', shape: 'oneWord' })] },
    )
    expect(textOf(day)).toBe(
      HEADER +
        '2025-02-07,up,605398.SH,新炬网络,新炬网络,main,normal,10,sealed,turnover,7,true,9,8,false,' +
        '10.00,11.00,10.00,11.00,10.00,11.00,10.00,1234500,123456789.00,\n' +
        '2025-02-07,up,600126.SH,杭钢股份,杭钢股份,main,normal,10,broken,,0,false,,,false,' +
        '10.00,11.00,10.00,9.95,10.00,11.00,-0.50,1234500,123456789.00,\n' +
        '2025-02-07,down,000004.SZ,国华网安,国华网安,main,normal,10,sealed,oneWord,1,false,1,1,false,' +
        '10.00,10.00,9.00,9.00,10.00,9.00,-10.00,1234500,123456789.00,\n',
    )
  })

  it('names the groups of a stock in their order, and none where there is none', () => {
    const day = dayOf([board({ code: '605398' }), board({ code: '600126' })], {
      downBoards: [board({ code: '000004', side: 'down' })],
    })
    const rows = rowsOf(
      grouped(day, [
        ['水泥', '605398'],
        ['电机', '605398'],
        ['电机', '000004'],
      ]),
    )
    expect(rows.map((row) => row['groups'])).toEqual(['水泥|电机', '', '电机'])
    expect(rowsOf(day).map((row) => row['groups'])).toEqual(['', '', ''])
  })

  it('is a header alone on a day without boards', () => {
    expect(textOf(emptyDay())).toBe(HEADER)
  })

  it('leaves cells empty for what is not known', () => {
    const nothing = { name: undefined, amountCents: undefined, volumeShares: undefined }
    const unknown: Quality = { state: 'unknown', causes: [{ kind: 'data', text: 'a test' }] }
    const [row] = rowsOf(
      dayOf([board({ code: '605398', ...nothing })], { quality: quality({ daysBoards: unknown }) }),
    )
    expect(row).toMatchObject({
      name: '',
      source_name: '',
      volume_shares: '',
      amount_yuan: '',
      window_days: '',
      window_boards: '',
    })
  })

  it.each(['股,份', '引"号', '换\n行', '回\r车', ' 空 格 ', '*ST国华'])('a reader gets %j back', (name) => {
    expect(rowsOf(dayOf([board({ code: '605398', name })]))[0]?.['name']).toBe(name)
  })

  it('is the same with ranges: a row is a bar as an ordinary stock has it', () => {
    expect(textOf(rangedDay())).toBe(textOf(sampleDay()))
  })

  it('holds every board of the day', () => {
    const day = sampleDay()
    expect(rowsOf(day).map((row) => row['code'])).toHaveLength(day.boards.length + day.downBoards.length)
  })
})
