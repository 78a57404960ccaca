import { describe, expect, it } from 'vitest'
import { printedLabelWords } from '../../../src/formatters/reconcile/words.ts'
import type { PoolKind, PoolMember } from '../../../src/model/published.ts'
import { parsePublishedFile } from '../../../src/parsers/published/publishedFile.ts'

/** A row in a few words: code or name, 连板数, N天M板. */
function memberWords({ code, name, streak, window, label }: PoolMember): string {
  return [
    code ?? name ?? '',
    streak === undefined ? '' : `${streak}连板`,
    window === undefined ? '' : `${window.days}天${window.boards}板`,
    label === undefined ? '' : `"${printedLabelWords(label)}"`,
  ]
    .filter((part) => part !== '')
    .join(' ')
}

async function lists(text: string, pool?: PoolKind): Promise<Record<string, string[]>> {
  const { claims } = await parsePublishedFile('list', Buffer.from(text), pool)
  return Object.fromEntries(
    claims.map((claim) => (claim.kind === 'pool' ? [claim.pool, claim.members.map(memberWords)] : ['?', []])),
  )
}

const AKSHARE =
  '序号,代码,名称,涨跌幅,最新价,成交额,流通市值,总市值,换手率,封板资金,首次封板时间,最后封板时间,炸板次数,涨停统计,连板数,所属行业'

