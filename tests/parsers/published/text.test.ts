import { describe, expect, it } from 'vitest'
import { printedLabelWords } from '../../../src/formatters/reconcile/words.ts'
import type { Claim, PrintedNumber } from '../../../src/model/published.ts'
import { parsePublishedText } from '../../../src/parsers/published/text.ts'

/** A number and how it is meant: '84', '>4100', '<20', '71..83'. */
function numberWords({ form, value, to, isBare }: PrintedNumber): string {
  const signs = { exact: '', over: '>', near: '<', about: '~', under: '<<', atLeast: '>=', range: '' }
  return `${signs[form]}${value}${form === 'range' ? `..${to}` : ''}${isBare ? '+' : ''}`
}

/** A claim in a few words. */
function claimWords(claim: Claim): string {
  switch (claim.kind) {
    case 'count':
    case 'rate':
      return `${claim.day === 'before' ? 'before ' : ''}${claim.figure}${claim.boards ?? ''} ${numberWords(claim.printed)}`
    case 'amount':
      return `${claim.day === 'before' ? 'before ' : ''}amount ${claim.market} ${numberWords(claim.printed)}`
    case 'amountChange':
      return `change ${claim.direction}${claim.printed === undefined ? '' : ` ${numberWords(claim.printed)}`}`
    case 'index':
      return `${claim.name} ${claim.direction}${claim.printed === undefined ? '' : ` ${numberWords(claim.printed)}`}`
    case 'scope':
      return `scope st ${claim.specialTreatment ?? '-'} delisting ${claim.delisting ?? '-'} bse ${claim.bse ?? '-'}`
    case 'group':
      return [
        claim.isBse ? '北交所 ' : '',
        claim.mark === 20 || claim.mark === 30 ? `${claim.mark}CM` : '',
        printedLabelWords(claim.label),
        claim.isSoft ? '?' : '',
        claim.total === undefined ? '' : ` of ${claim.total}`,
        claim.isOpen ? ' …' : '',
        `: ${claim.names.map(({ text }) => text).join(' ')}`,
      ].join('')
    case 'pool':
      return 'pool'
  }
}

function said(text: string): string[] {
  return parsePublishedText('line', text).claims.map(claimWords)
}

function unread(text: string): string[] {
  return parsePublishedText('line', text).passages.map((passage) => passage.text)
}

