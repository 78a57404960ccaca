import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { COMMANDS } from '../../src/cli/commandTable.ts'
import { DAY_JSON } from '../../src/model/glossary/term.ts'
import { GLOSSARY } from '../../src/model/glossary/glossary.ts'
import { SOURCE_KINDS, TERM_SCOPES, TOPICS, UNITS, VENDORS } from '../../src/model/glossary/vocabulary.ts'
import type { Text } from '../../src/model/glossary/vocabulary.ts'
import { FIGURES } from '../../src/model/report.ts'
import { runCli } from '../support/runCli.ts'
import { ROOT } from '../support/shell.ts'

type JsonObject = Record<string, unknown>

/** Keys of the JSON that hold other keys or number the format, and are no term. */
const STRUCTURE = ['schemaVersion']

const schema = schemaOf('day')
const byId = new Map(GLOSSARY.map((term) => [term.id, term]))
const dayPaths = GLOSSARY.flatMap(({ id, wherePrinted }) =>
  wherePrinted.flatMap(({ command, path }) =>
    command === DAY_JSON && path !== undefined ? [{ id, path }] : [],
  ),
)
const inDay = new Set(dayPaths.map(({ path }) => path))

let day: JsonObject

beforeAll(async () => {
  const run = await runCli(['day', '--data', join(ROOT, 'fixtures/days/2025-02-07'), '--json'])
  day = JSON.parse(run.stdout) as JsonObject
})

describe('the glossary', () => {
  it('has every topic, in order, and no identifier twice', () => {
    expect([...new Set(GLOSSARY.map(({ topic }) => topic))]).toEqual(Object.keys(TOPICS))
    expect(byId.size).toBe(GLOSSARY.length)
    expect(GLOSSARY.length).toBeGreaterThan(75)
  })

  it.each(GLOSSARY)('$id is whole in both languages', (term) => {
    expect(term.id).toMatch(/^[a-z][A-Za-z]*$/)
    expect(term.zh).toMatch(/\p{Script=Han}|^(?:20CM|ST|Tushare|AkShare)$/u)
    expect(term.en).toMatch(/^[\x20-\x7e]+$/)
    expect(term.definition.zh).toMatch(/\p{Script=Han}.*。$/u)
    expect(term.definition.en).toMatch(/^[A-Z0-9>].*\.$/)
    expect(term.sources.length).toBeGreaterThan(0)
    const texts: readonly Text[] = [...term.sources, ...term.vendors]
    for (const { zh, en } of texts) {
      expect(zh).toMatch(/\S/)
      expect(en).toMatch(/\S/)
      for (const text of [zh, en]) expect(text).not.toMatch(/[.。]$|#\d/)
    }
  })

  it.each(GLOSSARY)('$id names other terms that exist, and each of its names once', (term) => {
    for (const id of term.seeAlso) expect(byId.has(id), id).toBe(true)
    expect(term.seeAlso).not.toContain(term.id)
    expect(new Set(term.seeAlso).size).toBe(term.seeAlso.length)
    expect(new Set([term.zh, ...term.zhAlso]).size).toBe(term.zhAlso.length + 1)
  })

  it('says of everything that daily bars cannot give that it is never computed', () => {
    const beyond = GLOSSARY.filter(({ topic }) => topic === 'beyondBars')
    expect(beyond.map(({ zh }) => zh)).toEqual(
      expect.arrayContaining(['封单额', '封成比', '首次封板时间', '最后封板时间', '开板次数', '回封']),
    )
    for (const term of beyond) expect(term.notComputed, term.id).toBeDefined()
    for (const term of GLOSSARY.filter(({ notComputed }) => notComputed !== undefined)) {
      expect(term.wherePrinted, term.id).toEqual([])
    }
  })
})

describe('the JSON of a day', () => {
  it.each(Object.keys(objectAt(schema, 'properties')))('%s is a term or structure', (key) => {
    expect(byId.has(key) || inDay.has(key) || STRUCTURE.includes(key), `no term for ${key}`).toBe(true)
  })

  it.each(FIGURES)('%s, whose quality is stated, is a term', (figure) => {
    expect(byId.has(figure)).toBe(true)
  })

  it.each(Object.keys(objectAt(schema, '$defs', 'board', 'properties')))(
    '%s of a board is told by a term',
    (key) => {
      const names = [key, key.replace(/AtLeast$/, '')]
      const isTold = names.some((name) => inDay.has(`boards[].${name}`) || byId.has(name))
      expect(isTold, `no term for ${key}`).toBe(true)
    },
  )

  it.for(dayPaths)('has $path, where $id is printed', ({ path }, { skip }) => {
    const steps = path.split('.')
    const top = steps[0]!.replace('[]', '')
    if (!(top in objectAt(schema, 'properties'))) skip(`${top} is not in docs/schema/day.json`)
    expect(hasSchemaPath(schema, steps), 'in the schema').toBe(true)
    expect(hasValuePath(day, steps), 'in the bundled day').toBe(true)
  })

  it('adds up as the formulas say', () => {
    for (const id of ['untouched', 'traded']) expect(sumOf(byId.get(id)?.formula ?? '')).toBe(day[id])
    const [part, whole] = (byId.get('sealRate')?.formula ?? '').split(' ÷ ')
    expect(day['sealRate']).toEqual({ part: sumOf(part!), whole: sumOf(whole!.replace(/[()]/g, '')) })
    const ladder = day['ladder'] as { streak: number; codes: string[] }[]
    const first = ladder.find(({ streak }) => streak === 1)
    expect(first?.codes.length).toBe(sumOf((byId.get('firstBoard')?.formula ?? '').split('count = ')[1]!))
  })
})

describe('the commands', () => {
  const commands = [...new Set(GLOSSARY.flatMap((term) => term.wherePrinted.map(({ command }) => command)))]

  it.for(commands)('%s exists', (command, { skip }) => {
    const [program, name, ...flags] = command.split(' ')
    expect(program).toBe('limitup')
    const found = COMMANDS.find((each) => each.name === name)
    if (found === undefined) return skip(`no command ${name!}`)
    for (const flag of flags.filter((each) => each.startsWith('--'))) {
      expect(found.flags.map((each) => `--${each.name}`)).toContain(flag)
    }
  })
})

describe('docs/schema/glossary.json', () => {
  const definitions = objectAt(schemaOf('glossary'), '$defs')

  it.each([
    ['topic', TOPICS, objectAt(definitions, 'term', 'properties', 'topic')],
    ['unit', UNITS, objectAt(definitions, 'term', 'properties', 'unit')],
    ['scope', TERM_SCOPES, objectAt(definitions, 'term', 'properties', 'scope')],
    ['kind of source', SOURCE_KINDS, objectAt(definitions, 'source', 'properties', 'kind')],
    ['vendor', VENDORS, objectAt(definitions, 'vendor', 'properties', 'vendor')],
  ])('knows every %s', (_what, table, { enum: names }) => {
    expect((names as (string | null)[]).filter((name) => name !== null)).toEqual(Object.keys(table))
  })
})

function schemaOf(name: string): JsonObject {
  return JSON.parse(readFileSync(join(ROOT, `docs/schema/${name}.json`), 'utf8')) as JsonObject
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function objectAt(value: JsonObject, ...path: readonly string[]): JsonObject {
  const found = path.reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), value)
  if (!isObject(found)) throw new Error(`no object at ${path.join('.')}`)
  return found
}

