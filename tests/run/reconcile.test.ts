import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { limitUpBriefLine } from '../../src/formatters/limitUpBrief.ts'
import { recapLine } from '../../src/formatters/recap.ts'
import { streakBriefLine } from '../../src/formatters/streakBrief.ts'
import { isJsonArray, isJsonObject } from '../../src/model/json.ts'
import type { JsonValue } from '../../src/model/json.ts'
import { differs } from '../../src/model/reconcile.ts'
import type { ReconcileReport } from '../../src/model/reconcile.ts'
import type { DayStats } from '../../src/model/report.ts'
import { SCOPES } from '../../src/model/scope.ts'
import { parsePublishedFile } from '../../src/parsers/published/publishedFile.ts'
import { parsePublishedText } from '../../src/parsers/published/text.ts'
import { analyzeDay } from '../../src/run/analyze.ts'
import type { AnalyzeOptions } from '../../src/run/options.ts'
import { DAYS } from '../support/randomMarket.ts'
import { dayJson, reconciled } from '../support/reconciled.ts'
import { ROOT } from '../support/shell.ts'
import { wideMarket } from '../support/wideMarket.ts'

/** The invented market that holds the published sentence. */
const DATA = join(ROOT, 'fixtures/days/2025-02-07')
const NOW = new Date('2026-01-05T08:00:00Z')
const OPTIONS: AnalyzeOptions = { data: DATA, date: '2025-02-07', now: NOW }

async function ofText(text: string, options: Partial<AnalyzeOptions> = {}): Promise<ReconcileReport> {
  return reconciled(parsePublishedText('line', text), { ...OPTIONS, ...options })
}

async function ofFile(text: string, options: Partial<AnalyzeOptions> = {}): Promise<ReconcileReport> {
  const published = await parsePublishedFile('list', Buffer.from(text), undefined)
  return reconciled(published, { ...OPTIONS, ...options })
}

function found({ findings }: ReconcileReport): string[] {
  return findings.map(({ kind, printed, stocks }) =>
    [kind, printed, ...stocks.map(({ name, problem }) => `${name} ${problem}`)].filter(Boolean).join(' | '),
  )
}

describe('the published sentence against the market that holds it', () => {
  const line = readFileSync(join(DATA, 'expected/recap.txt'), 'utf8')

  it('agrees', async () => {
    const report = await ofText(line)
    expect([found(report), report.notCompared, differs(report)]).toEqual([[], [], false])
    // 84, 45, 65%, 19 labels, two amounts, two of breadth, three indexes
    expect([report.compared, report.agree]).toEqual([29, 29])
  })

  it('agrees with its names in another order and width, and its sentences turned round', async () => {
    const turned = line
      .trim()
      .split('。')
      .filter((sentence) => sentence !== '')
      .map((sentence) => sentence.replace('华金资本、航锦科技、浙江东方', '浙江东方、航锦科技、华金资本'))
      .reverse()
      .join('。\n')
      .replace('20CM', '２０ｃｍ')
    expect(found(await ofText(turned))).toEqual([])
  })

  it('shows the bar of a name that is none, and of one that was left out', async () => {
    const broken = (await analyzeDay(OPTIONS)).boards.find(({ state }) => state === 'broken')!
    const report = await ofText(line.replace('华金资本', broken.name!))
    expect(found(report)).toEqual([
      `labels | ${broken.name!}、航锦科技、浙江东方4连板 | ${broken.name!} noBoard`,
      'leftOut | 华金资本 leftOut',
    ])
    for (const stock of report.findings.flatMap(({ stocks }) => stocks)) {
      expect(stock.bars[0]).toMatchObject({ date: '2025-02-07' })
    }
  })

  it('shows the bar at which a printed streak and ours part', async () => {
    const report = await ofText(line.replace('美格智能5连板', '美格智能7连板'))
    const [stock] = report.findings[0]!.stocks
    expect(
      stock?.bars.map(({ date, judgement }) => [date, judgement.kind === 'judged' && judgement.up]),
    ).toEqual([
      ['2025-02-07', 'sealed'],
      [expect.stringMatching(/^2025-01-\d\d$/), 'untouched'],
    ])
  })

  it.each([
    ['甲乙丙丁戊', 'unknown'],
    ['航锦科技', 'repeated'],
  ])('tells the name %s as %s', async (name, problem) => {
    const report = await ofText(line.replace('浙江东方4连板', `浙江东方、${name}4连板`))
    expect(found(report)).toEqual([
      `labels | 华金资本、航锦科技、浙江东方、${name}4连板 | ${name} ${problem}`,
    ])
  })

  it('tells a wrong limit, and a stock of another exchange under 北交所', async () => {
    const report = await ofText(line.replace('20CM3连板', '3连板').replace('派特尔', '派特尔、雷柏科技'))
    expect(found(report)).toEqual([
      'labels | 优刻得、青云科技3连板 | 优刻得 mark | 青云科技 mark',
      'labels | 志晟信息、派特尔、雷柏科技30CM首板 | 雷柏科技 label',
    ])
  })

  it('holds a text against itself', async () => {
    const report = await ofText(line.replace('封板率为65%', '封板率为73%'))
    expect(report.consistency).toMatchObject([
      { kind: 'sealRate', holds: false, parts: [84, 45], computed: { part: 84, whole: 129 } },
      { kind: 'names', holds: true },
    ])
    expect(report.findings).toMatchObject([{ kind: 'number', distance: { isUsual: false } }])
  })

  it('says which differences texts of one day often have', async () => {
    const usual = async (text: string): Promise<(boolean | undefined)[]> =>
      (await ofText(text)).findings.map(({ distance }) => distance?.isUsual)
    expect(await usual('今日86股涨停，48股炸板，封板率为64%')).toEqual([true, false, true])
  })

  it('keeps what it does not know, with its place', async () => {
    const report = await ofText(`${line.trim()}\n盘面上，某某板块走强。PCB板块新炬网络7连板（编辑 甲）`)
    expect(found(report)).toEqual([])
    expect(report.notCompared.map(({ at, text }) => [at?.line, at?.column, text])).toEqual([
      [2, 5, '某某板块走强'],
      [2, 12, 'PCB板块'],
      [2, 25, '编辑 甲'],
    ])
  })

  it('takes a sister text for a choice of stocks when it names its publisher', async () => {
    const text = '【2月7日涨停分析】财联社2月7日电，今日全市场共84股涨停。焦点股方面，新炬网络7连板。'
    const report = await ofText(text)
    expect(differs(report)).toBe(false)
    expect(report.findings.every(({ kind, isDifference }) => kind === 'leftOut' && !isDifference)).toBe(true)
    expect(report.findings.length).toBeGreaterThan(3)
    const own = await ofText(text.replace('财联社2月7日电', '2月7日'))
    expect(differs(own)).toBe(true)
  })
})

