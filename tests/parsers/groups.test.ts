import { describe, expect, it } from 'vitest'
import type { StockCode } from '../../src/model/code.ts'
import type { Membership } from '../../src/model/groups.ts'
import { Refusal, refusalPlace } from '../../src/model/refusal.ts'
import { parseGroups } from '../../src/parsers/groups.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const parse = async (text: string, file = 'g.csv'): Promise<Membership[]> => parseGroups(file, bytesOf(text))

/** `group code from..to reason`, what is open or empty left out. */
async function linesOf(text: string): Promise<string[]> {
  return (await parse(text)).map(({ group, code, from, to, reason }) =>
    [
      group,
      code.slice(0, 6),
      from === undefined && to === undefined ? '' : `${from ?? ''}..${to ?? ''}`,
      reason ?? '',
    ]
      .filter((part) => part !== '')
      .join(' '),
  )
}

/** `code place: message` of a refusal. */
async function refusalOf(text: string, file = 'g.csv'): Promise<string> {
  try {
    await parse(text, file)
    return 'nothing'
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    expect(error.hint).not.toBe('')
    return `${error.code} ${refusalPlace(error)}${error.message}`
  }
}

describe('a groups file', () => {
  it.each<[string, string, string[]]>([
    ['one row a stock', 'code,group\n600101,水泥\n000102.SZ,电机\n', ['水泥 600101', '电机 000102']],
    [
      'Chinese headers, a market in front',
      '股票代码,题材\nsh600101,水泥\nsz.000102,电机\n',
      ['水泥 600101', '电机 000102'],
    ],
    ['headers of Tushare, in any case', 'TS_CODE,Name,Industry\n600101.SH,甲子,水泥\n', ['水泥 600101']],
    [
      'several groups in a cell, parted in any way',
      'code,group\n600101,水泥、 基建;新型建材；雄安|国企+改革，上海\n',
      ['水泥', '基建', '新型建材', '雄安', '国企', '改革', '上海'].map((name) => `${name} 600101`),
    ],
    ['commas in quotes', 'group,code\n"水泥,基建",600101\n', ['水泥 600101', '基建 600101']],
    [
      'commas without quotes in a last column of groups',
      'code,group\n600101,水泥,基建\n',
      ['水泥 600101', '基建 600101'],
    ],
    [
      'one row a group with its codes',
      'group,codes\n水泥,600101、000102 300103\n电机,"600101;920104"\n',
      ['水泥 600101', '水泥 000102', '水泥 300103', '电机 600101', '电机 920104'],
    ],
    [
      'codes without quotes behind their group',
      '板块,成分股\n水泥,600101,000102\n',
      ['水泥 600101', '水泥 000102'],
    ],
    [
      'several columns of groups, in their order',
      'code,行业,题材\n600101,建材,雄安、水泥\n000102,,电机\n',
      ['建材 600101', '雄安 600101', '水泥 600101', '电机 000102'],
    ],
    [
      'spans, open at either end',
      'code,group,from,to\n600101,水泥,2024-01-02,2025/2/7\n000102,电机,20240102,\n300103,电机,,2025-02-07 00:00:00\n',
      ['水泥 600101 20240102..20250207', '电机 000102 20240102..', '电机 300103 ..20250207'],
    ],
    [
      'a reason of one day',
      '代码,题材,涨停原因,日期\n600101,水泥,水泥提价+限产,2025-02-07\n',
      ['水泥 600101 20250207..20250207 水泥提价+限产'],
    ],
    [
      'reasons alone, which name the groups',
      '代码,涨停原因\n600101,水泥提价+限产\n',
      ['水泥提价 600101', '限产 600101'],
    ],
    [
      'tabs, with empty cells between',
      'code\tname\tgroup\treason\n600101\t\t水泥\t提价\n000102\t乙丑\t电机\t\n',
      ['水泥 600101 提价', '电机 000102'],
    ],
    [
      'blank lines, blanks, CRLF and a mark of UTF-8',
      '\uFEFFcode,group\r\n\r\n 600101 , 水泥 \r\n,,\r\n',
      ['水泥 600101'],
    ],
    [
      'no funds, B shares, indexes or bonds',
      'code,group\n510050,基金\n900901,老B\n399001,指数\n600101,水泥\n',
      ['水泥 600101'],
    ],
    ['other columns', '序号,代码,名称,最新价,所属行业\n1,600101,甲子,10.01,水泥\n', ['水泥 600101']],
    [
      'the constituents of Tushare, whose ts_code is the index',
      'ts_code,con_code,concept_name\n885001.TI,600101.SH,水泥\n',
      ['水泥 600101'],
    ],
    [
      'nothing as table programs write it',
      'code,group,from,reason\n600101,水泥,None,nan\n000102,nan;电机,20240102.0,--\n',
      ['水泥 600101', '电机 000102 20240102..'],
    ],
    [
      'JSON by group',
      '{ "水泥": ["600101", "000102.SZ"],\n "电机": "600101" }',
      ['水泥 600101', '水泥 000102', '电机 600101'],
    ],
    [
      'JSON by stock',
      '{"600101": ["水泥", "基建；雄安"], "sz000102": "\\u7535\\u673a"}',
      ['水泥 600101', '基建 600101', '雄安 600101', '电机 000102'],
    ],
  ])('is read with %s', async (_what, text, expected) => {
    expect(await linesOf(text)).toEqual(expected)
  })

  it('is read in GB18030', async () => {
    // 代码,题材 / 600101,水泥
    const bytes = [0xb4, 0xfa, 0xc2, 0xeb, 0x2c, 0xcc, 0xe2, 0xb2, 0xc4, 0x0a]
    const row = [...Buffer.from('600101,'), 0xcb, 0xae, 0xc4, 0xe0, 0x0a]
    const found = await parseGroups('g.csv', Uint8Array.from([...bytes, ...row]))
    expect(found).toMatchObject([{ group: '水泥', code: '600101.SH' }])
  })

  it('gives a stock the code it goes on under', async () => {
    const found = await parseGroups('g.csv', bytesOf('code,group\n830799,电机\n'), (code) =>
      code === '830799.BJ' ? ('920799.BJ' as StockCode) : code,
    )
    expect(found.map(({ code }) => code)).toEqual(['920799.BJ'])
  })

  it('reads a long JSON in one pass', async () => {
    const codes = Array.from({ length: 40_000 }, (_, at) => `"${600_000 + (at % 2000)}"`)
    const start = performance.now()
    expect(await parse(`{"水泥": [${codes.join(',\n')}]}`)).toHaveLength(40_000)
    expect(performance.now() - start).toBeLessThan(3000)
  })
})

