import { existsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeFolder } from '../../src/store/makeFolder.ts'
import { freshFolder } from '../support/storeRuns.ts'

describe('a folder', () => {
  it('is made with those above it, and may be there', () => {
    const folder = join(freshFolder(), 'a', 'b')
    makeFolder(folder)
    makeFolder(folder)
    expect(statSync(folder).isDirectory()).toBe(true)
  })

  it('is made with the mode that is asked for', () => {
    const folder = join(freshFolder(), 'own', 'records')
    makeFolder(folder, 0o700)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
  })

  it('cannot be made where a file stands', () => {
    const file = join(freshFolder(), 'file')
    writeFileSync(file, '')
    expect(() => {
      makeFolder(file)
    }).toThrow('EEXIST')
    expect(() => {
      makeFolder(join(file, 'below'))
    }).toThrow('ENOTDIR')
  })

  it.skipIf(!existsSync('/proc/self'))(
    'cannot be made where the file system makes none, which is said at once',
    () => {
      expect(() => {
        makeFolder('/proc/limitup/store')
      }).toThrow('ENOENT')
    },
  )
})