describe('numbers of a published text', () => {
  it.each([
    // the opening line and its variants
    ['今日84股涨停，45股炸板，封板率为65%', ['sealed 84', 'broken 45', 'sealRate 650000']],
    [
      '今日全市场共47股涨停，连板股总数8只，14股封板未遂，封板率为77%',
      ['sealed 47', 'streakStocks 8', 'broken 14', 'sealRate 770000'],
    ],
    ['今日共47股涨停，封板率77%', ['sealed 47', 'sealRate 770000']],
    ['两市共有84只个股涨停，炸板45家，封板率约65%', ['sealed 84', 'broken 45', 'sealRate ~650000']],
    ['涨停84家，跌停3家，炸板率35%', ['sealed 84', 'limitDown 3', 'brokenRate 350000']],
    ['今日涨停股84只，首板股61只', ['sealed 84', 'firstBoards 61']],
    ['今日71–83股涨停，封板率为63%–66%', ['sealed 71..83', 'sealRate 630000..660000']],
    ['今日八十四股涨停，四十五股炸板，封板率为65%', ['sealed 84', 'broken 45', 'sealRate 650000']],
    ['今日84股\n涨停，45股炸\n板，封板率为\n65%', ['sealed 84', 'broken 45', 'sealRate 650000']],
    ['今日84股涨停45股炸板封板率65%', ['sealed 84', 'broken 45', 'sealRate 650000']],
    // 连板股分析
    [
      '今日共47股涨停，连板股总数8只，其中三连板及以上个股2只，上一交易日共5只连板股，连板股晋级率40%',
      ['sealed 47', 'streakStocks 8', 'tallStocks3 2', 'before streakStocks 5', 'streakPromotion 400000'],
    ],
    ['上个交易日共23只连板股，连板股晋级率29.41%', ['before streakStocks 23', 'streakPromotion 294100']],
    ['3板及以上连板股仅有3只个股晋级失败', ['failures3 3']],
    [
      '1进2晋级率5%，2进3成功率66.67%，首板进二板晋级率4%',
      ['promotion1 50000', 'promotion2 666700', 'promotion1 40000'],
    ],
    ['市场连板高度降至3连板，昨日71只首板股', ['maxHeight 3', 'before firstBoards 71']],
    ['市场最高板为7板', ['maxHeight 7']],
    ['昨日封板率为70%，今日封板率为65%', ['before sealRate 700000', 'sealRate 650000']],
    // amounts
    [
      '沪深两市全天成交额1.96万亿，较上个交易日放量4249亿',
      ['amount sseSzse 196000000000000', 'change more 42490000000000'],
    ],
    [
      '沪深两市成交额3.36万亿，较上一个交易日缩量1222亿',
      ['amount sseSzse 336000000000000', 'change less 12220000000000'],
    ],
    [
      '两市成交额1万9598亿元，较昨日放量逾4200亿',
      ['amount sseSzse 195980000000000', 'change more >42000000000000'],
    ],
    ['沪深两市成交额近两万亿，较上一交易日基本持平', ['amount sseSzse <200000000000000', 'change same']],
    ['沪深京三市成交额超万亿', ['amount all >100000000000000+']],
    ['沪市成交额7573亿，深市成交额1.2万亿', ['amount sse 75730000000000', 'amount szse 120000000000000']],
    // breadth
    ['全市场超4100只个股上涨，逾百股涨停或涨超10%', ['advancers >4100', 'bigRisers >100+']],
    ['全市场超4300只个股下跌，逾40股涨停或涨超10%', ['decliners >4300', 'bigRisers >40']],
    ['全市场近4200只个股上涨，80余股涨停或涨超10%', ['advancers <4200', 'bigRisers >80']],
    ['全市场超四千一百只个股上涨', ['advancers >4100']],
    ['上涨4168家，下跌1,086家，平盘128家', ['advancers 4168', 'decliners 1086', 'unchanged 128']],
    ['全市场超4千只个股上涨', ['advancers >4000']],
    // indexes
    [
      '截至收盘，沪指涨1.01%，深成指涨1.75%，创业板指跌2.53%',
      ['沪指 up 10100', '深成指 up 17500', '创业板指 down 25300'],
    ],
    ['沪指收盘跌逾1%，创业板指平收', ['沪指 down >10000', '创业板指 flat']],
    ['上证指数+1.01%，深证成指-1.75%', ['上证指数 up 10100', '深证成指 down 17500']],
    [
      '沪指、深成指、创业板指分别涨1.01%、1.75%、2.53%',
      ['沪指 up 10100', '深成指 up 17500', '创业板指 up 25300'],
    ],
    // whom it counts
    ['今日共47股涨停（不含ST股、退市股）', ['sealed 47', 'scope st out delisting out bse -']],
    [
      '今日共47股涨停（含ST股、退市股，不含北交所）',
      ['sealed 47', 'scope st in delisting in bse -', 'scope st - delisting - bse out'],
    ],
    [
      '今日共47股涨停（不含ST股、退市股，3120股未知是否ST）',
      ['sealed 47', 'scope st out delisting out bse -', 'statusUnknown 3120'],
    ],
  ])('%s', (text, expected) => {
    expect(said(text)).toEqual(expected)
    expect(unread(text)).toEqual([])
  })

  it.each([
    ['full width', '今日８４股涨停，４５股炸板，封板率为６５％'],
    ['half-width punctuation', '今日84股涨停,45股炸板,封板率为65%.'],
    ['blanks', ' 今日 84 股涨停 ， 45 股炸板 ，封板率为 65 %'],
    ['quotes and a quoting mark', '> “今日84股涨停，45股炸板，封板率为65%”'],
    ['a list mark and bold', '- **今日84股**涨停；45股炸板；封板率：65%'],
    ['a lead', '财联社2月7日讯，今日84股涨停，45股炸板，封板率为65%。'],
  ])('do not mind %s', (_what, text) => {
    expect(said(text)).toEqual(['sealed 84', 'broken 45', 'sealRate 650000'])
  })

  it('are none of a theme, of a part of the day, or of another stock', () => {
    const text =
      '今日84股涨停。机器人板块集体爆发，10余股涨停。沪指半日涨0.5%。某某股份成交额206亿。1月14日50股涨停。'
    expect(said(text)).toEqual(['sealed 84', '涨停?: 10余股', '涨停? of 50: 1月14日'])
    expect(unread(text)).toEqual(['机器人板块集体爆发', '沪指半日涨0.5%', '某某股份成交额206亿'])
  })
})

