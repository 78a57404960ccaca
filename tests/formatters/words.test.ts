import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bothOf } from '../../src/formatters/words/phrase.ts'
import type { Phrase } from '../../src/formatters/words/phrase.ts'
import { causePhrase } from '../../src/formatters/words/causes.ts'
import { amountChangePhrase, shortYuan } from '../../src/formatters/words/money.ts'
import { ISSUES } from '../../src/model/catalogue.ts'
import { CHECK_NAMES } from '../../src/model/checkReport.ts'
import { SCOPES } from '../../src/model/scope.ts'
import { displayWidth } from '../../src/formatters/width.ts'
import { ROOT } from '../support/shell.ts'
import { runCli } from '../support/runCli.ts'

const HAN = /[\p{Script=Han}，。、；：（）]/u
/** Words that are the same in both languages: codes, labels, names of rules, formats and flags. */
const KEPT = new Set([
  ...SCOPES,
  ...Object.keys(ISSUES),
  ...CHECK_NAMES,
  ...['gap', 'half', 'CM', 'N', 'M', 'T', 'B', 'ST', 'SH', 'SZ', 'BJ', 'csv', 'plain', 'json', 'pp'],
  ...['limitup', 'explain', 'AkShare', 'BaoStock', 'Eastmoney', 'adjust', 'adjustflag', 'fqt'],
  ...[
    'volume',
    'lots',
    'amount',
    'thousandYuan',
    'tushare-daily',
    'tushare',
    'daily',
    'ndjson',
    'assume-no-st',
  ],
])

/** Latin words of a text that are neither kept nor flags nor paths nor names of stocks. */
function latinWords(text: string, names: readonly string[] = []): string[] {
  const bare = names.reduce((rest, name) => rest.replaceAll(name, ''), text)
  return (bare.replace(/--[a-z-]+|\S*\/\S*/g, '').match(/[A-Za-z][A-Za-z-]*/g) ?? []).filter(
    (word) => !KEPT.has(word),
  )
}

interface Entry {
  readonly at: string
  readonly phrase: Phrase
}

/** Every phrase that a module of words exports as data. */
async function dictionary(): Promise<Entry[]> {
  const folder = join(ROOT, 'src/formatters/words')
  const found: Entry[] = []
  const walk = (at: string, value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if ('zh' in value && 'en' in value) found.push({ at, phrase: value as Phrase })
    else for (const [key, inner] of Object.entries(value)) walk(`${at}.${key}`, inner)
  }
  for (const file of readdirSync(folder)) {
    const module: unknown = await import(join(folder, file))
    walk(file, module)
  }
  return found
}

const phrases = await dictionary()

describe('the dictionary', () => {
  it('is seen', () => {
    expect(phrases.length).toBeGreaterThan(200)
  })

  it.each(phrases)('$at has both languages, and each is its own', ({ at, phrase }) => {
    const { zh, en } = phrase
    // What only an English text needs has no Chinese.
    if (at !== 'day.ts.DAY_WORDS.unit') expect(zh).not.toBe('')
    expect(en).not.toBe('')
    expect(en).not.toMatch(HAN)
    expect(latinWords(zh)).toEqual([])
    expect([zh, en, `${zh} ${en}`, phrase.both]).toContain(bothOf(phrase))
  })
})

describe('causes', () => {
  it('are told in Chinese, also several at once', () => {
    expect(causePhrase('2 bars not judged, 1 bar beyond the limits').zh).toBe(
      '2根日线未判定，1根日线超出涨跌停价',
    )
    expect(causePhrase('only 12 codes of SH, 300 the day before').zh).toBe('SH只有12个代码，前一日有300个')
    expect(causePhrase('no stock of SZ, BJ in the data').zh).toBe('数据中无SZ, BJ的股票')
  })

  it('stay as they are where nobody has translated them', () => {
    expect(causePhrase('something new').zh).toBe('something new')
  })
})

describe('amounts', () => {
  it('are counted in millions, billions and trillions', () => {
    expect(shortYuan(196_000_000_000_000)).toBe('1.96tn')
    expect(shortYuan(99_999_999_999_999)).toBe('1tn')
    expect(shortYuan(757_312_345_600)).toBe('7.57bn')
    expect(shortYuan(1_234_000_000)).toBe('12.34m')
    expect(shortYuan(99_999)).toBe('999.99')
    expect(shortYuan(0)).toBe('0.00')
  })

  it('carry a sign when they are changes', () => {
    expect(amountChangePhrase(-424_700_000_000_00).en).toBe('-424.7bn')
    expect(amountChangePhrase(1).en).toBe('unchanged')
  })
})

const DAY = join(ROOT, 'fixtures/days/2025-02-07')
const GROUPS = join(ROOT, 'fixtures/groups/groups-2025-02-07.csv')
const RANGE = join(ROOT, 'fixtures/formats/tushare-daily')
const CHECKS = join(ROOT, 'fixtures/checks')