describe('the day of a text', () => {
  it('gets its year from the last such day of the data, or from DATE', async () => {
    const { date: _date, ...open } = OPTIONS
    const text = '2月6日，今日50股涨停'
    const report = await reconciled(parsePublishedText('line', text), open)
    expect([report.date, report.yearFrom, report.dayPrinted]).toEqual(['2025-02-06', 'data', '2月6日'])
    const last = await reconciled(parsePublishedText('line', '12月31日，今日50股涨停'), open)
    expect(last.date).toBe('2024-12-31')
    const asked = await reconciled(parsePublishedText('line', text), { ...open, date: '2025-02-06' })
    expect([asked.date, asked.yearFrom]).toEqual(['2025-02-06', 'date'])
    const none = await reconciled(parsePublishedText('line', '今日84股涨停'), open)
    expect([none.date, none.yearFrom, none.dayPrinted]).toEqual(['2025-02-07', 'data', undefined])
  })

  it.each([
    ['2月6日，今日84股涨停', OPTIONS, 'date-conflict', { line: 1, column: 1 }],
    ['今日84股涨停。\n\n2024年2月7日，今日84股涨停', OPTIONS, 'date-conflict', { line: 3, column: 1 }],
    ['3月6日，今日84股涨停', { data: DATA, now: NOW }, 'no-bars', { line: 1, column: 1 }],
    ['2025年2月8日，今日84股涨停', { data: DATA, now: NOW }, 'not-a-trading-day', undefined],
  ])('%s is refused', async (text, options, code, place) => {
    await expect(reconciled(parsePublishedText('line', text), options)).rejects.toMatchObject({
      code,
      ...(place === undefined ? {} : { at: { file: 'line', ...place } }),
    })
  })
})

