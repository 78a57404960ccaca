import { describe, expect, it } from 'vitest'
import { GLOSSARY } from '../../src/model/glossary/glossary.ts'
import type { Term } from '../../src/model/glossary/term.ts'
import { Refusal } from '../../src/model/refusal.ts'
import { define, findTerm } from '../../src/run/define/define.ts'
import { nearTerms } from '../../src/run/define/nearTerms.ts'
import { foldTerm, termNames } from '../../src/run/define/termNames.ts'

const idsOf = (terms: readonly Term[]): string[] => terms.map(({ id }) => id)

function refusalOf(...asked: readonly string[]): Refusal {
  try {
    define(asked)
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error(`defined: ${asked.join(', ')}`)
}

describe('names', () => {
  it('lead to one term each', () => {
    const owners = new Map<string, string>()
    for (const { folded, term } of termNames()) {
      expect(owners.get(folded), `${folded} of ${term.id}`).toBeUndefined()
      owners.set(folded, term.id)
    }
  })

  it.each(GLOSSARY)('of $id are all found', (term) => {
    for (const name of [term.id, term.zh, ...term.zhAlso, term.en, term.en.toUpperCase(), ` ${term.zh} `]) {
      expect(findTerm(name)?.id, name).toBe(term.id)
    }
  })

  it.each([
    ['封板率', 'sealRate'],
    ['sealRate', 'sealRate'],
    ['seal rate', 'sealRate'],
    ['SEALRATE', 'sealRate'],
    ['seal-rate', 'sealRate'],
    ['seal_rate', 'sealRate'],
    ['ｓｅａｌＲａｔｅ', 'sealRate'],
    ['封 板　率', 'sealRate'],
    ['封板未遂', 'broken'],
    ['20cm', 'limitMark'],
    ['３０ＣＭ', 'limitMark'],
    ['*ST', 'specialTreatment'],
    ['＊ＳＴ', 'specialTreatment'],
    ['涨超10％', 'overTenRisers'],
    ['放量', 'amountChangeCents'],
    ['炸板次数', 'openings'],
    ['封单', 'sealOrder'],
  ])('%s is %s, whatever its case, width and blanks', (asked, id) => {
    expect(findTerm(asked)?.id).toBe(id)
  })
})

describe('printed labels', () => {
  it.each([
    ['13天11板', 'daysBoards'],
    ['13 天 11 板', 'daysBoards'],
    ['十三天十一板', 'daysBoards'],
    ['N天M板', 'daysBoards'],
    ['1天1板', 'daysBoards'],
    ['20CM3天2板', 'daysBoards'],
    ['北交所30CM3天2板', 'daysBoards'],
    ['>=13天11板', 'daysBoardsAtLeast'],
    ['13天11板4连板', 'combinedLabel'],
    ['7连板', 'streak'],
    ['七连板', 'streak'],
    ['两连板', 'streak'],
    ['二十一连板', 'streak'],
    ['3板', 'streak'],
    ['20CM3连板', 'streak'],
    ['>=3连板', 'streakAtLeast'],
    ['≥3连板', 'streakAtLeast'],
    ['1板', 'firstBoard'],
    ['30CM首板', 'firstBoard'],
    ['20CM一字板', 'oneWord'],
    ['2进3', 'promotions'],
    ['3进4', 'promotions'],
    ['1进2', 'firstToSecond'],
    ['二进三', 'promotions'],
    ['一进二', 'firstToSecond'],
    ['九进十', 'promotions'],
    ['十进十一', 'promotions'],
    ['19进20', 'promotions'],
    ['3连跌', 'downLadder'],
    ['3连跌停', 'downLadder'],
    ['等6股', 'leftOut'],
  ])('%s is %s', (asked, id) => {
    expect(findTerm(asked)?.id).toBe(id)
  })

  it.each(['2进4', '3进2', '2进2', '0进1', '0连板', '0天0板', '13天', '连7板', '1234连板', '20CM', 'CM'])(
    '%s is no such label',
    (asked) => {
      const found = findTerm(asked)?.id
      if (asked === '20CM') expect(found).toBe('limitMark')
      else expect(found).toBeUndefined()
    },
  )

  it('lead to terms that exist', () => {
    const labels = ['1天1板2连板', '>=1天1板', '>=2连板', '2天1板', '2板', '2连跌', '等2股', '1进2']
    for (const label of labels) expect(findTerm(label), label).toBeDefined()
  })
})

describe('define', () => {
  it('gives all terms when none is asked for', () => {
    expect(define([])).toBe(GLOSSARY)
  })

  it('gives terms in the order asked, each once', () => {
    expect(idsOf(define(['炸板', 'sealRate', '封板率', '2进3', '3进4']))).toEqual([
      'broken',
      'sealRate',
      'promotions',
    ])
  })

  it('takes words together that name a term only together', () => {
    expect(idsOf(define(['seal', 'rate']))).toEqual(['sealRate'])
    expect(idsOf(define(['N', 'days', 'M', 'boards']))).toEqual(['daysBoards'])
  })

  it('keeps apart words that are terms one by one', () => {
    expect(idsOf(define(['涨停', '跌停']))).toEqual(['limitUp', 'limitDown'])
    expect(idsOf(define(['limit', 'price']))).toEqual(['limitPrice'])
    expect(refusalOf('gap', 'half', 'rule').message).toBe('no such term: "rule"')
  })

  it('refuses an unknown term with the nearest, names that hold it first', () => {
    const refusal = refusalOf('封板比率')
    expect(refusal.code).toBe('usage')
    expect(refusal.message).toBe('no such term: "封板比率"')
    expect(refusal.hint.split('\n')).toEqual([
      'nearest:',
      '  封板 sealed',
      '  比率 ratio',
      '  封板率 sealRate',
      '  炸板 broken',
      '  炸板率 brokenRate',
      'limitup define lists every term',
    ])
  })

  it('names each unknown term of several', () => {
    const refusal = refusalOf('封板率', '封版率', 'zzzzzz')
    expect(refusal.message).toBe('no such terms: "封版率", "zzzzzz"')
    expect(refusal.hint.split('\n')).toEqual([
      'nearest to "封版率":',
      '  封板率 sealRate',
      'limitup define lists every term',
    ])
  })

  it.each([' ', '', '??', 'xyzzy'])('suggests nothing for %j', (asked) => {
    expect(refusalOf(asked).hint).toBe('limitup define lists every term')
  })

  it.each([
    ['板', 5],
    ['e', 5],
    ['streakpromotions', 5],
  ])('suggests at most five: %s', (asked, most) => {
    expect(nearTerms(foldTerm(asked), termNames()).length).toBeLessThanOrEqual(most)
    expect(nearTerms(foldTerm(asked), termNames()).length).toBeGreaterThan(0)
  })

  it.each([
    ['sealrat', 'sealRate'],
    ['seelrate', 'sealRate'],
    ['maxheigth', 'maxHeight'],
    ['连板晋级', 'streakPromotion'],
    ['涨停家', 'limitUp'],
    ['撬版', 'pryOpen'],
    ['首次封板', 'firstSealAt'],
  ])('suggests for %s first of all %s', (asked, id) => {
    expect(nearTerms(foldTerm(asked), termNames())[0]?.id).toBe(id)
  })
})
