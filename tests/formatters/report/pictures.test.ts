import { fc, it as law } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { forEachFigure } from '../../../src/model/quality.ts'
import type { Quality } from '../../../src/model/quality.ts'
import type { DayStats } from '../../../src/model/report.ts'
import { boardBlocks, boardSvg } from '../../../src/formatters/report/boardSvg.ts'
import { ladderSvg } from '../../../src/formatters/report/ladderSvg.ts'
import { MARGIN, stacked } from '../../../src/formatters/report/pictureFrame.ts'
import type { Drawing } from '../../../src/formatters/report/pictureFrame.ts'
import { svgFile } from '../../../src/formatters/report/svgCanvas.ts'
import { schemeOf } from '../../../src/formatters/report/palette.ts'
import { trendOf } from '../../../src/formatters/report/trendPoints.ts'
import { trendSvg } from '../../../src/formatters/report/trendSvg.ts'
import { board, dayOf, emptyDay, quality } from '../../support/dayStats.ts'
import { boardsOf, drawingOf, rallyDay, reportDay } from '../../support/reportDays.ts'
import { drawnIn, overlapping, straying } from '../../support/svgBoxes.ts'

const PICTURES: readonly (readonly [name: string, draw: (drawing: Drawing) => string])[] = [
  ['ladder', ladderSvg],
  ['board', boardSvg],
  ['trend', (drawing) => trendSvg(drawing, trendOf([drawing.day], drawing.say))],
]

const wideSpec = {
  name: '深圳华强乙',
  percent: 20,
  streak: 3,
  isSealed: true,
  atLeast: true,
  extra: 3,
  shape: 'oneWord',
  amountCents: 123_456_789_012,
} as const

const ALL_UNKNOWN = forEachFigure((): Quality => ({
  state: 'unknown',
  causes: [{ kind: 'data', text: 'no day' }],
}))

/** What programs that turn SVG into pictures all know. */
const PLAIN = new Set([
  ...['svg', 'title', 'desc', 'rect', 'line', 'text', 'g'],
  ...['path', 'polyline', 'defs', 'clipPath'],
])

function expectWellDrawn(svg: string, day: DayStats): void {
  const drawn = drawnIn(svg)
  expect(overlapping(drawn.texts)).toEqual([])
  expect(straying(drawn)).toEqual([])
  expect([...drawn.elements].filter((name) => !PLAIN.has(name))).toEqual([])
  expect(svg).not.toMatch(/var\(|foreignObject|style=|<style|undefined|NaN|Infinity/)
  expect(svg).not.toMatch(/&(?!amp;|lt;|gt;|quot;|#39;)/)
  expect(svg).toContain(`${Number(day.date.slice(0, 4))}`)
}

describe.each(PICTURES)('%s.svg', (_name, draw) => {
  law.prop([reportDay, fc.constantFrom('zh' as const, 'en' as const)], { numRuns: 60 })(
    'has no text on another, in none of its boxes or outside the picture',
    (day, language) => {
      expectWellDrawn(draw(drawingOf(day, language)), day)
    },
  )

  it.each([
    ['no board', emptyDay()],
    ['120 on a rung', dayOf(boardsOf(Array.from({ length: 120 }, () => wideSpec)))],
    ['715 sealed and 628 broken', rallyDay(715, 628)],
    ['nothing known', emptyDay({ quality: ALL_UNKNOWN })],
  ])('holds %s', (_what, day) => {
    expectWellDrawn(draw(drawingOf(day)), day)
    expectWellDrawn(draw(drawingOf(day, 'en')), day)
  })

  it('begins with a title and a description, and an opaque ground', () => {
    const svg = draw(drawingOf(rallyDay(5, 2)))
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="1080" height="[\d.]+" viewBox/)
    expect(svg).toMatch(
      /<title id="\w+-title">[^<]+2025年2月7日 周五<\/title>\n<desc id="\w+-desc">[^<]+<\/desc>/,
    )
    expect(drawnIn(svg).rects[0]).toMatchObject({ left: 0, top: 0, right: 1080, fill: '#ffffff' })
    expect(svg).toContain(`font-family="'Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif"`)
  })

  it('uses colours of its palette only, so that a page can turn them at night', () => {
    const light = new Set<string>(Object.values(schemeOf('red-up').light))
    const svg = draw(drawingOf(rallyDay(40, 12)))
    expect([...drawnIn(svg).colours].filter((colour) => !light.has(colour))).toEqual([])
  })
})

describe('the picture of a page', () => {
  law.prop([reportDay, fc.constantFrom(488, 1000, 1512)], { numRuns: 40 })(
    'holds its texts however many stand beside each other',
    (day, room) => {
      const { height, content } = stacked(boardBlocks(drawingOf(day), room))
      const head = { id: 'x', title: 'x', description: 'x' }
      const drawn = drawnIn(svgFile(room + 2 * MARGIN, height, '#ffffff', head, content))
      if (day.boards.length > 0 && day.quality.limitUp.state === 'known') {
        expect(drawn.texts.length).toBeGreaterThan(0)
        expect(overlapping(drawn.texts)).toEqual([])
        expect(straying(drawn)).toEqual([])
      }
    },
  )
})

describe('the ladder', () => {
  it('names every sealed stock once, tallest first', () => {
    const day = dayOf([
      board({ code: '600001', name: '甲股份', streak: 1 }),
      board({ code: '600002', name: '乙股份', streak: 4 }),
      board({ code: '600003', name: '丙股份', streak: 2, state: 'broken' }),
    ])
    const texts = drawnIn(ladderSvg(drawingOf(day))).texts.map(({ text }) => text)
    expect(texts.filter((text) => /股份$/.test(text)).toSorted()).toEqual(['乙股份', '甲股份'])
    const at = (words: string): number =>
      drawnIn(ladderSvg(drawingOf(day))).texts.find(({ text }) => text === words)!.top
    expect(at('4连板')).toBeLessThan(at('首板'))
  })

  it('says where a streak may be longer than seen', () => {
    const day = dayOf([board({ code: '600001', streak: 3, streakAtLeast: true })])
    const textsOf = (language: 'zh' | 'en'): string[] =>
      drawnIn(ladderSvg(drawingOf(day, language))).texts.map(({ text }) => text)
    expect(textsOf('zh')).toEqual(expect.arrayContaining(['至少3连板', '最高板至少3']))
    expect(textsOf('en')).toEqual(expect.arrayContaining(['≥3连板', 'Tallest ≥3']))
  })

  it('says of an unknown ladder that it is not known, and of an empty one that it is empty', () => {
    const unknown = emptyDay({
      quality: quality({ ladder: { state: 'unknown', causes: [{ kind: 'data', text: 'no index bars' }] } }),
    })
    expect(ladderSvg(drawingOf(unknown))).toContain('>连板天梯 – 未知<')
    expect(ladderSvg(drawingOf(emptyDay()))).toContain('>今日无涨停<')
  })
})