describe('names and labels of a published text', () => {
  it.each([
    ['新炬网络7连板', ['7连板: 新炬网络']],
    ['航锦科技、华金资本、浙江东方4连板', ['4连板: 航锦科技 华金资本 浙江东方']],
    ['冀凯股份13天11板，瀛通通讯11天7板', ['13天11板: 冀凯股份', '11天7板: 瀛通通讯']],
    ['冀凯股份13天11板4连板', ['13天11板4连板: 冀凯股份']],
    ['青云科技、优刻得20CM3连板', ['20CM3连板: 青云科技 优刻得']],
    ['20cm青云科技、优刻得3连板', ['20CM3连板: 青云科技 优刻得']],
    [
      '北交所华阳变速30CM2连板，并行科技30CM3天2板，派特尔、志晟信息30CM首板。新炬网络7连板',
      [
        '北交所 30CM2连板: 华阳变速',
        '北交所 30CM3天2板: 并行科技',
        '北交所 30CM首板: 派特尔 志晟信息',
        '7连板: 新炬网络',
      ],
    ],
    ['30CM北交所华阳变速2连板', ['北交所 30CM2连板: 华阳变速']],
    ['北交所30cm华阳变速2连板', ['北交所 30CM2连板: 华阳变速']],
    ['北交所丰光精密2连板', ['北交所 2连板: 丰光精密']],
    ['杭钢股份、浙数文化等8股3连板', ['3连板 of 8: 杭钢股份 浙数文化']],
    ['杭钢股份、浙数文化等3连板', ['3连板 …: 杭钢股份 浙数文化']],
    ['甲甲甲甲>=3连板', ['>=3连板: 甲甲甲甲']],
    ['新炬网络七连板', ['7连板: 新炬网络']],
    ['600001.SH3连板，6000023连板', ['3连板: 600001.SH', '3连板: 600002']],
    ['新炬网络（605398.SH）晋级7连板', ['7连板: 新炬网络']],
    ['新炬网络7连板\n美格智能5连板', ['7连板: 新炬网络', '5连板: 美格智能']],
    ['7连板：新炬网络；4连板：航锦科技、浙江东方', ['7连板: 新炬网络', '4连板: 航锦科技 浙江东方']],
    [
      '3连板（8只）：杭钢股份，浙数文化\n2连板：莲花控股',
      ['3连板 of 8: 杭钢股份 浙数文化', '2连板: 莲花控股'],
    ],
    ['优刻得20CM涨停', ['20CM涨停: 优刻得']],
    ['优刻得涨停', ['涨停?: 优刻得']],
  ])('%s', (text, expected) => {
    expect(said(text)).toEqual(expected)
    expect(unread(text)).toEqual([])
  })

  it.each([
    '昨日3连板的新炬网络断板',
    '美格智能冲击5连板未果',
    '航锦科技4连板失败',
    '某某股份盘中触及涨停',
    '3板以上高位股分化',
    '市场再现涨停潮',
  ])('are none in %s', (text) => {
    expect(said(`今日84股涨停。${text}`)).toEqual(['sealed 84'])
    expect(unread(`今日84股涨停。${text}`)).toEqual([text])
  })

  it('stand at their line and column, counted in characters', () => {
    const { claims } = parsePublishedText('line', '😀，今日84股涨停，\n 　新炬网络7连板、\n美格智能5连板')
    expect(claims.map(({ at }) => at)).toEqual([
      { line: 1, column: 3 },
      { line: 2, column: 3 },
      { line: 3, column: 1 },
    ])
  })

  it('may be parted by commas and have words in front: both are kept for the one who knows the names', () => {
    const [claim] = parsePublishedText('line', '航锦科技，浙江东方4连板').claims
    expect(claim?.kind === 'group' && claim.loose.map(({ text }) => text)).toEqual(['航锦科技'])
    expect(said('PCB板块宝鼎科技12天7板')).toEqual(['12天7板: PCB板块宝鼎科技'])
  })
})

describe('the day of a published text', () => {
  const days = (text: string): string[] =>
    parsePublishedText('line', text).days.map(({ year, month, day }) => `${year ?? ''}/${month}/${day}`)

  it.each([
    ['财联社2月7日讯，今日84股涨停', ['/2/7']],
    ['【2月7日涨停分析】财联社2月7日电，今日全市场共47股涨停', ['/2/7', '/2/7']],
    ['2月7日，今日84股涨停', ['/2/7']],
    ['2025年2月7日，今日84股涨停', ['2025/2/7']],
    ['2025-02-07\n今日84股涨停', ['2025/2/7']],
    ['2月7日84股涨停', ['/2/7']],
    ['今日84股涨停。自1月14日首板以来，新炬网络7连板', []],
    ['今日84股涨停', []],
  ])('%s', (text, expected) => {
    expect(days(text)).toEqual(expected)
  })
})

describe('a text without any figure', () => {
  it.each(['', '  \n ', '机器人板块集体爆发', '（不含ST股、退市股）'])('"%s" is refused', (text) => {
    expect(() => parsePublishedText('line', text)).toThrowError(
      expect.objectContaining({ code: 'no-figure' }),
    )
  })

  it('is refused at its first word', () => {
    expect(() => parsePublishedText('line', '\n  今日行情\n')).toThrowError(
      expect.objectContaining({ at: { file: 'line', line: 2, column: 3 } }),
    )
  })
})

describe('what a text is', () => {
  it.each([
    ['今日84股涨停，45股炸板，新炬网络7连板', 'opening'],
    ['【2月7日涨停分析】今日全市场共47股涨停。焦点股方面，新炬网络7连板', 'focus'],
    ['沪深两市成交额3.36万亿', 'other'],
    ['7连板：新炬网络', 'other'],
  ])('%s', (text, style) => {
    expect(parsePublishedText('line', text).style).toBe(style)
  })
})
