import { describe, expect, it } from 'vitest'
import { importStep } from '../../src/cli/importProgress.ts'
import type { Io } from '../../src/cli/io.ts'
import { Progress, progressLine, progressText } from '../../src/cli/progress.ts'
import { displayWidth } from '../../src/formatters/width.ts'

/** A terminal whose clock moves by hand. */
function world(errIsTerminal: boolean): { io: Io; said: string[]; pass: (milliseconds: number) => void } {
  let clock = 1_000_000
  const said: string[] = []
  return {
    said,
    pass: (milliseconds) => (clock += milliseconds),
    io: {
      out: () => {
        throw new Error('progress on stdout')
      },
      err: (text) => said.push(text),
      isTerminal: true,
      errIsTerminal,
      errWidth: 80,
      width: 80,
      color: false,
      now: () => new Date(clock),
      env: {},
    },
  }
}

describe('progress', () => {
  it('tells count, rate and the time that is left', () => {
    expect(progressText({ what: 'reading', share: 0.25, count: 3_000_000, unit: 'row' }, 1500)).toBe(
      'reading 25%, 3,000,000 rows, 2,000,000 a second, 5 s left',
    )
    expect(progressText({ what: '2025-02-07', share: 0.5, count: 1, unit: 'day' }, 2000)).toBe(
      '2025-02-07 50%, 1 day, 0.5 a second, 2 s left',
    )
    expect(progressText({ what: 'sina: the market' }, 5)).toBe('sina: the market')
    expect(progressText({ what: 'x', share: 0.001, count: 5, unit: 'day' }, 60_000)).toContain('17 h left')
    expect(progressText(importStep({ phase: 'write', done: 2, total: 28, rows: 9 }), 1000)).toBe(
      'writing year 3 of 28, 9 rows, 9.0 a second',
    )
  })

  it('never claims more than all, nor divides by nothing', () => {
    expect(progressText({ what: 'x', share: 7, count: 5, unit: 'day' }, 1000)).toContain('x 100%')
    expect(progressText({ what: 'x', share: 0, count: 0, unit: 'day' }, 0)).toBe('x 0%, 0 days, 0 a second')
  })

  it.each([12, 30, 40, 60, 80, 200])('fits a terminal of %d columns', (width) => {
    const step = { what: '通达信/日线.day', share: 0.4, count: 1_234_567, unit: 'row' }
    const line = progressLine(step, 90_000, width)
    expect(displayWidth(line)).toBeLessThan(width)
    if (width === 200) expect(line).toMatch(/ {2}█{8}░{12}$/)
  })

  it('repaints at most ten times a second, on one line that is wiped', () => {
    const { io, said, pass } = world(true)
    const progress = new Progress(io)
    for (let at = 0; at < 1000; at++) {
      progress.tell({ what: 'x', share: at / 1000 })
      pass(1)
    }
    progress.done()
    progress.done()
    expect(said.length).toBe(11)
    expect(said.at(-1)).toBe('\r\u001b[K')
    for (const text of said) expect(text.startsWith('\r\u001b[K') && !text.includes('\n')).toBe(true)
  })

  it('waits as long as it is told to, and says nothing where stderr is no terminal', () => {
    const late = world(true)
    const patient = new Progress(late.io, 2000)
    for (let at = 0; at < 19; at++) {
      late.pass(100)
      patient.tell({ what: 'x' })
    }
    patient.done()
    expect(late.said).toEqual([])
    const pipe = world(false)
    const silent = new Progress(pipe.io)
    pipe.pass(5000)
    silent.tell({ what: 'x' })
    silent.done()
    expect(pipe.said).toEqual([])
  })
})
