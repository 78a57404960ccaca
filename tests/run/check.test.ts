import { readFileSync, utimesSync, writeFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { afterAll, describe, expect, it } from 'vitest'
import { checkData } from '../../src/index.ts'
import type { CheckOptions, CheckReport } from '../../src/index.ts'
import { checkJson } from '../../src/formatters/check/json.ts'
import { checkTable } from '../../src/formatters/check/table.ts'
import { displayWidth } from '../../src/formatters/width.ts'
import { CHECK_NAMES } from '../../src/model/checkReport.ts'
import { runCli } from '../support/runCli.ts'
import { ROOT } from '../support/shell.ts'

const folder = mkdtempSync(join(tmpdir(), 'limitup-check-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const HEADER = 'date,code,open,high,low,close,pre_close,volume,amount'
const NOW = new Date('2026-01-05T16:00:00+08:00')

/** Writes a file, as if at a time when nothing was open any more. */
function file(name: string, text: string, written = new Date('2025-12-31T16:00:00+08:00')): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  utimesSync(path, written, written)
  return path
}

/** A bar at two prices, its amount in the middle. */
function bar(date: string, code: string, before: number, close: number, volume = 1000): string {
  const [low, high] = [Math.min(before, close), Math.max(before, close)]
  const amount = ((low + high) / 2) * volume
  const prices = [before, high, low, close, before].map((yuan) => yuan.toFixed(2))
  return [date, code, ...prices, volume, amount].join(',')
}

async function checked(text: string, options: Partial<CheckOptions> = {}): Promise<CheckReport> {
  return checkData({ data: file('bars.csv', `${HEADER}\n${text}\n`), now: NOW, ...options })
}

function found({ findings }: CheckReport): string[] {
  return findings.map(({ check, count }) => `${check} ${count}`)
}

describe('an unsettled day', () => {
  const text = `${HEADER}\n${bar('2025-02-06', '600519', 10, 10)}\n${bar('2025-02-07', '600519', 10, 10)}\n`

  it.each([
    ['14:59', ['unsettled 1']],
    ['15:00', []],
  ])('is one of a file written at %s of its last day', async (clock, findings) => {
    const path = file('late.csv', text, new Date(`2025-02-07T${clock}:00+08:00`))
    const report = await checkData({ data: path, now: NOW })
    expect(found(report)).toEqual(findings)
    if (findings.length > 0) expect(report.findings[0]?.first[0]).toContain('2025-02-07 at 14:59 in Shanghai')
  })

  it('is one of a file written before its last day', async () => {
    const path = file('early.csv', text, new Date('2025-02-06T20:00:00+08:00'))
    expect(found(await checkData({ data: path, now: NOW }))).toEqual(['unsettled 1'])
  })
})

describe('pre_close against the close before', () => {
  const pair = (before: number, close: number, pre: number, next = '2025-02-07'): string =>
    `${bar('2025-02-06', '600519', before, close)}\n${bar(next, '600519', pre, pre)}`

  it.each([
    ['the same', pair(10, 10, 10), []],
    ['lower: an ex-rights day', pair(10, 10, 9.5), []],
    ['higher', pair(10, 10, 10.01), ['pre-close 1']],
    ['higher after a day without a row', pair(10, 10, 10.01, '2025-02-10'), ['missing-bars 1']],
    ['lower after a day without a row, within a limit', pair(10, 10, 9.5, '2025-02-10'), ['missing-bars 1']],
    ['far lower after a day without a row: restructured', pair(10, 10, 4, '2025-02-10'), []],
    ['anything after a long halt', pair(10, 10, 30, '2025-03-31'), []],
    ['the same after a halt', pair(10, 10, 10, '2025-02-12'), []],
  ])('%s', async (_what, text, findings) => {
    expect(found(await checked(text))).toEqual(findings)
  })

  it.each([
    ['by the amount that the list says', 9.5, []],
    ['by another amount', 9.4, ['pre-close 1']],
  ])('with a list, lower %s', async (_what, pre, findings) => {
    const exRights = file('ex.csv', 'code,ex_date,cash_per_ten\n600519,2025-02-07,5\n')
    expect(found(await checked(pair(10, 10, pre), { exRights }))).toEqual(findings)
  })

  it('with a list, lower on a day that is not on it', async () => {
    const exRights = file('ex.csv', 'code,ex_date,cash_per_ten\n600519,2025-02-10,5\n')
    expect(found(await checked(pair(10, 10, 9.5), { exRights }))).toEqual(['pre-close 1'])
  })

  it('is nothing where the name says XD', async () => {
    const text = ['date,code,name,open,high,low,close,pre_close']
    text.push('2025-02-06,600519,贵州茅台,10,10,10,10,10', '2025-02-07,600519,XD贵州茅,11,11,11,11,11')
    expect(found(await checkData({ data: file('xd.csv', text.join('\n')), now: NOW }))).toEqual([])
  })
})

describe('days without a row', () => {
  it('are missing where the same stock has rows of suspended days', async () => {
    const suspended = '2025-01-14,600519,,,,,,0,0'
    const days = ['2025-01-13', '2025-01-15', '2025-01-17'].map((day) => bar(day, '600519', 10, 10))
    expect(found(await checked(days.join('\n')))).toEqual([])
    expect(found(await checked([...days, suspended].join('\n')))).toEqual(['missing-bars 1'])
  })
})

describe('a mean price', () => {
  it.each([
    ['within the range', 10.5, []],
    ['a tick outside, which is rounding', 11.01, []],
    ['outside', 11.5, ['volumes 1']],
  ])('%s', async (_what, mean, findings) => {
    // Others of the day show the unit.
    const others = Array.from({ length: 9 }, (_, at) => bar('2025-02-07', `60051${at}`, 10, 10))
    const odd = `2025-02-07,600600,10.00,11.00,10.00,11.00,10.00,1000,${mean * 1000}`
    expect(found(await checked([...others, odd].join('\n')))).toEqual(findings)
  })
})

describe('options', () => {
  const faulty = `${bar('2025-02-06', '600519', 10, 10)}\n${bar('2025-02-07', '600519', 10.01, 10.01)}`

  it('makes the checks that are asked for', async () => {
    const report = await checked(faulty, { checks: ['volumes'] })
    expect(report.checks).toEqual(['volumes'])
    expect(report.findings).toEqual([])
  })

  it('keeps as many places as are asked for, and counts all', async () => {
    const text = ['600519', '600520', '600521'].map((code) => faulty.replaceAll('600519', code)).join('\n')
    const report = await checked(text, { first: 1 })
    expect(report.findings).toMatchObject([{ check: 'pre-close', count: 3 }])
    expect(report.findings[0]?.first).toHaveLength(1)
  })

  it('refuses a path that does not exist', async () => {
    await expect(checkData({ data: join(folder, 'none.csv'), now: NOW })).rejects.toMatchObject({
      code: 'unreadable',
    })
  })

  it('ends with 0 in silence, with 1, and with 2', async () => {
    const [good, bad] = [
      file('good.csv', `${HEADER}\n${bar('2025-02-06', '600519', 10, 10)}\n`),
      file('bad.csv', `${HEADER}\n${faulty}\n`),
    ]
    expect(await runCli(['check', good])).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(await runCli(['check', bad])).toMatchObject({ code: 1, stderr: '' })
    expect(await runCli(['check', bad, '--skip', 'pre-close'])).toMatchObject({ code: 0, stdout: '' })
    expect(await runCli(['check'])).toMatchObject({ code: 2, stdout: '' })
    expect(await runCli(['check', bad, '--only', 'nothing'])).toMatchObject({ code: 2, stdout: '' })
  })
})

describe('what is printed', () => {
  const report: CheckReport = {
    files: 1,
    rows: 1234,
    stocks: 1,
    from: undefined,
    to: undefined,
    checks: CHECK_NAMES,
    findings: CHECK_NAMES.map((check) => ({
      check,
      count: 12_345,
      first: [
        'a/very/long/path/that/has/no/blank/in/it/bars_2025-02-07.csv.gz:123456: 贵州茅台 says something',
      ],
    })),
  }

  it.each([40, 80, 120, 200])('fits %i columns', (width) => {
    const text = checkTable(report, { width, paint: (_style, each) => each })
    for (const line of text.split('\n')) expect(displayWidth(line), line).toBeLessThanOrEqual(width)
    for (const check of CHECK_NAMES) expect(text.replaceAll(/\s/g, '')).toContain(check)
  })

  it('keeps to its schema', async () => {
    const schema = JSON.parse(readFileSync(join(ROOT, 'docs/schema/check.json'), 'utf8')) as object
    const validate = addFormats.default(new Ajv2020({ allErrors: true })).compile(schema)
    for (const each of [report, await checked(bar('2025-02-06', '600519', 10, 10))]) {
      validate(JSON.parse(checkJson(each)))
      expect(validate.errors).toBeNull()
    }
  })
})
