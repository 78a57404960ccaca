import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { GLOSSARY } from '../../src/model/glossary/glossary.ts'
import { runCli } from '../support/runCli.ts'

describe('limitup define', () => {
  it('lists every term when none is named', async () => {
    const run = await runCli(['define'])
    expect([run.code, run.stderr]).toEqual([0, ''])
    for (const { id } of GLOSSARY) expect(run.stdout).toContain(id)
  })

  it('prints the same entry under any of its names', async () => {
    const run = await runCli(['define', '封板率'])
    expect([run.code, run.stderr]).toEqual([0, ''])
    expect(run.stdout).toContain('limitUp.sealed ÷ (limitUp.sealed + limitUp.broken)')
    for (const names of [['sealRate'], ['seal rate'], ['seal', 'rate'], ['Seal Rate', '封板率']]) {
      expect(await runCli(['define', ...names])).toEqual(run)
    }
  })

  it('prints several terms, in one language on request', async () => {
    const run = await runCli(['define', '炸板', '2进3', '--lang', 'zh'])
    expect(run.stdout).toMatch(/^炸板 · broken\n[\s\S]*\n\nk进k\+1 · promotion rate · promotions\n/)
    expect(run.stdout).not.toContain('definition')
    expect((await runCli(['define', '--lang', 'en', '炸板'])).stdout).not.toContain('定义')
  })

  it('refuses what is no term, with the nearest, and prints nothing', async () => {
    const run = await runCli(['define', '封板率', '封版率'])
    expect([run.code, run.stdout]).toEqual([2, ''])
    expect(run.stderr).toBe(
      'limitup: no such term: "封版率" [usage]\n  nearest:\n    封板率 sealRate\n  limitup define lists every term\n',
    )
  })

  it('is JSON by either flag, in both languages', async () => {
    const run = await runCli(['define', 'sealRate', '--json'])
    const { terms } = JSON.parse(run.stdout) as { terms: { id: string; definition: unknown }[] }
    expect(terms.map(({ id }) => id)).toEqual(['sealRate'])
    expect(await runCli(['define', 'sealRate', '--format', 'json', '--lang', 'zh'])).toEqual(run)
    const all = JSON.parse((await runCli(['define', '--json'])).stdout) as { terms: { id: string }[] }
    expect(all.terms.map(({ id }) => id)).toEqual(GLOSSARY.map(({ id }) => id))
  })

  it('writes a file, without colour, and says nothing', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'limitup-define-')), 'terms.txt')
    const written = await runCli(['define', '炸板', '--output', file], { color: true })
    expect(written).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(readFileSync(file, 'utf8')).toBe((await runCli(['define', '炸板'])).stdout)
  })

  it('colours names where colour is on', async () => {
    const plain = await runCli(['define', '炸板'])
    const colored = await runCli(['define', '炸板'], { color: true })
    expect(colored.stdout).toContain('\u001b[1m炸板\u001b[0m')
    expect(await runCli(['define', '炸板', '--no-color'], { color: true })).toEqual(plain)
  })

  it.each([
    ['another language', ['--lang', 'fr']],
    ['another format', ['--format', 'csv']],
    ['two formats', ['--json', '--format', 'text']],
    ['a flag of another command', ['--data', 'bars']],
  ])('refuses %s', async (_what, flags) => {
    const run = await runCli(['define', '炸板', ...flags])
    expect([run.code, run.stdout]).toEqual([2, ''])
    expect(run.stderr).toContain('[usage]')
  })
})
