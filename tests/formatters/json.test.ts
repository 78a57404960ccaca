import { readFileSync } from 'node:fs'
import addFormats from 'ajv-formats'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { json } from '../../src/formatters/json.ts'
import { FIGURES } from '../../src/model/report.ts'
import type { DayStats } from '../../src/model/report.ts'
import { board, dayOf, emptyDay, group, rangesOf, stock } from '../support/dayStats.ts'
import { grouped, groupedDay, rangedDay, sampleDay, unknownDay } from './sampleDay.ts'

type JsonObject = Record<string, unknown>

const schema = JSON.parse(
  readFileSync(new URL('../../docs/schema/day.json', import.meta.url), 'utf8'),
) as JsonObject
const ajv = new Ajv2020({ strict: true, allErrors: true })
addFormats.default(ajv)
const validate = ajv.compile(schema)

const context = { width: 80, paint: (_style: string, text: string): string => text }
const textOf = (day: DayStats): string => json.format(day, context)
const jsonOf = (day: DayStats): JsonObject => JSON.parse(textOf(day)) as JsonObject

describe('the schema', () => {
  it.each([
    ['everything known', sampleDay()],
    ['everything unknown', unknownDay()],
    ['nothing at all', emptyDay()],
    ['a day without a day before', emptyDay({ previousDate: undefined, streakStocks: undefined })],
    ['labels of every kind', labelledDay()],
    ['ranges', rangedDay()],
    ['ranges with ends that are not known', openRangesDay()],
    ['derived reference prices', derivedDay()],
    ['groups', groupedDay()],
    ['groups of which nothing is known', grouped(unknownDay(), [['甲', '605398']], true)],
  ])('accepts %s', (_what, day) => {
    expect(validate(jsonOf(day)), JSON.stringify(validate.errors, null, 2)).toBe(true)
  })

  it('requires every key, at every depth', () => {
    const day = jsonOf(rangedDay({ ...labelledDay(), ...groupsOfDay() }))
    const paths = keyPaths(day)
    expect(paths.length).toBeGreaterThan(120)
    const names = paths.map((path) => path.join('.'))
    expect(names).toContain('ranges.sealRate.from.part')
    expect(names).toContain('groups.groups.0.stocks.0.window.days')
    expect(names).toContain('risers.0.change.whole')
    for (const path of paths) {
      const copy = structuredClone(day)
      removeAt(copy, path)
      expect(validate(copy), path.join('.')).toBe(false)
    }
  })

  it('refuses a key that it does not know, at every depth', () => {
    const day = jsonOf(rangedDay({ ...labelledDay(), ...groupsOfDay() }))
    for (const path of objectPaths(day)) {
      const copy = structuredClone(day)
      objectAt(copy, path)['surprise'] = 1
      expect(validate(copy), path.join('.')).toBe(false)
    }
  })

  it.each<[string, (day: JsonObject) => void]>([
    ['another version', (day) => (day['schemaVersion'] = 2)],
    ['a date that is no day', (day) => (day['date'] = '2025-02-30')],
    ['a date in another form', (day) => (day['date'] = '20250207')],
    ['a count below 0', (day) => (day['advancers'] = -1)],
    ['a fraction of a stock', (day) => (day['traded'] = 1.5)],
    ['a rate of 0 of 0', (day) => (day['sealRate'] = { part: 0, whole: 0 })],
    ['a rate below 0', (day) => (day['sealRate'] = { part: -1, whole: 2 })],
    ['an unknown scope', (day) => (day['scope'] = 'mine')],
    ['a broken board with a shape', (day) => (boardAt(day, 1)['shape'] = 'oneWord')],
    ['a sealed board without a shape', (day) => (boardAt(day, 0)['shape'] = null)],
    ['a broken board with a streak', (day) => (boardAt(day, 1)['streak'] = 1)],
    ['a sealed board without a streak', (day) => (boardAt(day, 0)['streak'] = 0)],
    ['a price of 0', (day) => (boardAt(day, 0)['close'] = 0)],
    ['a bare code', (day) => (boardAt(day, 0)['code'] = '605398')],
    ['a limit that no rule knows', (day) => (boardAt(day, 0)['limitPercent'] = 15)],
    ['a known figure with a cause', (day) => (objectAt(day, ['quality', 'traded'])['causes'] = ['why'])],
    [
      'an unknown figure without a cause',
      (day) => (objectAt(day, ['quality', 'traded'])['state'] = 'unknown'),
    ],
  ])('refuses %s', (_what, spoil) => {
    const day = jsonOf(dayOf([board({ code: '605398' }), board({ code: '600126', state: 'broken' })]))
    expect(validate(day)).toBe(true)
    spoil(day)
    expect(validate(day)).toBe(false)
  })

  it.each<[string, (ranges: JsonObject) => void]>([
    ['an end below 0', (ranges) => (objectAt(ranges, ['sealed'])['from'] = -1)],
    ['half a stock', (ranges) => (objectAt(ranges, ['broken'])['to'] = 0.5)],
    ['a count without ends', (ranges) => (ranges['traded'] = null)],
    ['a rate of 0 of 0', (ranges) => (objectAt(ranges, ['sealRate'])['from'] = { part: 0, whole: 0 })],
    ['a rung of broken boards', (ranges) => (objectAt(ranges, ['rungs', '0'])['streak'] = 0)],
    ['a bare code', (ranges) => (ranges['stocks'] = ['600126'])],
    ['a stock named twice', (ranges) => (ranges['stocks'] = ['600126.SH', '600126.SH'])],
  ])('refuses ranges with %s', (_what, spoil) => {
    const day = jsonOf(rangedDay())
    expect(validate(day)).toBe(true)
    spoil(objectAt(day, ['ranges']))
    expect(validate(day)).toBe(false)
  })

  it.each([
    ['prevClose', ['given', 'change', 'factor', 'previousClose'], 'guessed'],
    ['stSource', ['flag', 'name', 'limit', 'none'], 'guessed'],
  ])('knows every %s of an input and no other', (key, sources, other) => {
    const day = jsonOf(sampleDay())
    const input = objectAt(day, ['input', '0'])
    for (const source of sources) {
      input[key] = source
      expect(validate(day), source).toBe(true)
    }
    input[key] = other
    expect(validate(day)).toBe(false)
  })

  it('describes every property and knows every figure', () => {
    for (const [path, property] of properties(schema)) {
      expect(property['description'] ?? property['$ref'], path).toBeTypeOf('string')
    }
    expect(objectAt(schema, ['properties', 'quality'])['required']).toEqual([...FIGURES])
  })

  it('lists keys in the order in which they are printed', () => {
    expect(Object.keys(jsonOf(sampleDay()))).toEqual(schema['required'])
    expect(Object.keys(boardAt(jsonOf(sampleDay()), 0))).toEqual(
      objectAt(schema, ['$defs', 'board'])['required'],
    )
    expect(Object.keys(objectAt(jsonOf(rangedDay()), ['ranges']))).toEqual(
      objectAt(schema, ['$defs', 'ranges'])['required'],
    )
    for (const [path, name] of [
      [['risers', '0'], 'riser'],
      [['groups'], 'groups'],
      [['groups', 'groups', '0'], 'groupStats'],
      [['groups', 'ungrouped'], 'groupFigures'],
      [['groups', 'groups', '0', 'stocks', '0'], 'groupStock'],
      [['groups', 'stocks', '0'], 'stockGroups'],
    ] as const) {
      expect(Object.keys(objectAt(jsonOf(groupedDay()), path)), name).toEqual(
        objectAt(schema, ['$defs', name])['required'],
      )
    }
  })
})

