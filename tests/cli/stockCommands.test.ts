import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { EXPLAIN_FLAGS, STOCK_FLAGS } from '../../src/cli/flags.ts'
import { displayWidth } from '../../src/formatters/width.ts'
import { runCli } from '../support/runCli.ts'
import { ROOT } from '../support/shell.ts'

const MARKET = ['--data', join(ROOT, 'fixtures/days/2025-02-07')]
const EXPLAIN = ['explain', '002861', '2025-02-07', ...MARKET]
const STOCK = ['stock', '002861', ...MARKET]
const PAINT = /\u001b\[[0-9;]*m/g

describe('help', () => {
  it.each([
    ['explain', 'CODE', EXPLAIN_FLAGS],
    ['stock', 'CODE', STOCK_FLAGS],
  ] as const)('of %s names its argument and every flag', async (command, argument, flags) => {
    const { code, stdout } = await runCli([command, '--help'], { width: 100 })
    expect(code).toBe(0)
    expect(stdout).toContain(`<${argument}>`)
    for (const flag of flags) expect(stdout).toContain(`--${flag.name}`)
    expect((await runCli(['--help'])).stdout).toContain(`${command} [options]`)
  })
})

describe('output', () => {
  it.each([40, 60, 80, 120, 200])('fits a terminal of %i columns', async (width) => {
    const commands = [
      EXPLAIN,
      STOCK,
      ['explain', '603297', '2025-01-24', ...MARKET],
      ['explain', '605398', '2025-01-24', ...MARKET],
      ['stock', '605398', ...MARKET],
      ['stock', '000971', ...MARKET, '--date', '2025-02-07'],
    ]
    for (const command of commands) {
      const { stdout } = await runCli(command, { width, isTerminal: true })
      expect(stdout).not.toBe('')
      for (const line of stdout.split('\n')) expect(displayWidth(line), line).toBeLessThanOrEqual(width)
    }
  })

  it('is coloured only where colour is wanted, and says the same', async () => {
    for (const command of [EXPLAIN, STOCK]) {
      const plain = await runCli(command)
      expect(plain.stdout).not.toMatch(PAINT)
      const painted = await runCli(command, { color: true, isTerminal: true })
      expect(painted.stdout).toMatch(PAINT)
      expect(painted.stdout.replaceAll(PAINT, '')).toBe(plain.stdout)
      expect((await runCli([...command, '--no-color'], { color: true })).stdout).toBe(plain.stdout)
    }
  })

  it('goes to a file, the same bytes as to stdout', async () => {
    for (const [at, command] of [
      EXPLAIN,
      [...EXPLAIN, '--json'],
      STOCK,
      [...STOCK, '--format', 'csv'],
    ].entries()) {
      const folder = mkdtempSync(join(tmpdir(), 'limitup-told-'))
      const file = join(folder, `${at}.txt`)
      const shown = await runCli(command)
      expect(await runCli([...command, '--output', file])).toEqual({ code: 0, stdout: '', stderr: '' })
      expect(readFileSync(file, 'utf8')).toBe(shown.stdout)
      expect(readdirSync(folder)).toHaveLength(1)
    }
  })

  it('as CSV has one row a bar of the timeline, as JSON has it', async () => {
    const rows = (await runCli([...STOCK, '--format', 'csv'])).stdout.trimEnd().split('\n')
    const { timeline } = JSON.parse((await runCli([...STOCK, '--json'])).stdout) as {
      timeline: { kind: string; date: string; streak: number }[]
    }
    const bars = timeline.filter(({ kind }) => kind === 'bar')
    const [head = '', ...cells] = rows
    const at = head.split(',').indexOf('streak')
    expect(cells.map((row) => [row.split(',')[0], Number(row.split(',')[at])])).toEqual(
      bars.map(({ date, streak }) => [date, streak]),
    )
  })
})

describe('a stock', () => {
  it('is the same by every way of writing it', async () => {
    const first = await runCli(EXPLAIN)
    for (const asked of ['sz002861', 'sz.002861', '002861.SZ', '002861.XSHE', '瀛通通讯', ' 瀛 通 通 讯 ']) {
      const run = await runCli(['explain', asked, '2025-02-07', ...MARKET])
      expect(run.stdout).toBe(first.stdout)
    }
    const day = await runCli(['explain', '002861', '2025年2月7日', ...MARKET])
    expect(day.stdout).toBe(first.stdout)
  })

  it('ends with 0 when its bar is told, 1 without a bar, 2 when refused', async () => {
    const ends = async (...args: string[]): Promise<number> => (await runCli([...args, ...MARKET])).code
    expect(await ends('explain', '603297', '2025-01-24')).toBe(0)
    expect(await ends('explain', '603297', '2025-01-10')).toBe(1)
    expect(await ends('explain', '605398', '2025-02-10')).toBe(1)
    expect(await ends('explain', '605398', '2025-02-08')).toBe(2)
    expect(await ends('stock', '605398')).toBe(0)
    expect(await ends('stock', '605398', '--date', '2025-01-24')).toBe(1)
    expect(await ends('stock', '新炬', '--date', '2025-01-24')).toBe(2)
    expect(await ends('explain', '605398', '2025-02-07', '--json', '--format', 'text')).toBe(2)
  })

  it('is refused before 15:00 of the day, and told on request', async () => {
    const now = '2025-02-07T06:59:00Z'
    for (const command of [EXPLAIN, STOCK]) {
      const early = await runCli(command, { now })
      expect([early.code, early.stdout]).toEqual([2, ''])
      expect(early.stderr).toContain('[not-settled]')
      expect((await runCli([...command, '--allow-partial'], { now })).code).toBe(0)
    }
  })
})