describe('likely causes', () => {
  let days: Record<string, DayStats>
  beforeAll(async () => {
    days = Object.fromEntries(
      await Promise.all(
        SCOPES.map(async (scope) => [scope, await analyzeDay({ ...OPTIONS, scope })] as const),
      ),
    )
  })

  const best = ({ explanation, variants }: ReconcileReport): unknown => ({
    kinds: explanation?.variants.map(({ kind }) => kind),
    left: explanation?.left,
    first: variants[0]?.kind,
  })

  it.each(['ths', 'all'])('find the scope %s', async (scope) => {
    for (const line of [recapLine(days[scope]!), streakBriefLine(days[scope]!)]) {
      const report = await ofText(line)
      expect(report.differ).toBeGreaterThan(1)
      expect(best(report)).toEqual({ kinds: ['scope'], left: [], first: 'scope' })
      expect(report.explanation?.variants[0]?.scope).toBe(scope)
    }
  })

  it('find ST counted in', async () => {
    const counts = limitUpBriefLine(await analyzeDay({ ...OPTIONS, specialTreatment: 'in' })).replace(
      /（.*$/,
      '',
    )
    const report = await ofText(counts)
    expect(report.variants.slice(0, 3).map(({ kind }) => kind)).toContain('specialTreatment')
    expect(report.explanation?.left).toEqual([])
  })

  it.each([[{ rule: 'gap', maxEmpty: 2 } as const], [{ rule: 'half', maxEmpty: undefined } as const]])(
    'find the N天M板 rule %o of a list',
    async (daysBoards) => {
      const day = await analyzeDay({ ...OPTIONS, daysBoards })
      const rows = day.boards
        .filter(({ state }) => state === 'sealed')
        .map(({ code, daysBoards: window }) => `${code},${window?.days ?? ''}/${window?.boards ?? ''}`)
      const report = await ofFile(`code,涨停统计,连板数\n${rows.map((row) => `${row},`).join('\n')}\n`)
      expect(report.differ).toBeGreaterThan(0)
      expect(report.explanation).toMatchObject({
        left: [],
        variants: [{ kind: 'daysBoards', daysBoardsRule: daysBoards }],
      })
    },
  )

  it('find 北交所 left out', async () => {
    const day = days['cls']!
    const boards = day.boards.filter(({ segment }) => segment !== 'bse')
    const sealed = boards.filter(({ state }) => state === 'sealed').length
    const report = await ofText(`今日${sealed}股涨停，${boards.length - sealed}股炸板`)
    expect(report.variants[0]).toMatchObject({ kind: 'bse', breaks: [] })
  })

  it('find touched boards counted as sealed', async () => {
    const report = await ofText('今日129股涨停')
    expect(best(report)).toEqual({ kinds: ['touched'], left: [], first: 'touched' })
  })

  it('find the figures of the day before', async () => {
    const before = await analyzeDay({ ...OPTIONS, date: '2025-02-06' })
    const report = await ofText(recapLine(before).replace('2月6日，', ''))
    expect(report.explanation?.variants.map(({ kind, date }) => [kind, date])[0]).toEqual([
      'stale',
      '2025-02-06',
    ])
    expect(report.explanation?.left).toEqual([])
  })

  it('find that fewer broken boards were ever queued, and what follows for the rate', async () => {
    const report = await ofText('今日84股涨停，40股炸板，封板率为68%')
    expect(report.explanation).toMatchObject({
      left: [],
      variants: [{ kind: 'unqueued', queued: { part: 40, whole: 45 } }],
    })
    expect(report.explanation?.resolves).toHaveLength(2)
  })

  it('find the slip of one name, and what in the text speaks against it', async () => {
    const day = days['cls']!
    const broken = day.boards.find(({ state, limitPercent }) => state === 'broken' && limitPercent === 10)!
    const text = `今日85股涨停，${broken.name!}3连板，连板股晋级率60.87%，3连板及以上个股14只`
    const report = await ofText(text)
    const slip = report.variants.find(({ kind }) => kind === 'slip')
    expect(slip?.stocks.map(({ code }) => code)).toEqual([broken.code])
    expect([slip?.resolves.length, slip?.breaks.length]).toEqual([2, 2])
  })

  it('find none where nothing fits: a slip of one number', async () => {
    const report = await ofText('今日84股涨停，45股炸板，封板率为65%，跌停77家')
    expect(report.findings).toHaveLength(1)
    expect([report.variants, report.explanation]).toEqual([[], undefined])
  })
})