describe('json', () => {
  it('is indented by two and ends with a line end', () => {
    expect(textOf(emptyDay()).startsWith('{\n  "schemaVersion": 1,\n  "date": "2025-02-07",\n')).toBe(true)
    expect(textOf(emptyDay()).endsWith('}\n')).toBe(true)
  })

  it('keeps both parts of a rate, and cents as they are', () => {
    const day = jsonOf(sampleDay())
    expect(day['sealRate']).toEqual({ part: 83, whole: 131 })
    expect(day['streakPromotion']).toEqual({ part: 15, whole: 23 })
    expect(day['amountCents']).toEqual({
      sse: 75_600_000_000_000,
      szse: 120_400_000_000_000,
      bse: 3_214_000_000_000,
    })
    expect(day['amountChangeCents']).toBe(42_490_000_000_000)
    expect(day['indexes']).toContainEqual({
      code: '000001.SH',
      name: '上证指数',
      close: 33_036_700,
      prevClose: 32_706_600,
      change: { part: 330_100, whole: 32_706_600 },
    })
  })

  it('gives null and never 0 for what was not counted', () => {
    const day = jsonOf(unknownDay())
    for (const key of [
      'previousDate',
      'advancers',
      'decliners',
      'unchanged',
      'bigRisers',
      'amountChangeCents',
      'traded',
      'suspended',
      'sealRate',
      'maxHeight',
      'streakStocks',
      'streakPromotion',
      'ladder',
    ]) {
      expect(day[key], key).toBeNull()
    }
    expect(day['limitUp']).toEqual({ sealed: null, broken: null })
    expect(day['limitDown']).toEqual({ sealed: null, broken: null })
    expect(day['amountCents']).toEqual({ sse: null, szse: null, bse: null })
    expect(day['daysBoardsRule']).toEqual({ rule: 'half', maxEmpty: null })
    expect(boardAt(day, 0)).toMatchObject({
      name: null,
      daysBoards: null,
      volumeShares: null,
      amountCents: null,
    })
    expect(objectAt(day, ['quality', 'traded'])).toEqual({
      state: 'unknown',
      causes: ['nothing was counted'],
    })
  })

  it('prints a board with all that is known of it', () => {
    const day = dayOf([
      board({
        code: '605398',
        name: '新炬网络',
        streak: 7,
        window: [9, 8],
        streakAtLeast: true,
        windowAtLeast: true,
      }),
      board({ code: '600126', name: '杭钢股份', state: 'broken' }),
    ])
    expect(boardAt(jsonOf(day), 0)).toEqual({
      code: '605398.SH',
      name: '新炬网络',
      sourceName: '新炬网络',
      segment: 'main',
      status: 'normal',
      limitPercent: 10,
      state: 'sealed',
      shape: 'turnover',
      streak: 7,
      streakAtLeast: true,
      daysBoards: { days: 9, boards: 8 },
      daysBoardsAtLeast: true,
      pictureWindow: { days: 9, boards: 8 },
      pictureWindowAtLeast: true,
      open: 1000,
      high: 1100,
      low: 1000,
      close: 1100,
      prevClose: 1000,
      limitPrice: 1100,
      change: { part: 100, whole: 1000 },
      volumeShares: 1_234_500,
      amountCents: 12_345_678_900,
    })
    expect(boardAt(jsonOf(day), 1)).toMatchObject({
      state: 'broken',
      shape: null,
      streak: 0,
      daysBoards: null,
    })
  })

  it('prints the groups of the opening line with their labels taken apart', () => {
    expect(objectAt(jsonOf(labelledDay()), ['opening'])['groups']).toEqual([
      groupJson({ label: '7连板', boards: 7, codes: ['605398.SH'], names: ['甲'] }),
      groupJson({
        block: 'windows',
        label: '>=13天11板',
        days: 13,
        boards: 11,
        atLeast: true,
        names: ['乙'],
      }),
      groupJson({
        block: 'lowerStreaks',
        limitPercent: 20,
        label: '20CM3连板',
        boards: 3,
        names: ['丙'],
        leftOut: 2,
      }),
      groupJson({ block: 'lowerStreaks', label: '>=1连板', boards: 1, atLeast: true, names: ['戊'] }),
      groupJson({ block: 'bse', limitPercent: 30, label: '30CM首板', boards: 1, names: ['丁'] }),
    ])
  })

  it('prints groups with their figures, and null without a file', () => {
    const day = jsonOf(groupedDay())
    expect(objectAt(day, ['groups', 'groups', '0'])).toMatchObject({
      name: 'AI概念',
      members: 3,
      sealed: 3,
      broken: 0,
      sealRate: { part: 3, whole: 3 },
      maxHeight: 7,
      tallest: ['605398.SH'],
      leaders: ['605398.SH'],
    })
    expect(objectAt(day, ['groups', 'groups', '1', 'stocks', '0'])).toEqual({
      code: '605398.SH',
      name: '新炬网络',
      state: 'sealed',
      window: { days: 7, boards: 7 },
      windowAtLeast: false,
      reason: '数据中心',
    })
    expect(objectAt(day, ['groups'])).toMatchObject({ quiet: 1, overlap: 1, inSeveral: 1 })
    expect(jsonOf(sampleDay())['groups']).toBeNull()
  })

  it('gives both ends of every figure beside the count of status unknown', () => {
    const day = jsonOf(rangedDay())
    const keys = Object.keys(day)
    expect(keys.slice(keys.indexOf('traded'), keys.indexOf('noLimit'))).toEqual([
      'traded',
      'statusUnknown',
      'ranges',
      'exRightsDays',
      'suspended',
    ])
    expect(day['ranges']).toEqual({
      stocks: ['000004.SZ', '002101.SZ', '600126.SH', '600200.SH', '600901.SH', '600902.SH'],
      traded: { from: 2130, to: 5250 },
      bigRisers: { from: 95, to: 118 },
      sealed: { from: 81, to: 85 },
      broken: { from: 40, to: 48 },
      limitDownSealed: { from: 1, to: 4 },
      limitDownBroken: { from: 0, to: 1 },
      sealRate: { from: { part: 81, whole: 129 }, to: { part: 85, whole: 125 } },
      maxHeight: { from: 7, to: 8 },
      streakStocks: { from: 22, to: 25 },
      streakPromotion: { from: { part: 14, whole: 26 }, to: { part: 17, whole: 21 } },
      rungs: [
        { streak: 8, from: 0, to: 1 },
        { streak: 7, from: 1, to: 1 },
        { streak: 5, from: 1, to: 1 },
        { streak: 4, from: 3, to: 3 },
        { streak: 3, from: 3, to: 5 },
        { streak: 2, from: 2, to: 3 },
        { streak: 1, from: 71, to: 72 },
      ],
    })
    expect(objectAt(jsonOf(openRangesDay()), ['ranges'])).toMatchObject({
      sealRate: null,
      streakStocks: null,
      streakPromotion: null,
      rungs: [],
    })
  })

  it('gives null where nothing hangs on ST, and where no reference price was derived', () => {
    expect(jsonOf(sampleDay())).toMatchObject({ ranges: null, exRightsDays: null })
    expect(jsonOf(derivedDay())).toMatchObject({ ranges: null, exRightsDays: 0 })
    expect(objectAt(jsonOf(derivedDay()), ['input', '0'])['prevClose']).toBe('previousClose')
  })

  it('the same day gives the same bytes', () => {
    expect(textOf(sampleDay())).toBe(textOf(sampleDay()))
  })
})

