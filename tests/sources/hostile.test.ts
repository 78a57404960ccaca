import {
  chmodSync,
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { marketPaths } from '../../src/sources/paths.ts'
import { InputFolder } from '../support/inputs.ts'
import { runCli } from '../support/runCli.ts'
import { ROOT, shell } from '../support/shell.ts'
import { hasTool, toolOutput } from '../support/tools.ts'

const folder = new InputFolder()
const IS_ROOT = process.getuid?.() === 0
const HEADER = 'ts_code,trade_date,open,high,low,close,pre_close,vol,amount\n'
/** Longer than any test should take that stops at a file's first bytes. */
const SOON_MS = 5000

afterAll(() => {
  rmSync(folder.path, { recursive: true })
})

/** What the command line says of some data, without the folder's name. */
async function said(...data: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await runCli(['day', '2025-02-07', '--data', ...data])
  expect(stdout).toBe('')
  expect(code).toBe(2)
  expect(stderr).not.toContain('    at ')
  return stderr.replaceAll(`${folder.path}/`, '')
}

function sparse(name: string, length: number): string {
  const path = join(folder.path, name)
  const file = openSync(path, 'w')
  ftruncateSync(file, length)
  closeSync(file)
  return path
}

describe('what is no regular file', () => {
  const NO_FILE = 'no regular file [unreadable]\n  name a file or a folder; use - for standard input\n'

  it.skipIf(!hasTool('mkfifo'))('a pipe without a writer is not waited for', async () => {
    const path = join(folder.path, 'pipe.csv')
    toolOutput('mkfifo', [path])
    expect(await said(path)).toBe(`limitup: pipe.csv: ${NO_FILE}`)
  })

  it.skipIf(!hasTool('mkfifo'))('nor one in a folder of bars', async () => {
    const path = join(folder.path, 'piped/20250207.csv')
    mkdirSync(join(folder.path, 'piped'))
    toolOutput('mkfifo', [path])
    expect(await said(join(folder.path, 'piped'))).toBe(`limitup: piped/20250207.csv: ${NO_FILE}`)
  })

  it('a socket', async () => {
    const path = join(folder.path, 'socket.csv')
    const server = createServer().listen(path)
    await new Promise((resolve) => server.once('listening', resolve))
    expect(await said(path)).toBe(`limitup: socket.csv: ${NO_FILE}`)
    server.close()
  })

  it.each(['/dev/zero', '/dev/null', '/dev/tty'])('%s', async (device) => {
    expect(await said(device)).toContain('[unreadable]')
  })

  it('a folder that is named as a file', async () => {
    mkdirSync(join(folder.path, 'folder.csv'))
    expect(await said(join(folder.path, 'folder.csv'))).toContain('folder.csv: no bar file in the folder')
    expect(await said('-', '-')).toContain('standard input is named twice [usage]')
  })

  it('a link to itself, alone and in a folder', async () => {
    mkdirSync(join(folder.path, 'loop'))
    const path = join(folder.path, 'loop/a.csv')
    symlinkSync('a.csv', path)
    expect(await said(path)).toContain('ELOOP')
    expect(await said(join(folder.path, 'loop'))).toContain('ELOOP')
  })

  it('a folder that leads back to itself', async () => {
    const path = folder.write('round/20250207.csv', HEADER)
    symlinkSync('.', join(folder.path, 'round/again'))
    expect(await said(join(folder.path, 'round'))).toContain('round/20250207.csv')
    expect(marketPaths([join(folder.path, 'round')]).bars).toEqual([path])
  })

  it.skipIf(IS_ROOT)('a file that may not be read (root may read all)', async () => {
    const path = folder.write('secret.csv', HEADER)
    chmodSync(path, 0)
    expect(await said(path)).toContain('EACCES')
  })
})

describe('a file of 10 GB without content', () => {
  const LENGTH = 10 * 2 ** 30

  it.each([
    ['huge.csv', '[not-text]'],
    ['sh600000.day', '[unknown-format]'],
    ['huge.parquet', '[unknown-format]'],
    ['huge.csv.gz', '[unknown-format]'],
    ['huge.zip', '[unknown-format]'],
    ['huge', '[not-text]'],
  ])('%s is refused at once', { timeout: SOON_MS }, async (name, code) => {
    expect(await said(sparse(name, LENGTH))).toContain(code)
  })

  it.each([
    ['packed.csv.gz', Buffer.from([0x1f, 0x8b, 8, 0]), '[unpacks-too-large]'],
    ['packed.csv.zst', Buffer.from([0x28, 0xb5, 0x2f, 0xfd]), '[unpacks-too-large]'],
    ['packed.zip', Buffer.from('PK\x03\x04'), '[cut-file]'],
    ['begun.parquet', Buffer.from('PAR1'), '[cut-file]'],
  ])('nor is %s read through', { timeout: SOON_MS }, async (name, head, code) => {
    const path = sparse(name, LENGTH)
    const file = openSync(path, 'r+')
    writeFileSync(file, head)
    closeSync(file)
    expect(await said(path)).toContain(code)
  })
})

describe('standard input', () => {
  const limitup = `"${process.execPath}" "${join(ROOT, 'bin/limitup.js')}" day 2025-02-07 --data -`

  it.each([
    ['head -c 3000000 /dev/zero', '-:1: the file holds bytes that are no text', '[not-text]'],
    [`head -c 3000000 "${process.execPath}"`, '-:1: the file holds bytes that are no text', '[not-text]'],
    ['printf "SQLite format 3\\0"', '-: the file is an SQLite database', '[unknown-format]'],
    ['printf "\\037\\213\\010"', '-: cannot unpack', '[cut-file]'],
    ['printf "PK\\003\\004"', '-: cannot unpack', '[cut-file]'],
    ['printf ""', '-: the file is empty', '[empty-file]'],
    // Without an end: it must not be gathered before it is looked at.
    ['cat /dev/zero', '-:1: the file holds bytes that are no text', '[not-text]'],
  ])('of `%s` is refused', { timeout: 4 * SOON_MS }, (source, ...parts) => {
    const said = shell(`(${source} | ${limitup}) 2>&1; true`, folder.path)
    for (const part of parts) expect(said).toContain(part)
    expect(said).not.toContain('    at ')
  })

  it('that is a folder is refused', () => {
    expect(shell(`${limitup} 2>&1 < / ; true`, folder.path)).toMatch(/-: cannot read: .* \(EISDIR\)/)
  })

  it('that is closed is refused', () => {
    const said = shell(`${limitup} 2>&1 <&- ; true`, folder.path)
    expect(said).toMatch(/-: (?:cannot read: .* \(EBADF\)|the file is empty)/)
  })
})

it('a folder of 100,000 files is listed without a deep stack or much memory', { timeout: 120_000 }, () => {
  const path = join(folder.path, 'many')
  for (let group = 0; group < 100; group++) {
    mkdirSync(join(path, `${group}`), { recursive: true })
    for (let file = 0; file < 1000; file++) writeFileSync(join(path, `${group}/${file}.csv`), '')
  }
  const before = process.memoryUsage().heapUsed
  const start = performance.now()
  expect(marketPaths([path]).bars).toHaveLength(100_000)
  expect(performance.now() - start).toBeLessThan(SOON_MS)
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(200 << 20)
})