/** Whether a path such as boards[].shape is described, through references and choices. */
function hasSchemaPath(node: unknown, steps: readonly string[]): boolean {
  if (!isObject(node)) return false
  const reference = node['$ref']
  if (typeof reference === 'string') {
    return hasSchemaPath(objectAt(schema, ...reference.slice(2).split('/')), steps)
  }
  if (Array.isArray(node['anyOf']) && node['anyOf'].some((choice) => hasSchemaPath(choice, steps)))
    return true
  const [step, ...rest] = steps
  if (step === undefined) return true
  const property = isObject(node['properties']) ? node['properties'][step.replace('[]', '')] : undefined
  if (!step.endsWith('[]')) return property !== undefined && hasSchemaPath(property, rest)
  return isObject(property) && hasSchemaPath(property['items'], rest)
}

/** Whether a path leads to a value in every member of its lists; what is null on the way is not known there. */
function hasValuePath(value: unknown, steps: readonly string[]): boolean {
  const [step, ...rest] = steps
  if (step === undefined || value === null) return value !== undefined
  const next = isObject(value) ? value[step.replace('[]', '')] : undefined
  if (!step.endsWith('[]')) return hasValuePath(next, rest)
  return Array.isArray(next) && next.length > 0 && next.every((member) => hasValuePath(member, rest))
}

/** The value of a sum of keys of the day: limitUp.sealed + limitUp.broken − noLimit. */
function sumOf(formula: string): number {
  return formula.split(/ (?=[+−])/).reduce((sum, term) => {
    const [, sign, path] = /^(?:([+−]) )?([\w.]+)$/.exec(term) ?? []
    const value = path?.split('.').reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), day)
    if (typeof value !== 'number') throw new Error(`no number at ${term}`)
    return sign === '−' ? sum - value : sum + value
  }, 0)
}
