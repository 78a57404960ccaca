import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { termEntries } from '../../src/formatters/glossary/entry.ts'
import { glossaryJson } from '../../src/formatters/glossary/json.ts'
import type { Language } from '../../src/formatters/glossary/language.ts'
import { termList } from '../../src/formatters/glossary/list.ts'
import { displayWidth } from '../../src/formatters/width.ts'
import { GLOSSARY } from '../../src/model/glossary/glossary.ts'
import type { Term } from '../../src/model/glossary/term.ts'
import { ROOT } from '../support/shell.ts'

const LANGUAGES: readonly Language[] = ['zh', 'en', 'both']
const WIDTHS = [40, 80, 120]
const contextOf = (width: number) => ({ width, paint: (_style: string, text: string): string => text })
const squeezed = (text: string): string => text.replace(/\s/g, '')

const term: Term = {
  id: 'luck',
  topic: 'boards',
  zh: '运气',
  zhAlso: ['手气', '运道'],
  en: 'good luck',
  definition: { zh: '看不见的一项。', en: 'What cannot be seen.' },
  formula: 'sealed ÷ hope',
  unit: 'ratio',
  scope: 'scope',
  sources: [
    { kind: 'published', zh: '某报', en: 'a paper' },
    { kind: 'rule', zh: '深证上〔2020〕515号', en: '深证上〔2020〕515号' },
  ],
  vendors: [{ vendor: 'ths', zh: '不印', en: 'prints none' }],
  notComputed: { zh: '无从计算。', en: 'nobody can.' },
  seeAlso: ['sealRate', 'sealed'],
  wherePrinted: [
    { command: 'limitup day --json', path: 'luck' },
    { command: 'limitup day --json', path: 'ranges.luck' },
    { command: 'limitup ladder', path: undefined },
  ],
}

describe('an entry', () => {
  it('says all in both languages, what is the same in both once', () => {
    expect(termEntries([term], 'both', contextOf(80))).toBe(`运气 · good luck · luck
  别名 also              手气、运道
  定义 definition        看不见的一项。
                         What cannot be seen.
  公式 formula           sealed ÷ hope
  单位 unit              比率，分子分母都保留 ratio, both parts kept
  范围 counted           统计口径内的股票 stocks of the scope
  不计算 never computed  无从计算。
                         nobody can.
  来源 source            发布文本的用法：某报
                         published texts' usage: a paper
                         交易所规则：深证上〔2020〕515号
                         exchange rule: 深证上〔2020〕515号
  各家 vendors           同花顺：不印
                         THS 同花顺: prints none
  参见 see also          封板率 sealRate、封板 sealed
  印出 printed           limitup day --json: luck, ranges.luck; limitup ladder
`)
  })

  it('says all in one language', () => {
    expect(termEntries([term], 'en', contextOf(60))).toBe(`good luck · 运气 · luck
  also            手气、运道
  definition      What cannot be seen.
  formula         sealed ÷ hope
  unit            ratio, both parts kept
  counted         stocks of the scope
  never computed  nobody can.
  source          published texts' usage: a paper
                  exchange rule: 深证上〔2020〕515号
  vendors         THS 同花顺: prints none
  see also        封板率 sealRate、封板 sealed
  printed         limitup day --json: luck, ranges.luck;
                  limitup ladder
`)
    expect(termEntries([term], 'zh', contextOf(60))).not.toMatch(/definition|formula|What cannot/)
  })

  it('leaves out what a term does not have', () => {
    const bare: Term = {
      ...term,
      zhAlso: [],
      formula: undefined,
      unit: undefined,
      vendors: [],
      notComputed: undefined,
      seeAlso: [],
      wherePrinted: [],
    }
    expect(termEntries([bare, bare], 'zh', contextOf(80))).toBe(
      Array.from({ length: 2 })
        .fill(
          '运气 · good luck · luck\n  定义  看不见的一项。\n  范围  统计口径内的股票\n  来源  发布文本的用法：某报\n        交易所规则：深证上〔2020〕515号\n',
        )
        .join('\n'),
    )
  })

  it('colours names and labels alone', () => {
    const painted = termEntries([term], 'both', { width: 80, paint: (style, text) => `<${style}>${text}</>` })
    expect(painted).toContain('<bold>运气</> · <bold>good luck</> · <bold>luck</>')
    expect(painted).toContain('  <dim>定义 definition</>        看不见的一项。')
    const plain = painted.replaceAll(/<(?:\w+|\/)>/g, '')
    expect(plain).toBe(termEntries([term], 'both', contextOf(80)))
  })

  it.each(WIDTHS)('of every term fits %i columns and drops nothing', (width) => {
    for (const language of LANGUAGES) {
      const text = termEntries(GLOSSARY, language, contextOf(width))
      for (const line of text.split('\n')) expect(displayWidth(line), line).toBeLessThanOrEqual(width)
      for (const each of GLOSSARY) {
        if (language !== 'en') expect(text).toContain(each.zh)
      }
    }
    const whole = squeezed(termEntries(GLOSSARY, 'en', contextOf(500)))
    for (const each of GLOSSARY) expect(whole).toContain(squeezed(each.definition.en))
  })
})

