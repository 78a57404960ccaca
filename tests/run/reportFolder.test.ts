import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { TradeDate } from '../../src/model/date.ts'
import { dateText } from '../../src/model/date.ts'
import { Refusal } from '../../src/model/refusal.ts'
import { ReportFolder } from '../../src/run/report/reportFolder.ts'
import { freshSite } from '../support/reportRuns.ts'

const DAY: TradeDate = dateText(20250207)

function filesOf(...texts: readonly string[]): Map<string, Uint8Array> {
  return new Map(texts.map((text, at) => [`file-${at}`, Buffer.from(text)]))
}

function opened(links = true, root = freshSite()): ReportFolder {
  const folder = new ReportFolder(root, links)
  folder.make()
  folder.mend()
  return folder
}

function textsIn(root: string): string[] {
  return readdirSync(join(root, DAY)).map((name) => readFileSync(join(root, DAY, name), 'utf8'))
}

describe.each([
  ['links', true],
  ['plain folders', false],
])('a folder of reports as %s', (_name, links) => {
  it('puts a day in its place, takes another in its stead, and leaves an equal one alone', () => {
    const folder = opened(links)
    expect(folder.days()).toEqual([])
    expect(folder.put(DAY, filesOf('a', 'b'))).toBe('new')
    expect(lstatSync(join(folder.root, DAY)).isSymbolicLink()).toBe(links)
    expect(folder.put(DAY, filesOf('a', 'b'))).toBe('same')
    expect(folder.put(DAY, filesOf('a', 'c'))).toBe('changed')
    expect(textsIn(folder.root)).toEqual(['a', 'c'])
    expect(folder.put(DAY, filesOf('a'))).toBe('changed')
    expect(textsIn(folder.root)).toEqual(['a'])
    expect(folder.days()).toEqual([DAY])
    expect(Buffer.from(folder.read(DAY, 'file-0')!).toString()).toBe('a')
    expect(folder.read(DAY, 'file-1')).toBeUndefined()
    expect(folder.sizeOf(DAY)).toBe(1)
  })

  it('writes a damaged day again', () => {
    const folder = opened(links)
    folder.put(DAY, filesOf('a', 'b'))
    writeFileSync(join(folder.root, DAY, 'file-0'), 'x')
    expect(folder.put(DAY, filesOf('a', 'b'))).toBe('changed')
    expect(textsIn(folder.root)).toEqual(['a', 'b'])
    rmSync(join(folder.root, DAY, 'file-0'))
    expect(folder.put(DAY, filesOf('a', 'b'))).toBe('changed')
    expect(textsIn(folder.root)).toEqual(['a', 'b'])
  })

  it('takes a folder of the other kind over', () => {
    const folder = opened(!links)
    folder.put(DAY, filesOf('a'))
    const other = opened(links, folder.root)
    expect(textsIn(folder.root)).toEqual(['a'])
    expect(other.put(DAY, filesOf('a'))).toBe('changed')
    expect(lstatSync(join(folder.root, DAY)).isSymbolicLink()).toBe(links)
    expect(textsIn(folder.root)).toEqual(['a'])
    other.mend()
    expect(textsIn(folder.root)).toEqual(['a'])
    expect(readdirSync(join(folder.root, '.days'))).toHaveLength(links ? 1 : 0)
  })
})

describe('what is left behind', () => {
  it('keeps the last report for readers that are in it, and takes it away in the next run', () => {
    const folder = opened()
    folder.put(DAY, filesOf('a'))
    const before = readlinkSync(join(folder.root, DAY))
    folder.put(DAY, filesOf('b'))
    expect(readFileSync(join(folder.root, before, 'file-0'), 'utf8')).toBe('a')
    folder.mend()
    expect(existsSync(join(folder.root, before))).toBe(false)
    expect(textsIn(folder.root)).toEqual(['b'])
  })

  it('is taken away: drafts, folders that nothing shows, drafts of links and of files; nothing else', () => {
    const folder = opened()
    folder.put(DAY, filesOf('a'))
    mkdirSync(join(folder.root, '.days/draft-2025-02-10'))
    mkdirSync(join(folder.root, '.days/2025-02-10-0123456789abcdef'))
    symlinkSync('.days/nowhere', join(folder.root, '.2025-02-10.link'))
    writeFileSync(join(folder.root, '.index.html.123.tmp'), 'half')
    const own = ['.nojekyll', 'CNAME', '2025-02-10.txt', '.htaccess']
    for (const name of own) writeFileSync(join(folder.root, name), 'mine')
    folder.mend()
    expect(readdirSync(folder.root).sort()).toEqual([...own, '.days', DAY].sort())
    expect(readdirSync(join(folder.root, '.days'))).toHaveLength(1)
  })

  it('brings back a plain folder that was moved aside when the run was killed', () => {
    const folder = opened(false)
    folder.put(DAY, filesOf('a'))
    renameSync(join(folder.root, DAY), join(folder.root, '.days', `${DAY}.old`))
    expect(folder.days()).toEqual([])
    folder.mend()
    expect(textsIn(folder.root)).toEqual(['a'])
  })

  it('a link to nothing is no day, and is turned to a new report', () => {
    const folder = opened()
    symlinkSync('.days/gone', join(folder.root, DAY))
    expect(folder.days()).toEqual([])
    expect(folder.put(DAY, filesOf('a'))).toBe('new')
    expect(textsIn(folder.root)).toEqual(['a'])
  })
})

describe('files beside the days', () => {
  it('are written when they change', () => {
    const folder = opened()
    expect(folder.putFile('index.html', Buffer.from('a'))).toBe('new')
    expect(folder.putFile('index.html', Buffer.from('a'))).toBe('same')
    expect(folder.putFile('index.html', Buffer.from('b'))).toBe('changed')
    expect(readFileSync(join(folder.root, 'index.html'), 'utf8')).toBe('b')
  })

  it('a folder that cannot be written is refused', () => {
    const root = freshSite()
    mkdirSync(join(root, '..'), { recursive: true })
    writeFileSync(root, 'a file')
    const act = (): void => {
      new ReportFolder(root, true).make()
    }
    expect(act).toThrow(Refusal)
    expect(act).toThrow(/cannot write: not a directory \(ENOTDIR\)|file already exists/)
  })
})
