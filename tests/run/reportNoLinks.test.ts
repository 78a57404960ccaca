import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import type * as FileSystem from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { dateText } from '../../src/model/date.ts'
import { ReportFolder } from '../../src/run/report/reportFolder.ts'
import { freshSite } from '../support/reportRuns.ts'

vi.mock('node:fs', async (original) => ({
  ...(await original<typeof FileSystem>()),
  symlinkSync: () => {
    throw Object.assign(new Error('EPERM: operation not permitted, symlink'), { code: 'EPERM' })
  },
}))

describe('a disk without links', () => {
  it('gets plain folders by itself, and an equal day is left alone', () => {
    const day = dateText(20250207)
    const root = freshSite()
    const run = (text: string): string => {
      const folder = new ReportFolder(root, true)
      folder.make()
      folder.mend()
      return folder.put(day, new Map([['a', Buffer.from(text)]]))
    }
    expect([run('1'), run('1'), run('2'), run('2')]).toEqual(['new', 'same', 'changed', 'same'])
    expect(lstatSync(join(root, day)).isDirectory()).toBe(true)
    expect(readFileSync(join(root, day, 'a'), 'utf8')).toBe('2')
    expect(readdirSync(join(root, '.days'))).toEqual([])
  })
})
