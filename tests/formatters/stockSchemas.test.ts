import { readFileSync } from 'node:fs'
import addFormats from 'ajv-formats'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explainJson } from '../../src/formatters/explain/json.ts'
import { stockJson } from '../../src/formatters/stock/json.ts'
import { explain } from '../../src/run/explain/explain.ts'
import { stockReport } from '../../src/run/stock/stockReport.ts'
import { runCli } from '../support/runCli.ts'
import { DAYS, randomMarket } from '../support/randomMarket.ts'
import { ROOT } from '../support/shell.ts'

type Json = Record<string, unknown>

const ajv = new Ajv2020({ strict: true, allErrors: true })
addFormats.default(ajv)

function schemaOf(name: string): Json {
  return JSON.parse(readFileSync(`${ROOT}/docs/schema/${name}.json`, 'utf8')) as Json
}

const SCHEMAS = { explain: schemaOf('explain'), stock: schemaOf('stock') }
const VALIDATE = { explain: ajv.compile(SCHEMAS.explain), stock: ajv.compile(SCHEMAS.stock) }
type Name = keyof typeof SCHEMAS

const NOW = new Date('2026-01-05T08:00:00Z')
const market = `${ROOT}/fixtures/days/2025-02-07`
const errors = (folder: string): string => `${ROOT}/fixtures/errors/${folder}/bars.csv`

/** Commands whose JSON has a member in every list and a value of every kind. */
const COMMANDS: readonly (readonly [Name, ...string[]])[] = [
  ['explain', '002861', '2025-02-07', '--data', market],
  ['explain', '000971', '2025-02-06', '--data', market],
  ['explain', '603297', '2025-02-07', '--data', market],
  ['explain', '603297', '2025-01-10', '--data', market],
  ['explain', '605398', '2025-01-24', '--data', market],
  ['explain', '600287', '2025-01-20', '--data', market],
  ['explain', '600101', '2025-02-06', '--data', errors('anomalous')],
  ['explain', '600101', '2025-02-07', '--data', errors('anomalous')],
  ['explain', '000102', '2025-02-07', '--data', errors('not-judged')],
  ['explain', '000102', '2025-02-07', '--data', errors('reference-doubtful')],
  [
    'explain',
    '000102',
    '2025-02-07',
    '--data',
    errors('reference-doubtful'),
    '--ex-rights',
    `${ROOT}/fixtures/errors/reference-doubtful/ex.csv`,
  ],
  ['explain', '600101', '2025-02-06', '--data', errors('missing-value')],
  ['explain', '000103', '2025-02-07', '--data', errors('st-unknown')],
  ['explain', '600107', '2025-02-07', '--data', errors('no-fault')],
  ['stock', '605398', '--data', market],
  ['stock', '603297', '--data', market],
  ['stock', '002473', '--data', market, '--date', '2025-01-14'],
  ['stock', '600539', '--data', market, '--date', '2025-01-20'],
  ['stock', '000103', '--data', errors('st-unknown')],
  ['stock', '600101', '--data', errors('anomalous')],
]

/** The same with their titles, for tests of each. */
const CASES = COMMANDS.map((command) => ({ command, title: command.slice(0, 3).join(' ') }))

async function jsonOf([name, ...args]: readonly [Name, ...string[]]): Promise<Json> {
  const { stdout } = await runCli([name, ...args, '--json'])
  return JSON.parse(stdout) as Json
}

