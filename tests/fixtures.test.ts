import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from './support/shell.ts'
import { runCli } from './support/runCli.ts'

/** Rewrites the golden files; never set in an automated run. */
const UPDATE = process.env['UPDATE_FIXTURES'] === '1'
const start = process.cwd()

function expectFile(path: string, text: string): void {
  if (UPDATE) {
    mkdirSync(join(path, '..'), { recursive: true })
    writeFileSync(path, text)
  } else expect(text).toBe(existsSync(path) ? readFileSync(path, 'utf8') : `(no ${path})`)
}

afterAll(() => {
  process.chdir(start)
})

describe('fixtures/errors', () => {
  const errors = join(ROOT, 'fixtures/errors')

  it.each(readdirSync(errors))('%s', async (name) => {
    const folder = join(errors, name)
    process.chdir(folder)
    const commands = readFileSync('command.txt', 'utf8').trim().split('\n')
    let transcript = ''
    for (const command of commands) {
      const { code, stdout, stderr } = await runCli(command.split(' '))
      transcript += `$ limitup ${command}\n${stdout}${stderr.replace(/^/gm, '2> ').replace(/2> $/, '')}exit ${code}\n\n`
    }
    expectFile(join(folder, 'expected.txt'), transcript)
  })
})

describe.each(readdirSync(join(ROOT, 'fixtures/days')))('fixtures/days/%s', (date) => {
  const folder = join(ROOT, 'fixtures/days', date)
  beforeAll(() => {
    process.chdir(ROOT)
  })

  it.each([
    ['recap.txt', ['--format', 'recap']],
    ['brief.txt', ['--format', 'brief']],
    ['streaks.txt', ['--format', 'streaks']],
    ['table-80.txt', ['--format', 'table']],
    ['day.json', ['--json']],
    ['boards.csv', ['--format', 'csv']],
  ])('%s', async (file, flags) => {
    const run = await runCli(['day', date, '--data', `fixtures/days/${date}`, ...flags])
    expect(run.code).toBe(0)
    expectFile(join(folder, 'expected', file), run.stdout)
  })

  it.each([
    ['ladder-80.txt', 80],
    ['ladder-120.txt', 120],
  ])('%s', async (file, width) => {
    const run = await runCli(['ladder', date, '--data', `fixtures/days/${date}`], { width })
    expect(run.code).toBe(0)
    expectFile(join(folder, 'expected', file), run.stdout)
  })

  it('shows the line and the table on a terminal of 120 columns', async () => {
    const run = await runCli(['day', date, '--data', `fixtures/days/${date}`], {
      width: 120,
      isTerminal: true,
    })
    expect(run.code).toBe(0)
    expectFile(join(folder, 'expected', 'terminal-120.txt'), run.stdout)
  })
})
