import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Journal } from '../../../src/run/import/journal.ts'
import type { Standing } from '../../../src/run/import/journal.ts'
import { freshFolder } from '../../support/storeRuns.ts'

const STEP: Standing = {
  files: ['a.csv 10 1'],
  lengths: new Map([[2025, 8]]),
  sources: [],
  names: ['浦发银行'],
  issues: [],
  rows: 1,
  unplaced: 0,
  firstUnplaced: undefined,
  skipped: 0,
}

/** A journal of an import that was cut short after one file. */
function cutShort(): Journal {
  const journal = new Journal(freshFolder())
  journal.begin('what', new Set(STEP.files))
  journal.note(STEP)
  return journal
}

describe('the journal of an import', () => {
  it('is gone on with when the same is asked, and what it has done is still there', () => {
    const journal = cutShort()
    journal.note({ ...STEP, files: ['b.csv 10 1'], names: [], rows: 2 })
    const standing = journal.begin('what', new Set(['a.csv 10 1', 'b.csv 10 1', 'c.csv 10 1']))
    expect(standing).toEqual({ ...STEP, files: ['a.csv 10 1', 'b.csv 10 1'], rows: 2 })
  })

  it('is begun again when something else is asked, or a file that it had done was written since', () => {
    for (const [what, files] of [
      ['other', ['a.csv 10 1']],
      ['what', ['a.csv 10 2', 'b.csv 10 1']],
      ['what', []],
    ] as const) {
      const journal = cutShort()
      expect(journal.begin(what, new Set(files))).toBeUndefined()
      expect(readFileSync(join(journal.folder, 'journal.jsonl'), 'utf8')).toBe(`${what}\n`)
    }
  })

  it('leaves nothing behind', () => {
    const journal = cutShort()
    journal.end()
    expect(existsSync(journal.folder)).toBe(false)
  })
})
