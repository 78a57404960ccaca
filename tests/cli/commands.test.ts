import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { displayWidth } from '../../src/formatters/width.ts'
import { DAY_FLAGS } from '../../src/cli/flags.ts'
import { ROOT } from '../support/shell.ts'
import { runCli } from '../support/runCli.ts'

const MARKET = join(ROOT, 'fixtures/days/2025-02-07')
const DAY = ['day', '--data', MARKET]

describe('help', () => {
  it('names every command, the exit codes and examples', async () => {
    const { code, stdout, stderr } = await runCli(['--help'])
    expect([code, stderr]).toEqual([0, ''])
    for (const word of ['day [options] [DATE]', 'ladder [options] [DATE]', 'Examples:', 'Exit codes:']) {
      expect(stdout).toContain(word)
    }
  })

  it('names every flag of a command in its group', async () => {
    const { code, stdout } = await runCli(['day', '--help'], { width: 100 })
    expect(code).toBe(0)
    for (const group of ['Input:', 'Scope:', 'Line:', 'Checks:', 'Output:', 'Examples:'])
      expect(stdout).toContain(group)
    for (const flag of DAY_FLAGS) expect(stdout).toContain(`--${flag.name}`)
    for (const line of stdout.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(130)
  })

  it('is printed on stderr, with exit code 2, when nothing is asked', async () => {
    const { code, stdout, stderr } = await runCli([])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain('Usage: limitup')
  })

  it('prints the version alone', async () => {
    expect(await runCli(['--version'])).toEqual({ code: 0, stdout: '0.1.0\n', stderr: '' })
  })
})

describe('the day', () => {
  it('is the last of the data when left out, in any way of writing it otherwise', async () => {
    const last = await runCli([...DAY, '--json'])
    for (const date of ['2025-02-07', '20250207', '2025/02/07', '2025-2-7', '2025.2.7', '2025年2月7日']) {
      expect(await runCli(['day', date, '--data', MARKET, '--json'])).toEqual(last)
    }
  })

  it('is today in Shanghai on request, and nothing that could be two days', async () => {
    const now = '2025-02-07T15:59:00Z'
    expect((await runCli([...DAY, 'today'], { now })).stdout).toMatch(/^2月7日，/)
    expect((await runCli([...DAY, '今天'], { now: '2025-02-07T16:00:00Z' })).stderr).toContain('2025-02-08')
    for (const date of ['2月7日', '07-02-2025', '2025-02-30', '2025-13-01']) {
      const run = await runCli(['day', date, '--data', MARKET])
      expect([run.code, run.stderr]).toEqual([2, expect.stringContaining(`found "${date}"`)])
    }
  })

  it('may stand behind the paths', async () => {
    const run = await runCli([...DAY, '2025-02-06'])
    expect(run.stdout).toMatch(/^2月6日，/)
  })

  it('is refused before 15:00 of its own day, and told on request', async () => {
    const now = '2025-02-07T06:59:00Z'
    const early = await runCli([...DAY, '2025-02-07'], { now })
    expect([early.code, early.stdout]).toEqual([2, ''])
    expect(early.stderr).toContain('[not-settled]')
    expect((await runCli([...DAY, '2025-02-07', '--allow-partial'], { now })).code).toBe(0)
    expect((await runCli([...DAY, '2025-02-07'], { now: '2025-02-07T07:00:00Z' })).code).toBe(0)
  })
})

describe('output', () => {
  it('is the line in a pipe, the line and the table on a terminal', async () => {
    const pipe = await runCli(DAY)
    expect(pipe.stdout.split('\n')).toHaveLength(2)
    const terminal = await runCli(DAY, { isTerminal: true })
    expect(terminal.stdout.startsWith(pipe.stdout)).toBe(true)
    expect(terminal.stdout).toContain('连板股 streaks')
    expect(terminal.stderr).toBe('')
  })

  it.each([40, 60, 80, 120, 200])('fits a terminal of %i columns', async (width) => {
    for (const command of ['day', 'ladder']) {
      const { stdout } = await runCli([command, '--data', MARKET, '--format', 'table'], {
        width,
        isTerminal: true,
      })
      for (const line of stdout.split('\n')) expect(displayWidth(line), line).toBeLessThanOrEqual(width)
    }
  })

  it('is coloured red for up and green for down, and only where colour is wanted', async () => {
    const world = { isTerminal: true, width: 120 }
    const plain = await runCli([...DAY, '--format', 'table'], world)
    const codes = /\u001b\[[0-9;]*m/g
    expect(plain.stdout).not.toMatch(codes)
    const painted = await runCli([...DAY, '--format', 'table'], { ...world, color: true })
    expect(painted.stdout).toMatch(/\u001b\[31m[^\u001b]*84/)
    expect(painted.stdout).toMatch(/\u001b\[32m-\d+\.\d+%/)
    expect(painted.stdout.replaceAll(codes, '')).toBe(plain.stdout)
    expect(
      (await runCli([...DAY, '--format', 'table', '--no-color'], { ...world, color: true })).stdout,
    ).toBe(plain.stdout)
  })

  it('goes to a file whole or not at all, and leaves no draft behind', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'limitup-out-'))
    const file = join(folder, 'day.json')
    writeFileSync(file, 'old')
    const failed = await runCli(['day', '2025-02-10', '--data', MARKET, '--json', '--output', file])
    expect([failed.code, readFileSync(file, 'utf8')]).toEqual([1, 'old'])
    const done = await runCli([...DAY, '--json', '--output', file])
    expect([done.code, done.stdout, done.stderr]).toEqual([0, '', ''])
    expect(readFileSync(file, 'utf8')).toBe((await runCli([...DAY, '--json'])).stdout)
    expect(readdirSync(folder)).toEqual(['day.json'])
    const nowhere = await runCli([...DAY, '--output', join(folder, 'none', 'day.json')])
    expect(nowhere.code).toBe(2)
    expect(nowhere.stderr).toContain('[unwritable]')
  })
})

describe('scopes', () => {
  interface Counts {
    readonly limitUp: { sealed: number; broken: number }
    readonly traded: number
    readonly advancers: number
    readonly daysBoardsRule: unknown
  }
  const counts = async (...flags: string[]): Promise<Counts> =>
    JSON.parse((await runCli([...DAY, '--json', ...flags])).stdout) as Counts

  it('differ in whom they count and agree on the whole market', async () => {
    const [cls, ths, eastmoney, all] = [
      await counts(),
      await counts('--scope', 'ths'),
      await counts('--scope', 'eastmoney'),
      await counts('--scope', 'all'),
    ]
    expect(cls.limitUp.sealed).toBe(84)
    expect(all.limitUp).toEqual({ sealed: 93, broken: 50 })
    expect(ths.limitUp.sealed).toBe(all.limitUp.sealed - 4)
    expect(eastmoney.limitUp).toEqual(cls.limitUp)
    expect(new Set([cls, ths, eastmoney, all].map((each) => each.advancers)).size).toBe(1)
    expect([cls, ths, eastmoney].map((each) => each.daysBoardsRule)).toEqual([
      { rule: 'half', maxEmpty: 5 },
      { rule: 'gap', maxEmpty: 2 },
      { rule: 'half', maxEmpty: null },
    ])
  })

  it('give a 退市整理 stock no label where the publisher gives none', async () => {
    const label = async (scope: string): Promise<unknown> => {
      const { stdout } = await runCli([...DAY, '--json', '--scope', scope])
      const day = JSON.parse(stdout) as { boards: { code: string; streak: number; daysBoards: unknown }[] }
      return day.boards.find(({ code }) => code === '000971.SZ')
    }
    expect(await label('ths')).toMatchObject({ streak: 1, daysBoards: null })
    expect(await label('all')).toMatchObject({ streak: 1, daysBoards: { days: 1, boards: 1 } })
    expect(await label('cls')).toBeUndefined()
  })

  it('take ST in or out on request', async () => {
    const [out, into] = [await counts('--scope', 'all', '--st', 'out'), await counts('--st', 'in')]
    const [cls, all] = [await counts(), await counts('--scope', 'all')]
    expect(out.limitUp.sealed).toBeLessThan(all.limitUp.sealed)
    expect(into.limitUp.sealed).toBeGreaterThan(cls.limitUp.sealed)
  })

  it('print other groups by other thresholds, and say when a cap cut a group', async () => {
    const line = async (...flags: string[]): Promise<string> => (await runCli([...DAY, ...flags])).stdout
    expect(await line('--min-streak', '5')).not.toContain('4连板')
    expect(await line('--min-streak', '2')).toContain('2连板')
    expect(await line('--min-window', '12')).toContain('冀凯股份、浙江东方4连板')
    expect(await line('--bse', 'none')).not.toContain('北交所')
    expect(await line('--max-names', '2')).toContain('等6股3连板')
    expect(await line('--tall-streak', '3')).toMatch(/3连板，冀凯股份13天11板/)
  })
})
