import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { displayWidth, printable } from '../../src/formatters/width.ts'
import { wrapPieces, wrapText } from '../../src/formatters/wrap.ts'

describe('display width', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['新炬网络', 8],
    ['13天11板', 8],
    ['>=7连板', 7],
    ['，。、（）【】', 14],
    ['：；！？', 8],
    ['ＡＢ', 4],
    ['–', 1],
    ['─', 1],
    ['· ', 2],
    ['万 科Ａ', 7],
    ['*ST国华', 7],
    ['𠮷', 2], // beyond the basic plane
    ['한글', 4],
    ['ひらカナ', 8],
    ['ｱ', 1], // halfwidth katakana
    ['🚀', 2],
    ['e\u0301', 1], // a combining accent takes no column
    ['a\u200bb', 2], // nor does a zero-width space
    ['￥', 2],
    ['¥', 1],
  ])('of %j is %i', (text, expected) => {
    expect(displayWidth(text)).toBe(expected)
  })

  it('adds up', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        expect(displayWidth(a + b)).toBe(displayWidth(a) + displayWidth(b))
      }),
    )
  })
})

it('control and invisible characters of a name become visible', () => {
  expect(printable('新炬\u001b[31m网\n络\u202e')).toBe('新炬?[31m网?络?')
  expect(printable('*ST 国华')).toBe('*ST 国华')
})

describe('wrapping', () => {
  const plain = (text: string): { text: string; shown: string } => ({ text, shown: text })

  it('fills lines from the left and keeps the separator at the end', () => {
    expect(wrapPieces(['甲乙', '丙丁', '戊己', '庚'].map(plain), '、', 12)).toEqual([
      '甲乙、丙丁、',
      '戊己、庚',
    ])
  })

  it('moves a piece down when its separator would not fit', () => {
    expect(wrapPieces(['甲乙', '丙丁', '戊'].map(plain), '、', 11)).toEqual(['甲乙、', '丙丁、戊'])
  })

  it('counts the plain text and prints the shown one', () => {
    const pieces = [{ text: '甲乙', shown: '<red>甲乙</red>' }, plain('丙')]
    expect(wrapPieces(pieces, '、', 8)).toEqual(['<red>甲乙</red>、丙'])
  })

  it('breaks only a piece that is wider than a line', () => {
    expect(wrapPieces(['甲乙丙丁戊', '己'].map(plain), '、', 4)).toEqual(['甲乙', '丙丁', '戊、', '己'])
  })

  it('breaks such a piece at its blanks where it can', () => {
    expect(wrapPieces(['甲乙 20CM 一字', '丙'].map(plain), '、', 9)).toEqual(['甲乙 20CM', '一字、丙'])
  })

  it('parts text at blanks', () => {
    expect(wrapText('one two three', 8)).toEqual(['one two', 'three'])
    expect(wrapText('', 8)).toEqual([])
    expect(wrapPieces([], '、', 8)).toEqual([])
  })

  const names = fc.array(
    fc.string({ unit: fc.constantFrom('涨', '板', 'A', '7', '*'), minLength: 1, maxLength: 9 }),
    {
      maxLength: 60,
    },
  )

  it('gives back every piece, none cut, no line too wide', () => {
    fc.assert(
      fc.property(names, fc.integer({ min: 20, max: 80 }), (texts, width) => {
        const lines = wrapPieces(texts.map(plain), '、', width)
        expect(lines.every((line) => displayWidth(line) <= width)).toBe(true)
        expect(lines.flatMap((line) => line.split('、').filter((name) => name !== ''))).toEqual(texts)
      }),
    )
  })

  it('is greedy: the first piece of a line would not have fitted on the line before', () => {
    fc.assert(
      fc.property(names, fc.integer({ min: 20, max: 80 }), (texts, width) => {
        const lines = wrapPieces(texts.map(plain), '、', width)
        lines.slice(1).forEach((line, index) => {
          const first = line.split('、')[0] ?? ''
          const isLast = index === lines.length - 2 && line === first
          expect(displayWidth(`${lines[index] ?? ''}${first}${isLast ? '' : '、'}`)).toBeGreaterThan(width)
        })
      }),
    )
  })
})
