import { readFileSync } from 'node:fs'
import addFormats from 'ajv-formats'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { rangeJson } from '../../../src/formatters/range/json.ts'
import { COMPARED } from '../../../src/model/dayDepth.ts'
import { RANGE_FIGURES } from '../../../src/model/rangeReport.ts'
import type { RangeReport } from '../../../src/model/rangeReport.ts'
import { records } from '../../../src/stats/range/records.ts'
import { point, rowsOf } from '../../support/rangeDays.ts'
import { doubtfulRange, plainRange, sampleRange } from './sampleRange.ts'

type JsonObject = Record<string, unknown>

const schema = JSON.parse(
  readFileSync(new URL('../../../docs/schema/range.json', import.meta.url), 'utf8'),
) as JsonObject
const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true })
addFormats.default(ajv)
const validate = ajv.compile(schema)
const jsonOf = (report: RangeReport): JsonObject => JSON.parse(rangeJson(report)) as JsonObject

/** A range with a record of every kind and condition. */
function fullRange(): RangeReport {
  const rows = rowsOf(
    [1, 2, 3, 4, 5, 6].map((step) => ({
      sealed: point(100 + step),
      maxHeight: point(4 + step),
      advancers: 10,
      decliners: 10 + step,
      amountTotalCents: 1e14 * step,
    })),
  )
  const days = [
    ...sampleRange().days.slice(1),
    ...rows.map((day) => ({ ...day, date: day.date.replace('-01-', '-02-') as never })),
  ]
  return { ...sampleRange(), days, records: records(rows) }
}

describe('the schema of a range', () => {
  it.each([
    ['days of every sort', sampleRange()],
    ['records of every kind', fullRange()],
    ['a single plain day', plainRange()],
    ['both ends of what hangs on ST', doubtfulRange()],
  ])('accepts %s', (_what, report) => {
    expect(validate(jsonOf(report)), JSON.stringify(validate.errors, null, 2)).toBe(true)
  })

  it('requires every key and knows no other, at every depth', () => {
    const range = jsonOf(fullRange())
    const paths = objectPaths(range)
    expect(paths.length).toBeGreaterThan(30)
    for (const path of paths) {
      for (const key of Object.keys(objectAt(range, path))) {
        const copy = structuredClone(range)
        Reflect.deleteProperty(objectAt(copy, path), key)
        expect(validate(copy), [...path, key].join('.')).toBe(false)
      }
      const copy = structuredClone(range)
      objectAt(copy, path)['surprise'] = 1
      expect(validate(copy), path.join('.')).toBe(false)
    }
  })

  it.each<[string, (range: JsonObject) => void]>([
    ['another version', (range) => (range['schemaVersion'] = 2)],
    ['no day at all', (range) => (range['days'] = [])],
    ['a date that is no day', (range) => (range['from'] = '2025-02-30')],
    ['a count below 0', (range) => (objectAt(range, ['days', '0', 'sealed'])['from'] = -1)],
    [
      'a rate of 0 of 0',
      (range) => (objectAt(range, ['days', '1'])['overallPromotion'] = { part: 0, whole: 0 }),
    ],
    ['a figure that no row has', (range) => (objectAt(range, ['days', '0'])['partial'] = ['groups'])],
    ['a run of one day', (range) => (objectAt(range, ['records', '0'])['days'] = 1)],
    [
      'a condition that is none',
      (range) => (objectAt(range, ['records', '0', 'condition'])['kind'] = 'falling'),
    ],
    [
      'a bare code',
      (range) =>
        (range['quality'] = { ...objectAt(range, ['quality']), status: { days: 1, codes: ['600126'] } }),
    ],
  ])('refuses %s', (_what, spoil) => {
    const range = jsonOf(fullRange())
    spoil(range)
    expect(validate(range)).toBe(false)
  })

  it('describes every property, and knows every figure', () => {
    for (const [path, property] of properties(schema))
      expect(property['description'] ?? property['$ref'], path).toBeTypeOf('string')
    expect(objectAt(schema, ['$defs', 'figure'])['enum']).toEqual([...RANGE_FIGURES])
    expect(objectAt(schema, ['$defs', 'compared'])['enum']).toEqual([...COMPARED])
  })

  it('lists keys in the order in which they are printed', () => {
    const range = jsonOf(fullRange())
    expect(Object.keys(range)).toEqual(schema['required'])
    expect(Object.keys(objectAt(range, ['days', '0']))).toEqual(
      objectAt(schema, ['$defs', 'day'])['required'],
    )
    expect(Object.keys(objectAt(range, ['records', '0']))).toEqual(
      objectAt(schema, ['$defs', 'run'])['required'],
    )
  })
})

describe('the JSON of a range', () => {
  it('keeps what is not known apart from 0', () => {
    const days = jsonOf(sampleRange())['days'] as JsonObject[]
    expect(days[3]).toMatchObject({
      sealed: null,
      sealRate: null,
      advancers: null,
      rungs: null,
      premium: null,
    })
    expect(days[0]).toMatchObject({ sealed: { from: 0, to: 0 }, streakStocks: null, sealRate: null })
    expect(days[4]).toMatchObject({ amountChangeCents: -12_345 })
    expect(days[5]).toMatchObject({ previousDate: null, maxHeightAtLeast: true, cut: ['maxHeight'] })
  })

  it('gives both ends where nothing says who was ST', () => {
    const json = jsonOf(doubtfulRange())
    expect(json['quality']).toMatchObject({ status: { days: 1, codes: ['600126.SH'] } })
  })
})

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null
}

/** Paths of every object in a value, the value itself included; of a list of records one of each kind, else the first. */
function objectPaths(value: unknown, path: string[] = []): string[][] {
  if (Array.isArray(value)) {
    const kinds = value.map((member) =>
      isObject(member)
        ? JSON.stringify([member['kind'], isObject(member['condition']) && member['condition']['kind']])
        : '',
    )
    return value.flatMap((member, at) =>
      kinds.indexOf(kinds[at]!) === at ? objectPaths(member, [...path, String(at)]) : [],
    )
  }
  if (!isObject(value)) return []
  return [path, ...Object.entries(value).flatMap(([key, member]) => objectPaths(member, [...path, key]))]
}

function objectAt(value: JsonObject, path: readonly string[]): JsonObject {
  const found = path.reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), value)
  if (!isObject(found)) throw new Error(`no object at ${path.join('.')}`)
  return found
}

function properties(value: unknown, path = ''): [string, JsonObject][] {
  if (!isObject(value)) return []
  const own =
    isObject(value['properties']) && value['additionalProperties'] === false ? value['properties'] : {}
  return [
    ...Object.entries(own).map(([key, property]): [string, JsonObject] => [
      `${path}.${key}`,
      property as JsonObject,
    ]),
    ...Object.entries(value).flatMap(([key, member]) => properties(member, `${path}.${key}`)),
  ]
}
