import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { displayWidth } from '../src/formatters/width.ts'
import { runCli } from './support/runCli.ts'
import { ROOT } from './support/shell.ts'

/** Rewrites the golden files; never set in an automated run. */
const UPDATE = process.env['UPDATE_FIXTURES'] === '1'
const RANGES = join(ROOT, 'fixtures/ranges')
const start = process.cwd()

afterAll(() => {
  process.chdir(start)
})

function textOf(folder: string, file: string): string | undefined {
  const path = join(RANGES, folder, file)
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}

/** What the command lines of a folder say, one after the other. */
async function transcriptOf(folder: string, width: number): Promise<string> {
  process.chdir(join(RANGES, folder))
  let transcript = ''
  for (const command of (textOf(folder, 'command.txt') ?? '').trim().split('\n')) {
    const { code, stdout, stderr } = await runCli(command.split(' '), { width })
    transcript += `$ limitup ${command}\n${stdout}${stderr.replace(/^(?=.)/gm, '2> ')}exit ${code}\n\n`
  }
  return transcript
}

describe('fixtures/ranges', () => {
  it.each(readdirSync(RANGES))('%s', async (folder) => {
    const width = Number(textOf(folder, 'width.txt') ?? 80)
    const said = await transcriptOf(folder, width)
    if (UPDATE) writeFileSync(join(RANGES, folder, 'expected.txt'), said)
    else expect(said).toBe(textOf(folder, 'expected.txt'))
    if (/^(?:table|ladder)-/.test(folder)) {
      for (const line of said.split('\n')) expect(displayWidth(line), line).toBeLessThanOrEqual(width)
    }
  })
})
