import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { runCli } from '../support/runCli.ts'
import { ROOT } from '../support/shell.ts'

const base = mkdtempSync(join(tmpdir(), 'limitup-qlib-'))
afterAll(() => {
  rmSync(base, { recursive: true })
})
const FEATURES = 'features/sh600101'
let copies = 0

/** A fresh copy of the fixture. */
function folder(): string {
  const copy = join(base, String(copies++))
  cpSync(join(ROOT, 'fixtures/formats/qlib'), copy, { recursive: true })
  return copy
}

function floats(path: string): Float32Array {
  return new Float32Array(Uint8Array.from(readFileSync(path)).buffer)
}

function run(data: string, ...flags: string[]): ReturnType<typeof runCli> {
  return runCli(['day', '2025-02-05', '--data', data, '--assume-no-st', ...flags])
}

describe('a folder of qlib', () => {
  it.each<readonly [string, string, string, (data: string) => void]>([
    [
      'without factors',
      'missing-column',
      'factor.day.bin',
      (data) => {
        rmSync(join(data, FEATURES, 'factor.day.bin'))
      },
    ],
    [
      'without a field',
      'missing-column',
      'high.day.bin',
      (data) => {
        rmSync(join(data, FEATURES, 'high.day.bin'))
      },
    ],
    [
      'with a cut field',
      'cut-file',
      'close.day.bin',
      (data) => {
        truncateSync(join(data, FEATURES, 'close.day.bin'), 50)
      },
    ],
    [
      'with values beyond the calendar',
      'bad-record',
      'close.day.bin',
      (data) => {
        const path = join(data, FEATURES, 'close.day.bin')
        writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.alloc(4)]))
      },
    ],
    [
      'with a day that is no trading day',
      'bad-record',
      'day.txt:2',
      (data) => {
        writeFileSync(join(data, 'calendars/day.txt'), '2025-01-13\n2025-01-18\n')
      },
    ],
    [
      'with days out of order',
      'bad-record',
      'day.txt:2',
      (data) => {
        writeFileSync(join(data, 'calendars/day.txt'), '2025-01-14\n2025-01-13\n')
      },
    ],
    [
      'with an empty calendar',
      'empty-file',
      'day.txt',
      (data) => {
        writeFileSync(join(data, 'calendars/day.txt'), '\n')
      },
    ],
  ])('%s is refused', async (_what, code, place, damage) => {
    const data = folder()
    damage(data)
    const { code: exit, stderr, stdout } = await run(data)
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' })
    expect(stderr).toContain(`[${code}]`)
    expect(stderr).toContain(place)
  })

  it('is refused beside other paths', async () => {
    const { stderr } = await runCli(['day', '--data', folder(), join(ROOT, 'fixtures/formats/plain/all.csv')])
    expect(stderr).toContain('[ambiguous-format]')
  })

  it.each([
    ['a price off the grid', 'close.day.bin', (value: number) => value * 1.0003, 'bad-price'],
    ['a factor that is none', 'factor.day.bin', () => NaN, 'bad-number'],
    ['an infinite price', 'high.day.bin', () => Infinity, 'bad-price'],
  ])('counts %s as an issue, with its place', async (_what, file, change, code) => {
    const data = folder()
    const path = join(data, FEATURES, file)
    const values = floats(path)
    values[values.length - 2] = change(values.at(-2)!)
    writeFileSync(path, Buffer.from(values.buffer))
    const day = JSON.parse((await run(data, '--json')).stdout) as {
      issues: { code: string; first: string[] }[]
    }
    const issue = day.issues.find((each) => each.code === code)
    expect(issue?.first[0]).toContain('features/sh600101:11: 600101.SH 2025-01-27')
  })

  it('passes over folders of indexes and funds', async () => {
    const data = folder()
    renameSync(join(data, 'features/sz002109'), join(data, 'features/sh000300'))
    const { code, stdout } = await run(data, '--json')
    expect(code).toBe(0)
    expect((JSON.parse(stdout) as { downBoards: unknown[] }).downBoards).toEqual([])
  })

  it('has the same figures by its last day, and is checked', async () => {
    const data = folder()
    const last = await runCli(['day', '--data', data, '--assume-no-st', '--json'])
    expect(last.stdout).toBe((await run(data, '--json')).stdout)
    expect(await runCli(['check', data])).toEqual({ code: 0, stdout: '', stderr: '' })
  })
})
