import { fc, it as law } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { heatBounds, heatScale, heatStep, STEPS } from '../../../src/formatters/report/archive/heat.ts'
import { longDate, weekdayOf } from '../../../src/formatters/report/dates.ts'
import { issueText } from '../../../src/formatters/report/doubtWords.ts'
import { escaped, markdownText } from '../../../src/formatters/report/escape.ts'
import { fittedText, shrunkText, textWidth, wrappedText } from '../../../src/formatters/report/metrics.ts'
import { contrast, ROLES, schemeOf } from '../../../src/formatters/report/palette.ts'
import type { Colours } from '../../../src/formatters/report/palette.ts'
import { markup } from '../../../src/formatters/report/page/markup.ts'
import { policyHash } from '../../../src/formatters/report/page/hash.ts'
import { dateText } from '../../../src/model/date.ts'
import { createHash } from 'node:crypto'

const PALETTES = ['red-up', 'colour-blind'] as const
const ALL: readonly (readonly [string, Colours])[] = PALETTES.flatMap((palette) =>
  (['light', 'dark'] as const).map((scheme) => [`${palette} ${scheme}`, schemeOf(palette)[scheme]] as const),
)

describe.each(ALL)('the colours of %s', (_name, colours) => {
  it('stand out from their grounds as WCAG AA asks', () => {
    const pairs = [
      ...(['ink', 'muted', 'up', 'down', 'second'] as const).map((role) => [role, 'paper'] as const),
      ...(['ink', 'muted', 'up'] as const).map((role) => [role, 'upTint'] as const),
      ...(['ink', 'muted'] as const).map((role) => [role, 'panel'] as const),
    ]
    const weak = pairs.filter(([text, ground]) => contrast(colours[text], colours[ground]) < 4.5)
    expect(weak).toEqual([])
  })

  it('are all different, so that a style sheet can tell them apart', () => {
    expect(new Set(ROLES.map((role) => colours[role])).size).toBe(ROLES.length)
  })

  it('keep the words of the calendar readable', () => {
    const scale = heatScale(colours)
    expect(scale).toHaveLength(STEPS)
    expect(scale.filter(({ ground, text }) => contrast(ground, text) < 4.5)).toEqual([])
    expect(new Set(scale.map(({ ground }) => ground)).size).toBe(STEPS)
  })
})

/** Linear RGB as seen without the long or the middle cones (Machado, Oliveira and Fernandes, 2009, severity 1). */
const SEEN: Readonly<Record<string, readonly (readonly [number, number, number])[]>> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
}

/** How far apart two colours are for such an eye, in linear RGB. */
function distance(
  one: string,
  other: string,
  matrix: readonly (readonly [number, number, number])[],
): number {
  const seen = (colour: string): number[] => {
    const rgb = [1, 3, 5].map((at) => (parseInt(colour.slice(at, at + 2), 16) / 255) ** 2.2)
    return matrix.map((row) => row.reduce((sum, factor, at) => sum + factor * rgb[at]!, 0) ** (1 / 2.2))
  }
  const [a, b] = [seen(one), seen(other)]
  return Math.hypot(...a.map((value, at) => (value || 0) - (b[at] || 0)))
}

describe('the palette for colour-blind readers', () => {
  it.each(Object.entries(SEEN))(
    'parts up from down under %s, and better than red and green',
    (_name, matrix) => {
      for (const scheme of ['light', 'dark'] as const) {
        const [safe, plain] = [schemeOf('colour-blind')[scheme], schemeOf('red-up')[scheme]]
        const apart = distance(safe.up, safe.down, matrix)
        expect(apart).toBeGreaterThan(0.35)
        expect(apart).toBeGreaterThan(distance(plain.up, plain.down, matrix))
      }
    },
  )

  it('knows the contrast of black and white', () => {
    expect(contrast('#000000', '#ffffff')).toBe(21)
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  })
})

