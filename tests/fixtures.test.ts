import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ISSUES, REFUSALS } from '../src/model/catalogue.ts'
import { displayWidth } from '../src/formatters/width.ts'
import { CHECK_NAMES } from '../src/model/checkReport.ts'
import {
  CHECK_FOLDERS,
  EXPLAIN_FOLDERS,
  errorFolders,
  ERRORS,
  exampleOf,
  SCENARIOS,
  transcriptOf,
} from './support/errorFixtures.ts'
import { runCli } from './support/runCli.ts'
import { ROOT } from './support/shell.ts'

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
  it.each(errorFolders())('%s', async (folder) => {
    expectFile(join(ERRORS, folder, 'expected.txt'), await transcriptOf(folder))
  })

  it.each(Object.keys(REFUSALS))('shows the refusal %s in the folder of its name', (code) => {
    expect(exampleOf(code, 'refusal')).toBeDefined()
  })

  it.each(Object.keys(ISSUES))('shows the issue %s in the folder of its name', (code) => {
    expect(exampleOf(code, 'issue')).toBeDefined()
  })

  it('names every folder for a code, but for a few', () => {
    const known = new Set([...Object.keys(REFUSALS), ...Object.keys(ISSUES), ...SCENARIOS])
    expect(errorFolders().filter((folder) => !known.has(folder))).toEqual([])
    expect(SCENARIOS.filter((folder) => !errorFolders().includes(folder))).toEqual([])
  })
})

describe('fixtures/explain', () => {
  it.each(readdirSync(EXPLAIN_FOLDERS))('%s', async (folder) => {
    const said = await transcriptOf(folder, EXPLAIN_FOLDERS)
    expectFile(join(EXPLAIN_FOLDERS, folder, 'expected.txt'), said)
    const lines = said.split('\n').filter((line) => !/^(?:\$|2>) /.test(line))
    if (folder !== 'json') for (const line of lines) expect(displayWidth(line), line).toBeLessThanOrEqual(80)
  })
})

describe('fixtures/checks', () => {
  const folders = readdirSync(CHECK_FOLDERS)

  it.each(folders)('%s', async (folder) => {
    const said = await transcriptOf(folder, CHECK_FOLDERS)
    expectFile(join(CHECK_FOLDERS, folder, 'expected.txt'), said)
    if (folder === 'all-well') expect(said).toMatch(/^\$ limitup check bars\nexit 0\n/)
    else expect(said).toContain(`"check": "${folder}"`)
  })

  it('has a folder for every check but the one that looks at the time of writing', () => {
    const wanted = [...CHECK_NAMES.filter((name) => name !== 'unsettled'), 'all-well']
    expect([...folders].sort()).toEqual(wanted.sort())
  })
})

describe('fixtures/groups', () => {
  const groups = 'fixtures/groups/groups-2025-02-07.csv'
  const command = ['day', '2025-02-07', '--data', 'fixtures/days/2025-02-07', '--groups', groups]
  beforeAll(() => {
    process.chdir(ROOT)
  })

  it.each([
    ['picture-80.txt', 80, ['--format', 'picture']],
    ['picture-120.txt', 120, ['--format', 'picture', '--combined-labels']],
    ['table-80.txt', 80, ['--format', 'table']],
    ['table-120.txt', 120, ['--format', 'table', '--quiet-groups']],
    ['brief.txt', 80, ['--format', 'brief']],
    ['boards.csv', 80, ['--format', 'csv']],
  ])('%s', async (file, width, flags) => {
    const run = await runCli([...command, ...flags], { width })
    expect(run.code).toBe(0)
    expectFile(join(ROOT, 'fixtures/groups/expected', file), run.stdout)
  })

  it('groups.json', async () => {
    const run = await runCli([...command, '--json'])
    const { groups } = JSON.parse(run.stdout) as { groups: unknown }
    expectFile(
      join(ROOT, 'fixtures/groups/expected/groups.json'),
      `${JSON.stringify(groups, undefined, 2)}\n`,
    )
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
    ['picture-80.txt', ['--format', 'picture']],
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