describe('the schemas', () => {
  it.each(CASES)('accept $title', async ({ command }) => {
    const json = await jsonOf(command)
    const validate = VALIDATE[command[0]]
    expect(validate(json), JSON.stringify(validate.errors, null, 2)).toBe(true)
  })

  it('accept whatever a random market gives', async () => {
    await fc.assert(
      fc.asyncProperty(randomMarket, fc.nat(), fc.nat(), async (bars, one, other) => {
        const codes = [...new Set(bars.map(({ code }) => code))]
        const asked = { stock: codes[one % codes.length]!, bars, now: NOW }
        const texts = [
          ['explain', explainJson(await explain({ ...asked, date: DAYS[other % DAYS.length]! }))],
          ['stock', stockJson(await stockReport(asked))],
        ] as const
        for (const [name, text] of texts) {
          expect(VALIDATE[name](JSON.parse(text)), JSON.stringify(VALIDATE[name].errors)).toBe(true)
        }
      }),
      { numRuns: 60 },
    )
  })

  it.each(CASES)('require every key of $title, and know no other', async ({ command }) => {
    const json = await jsonOf(command)
    const validate = VALIDATE[command[0]]
    for (const path of objectPaths(json)) {
      const copy = structuredClone(json)
      const object = objectAt(copy, path)
      object['surprise'] = 1
      expect(validate(copy), `${path.join('.')}.surprise`).toBe(false)
      Reflect.deleteProperty(object, 'surprise')
      for (const key of Object.keys(object)) {
        const value = object[key]
        Reflect.deleteProperty(object, key)
        expect(validate(copy), [...path, key].join('.')).toBe(false)
        object[key] = value
      }
    }
  })

  it.each(CASES)('list keys in the order in which $title prints them', async ({ command }) => {
    const json = await jsonOf(command)
    const orders = keyOrders(SCHEMAS[command[0]])
    for (const path of objectPaths(json)) {
      const keys = Object.keys(objectAt(json, path))
      const same = orders.filter(
        (order) => order.length === keys.length && keys.every((key) => order.includes(key)),
      )
      expect(same, path.join('.')).toContainEqual(keys)
    }
  })

  it.each(Object.entries(SCHEMAS))('of %s describe every property', (_name, schema) => {
    for (const [path, property] of properties(schema)) {
      expect(property['description'] ?? property['$ref'], path).toBeTypeOf('string')
    }
  })

  it('refuse a limit that no rule knows, a price of 0, a bare code and another version', async () => {
    const json = await jsonOf(COMMANDS[0]!)
    const spoil = (path: string[], key: string, value: unknown): void => {
      const copy = structuredClone(json)
      objectAt(copy, path)[key] = value
      expect(VALIDATE.explain(copy), key).toBe(false)
    }
    spoil(['bar', 'readings', '0', 'law'], 'percent', 15)
    spoil(['bar'], 'close', 0)
    spoil([], 'code', '002861')
    spoil([], 'schemaVersion', 2)
    spoil(['bar', 'readings', '0', 'judgement'], 'kind', 'guessed')
  })
})

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null
}

/** Paths of every object in a value, the value itself included; of a list only the first and the last member. */
function objectPaths(value: unknown, path: string[] = []): string[][] {
  if (Array.isArray(value)) {
    const ends = [...new Set([0, value.length - 1])].filter((at) => at >= 0 && at < value.length)
    return ends.flatMap((at) => objectPaths(value[at], [...path, String(at)]))
  }
  if (!isObject(value)) return []
  return [path, ...Object.entries(value).flatMap(([key, member]) => objectPaths(member, [...path, key]))]
}

function objectAt(value: Json, path: readonly string[]): Json {
  const found = path.reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), value)
  if (!isObject(found)) throw new Error(`no object at ${path.join('.')}`)
  return found
}

/** The required keys of every object that a schema describes, as they stand there. */
function keyOrders(value: unknown): string[][] {
  if (!isObject(value)) return []
  const own = Array.isArray(value['required']) ? [value['required'].map(String)] : []
  return [...own, ...Object.values(value).flatMap(keyOrders)]
}

function properties(value: unknown, path = ''): [string, Json][] {
  if (!isObject(value)) return []
  const own =
    isObject(value['properties']) && value['additionalProperties'] === false ? value['properties'] : {}
  return [
    ...Object.entries(own).map(([key, property]): [string, Json] => [`${path}.${key}`, property as Json]),
    ...Object.entries(value).flatMap(([key, member]) => properties(member, `${path}.${key}`)),
  ]
}
