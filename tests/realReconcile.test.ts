import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { displayWidth } from '../src/formatters/width.ts'
import { runCli } from './support/runCli.ts'
import type { CliRun } from './support/runCli.ts'
import { ROOT } from './support/shell.ts'

/** Real bars and published figures lie beside the project on some machines and never in it. */
const DATA = join(ROOT, '../shared/data')
const BARS = join(DATA, 'bars_2024-12-02_2025-02-28.csv.gz')
const here = existsSync(BARS)
if (!here) process.stderr.write('real bars are not here: the comparison of a published day is skipped\n')

/** Rewrites the golden files; never set in an automated run. */
const UPDATE = process.env['UPDATE_FIXTURES'] === '1'

interface Published {
  readonly opening: {
    readonly sealed: number
    readonly broken: number
    readonly sealRatePercent: number
    readonly ladder: readonly { readonly label: string; readonly names: readonly string[] }[]
    readonly turnover: string
    readonly turnoverChange: string
    readonly advancers: string
    readonly bigRisers: string
    readonly indexPercent: Readonly<Record<string, number>>
  }
  readonly article: Readonly<Record<string, string | number>>
  readonly picture: readonly { readonly code: string; readonly name: string; readonly label: string }[]
}

/** The published figures as the sentence in which they stood. */
function sentenceOf({ opening }: Published): string {
  const firstBse = opening.ladder.findIndex(({ label }) => label.startsWith('北交所'))
  const groups = opening.ladder.map(({ label, names }, at) => {
    const word = at === firstBse ? '北交所' : ''
    return `${word}${names.join('、')}${label.replace(/^北交所 /, '')}`
  })
  const moves = Object.entries(opening.indexPercent).map(([name, percent]) => `${name}涨${percent}%`)
  return [
    `财联社2月7日讯，今日${opening.sealed}股涨停，${opening.broken}股炸板，封板率为${opening.sealRatePercent}%，${groups.join('，')}`,
    `沪深两市全天成交额${opening.turnover}，较上个交易日${opening.turnoverChange}`,
    `全市场${opening.advancers}，${opening.bigRisers}`,
    `截至收盘，${moves.join('，')}`,
    '',
  ].join('。')
}

interface Report {
  readonly compared: number
  readonly agree: number
  readonly differ: number
  readonly leftOut: number
  readonly findings: readonly {
    readonly kind: string
    readonly printed: string
    readonly stocks: readonly { code: string }[]
    readonly keys: readonly string[]
  }[]
  readonly variants: readonly { readonly kind: string; readonly resolves: readonly string[] }[]
  readonly explanation: {
    readonly variants: readonly { kind: string }[]
    readonly left: readonly string[]
  } | null
  readonly agreements: readonly {
    readonly printed: string
    readonly ours: string | null
    readonly stocks: readonly { name: string }[]
  }[]
}

describe.skipIf(!here)('what was published of 2025-02-07, against real bars', () => {
  const start = process.cwd()
  let published: Published
  beforeAll(() => {
    published = JSON.parse(readFileSync(join(DATA, 'published_2025-02-07.json'), 'utf8')) as Published
    const folder = mkdtempSync(join(tmpdir(), 'limitup-published-'))
    writeFileSync(join(folder, 'opening.txt'), `${sentenceOf(published)}\n`)
    const { 连板股晋级率: rate, '3板及以上连板股晋级失败': failures } = published.article
    writeFileSync(
      join(folder, 'article.txt'),
      `${sentenceOf(published)}\n连板股晋级率${rate!}，3板及以上连板股仅有${failures!}只个股晋级失败。\n`,
    )
    writeFileSync(join(folder, 'picture.json'), JSON.stringify(published.picture, undefined, 1))
    process.chdir(folder)
  })
  afterAll(() => {
    process.chdir(start)
  })

  const run = (...argv: string[]): Promise<CliRun> =>
    runCli(['reconcile', '2025-02-07', '--data', BARS, ...argv])
  const reportOf = async (...argv: string[]): Promise<Report> => {
    const { stdout } = await run(...argv, '--format', 'json')
    const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true })
    addFormats.default(ajv)
    const schema = JSON.parse(readFileSync(join(ROOT, 'docs/schema/reconcile.json'), 'utf8')) as object
    const json = JSON.parse(stdout) as Report
    expect([ajv.validate(schema, json), ajv.errors]).toEqual([true, null])
    return json
  }

  it.each([
    ['opening', ['--file', 'opening.txt'], 1],
    ['article', ['--file', 'article.txt'], 1],
    ['picture', ['--file', 'picture.json'], 1],
    ['picture-gap', ['--file', 'picture.json', '--days-boards', 'gap'], 0],
  ])('%s', async (name, argv, exit) => {
    const { code, stdout, stderr } = await run(...argv)
    expect([code, stderr]).toEqual([exit, ''])
    for (const line of stdout.split('\n')) expect(displayWidth(line), line).toBeLessThanOrEqual(80)
    const golden = join(ROOT, `tests/golden/reconcile-2025-02-07-${name}.txt`)
    if (UPDATE) writeFileSync(golden, stdout)
    else expect(stdout).toBe(readFileSync(golden, 'utf8'))
  })

  it('finds the slip by itself, and with it 84 against 83', async () => {
    const { findings, variants } = await reportOf('--file', 'opening.txt')
    const slip = variants.find(({ kind }) => kind === 'slip')
    const group = findings.find(({ kind }) => kind === 'labels')
    expect(group?.stocks.map(({ code }) => code)).toEqual(['000532.SZ'])
    const sealed = findings.find(({ printed }) => printed.includes('84股涨停'))
    expect(slip?.resolves).toEqual(expect.arrayContaining([...group!.keys, ...sealed!.keys]))
  })

  it('explains every difference but the names that the editor left out', async () => {
    const { findings, explanation, leftOut, differ, agree, compared } = await reportOf(
      '--file',
      'article.txt',
    )
    expect(explanation?.variants.map(({ kind }) => kind).sort()).toEqual(['amounts', 'slip', 'unqueued'])
    const left = findings.filter(({ kind }) => kind === 'leftOut')
    expect(left.flatMap(({ stocks }) => stocks.map(({ code }) => code)).sort()).toEqual([
      '002213.SZ',
      '600355.SH',
    ])
    expect(explanation?.left.toSorted()).toEqual(left.flatMap(({ keys }) => keys).toSorted())
    expect([compared, agree, differ, leftOut]).toEqual([28, 23, 5, 2])
  })

  it('confirms what the article says against its own line: 15 of 23, and three failures', async () => {
    const { agreements } = await reportOf('--file', 'article.txt')
    const of = (words: string): Report['agreements'][number] | undefined =>
      agreements.find(({ printed }) => printed.includes(words))
    expect(of('连板股晋级率')?.ours).toBe('15 ÷ 23 = 65.22%')
    expect(of('晋级失败')?.stocks.map(({ name }) => name)).toEqual(['华金资本', '*ST中基', '每日互动'])
  })

  it('finds that the picture follows the gap rule', async () => {
    const { explanation, compared, differ } = await reportOf('--file', 'picture.json')
    expect([compared, differ]).toEqual([83, 1])
    expect(explanation).toMatchObject({
      left: [],
      variants: [{ kind: 'daysBoards', daysBoardsRule: { rule: 'gap', maxEmpty: 2 } }],
    })
  })
})
