import { describe, expect, it } from 'vitest'
import { displayWidth } from '../../src/formatters/width.ts'
import { wrapMixed } from '../../src/formatters/wrapMixed.ts'

describe('wrapMixed', () => {
  it.each([
    ['nothing', '', 10, []],
    ['what fits', '封板 sealed', 11, ['封板 sealed']],
    ['Chinese anywhere', '涨停炸板', 4, ['涨停', '炸板']],
    ['Latin words at blanks', 'sealed out of touched', 10, ['sealed out', 'of touched']],
    ['no comma at a line’s start', '涨停，炸板', 4, ['涨', '停，', '炸板']],
    ['no bracket at a line’s end', '涨停（不含）', 6, ['涨停', '（不', '含）']],
    ['a number whole', '共84只涨停', 4, ['共84', '只涨', '停']],
    ['a word longer than a line', 'limitUp.sealed', 6, ['limitU', 'p.seal', 'ed']],
    ['blanks at a break away', '涨停 sealed', 6, ['涨停', 'sealed']],
  ])('breaks %s', (_what, text, width, lines) => {
    expect(wrapMixed(text, width)).toEqual(lines)
  })

  it('loses nothing but blanks and keeps to the width', () => {
    const text = '收盘价等于涨停价：今日84股涨停（2025-02-07），closed at the limit, never a percentage。'
    for (let width = 4; width < 100; width++) {
      const lines = wrapMixed(text, width)
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
      for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width)
    }
  })
})
