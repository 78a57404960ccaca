import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tableRecords } from '../../src/parsers/table.ts'

/** Small tables of signs that mean something, and some that do not. */
const text = fc
  .array(fc.constantFrom(...'ab1,,\t \n\n\r"\f\u3000\u00a0\uFEFF平'.split('')), { maxLength: 40 })
  .map((signs) => `code,name\n${signs.join('')}`)

interface Parsed {
  readonly record: string[]
  readonly info: { readonly lines: number }
}

function asLibrary(given: string): unknown {
  const records = parse(given, {
    bom: true,
    delimiter: ',',
    info: true,
    trim: true,
    relax_column_count: true,
    skip_empty_lines: true,
  }) as unknown as Parsed[]
  return records.map(({ record, info }) => ({ line: info.lines, cells: record }))
}

describe('records of small tables', () => {
  it('are those of csv-parse', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (given) => {
        let wanted: unknown
        try {
          wanted = asLibrary(given)
        } catch {
          await expect(tableRecords('list.csv', given)).rejects.toThrow('the quotes do not match')
          return
        }
        const { header, rows } = await tableRecords('list.csv', given)
        expect([header, ...rows]).toEqual(wanted)
      }),
      { numRuns: 3000 },
    )
  })
})