describe('lists of vendors', () => {
  it.each([
    [
      'AkShare stock_zt_pool_em: 涨停统计 is days/boards',
      `${AKSHARE}\n1,002691,冀凯股份,9.99,11.12,1,2,3,4,5,092500,092500,0,13/11,4,机械\n`,
      { sealed: ['002691 4连板 13天11板'] },
    ],
    [
      'Tushare limit_list_d: up_stat is boards/days, and its column says which list',
      'trade_date,ts_code,industry,name,close,pct_chg,up_stat,limit_times,limit\n20250207,002691.SZ,机械,冀凯股份,11.12,10,11/13,4,U\n20250207,300001.SZ,电力,甲,9,5,0/0,0,Z\n20250207,000002.SZ,地产,乙,7,-10,0/0,,D\n',
      { sealed: ['002691.SZ 4连板 13天11板'], broken: ['300001.SZ 0连板'], limitDown: ['000002.SZ'] },
    ],
    [
      'Tushare kpl_list: a label and a tag',
      'ts_code,name,trade_date,tag,status\n002691.SZ,冀凯股份,20250207,涨停,13天11板\n300001.SZ,甲,20250207,炸板,\n',
      { sealed: ['002691.SZ "13天11板"'], broken: ['300001.SZ'] },
    ],
    [
      'Tushare limit_step',
      'ts_code,name,trade_date,nums\n002691.SZ,冀凯股份,20250207,4\n',
      { sealed: ['002691.SZ 4连板'] },
    ],
    [
      'AkShare stock_zt_pool_zbgc_em: broken by its headers',
      '序号,代码,名称,涨跌幅,最新价,涨停价,成交额,首次封板时间,炸板次数,涨停统计,振幅\n1,000004,国华网安,6.9,17,18,1,092500,2,2/1,9\n',
      { broken: ['000004 2天1板'] },
    ],
    [
      'AkShare stock_zt_pool_dtgc_em: limit-down by its headers',
      '序号,代码,名称,封单资金,最后封板时间,连续跌停,开板次数\n1,002718,友邦吊顶,5,145700,2,0\n',
      { limitDown: ['002718 2连板'] },
    ],
    ['tabs', '代码\t名称\t连板数\n002691\t冀凯股份\t4\n', { sealed: ['002691 4连板'] }],
    [
      'zeros that a table program took off',
      '代码,名称,连板数\n2691,冀凯股份,4\n',
      { sealed: ['002691 4连板'] },
    ],
    ['names alone', '名称,标签\n冀凯股份,13天11板4连板\n', { sealed: ['冀凯股份 "13天11板4连板"'] }],
    ['an empty list', '代码,名称,连板数\n', { sealed: [] }],
    [
      'the CSV of limitup day',
      'date,side,code,name,source_name,segment,status,limit_percent,state,streak,streak_at_least,window_days,window_boards\n2025-02-07,up,002691.SZ,冀凯股份,冀凯股份,main,normal,10,sealed,4,false,13,11\n2025-02-07,up,000004.SZ,国华网安,国华网安,main,normal,10,broken,0,false,,\n2025-02-07,down,002718.SZ,友邦吊顶,友邦吊顶,main,normal,10,sealed,2,false,2,2\n2025-02-07,down,000005.SZ,甲,甲,main,normal,10,broken,0,false,,\n',
      {
        sealed: ['002691.SZ 4连板 13天11板'],
        broken: ['000004.SZ 0连板'],
        limitDown: ['002718.SZ 2连板 2天2板'],
      },
    ],
    [
      'Eastmoney getTopicZTPool: zttj {days, ct}',
      '{"rc":0,"data":{"tc":1,"qdate":20250207,"pool":[{"c":"002691","m":0,"n":"冀凯股份","lbc":4,"zbc":0,"zttj":{"days":13,"ct":11}}]}}',
      { sealed: ['002691 4连板 13天11板'] },
    ],
    [
      '同花顺: a label and both numbers in one',
      '{"data":{"info":[{"code":"002691","name":"冀凯股份","high_days":"13天11板","high_days_value":720909}]}}',
      { sealed: ['002691 13天11板 "13天11板"'] },
    ],
    [
      'a bare array',
      '[{"code":"002691","name":"冀凯股份","label":"13天11板"}]',
      { sealed: ['002691 "13天11板"'] },
    ],
    [
      'several lists named for what they are',
      '{"涨停":[{"code":"002691","label":"首板"}],"炸板":[{"code":"000004"}],"跌停":[{"code":"002718"}]}',
      { sealed: ['002691 "首板"'], broken: ['000004'], limitDown: ['002718'] },
    ],
  ])('%s', async (_what, text, expected) => {
    expect(await lists(text)).toEqual(expected)
  })

  it('are what --pool says where their header does not', async () => {
    expect(await lists('代码\n600101\n', 'broken')).toEqual({ broken: ['600101'] })
  })

  it('state their day, and how many there are of a list that was cut', async () => {
    const text = '{"data":{"tc":93,"qdate":20250207,"pool":[{"c":"002691","n":"冀凯股份","lbc":4}]}}'
    const { days, claims } = await parsePublishedFile('list', Buffer.from(text), undefined)
    expect(days).toMatchObject([{ year: 2025, month: 2, day: 7 }])
    expect(claims).toMatchObject([{ total: 93 }])
  })

  it('keep the columns that are not compared', async () => {
    const { passages } = await parsePublishedFile('list', Buffer.from(`${AKSHARE}\n`), undefined)
    expect(passages[0]?.text).toContain('封板资金, 首次封板时间')
  })

  it.each([
    ['the order is wrong', '代码,涨停统计\n600101,3/5\n', '3天5板', { line: 2, column: 2 }],
    ['the order is not told', 'code,stat\n600101,3/5\n', 'days/boards', { line: 1, column: 1 }],
    ['nothing says which list', '代码,名称\n600101,甲\n', '涨停, 炸板 or 跌停', { line: 1, column: 1 }],
    ['a cell is no label', 'code,label\n600101,三连阳\n', '三连阳', { line: 2, column: 2 }],
    ['a cell is no code', 'code,连板数\nsix,3\n', 'six', { line: 2, column: 1 }],
    ['a cell is no number', '代码,连板数\n600101,many\n', 'many', { line: 2, column: 2 }],
    ['it is of the day before', '代码,昨日连板数\n600101,3\n', 'day before', { line: 1, column: 1 }],
    ['two columns are one', '代码,股票代码,连板数\n600101,600101,3\n', '股票代码', { line: 1, column: 2 }],
    ['several lists have no name', '{"a":[{"code":"600101"}],"b":[{"code":"600102"}]}', 'several lists', {}],
    ['JSON is cut', '[{"code":"600101"', 'no JSON', {}],
    ['JSON has no stock', '[{"a":1}]', 'without a list', {}],
  ])('are refused where %s', async (_what, text, words, place) => {
    await expect(parsePublishedFile('list', Buffer.from(text), undefined)).rejects.toMatchObject({
      message: expect.stringContaining(words) as string,
      at: { file: 'list', ...place },
    })
  })

  it('are refused when they are a picture', async () => {
    const bytes = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13])
    await expect(parsePublishedFile('list.png', bytes, undefined)).rejects.toMatchObject({ code: 'not-text' })
  })

  it('are read in GB18030 too', async () => {
    // 代码,连板数
    const bytes = Buffer.concat([Buffer.from('b4fac2eb2cc1acb0e5cafd', 'hex'), Buffer.from('\n002691,4\n')])
    const { claims } = await parsePublishedFile('list', bytes, undefined)
    expect(claims).toMatchObject([{ pool: 'sealed', members: [{ code: '002691', streak: 4 }] }])
  })
})
