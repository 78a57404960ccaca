import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../../../src/cli/commandTable.ts'
import {
  fishQuoted,
  powershellQuoted,
  quotedForShell,
  singleQuoted,
} from '../../../src/cli/completion/quote.ts'
import { runCli } from '../../support/runCli.ts'

const SHELLS = ['bash', 'zsh', 'fish', 'powershell']

describe.each(SHELLS)('the script for %s', (shell) => {
  it('has every command, flag and choice', async () => {
    const { code, stdout, stderr } = await runCli(['completion', shell])
    expect([code, stderr]).toEqual([0, ''])
    for (const { name, flags, args } of COMMANDS) {
      expect(stdout).toContain(name)
      for (const flag of flags) {
        expect(stdout, `--${flag.name}`).toContain(shell === 'fish' ? `-l ${flag.name} ` : `--${flag.name}`)
        for (const choice of flag.choices ?? []) expect(stdout).toContain(choice)
      }
      for (const { choices, suggests } of args)
        for (const word of choices ?? suggests ?? []) expect(stdout).toContain(word)
    }
  })

  it.skipIf(shell === 'bash')('says what commands and flags mean', async () => {
    const { stdout } = await runCli(['completion', shell])
    expect(stdout).toContain('统计口径')
    expect(stdout).toContain('数据检查')
  })
})

describe('the command', () => {
  it('refuses a shell that it does not know', async () => {
    const { code, stderr } = await runCli(['completion', 'csh'])
    expect(code).toBe(2)
    expect(stderr).toContain('bash, zsh, fish, powershell')
  })
})

describe('quoting', () => {
  it('leaves plain words and quotes the rest', () => {
    expect(quotedForShell('missing-bars')).toBe('missing-bars')
    expect(quotedForShell('封板率')).toBe('封板率')
    expect(quotedForShell("a'b")).toBe(`'a'\\''b'`)
    expect(quotedForShell('=cat')).toBe(`'=cat'`)
    expect(singleQuoted('$x `y`')).toBe("'$x `y`'")
    expect(fishQuoted("a\\b'c")).toBe(`'a\\\\b\\'c'`)
    expect(powershellQuoted("day's ‘x’")).toBe("'day''s ‘‘x’’'")
  })
})

describe('the script for PowerShell', () => {
  it('closes every quote and bracket, and leaves no sign of a text outside of quotes', async () => {
    const { stdout } = await runCli(['completion', 'powershell'])
    const bare = stdout
      .replace(/^#.*$/gm, '')
      .replace(/^ *#.*$/gm, '')
      .replace(/'(?:[^'‘’‚‛]|['‘’‚‛]{2})*'/g, '""')
    expect(bare).not.toMatch(/['‘’‚‛]/)
    expect(bare).not.toMatch(/[^\x20-\x7e\n]/)
    const open: string[] = []
    for (const sign of bare.replace(/"[^"]*"/g, '')) {
      if ('([{'.includes(sign)) open.push(sign)
      const partner = { ')': '(', ']': '[', '}': '{' }[sign]
      if (partner !== undefined) expect(open.pop()).toBe(partner)
    }
    expect(open).toEqual([])
  })
})