describe('a groups file is refused', () => {
  it.each<[string, string, string]>([
    [
      'without codes',
      'name,group\n甲,水泥\n',
      'missing-column g.csv:1: no column for code, found "name", "group"',
    ],
    [
      'without groups',
      'code,kind\n600101,水泥\n',
      'missing-column g.csv:1: no column for group, found "code", "kind"',
    ],
    ['without both', 'a,b\n1,2\n', 'missing-column g.csv:1: no column for code, group, found "a", "b"'],
    ['when empty', '', 'empty-file g.csv: the file is empty'],
    ['without rows', 'code,group\n', 'header-only g.csv: the file holds a header line and no row'],
    [
      'with blank rows alone',
      'code,group\n,\n',
      'header-only g.csv: the file holds a header line and no row',
    ],
    ['with open quotes', 'code,group\n600101,"水泥\n', 'bad-csv g.csv:'],
    [
      'with a code cut of its zeros',
      'code,group\n600101,甲\n102,水泥\n',
      'bad-groups g.csv:3:1: expected the six digits of a stock, with or without the market, found "102"',
    ],
    [
      'with a code of no exchange',
      'group,code\n水泥,604101\n',
      'bad-groups g.csv:2:2: expected the six digits of a stock, with or without the market, found "604101"',
    ],
    [
      'with a code of another market',
      'group,code\n水泥,600101.SZ\n',
      'bad-groups g.csv:2:2: expected the six digits of a stock, with or without the market, found "600101.SZ"',
    ],
    [
      'with one bad code of many',
      'group,codes\n水泥,600101、平安\n',
      'bad-groups g.csv:2:2: expected the six digits of a stock, with or without the market, found "平安"',
    ],
    [
      'without a code in a row',
      'code,group\n,水泥\n',
      'bad-groups g.csv:2:1: expected the six digits of a stock, with or without the market, found ""',
    ],
    [
      'without a group in a row',
      'code,group\n600101,\n',
      'bad-groups g.csv:2:2: expected a group, found none',
    ],
    [
      'with marks and no group',
      'code,group\n600101,、；\n',
      'bad-groups g.csv:2:2: expected a group, found none',
    ],
    [
      'with a date that is none',
      'code,group,from\n600101,水泥,2025-02-30\n',
      'bad-groups g.csv:2:3: expected a date as YYYY-MM-DD or YYYYMMDD, found "2025-02-30"',
    ],
    [
      'with a day that is none',
      'code,日期,group\n600101,昨天,水泥\n',
      'bad-groups g.csv:2:2: expected a date as YYYY-MM-DD or YYYYMMDD, found "昨天"',
    ],
    [
      'with the first day after the last',
      'code,group,from,to\n600101,水泥,2025-02-07,2025-02-06\n',
      'bad-groups g.csv:2:3: expected the first day up to the last, found 2025-02-07 after 2025-02-06',
    ],
    [
      'with one day and a span',
      'code,group,from,date\n600101,水泥,2025-02-05,2025-02-07\n',
      'bad-groups g.csv:2:4: expected one day or a first and a last one, found 2025-02-07 and another',
    ],
    [
      'with more cells than headers',
      'code,group,reason\n600101,水泥,提价,限产\n',
      'bad-groups g.csv:2:4: expected 3 cells as in the header, found 4',
    ],
    ['as JSON with nothing in it', '{}', 'header-only g.csv: the object holds no group'],
    ['as a JSON list', '["600101"]', 'bad-groups g.csv:1:1: expected "{", found ['],
    [
      'as JSON with a number',
      '{\n  "水泥": [600101]\n}',
      'bad-groups g.csv:2:10: expected a code or a group in quotes, or a list of them, found 600101',
    ],
    [
      'as JSON with an empty list',
      '{"水泥": []}',
      'bad-groups g.csv:1:9: expected a code or a group in quotes, or a list of them, found ]',
    ],
    [
      'as JSON with a comma too many',
      '{"水泥": ["600101",]}',
      'bad-groups g.csv:1:18: expected a code or a group in quotes, found ]',
    ],
    [
      'as JSON that is cut',
      '{"水泥": ["600101"',
      'bad-groups g.csv:1:17: expected ",", found the end of the file',
    ],
    [
      'as JSON with something behind',
      '{"水泥": "600101"}\n}',
      'bad-groups g.csv:2:1: expected the end of the file, found }',
    ],
    ['as JSON without a colon', '{"水泥" "600101"}', 'bad-groups g.csv:1:7: expected ":", found "600101"'],
    [
      'as JSON with a bad code',
      '{"水泥": ["600101",\n "12"]}',
      'bad-groups g.csv:2:2: expected the six digits of a stock, with or without the market, found "12"',
    ],
    [
      'as JSON with an empty group',
      '{"600101": [""]}',
      'bad-groups g.csv:1:13: expected a group, found none',
    ],
    [
      'as JSON with an escape that is none',
      '{"水\\x": ["600101"]}',
      'bad-groups g.csv:1:2: expected a group or a code in quotes, found "水\\x"',
    ],
  ])('%s', async (_what, text, message) => {
    expect((await refusalOf(text)).startsWith(message), await refusalOf(text)).toBe(true)
  })
})
