import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { FORMATTERS, LADDER_FORMATTER } from '../../src/formatters/index.ts'
import { emptyDay } from '../support/dayStats.ts'
import { rangedDay, sampleDay, unknownDay } from './sampleDay.ts'

const FOLDER = new URL('../../src/formatters/', import.meta.url)
const context = { width: 80, paint: (_style: string, text: string): string => text }
const ALL = [...FORMATTERS, LADDER_FORMATTER]

describe('the registry', () => {
  it('lists every format once', () => {
    expect(FORMATTERS.map(({ name }) => name)).toEqual([
      'recap',
      'brief',
      'streaks',
      'table',
      'picture',
      'rungs',
      'json',
      'csv',
    ])
  })

  it.each(ALL)('$name is what its entry says', async (entry) => {
    const formatter = await entry.load()
    expect({ name: formatter.name, description: formatter.description }).toEqual({
      name: entry.name,
      description: entry.description,
    })
  })

  it.each(ALL)('$name ends with one line end, whatever is known', async (entry) => {
    const formatter = await entry.load()
    for (const day of [sampleDay(), unknownDay(), emptyDay(), rangedDay()]) {
      expect(formatter.format(day, context)).toMatch(/[^\n]\n$/)
    }
  })

  it.each(ALL)('$name names no publisher', async (entry) => {
    const formatter = await entry.load()
    expect(formatter.format(sampleDay(), context)).not.toMatch(/财联社|同花顺|东方财富/)
  })

  it('reaches the table library through the two tables only', () => {
    const files = readdirSync(FOLDER).filter((file) => file.endsWith('.ts'))
    const importsOf = new Map(
      files.map((file) => {
        const text = readFileSync(new URL(file, FOLDER), 'utf8')
        return [
          file,
          [...text.matchAll(/^(?:import|export) [^'"]*['"]([^'"]+)['"]/gm)].map((match) => match[1]),
        ]
      }),
    )
    const seen = new Set<string>()
    const visit = (file: string): void => {
      if (seen.has(file)) return
      seen.add(file)
      for (const path of importsOf.get(file) ?? []) {
        expect(path, file).not.toBe('cli-table3')
        if (path?.startsWith('./') === true) visit(path.slice(2))
      }
    }
    visit('index.ts')
    expect(seen.size).toBeGreaterThan(10)
    expect([...importsOf].filter(([, paths]) => paths.includes('cli-table3')).map(([file]) => file)).toEqual([
      'grid.ts',
    ])
  })
})