/** A day without a day before on which even that a stock sealed hangs on ST. */
function openRangesDay(): DayStats {
  const day = emptyDay({ previousDate: undefined, streakStocks: undefined, statusUnknown: 2 })
  return { ...day, ranges: rangesOf(day, { stocks: [stock('600901')], sealed: { from: 0, to: 1 } }) }
}

/** The big risers and the groups of a day that has both. */
function groupsOfDay(): Pick<DayStats, 'risers' | 'groups'> {
  const { risers, groups } = groupedDay()
  return { risers, groups }
}

/** A day from a file without a reference price, and without a known ex-rights day. */
function derivedDay(): DayStats {
  const { input } = emptyDay()
  return emptyDay({
    input: input.map((each) => ({ ...each, prevClose: 'previousClose' })),
    exRightsDays: 0,
  })
}

/** A small day with a member in every list and a label of every kind. */
function labelledDay(): DayStats {
  return dayOf(
    [board({ code: '605398', streak: 7, window: [9, 8] }), board({ code: '600126', state: 'broken' })],
    {
      downBoards: [board({ code: '000004', side: 'down' })],
      sealRate: { part: 1, whole: 2 },
      streakPromotion: { part: 3, whole: 2 },
      thresholds: { ...emptyDay().thresholds, maxNames: 1 },
      assumptions: ['--assume-no-st'],
      indexes: sampleDay().indexes,
      issues: [{ code: 'not-judged', count: 2, first: ['bars.csv:3: no previous close [not-judged]'] }],
      opening: {
        groups: [
          group({
            block: 'streaks',
            label: { kind: 'streak', boards: 7, atLeast: false },
            codes: [stock('605398')],
            names: ['甲'],
          }),
          group({
            block: 'windows',
            label: { kind: 'window', days: 13, boards: 11, atLeast: true },
            names: ['乙'],
          }),
          group({
            block: 'lowerStreaks',
            limitPercent: 20,
            label: { kind: 'streak', boards: 3, atLeast: false },
            names: ['丙'],
            leftOut: 2,
          }),
          group({
            block: 'lowerStreaks',
            label: { kind: 'streak', boards: 1, atLeast: true },
            names: ['戊'],
          }),
          group({ block: 'bse', limitPercent: 30, label: { kind: 'firstBoard' }, names: ['丁'] }),
        ],
      },
    },
  )
}

