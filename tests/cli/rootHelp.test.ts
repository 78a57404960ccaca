import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../../src/cli/commandTable.ts'
import { rootHelp } from '../../src/cli/rootHelp.ts'
import { displayWidth } from '../../src/formatters/width.ts'
import { runCli } from '../support/runCli.ts'
import { shell, workshop } from '../support/shell.ts'

const { folder, env } = workshop()

describe("the program's help", () => {
  it.each([20, 40, 60, 79, 80, 81, 93, 100, 120, 200])(
    'at %d columns is what the reader of command lines prints',
    async (width) => {
      expect(rootHelp(width)).toBe((await runCli(['--help'], { width })).stdout)
    },
  )

  it('keeps its lists within 80 columns, and names each command with what it takes', () => {
    const text = rootHelp(80)
    const lists = text.slice(0, text.indexOf('Examples:'))
    for (const line of lists.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(80)
    for (const { name } of COMMANDS) expect(lists).toMatch(new RegExp(`^  ${name}(?: |$)`, 'm'))
    expect(lists).toContain('explain [options] <CODE> <DATE>')
  })

  it('of the built program is the same, and takes a reader that goes away as success', () => {
    const at = { ...env, COLUMNS: undefined }
    expect(shell('limitup --help', folder, at)).toBe(rootHelp(80))
    expect(shell('limitup -h', folder, { ...at, COLUMNS: '100' })).toBe(rootHelp(100))
    expect(shell('set -o pipefail; limitup --help | head -n 1', folder, at)).toBe(
      'Usage: limitup [options] [command]\n',
    )
  })
})
