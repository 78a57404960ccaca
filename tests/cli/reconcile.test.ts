import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { beforeAll, describe, expect, it } from 'vitest'
import { displayWidth } from '../../src/formatters/width.ts'
import { ROOT } from '../support/shell.ts'
import { runCli } from '../support/runCli.ts'

const MARKET = join(ROOT, 'fixtures/days/2025-02-07')
const LINE = readFileSync(join(MARKET, 'expected/recap.txt'), 'utf8').trim()
const RECONCILE = ['reconcile', '--data', MARKET]

/** A line with a wrong number, a wrong label, a name that is none and one that was left out. */
const WRONG = LINE.replace('84股涨停', '83股涨停')
  .replace('5连板', '6连板')
  .replace('新炬网络', '新矩网络')
  .replace('派特尔', '')
  .replace('、30CM', '30CM')

describe('limitup reconcile', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'limitup-reconcile-'))
    writeFileSync(join(folder, 'line.txt'), `${LINE}\n`)
  })

  it('ends with 0 when all figures agree, with 1 when some differ', async () => {
    const same = await runCli([...RECONCILE, '--text', LINE])
    expect([same.code, same.stderr]).toEqual([0, ''])
    expect(same.stdout.split('\n')[0]).toBe(
      '2025-02-07 compared 29 figures, 29 agree, 0 differ, 0 not comparable',
    )
    expect(same.stdout).not.toContain('不同')
    const other = await runCli([...RECONCILE, '--text', WRONG])
    expect(other.code).toBe(1)
    expect(other.stdout.split('\n')[0]).toMatch(/compared \d+ figures, \d+ agree, \d+ differ, .* left out$/)
  })

  it('says the outcome first, then differences, causes, what agrees, and what was not compared', async () => {
    const { stdout } = await runCli([...RECONCILE, '--text', `${WRONG}某某板块走强。`])
    const titles = stdout.split('\n').filter((line) => /^\p{Script=Han}+ [a-z]/u.test(line))
    expect(titles.map((title) => title.split(' ')[0])).toEqual([
      '口径',
      '不同',
      '原因',
      '自洽',
      '一致',
      '未比',
    ])
  })

  it.each([40, 60, 80, 120])('fits a terminal of %i columns, in colour too', async (width) => {
    for (const color of [false, true]) {
      const { stdout } = await runCli([...RECONCILE, '--text', `${WRONG}某某板块走强。`], { width, color })
      for (const line of stdout.split('\n')) {
        const plain = line.replaceAll(/\u001b\[[0-9;]*m/g, '')
        expect(displayWidth(plain), plain).toBeLessThanOrEqual(width)
      }
    }
  })

  it('prints JSON by its schema', async () => {
    const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true })
    addFormats.default(ajv)
    const schema = JSON.parse(readFileSync(join(ROOT, 'docs/schema/reconcile.json'), 'utf8')) as object
    const day = await runCli(['day', '--data', MARKET, '--json'])
    const csv = await runCli(['day', '--data', MARKET, '--format', 'csv'])
    writeFileSync(join(folder, 'day.json'), day.stdout)
    writeFileSync(join(folder, 'changed.json'), day.stdout.replace('"sealed": 84', '"sealed": 85'))
    writeFileSync(
      join(folder, 'boards.csv'),
      csv.stdout.replace(',sealed,turnover,1,', ',sealed,turnover,2,'),
    )
    for (const argv of [
      ['--text', LINE],
      ['--text', WRONG],
      ['--text', `${WRONG}某某板块走强。`, '--scope', 'ths'],
      ['--json', join(folder, 'day.json')],
      ['--json', join(folder, 'changed.json')],
      ['--file', join(folder, 'boards.csv')],
    ]) {
      const { stdout } = await runCli([...RECONCILE, ...argv, '--format', 'json'])
      const json = JSON.parse(stdout) as { compared: number; agree: number; differ: number }
      expect([argv[0], ajv.validate(schema, json), ajv.errors]).toEqual([argv[0], true, null])
      expect(json.agree + json.differ).toBe(json.compared)
    }
  })

  it('takes the JSON of another run under its own choices, unless others are named', async () => {
    const file = join(folder, 'ths.json')
    const made = [
      '--scope',
      'ths',
      '--st',
      'out',
      '--max-empty',
      '3',
      '--min-streak',
      '2',
      '--max-names',
      '2',
    ]
    writeFileSync(file, (await runCli(['day', '--data', MARKET, '--json', ...made])).stdout)
    const own = await runCli([...RECONCILE, '--json', file])
    expect([own.code, own.stdout.split('\n')[1]]).toEqual([
      0,
      '口径 scope ths, ST out · N天M板 rule gap 3, as the file says',
    ])
    const other = await runCli([...RECONCILE, '--json', file, '--scope', 'cls'])
    expect(other.code).toBe(1)
    expect(other.stdout).toContain('scope: "ths" → "cls"')
    expect((await runCli([...RECONCILE, '--file', file])).code).toBe(0)
  })

  it('finds a changed value of a JSON at its path, and shows the bar of its stock', async () => {
    const { stdout } = await runCli(['day', '--data', MARKET, '--json'])
    const file = join(folder, 'streak.json')
    const at = stdout.indexOf('"605398.SH"', stdout.indexOf('"boards": ['))
    writeFileSync(file, `${stdout.slice(0, at)}${stdout.slice(at).replace('"streak": 7', '"streak": 8')}`)
    const told = await runCli([...RECONCILE, '--json', file])
    expect(told.code).toBe(1)
    expect(told.stdout).toContain('boards[605398.SH].streak: 8 → 7')
    expect(told.stdout).toMatch(/2025-02-07 close [\d.]+ = limit [\d.]+: sealed/)
  })

  it('writes to a file, and finds the day among the paths', async () => {
    const file = join(folder, 'report.txt')
    const { code, stdout } = await runCli([
      'reconcile',
      '--text',
      LINE,
      '--data',
      MARKET,
      '2025-02-07',
      '--output',
      file,
    ])
    expect([code, stdout]).toEqual([0, ''])
    expect(readFileSync(file, 'utf8')).toBe(
      (await runCli([...RECONCILE, '2025-02-07', '--text', LINE])).stdout,
    )
  })

  it.each([
    [[], 'nothing to compare'],
    [['--text', LINE, '--file', 'line.txt'], '--text and --file are both given'],
    [['--text', LINE, '--pool', 'broken'], '--pool says what a list of --file is'],
    [['--file', join(ROOT, 'package.json'), '--pool', 'high'], "'high' is invalid"],
    [['--file', '/nowhere/line.txt'], '/nowhere/line.txt'],
    [['--text', LINE, '--output', ''], '--output names no file'],
    [['--json', join(MARKET, 'expected/recap.txt')], 'no JSON'],
  ])('refuses %j', async (argv, words) => {
    const { code, stdout, stderr } = await runCli([...RECONCILE, ...argv])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(words)
  })

  it('refuses to read bars and text from one standard input', async () => {
    const { code, stderr } = await runCli(['reconcile', '--data', '-', '--file', '-'])
    expect([code, stderr]).toEqual([2, expect.stringContaining('both read standard input')])
  })
})