function groupJson(others: JsonObject): JsonObject {
  return {
    block: 'streaks',
    limitPercent: 10,
    days: null,
    atLeast: false,
    codes: [],
    leftOut: 0,
    ...others,
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null
}

/** Paths of every object in a value, the value itself included; of a list only the first member. */
function objectPaths(value: unknown, path: string[] = []): string[][] {
  if (Array.isArray(value)) return value.length === 0 ? [] : objectPaths(value[0], [...path, '0'])
  if (!isObject(value)) return []
  return [path, ...Object.entries(value).flatMap(([key, member]) => objectPaths(member, [...path, key]))]
}

function keyPaths(value: JsonObject): string[][] {
  return objectPaths(value).flatMap((path) => Object.keys(objectAt(value, path)).map((key) => [...path, key]))
}

function objectAt(value: JsonObject, path: readonly string[]): JsonObject {
  const found = path.reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), value)
  if (!isObject(found)) throw new Error(`no object at ${path.join('.')}`)
  return found
}

function removeAt(value: JsonObject, path: readonly string[]): void {
  Reflect.deleteProperty(objectAt(value, path.slice(0, -1)), path.at(-1) ?? '')
}

function boardAt(day: JsonObject, index: number): JsonObject {
  return objectAt(day, ['boards', String(index)])
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
