import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../../../src/cli/commandTable.ts'
import { manualPage } from '../../../src/cli/manual/manualPage.ts'
import { roffProse, roffText } from '../../../src/cli/manual/roff.ts'
import { displayWidth } from '../../../src/formatters/width.ts'
import { runCli } from '../../support/runCli.ts'
import { ROOT } from '../../support/shell.ts'
import { isInstalled } from '../../support/shells.ts'

const PAGE = join(ROOT, 'man/limitup.1')

function told(command: string, args: readonly string[]): { stdout: string; told: string } {
  const { stdout, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C.UTF-8', MANWIDTH: '80' },
  })
  return { stdout, told: stderr }
}

describe('the manual page', () => {
  it('is what the command prints, and in the package', async () => {
    expect((await runCli(['man'])).stdout).toBe(manualPage())
    const pkg = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      man: string
      files: string[]
    }
    expect(pkg.man).toBe('man/limitup.1')
    expect(pkg.files).toContain('man')
  })

  it('has every command and flag', () => {
    const page = manualPage().replaceAll('\\-', '-')
    for (const { name, flags } of COMMANDS) {
      expect(page).toContain(`\\fB${name}\\fR`)
      for (const flag of flags) expect(page).toContain(`\\fB--${flag.name}\\fR`)
    }
  })

  it.skipIf(!isInstalled('groff'))('pleases groff, within 80 columns and with its Chinese', () => {
    const { stdout, told: complaints } = told('groff', [
      '-ww',
      '-man',
      '-Tutf8',
      '-K',
      'utf8',
      '-P-c',
      '-rLL=80n',
      PAGE,
    ])
    expect(complaints).toBe('')
    const plain = stdout.replace(/.\u0008/gu, '')
    for (const line of plain.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(80)
    for (const term of ['涨停复盘', '连板天梯', '统计口径']) expect(plain).toContain(term)
  })

  it.skipIf(!isInstalled('mandoc'))('pleases mandoc', () => {
    expect(told('mandoc', ['-T', 'lint', PAGE]).stdout).toBe('')
  })

  it.skipIf(!isInstalled('man'))('pleases man', () => {
    expect(told('man', ['--warnings', '-l', PAGE]).told).toBe('')
  })
})

describe('roff', () => {
  it('shows every sign as it is', () => {
    expect(roffText(`.a\\n -b 'c' "d" ~e ^f \`g\``)).toBe(
      '\\&.a\\en \\-b \\(aqc\\(aq \\(dqd\\(dq \\(tie \\(haf \\(gag\\(ga',
    )
  })

  it('has a sentence a line, and none that is long or begins with a request', () => {
    expect(roffProse('One. Two.')).toBe('One.\nTwo.')
    for (const line of roffProse(`${'words and '.repeat(30)}.gz .zip`).split('\n')) {
      expect(line.length).toBeLessThanOrEqual(80)
      expect(line).not.toMatch(/^[.']/)
    }
  })
})