describe('widths', () => {
  it('takes a Chinese character for an em and a blank for less', () => {
    expect(textWidth('涨停', 20)).toBe(40)
    expect(textWidth('8', 100)).toBeGreaterThan(55)
    expect(textWidth(' ', 100)).toBeLessThan(30)
  })

  law.prop([fc.string({ unit: 'binary', maxLength: 30 }), fc.integer({ min: 30, max: 400 })])(
    'cuts a text to its room, and no further than it must',
    (text, room) => {
      const fitted = fittedText(text, 20, room)
      expect(textWidth(fitted, 20)).toBeLessThanOrEqual(room)
      if (fitted !== text) {
        const kept = Array.from(fitted).length - 1
        const longer = `${Array.from(text)
          .slice(0, kept + 1)
          .join('')}…`
        expect(textWidth(longer, 20)).toBeGreaterThan(room)
      }
    },
  )

  it('shrinks a text before it cuts it', () => {
    expect(shrunkText('新炬网络', 20, 80)).toEqual({ text: '新炬网络', size: 20 })
    expect(shrunkText('新炬网络', 20, 72)).toEqual({ text: '新炬网络', size: 18 })
    expect(shrunkText('新炬网络', 20, 50)).toEqual({ text: '新炬…', size: 16 })
  })

  law.prop([fc.array(fc.constantFrom('涨停', 'word ', '，', ' ', '20CM3连板', 'x'), { maxLength: 60 })])(
    'wraps a text without losing a character of it',
    (pieces) => {
      const text = pieces.join('')
      const lines = wrappedText(text, 18, 300)
      expect(lines.join('').replace(/ /g, '')).toBe(text.replace(/ /g, ''))
      for (const line of lines) expect(textWidth(line, 18)).toBeLessThanOrEqual(300)
    },
  )
})

describe('escaping', () => {
  law.prop([fc.string({ unit: 'binary' })])('lets no markup through', (text) => {
    expect(escaped(text)).not.toMatch(/[<>"']|&(?!amp;|lt;|gt;|quot;|#39;)/)
    expect(markup`<b title="${text}">${text}</b>`.text).toMatch(/^<b title="[^"<>]*">[^<>]*<\/b>$/)
  })

  it('keeps a starred name from becoming italics, and a bar from parting a cell', () => {
    expect(markdownText('*ST中基|<i>&_甲_')).toBe('\\*ST中基\\|&lt;i&gt;&amp;\\_甲\\_')
  })

  it('names a style as the browser does', async () => {
    const digest = createHash('sha256').update('a{color:red}').digest('base64')
    expect(await policyHash('a{color:red}')).toBe(`'sha256-${digest}'`)
  })
})

describe('dates', () => {
  it('knows the days of the week', () => {
    expect(weekdayOf(dateText(20250207))).toBe(4)
    expect(weekdayOf(dateText(19901219))).toBe(2)
    expect(weekdayOf(dateText(20000228))).toBe(0)
    expect(longDate(dateText(20250207), 'zh')).toBe('2025年2月7日 周五')
    expect(longDate(dateText(20250207), 'en')).toBe('Friday, 7 February 2025')
  })
})

describe('the calendar’s steps', () => {
  law.prop([fc.array(fc.integer({ min: 0, max: 800 }), { minLength: 1 })])(
    'rise with the count and reach from the first to the last',
    (counts) => {
      const bounds = heatBounds(counts)
      const steps = counts.toSorted((a, b) => a - b).map((count) => heatStep(count, bounds))
      expect(steps).toEqual(steps.toSorted((a, b) => a - b))
      expect(steps.every((step) => step >= 0 && step < STEPS)).toBe(true)
    },
  )
})

describe('an issue', () => {
  it('leaves the folders of a file out of an issue', () => {
    const rest = 'bars.csv.gz:12: 600000.SH 2025-01-14: the name, found "a/b" [st-conflict]'
    expect(issueText(`/home/me/private/${rest}`)).toBe(rest)
    expect(issueText(`C:\\data\\private\\${rest}`)).toBe(rest)
    expect(issueText(rest)).toBe(rest)
    expect(issueText('no file here')).toBe('no file here')
  })
})