describe('a vendor list', () => {
  const list = (day: DayStats, changes: (rows: string[]) => string[] = (rows) => rows): string => {
    const rows = day.boards
      .filter(({ state }) => state === 'sealed')
      .map(({ code, name, streak, daysBoards }) =>
        [code.slice(0, 6), name, `${daysBoards?.boards ?? 0}/${daysBoards?.days ?? 0}`, streak].join(','),
      )
    return `ts_code,name,up_stat,limit_times\n${changes(rows).join('\n')}\n`
  }

  it('agrees, and tells a row too many, a row too few and another label', async () => {
    const day = await analyzeDay(OPTIONS)
    const broken = day.boards.find(({ state }) => state === 'broken')!
    expect(found(await ofFile(list(day)))).toEqual([])
    const report = await ofFile(
      list(day, (rows) => [
        ...rows.slice(1, -1),
        rows.at(-1)!.replace(/\d+$/, '9'),
        `${broken.code.slice(0, 6)},${broken.name!},1/1,1`,
      ]),
    )
    expect(report.findings.map(({ kind, stocks }) => [kind, stocks.length])).toEqual([
      ['labels', 1],
      ['extra', 1],
      ['missing', 1],
    ])
  })

  it('knows the old and the new codes of Beijing', async () => {
    const day = await analyzeDay(OPTIONS)
    const bse = day.boards.find(({ segment, state }) => segment === 'bse' && state === 'sealed')!
    const report = await ofFile(`code,label\n${bse.code.slice(0, 6)},首板\n`)
    expect(report.findings.flatMap(({ kind }) => kind)).not.toContain('extra')
  })

  it('lacks nothing when the vendor says that it is cut', async () => {
    const text = '{"data":{"tc":84,"pool":[{"c":"605398","n":"新炬网络","lbc":7}]}}'
    const report = await ofFile(text)
    expect([found(report), report.cutLists]).toEqual([[], [{ pool: 'sealed', rows: 1, total: 84 }]])
  })

  it('tells a code whose name is another stock', async () => {
    const report = await ofFile('code,name,连板数\n605398,美格智能,7\n')
    expect(report.findings.find(({ kind }) => kind === 'labels')?.stocks).toMatchObject([
      { problem: 'codeName' },
    ])
  })
})

describe('the JSON of another run', () => {
  /** Leaves of a report that say something of the market and no other leaf depends on. */
  function leaves(
    value: JsonValue,
    path: readonly (string | number)[] = [],
  ): (readonly (string | number)[])[] {
    if (isJsonArray(value)) return value.flatMap((each, at) => leaves(each, [...path, at]))
    if (isJsonObject(value))
      return Object.entries(value).flatMap(([key, each]) => leaves(each, [...path, key]))
    return value === null ? [] : [path]
  }
  const RUN_KEYS = [
    'schemaVersion',
    'date',
    'lookback',
    'assumptions',
    'input',
    'exRightsDays',
    'quality',
    'issues',
    'skipped',
  ]
  const IDENTITIES = ['code', 'block', 'limitPercent', 'label', 'streak', 'from', 'codes', 'names', 'atLeast']

  it('agrees with itself, and a changed value is found at its path', async () => {
    await fc.assert(
      fc.asyncProperty(
        wideMarket,
        fc.integer({ min: 20, max: DAYS.length - 1 }).map((at) => DAYS[at]!),
        fc.constantFrom(...SCOPES),
        fc.noBias(fc.nat(1_000_000)),
        async (bars, date, scope, seed) => {
          const options: AnalyzeOptions = { bars, date, scope, now: NOW }
          const own = dayJson(await analyzeDay(options))
          const report = await reconciled(
            await parsePublishedFile('own', Buffer.from(JSON.stringify(own)), undefined),
            options,
          )
          expect([found(report), report.notCompared]).toEqual([[], []])
          const paths = leaves(own).filter(
            (path) =>
              !RUN_KEYS.includes(String(path[0])) &&
              !(path.length > 2 && IDENTITIES.includes(String(path.at(-1)))) &&
              !(path.length > 3 && IDENTITIES.includes(String(path.at(-2)))),
          )
          const path = paths[seed % paths.length]!
          const changed = JSON.parse(JSON.stringify(own)) as JsonValue
          plant(changed, path)
          const text = Buffer.from(JSON.stringify(changed))
          const told = await reconciled(await parsePublishedFile('changed', text, undefined), options)
          const at = path
            .map((key) => (typeof key === 'number' ? '\\[.+\\]' : key))
            .join('.')
            .replaceAll('.\\[', '\\[')
          expect({ path, told: told.findings.map(({ kind, printed }) => [kind, printed]) }).toEqual({
            path,
            told: [['value', expect.stringMatching(new RegExp(`^${at}$`))]],
          })
        },
      ),
      { numRuns: 150 },
    )
  })

  function plant(value: JsonValue, path: readonly (string | number)[]): void {
    const parent = path.slice(0, -1).reduce<any>((inner, key) => inner[key], value)
    const key = path.at(-1)!
    const old: unknown = parent[key]
    parent[key] = typeof old === 'number' ? old + 1 : typeof old === 'boolean' ? !old : `${String(old)}甲`
  }

  it('of another schema version is refused', async () => {
    const own = dayJson(await analyzeDay(OPTIONS))
    const other = JSON.stringify({ ...(isJsonObject(own) ? own : {}), schemaVersion: 99 })
    await expect(ofFile(other)).rejects.toMatchObject({ code: 'bad-list' })
  })
})