/** Command lines whose text is all ours but for names. */
const OUTPUTS: readonly (readonly string[])[] = [
  ['day', '--data', DAY, '--format', 'table'],
  ['day', '--data', DAY, '--format', 'table', '--scope', 'ths', '--max-names', '2', '--bse', 'none'],
  ['day', '--data', DAY, '--format', 'picture', '--combined-labels'],
  ['day', '--data', DAY, '--format', 'table', '--groups', GROUPS, '--quiet-groups'],
  ['ladder', '--data', DAY],
  ['ladder', '--data', DAY, '--format', 'rungs'],
  ['ladder', '--data', RANGE, '--format', 'rungs'],
  ['day', '--data', RANGE, '--format', 'table', '--assume-no-st'],
  ['day', '--data', RANGE, '--format', 'table'],
  ['range', '--data', RANGE, '--all', '--format', 'table'],
  ['range', '--data', DAY, '--all', '--format', 'table'],
  ['range', '--data', DAY, '--all', '--format', 'ladder'],
  ['stock', '605398', '--data', DAY],
  ['stock', '000532', '--data', DAY, '--date', '2025-02-07'],
]

async function namesOf(data: string): Promise<string[]> {
  const { stdout } = await runCli(['range', '--data', data, '--all', '--scope', 'all', '--format', 'ndjson'])
  return [...new Set([...stdout.matchAll(/"name": ?"([^"]+)"/g)].map((match) => match[1]!))].sort(
    (a, b) => b.length - a.length,
  )
}

/** Names of the user's groups. */
function groupNames(): string[] {
  const rows = readFileSync(GROUPS, 'utf8').trim().split('\n').slice(1)
  return [...new Set(rows.map((row) => row.split(',')[2]!))].filter((name) => name !== '')
}

describe.each(OUTPUTS)('limitup %s %s %s %s %s %s', (...argv) => {
  const names = namesOf(argv[argv.indexOf('--data') + 1]!).then((own) => [...own, ...groupNames()])

  it.each([80, 120])('has no Latin words in Chinese at %d columns', async (width) => {
    const { code, stdout } = await runCli([...argv, '--lang', 'zh'], { width })
    expect(code).toBe(0)
    expect(latinWords(stdout, await names)).toEqual([])
    for (const line of stdout.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(width)
  })

  it.each([80, 120])('has no Chinese but names in English at %d columns', async (width) => {
    const { code, stdout } = await runCli([...argv, '--lang', 'en'], { width })
    expect(code).toBe(0)
    const bare = (await names).reduce((rest, name) => rest.replaceAll(name, ''), stdout)
    expect(bare).not.toMatch(HAN)
    for (const line of stdout.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(width)
  })

  it('prints the same without a language as with both', async () => {
    expect(await runCli([...argv, '--lang', 'both'])).toEqual(await runCli(argv))
  })
})

describe('the choice of a language', () => {
  it('may come from the environment, and a flag goes before it', async () => {
    const argv = ['ladder', '--data', DAY]
    const zh = await runCli([...argv, '--lang', 'zh'])
    expect(await runCli(argv, { env: { LIMITUP_LANG: 'zh' } })).toEqual(zh)
    expect(await runCli([...argv, '--lang', 'zh'], { env: { LIMITUP_LANG: 'en' } })).toEqual(zh)
    expect((await runCli(argv, { env: { LIMITUP_LANG: 'fr' } })).stderr).toContain('LIMITUP_LANG')
  })

  it('is not taken from the locale', async () => {
    const argv = ['ladder', '--data', DAY]
    expect(await runCli(argv, { env: { LANG: 'zh_CN.UTF-8', LC_ALL: 'zh_CN.UTF-8' } })).toEqual(
      await runCli(argv),
    )
  })

  it('leaves the recap Chinese, and tells its notes in the language', async () => {
    const line = await runCli(['day', '--data', RANGE, '--lang', 'en'])
    expect(line.stdout).toBe((await runCli(['day', '--data', RANGE])).stdout)
    expect(line.stderr).not.toMatch(HAN)
    const zh = await runCli(['day', '--data', RANGE, '--lang', 'zh'])
    expect(latinWords(zh.stderr)).toEqual([])
    expect(zh.stderr).not.toBe('')
  })

  it('tells remedies of check in Chinese', async () => {
    for (const name of CHECK_NAMES) {
      const { stdout } = await runCli(['check', join(CHECKS, name), '--only', name, '--lang', 'zh'])
      const remedy = stdout.slice(stdout.indexOf('→')).split('\n').slice(0, 1).join('')
      if (stdout !== '') expect(remedy, name).toMatch(HAN)
    }
  })
})