describe('the list', () => {
  it.each([40, 60, 80, 120])('fits %i columns and names every term', (width) => {
    for (const language of LANGUAGES) {
      const text = termList(GLOSSARY, language, contextOf(width))
      for (const line of text.split('\n')) expect(displayWidth(line), line).toBeLessThanOrEqual(width)
      for (const { id } of GLOSSARY) expect(text).toMatch(new RegExp(`(?:^| )${id}(?: |$)`, 'm'))
    }
  })

  it('has a term a line, topic by topic, in 80 columns', () => {
    const text = termList(GLOSSARY, 'both', contextOf(80))
    expect(text).toMatch(/^价格与涨跌停价 prices and limits\n日线 +dailyBar +daily bar\n/)
    const lines = text.split('\n').filter((line) => line !== '')
    expect(lines).toHaveLength(GLOSSARY.length + new Set(GLOSSARY.map(({ topic }) => topic)).size)
  })

  it('heads topics in the language asked for', () => {
    expect(termList(GLOSSARY, 'zh', contextOf(80))).toMatch(/^价格与涨跌停价\n/)
    expect(termList(GLOSSARY, 'en', contextOf(80))).toMatch(/^prices and limits\n/)
  })
})

describe('json', () => {
  const schema = JSON.parse(readFileSync(join(ROOT, 'docs/schema/glossary.json'), 'utf8')) as {
    $defs: { term: { required: string[] } }
    required: string[]
  }
  const validate = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true }).compile(schema)
  const parsed = (terms: readonly Term[]) =>
    JSON.parse(glossaryJson(terms)) as { terms: Record<string, unknown>[] }

  it('keeps to its schema', () => {
    for (const terms of [GLOSSARY, [term]]) {
      validate(parsed(terms))
      expect(validate.errors).toBeNull()
    }
  })

  it('requires every key, and no other', () => {
    const { required } = schema.$defs.term
    expect(Object.keys(parsed([term]))).toEqual(schema.required)
    expect(Object.keys(parsed([term]).terms[0]!)).toEqual(required)
    for (const key of required) {
      const without = parsed([term])
      without.terms = without.terms.map((each) =>
        Object.fromEntries(Object.entries(each).filter(([name]) => name !== key)),
      )
      expect(validate(without), key).toBe(false)
    }
    const more = parsed([term])
    more.terms[0]!['surprise'] = 1
    expect(validate(more)).toBe(false)
  })

  it('refuses another unit, an empty list and a bare path', () => {
    for (const spoil of [
      { unit: 'luck' },
      { sources: [] },
      { wherePrinted: ['sealRate'] },
      { id: '封板率' },
    ]) {
      const json = parsed([term])
      json.terms[0] = { ...json.terms[0], ...spoil }
      expect(validate(json), JSON.stringify(spoil)).toBe(false)
    }
    expect(validate({ schemaVersion: 1, terms: [] })).toBe(false)
  })

  it('gives null for what a term does not have', () => {
    const [json] = parsed([{ ...term, formula: undefined, unit: undefined, notComputed: undefined }]).terms
    expect(json).toMatchObject({ formula: null, unit: null, notComputed: null })
    expect(json!['wherePrinted']).toContainEqual({ command: 'limitup ladder', path: null })
  })
})
