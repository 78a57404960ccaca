import { describe, expect, it } from 'vitest'
import { rungs } from '../../src/formatters/rungs.ts'
import { displayWidth } from '../../src/formatters/width.ts'
import { emptyDay } from '../support/dayStats.ts'
import { rangedDay, sampleDay, unknownDay } from './sampleDay.ts'

const plain = (_style: string, text: string): string => text
const day = sampleDay()
const shown = (width: number): string => rungs.format(day, { width, paint: plain })

/** The picture without heading and footnotes. */
function picture(width: number): string[] {
  return shown(width).split('\n\n')[1]!.split('\n')
}

describe('the ladder as a picture', () => {
  it.each([40, 60, 80, 120, 200])('fits %d columns, and names every sealed stock once', (width) => {
    const lines = picture(width)
    for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width)
    const text = lines.join('\n').replaceAll(/\n */g, '')
    for (const { name, state } of day.boards) {
      if (state === 'sealed') expect(text.split(name!).length, name).toBe(2)
    }
  })

  it('goes down rung by rung, those without a stock among them', () => {
    const titles = picture(120)
      .map((line) => /^(?:>=)?(\d+)连板|^(首板)/.exec(line))
      .filter((match) => match !== null)
      .map((match) => (match[2] === undefined ? Number(match[1]) : 1))
    const tallest = day.ladder.at(-1)!.streak
    expect(titles).toEqual(Array.from({ length: tallest }, (_, down) => tallest - down))
    for (const gap of day.ladderGaps) {
      expect(picture(120).find((line) => line.startsWith(`${gap}连板`))).toMatch(/ 0 .*断层/)
    }
  })

  it('counts the stocks of a rung, draws them to one scale, and hangs their names', () => {
    const most = Math.max(...day.ladder.map(({ codes }) => codes.length))
    const perMark = Math.max(1, Math.ceil(most / 12))
    for (const rung of day.ladder) {
      const title = rung.streak === 1 ? '首板' : `${rung.streak}连板`
      const line = picture(120).find((each) => each.startsWith(title))!
      expect(Number(/ (\d+) /.exec(line)![1])).toBe(rung.codes.length)
      expect(line.split('█').length - 1).toBe(Math.ceil(rung.codes.length / perMark))
    }
    const narrow = picture(60).filter((line) => line.startsWith(' '))
    for (const line of narrow) expect(line).toMatch(/^ {2,}\S/)
  })

  it('tells of each rung how many were promoted to it', () => {
    for (const { from, rate } of day.promotions ?? []) {
      const line = picture(120).find((each) => each.startsWith(`${from + 1}连板`))
      if (line !== undefined && rate !== undefined)
        expect(line).toContain(`${from}进${from + 1} ${rate.part}/${rate.whole}`)
    }
  })

  it('says what a mark stands for', () => {
    const most = Math.max(...day.ladder.map(({ codes }) => codes.length))
    expect(shown(80)).toContain(`\n\n█ up to ${Math.ceil(most / 12)} stocks; `)
  })

  it('says that nothing is known, sealed, or surely sealed', () => {
    expect(rungs.format(unknownDay(), { width: 80, paint: plain })).toContain('连板天梯 ladder –')
    expect(rungs.format(emptyDay(), { width: 80, paint: plain })).toContain('无涨停 no stock sealed')
    expect(rungs.format(rangedDay(), { width: 80, paint: plain })).toContain('连板天梯图')
  })
})
