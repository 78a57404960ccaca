import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fc, it as law } from '@fast-check/vitest'
import { beforeAll, describe, expect, it } from 'vitest'
import { analyzeDay, analyzeRange, recapLine } from '../../../src/index.ts'
import type { DayStats } from '../../../src/index.ts'
import { dayPages } from '../../../src/formatters/report/dayPages.ts'
import type { ReportFile, ReportInput } from '../../../src/formatters/report/dayPages.ts'
import { termsShown } from '../../../src/formatters/report/page/definitions.ts'
import { emptyDay, quality } from '../../support/dayStats.ts'
import { inputOf, rallyDay, reportDay } from '../../support/reportDays.ts'
import { ROOT } from '../../support/shell.ts'
import { drawnIn } from '../../support/svgBoxes.ts'

/** Rewrites the golden files; never set in an automated run. */
const UPDATE = process.env['UPDATE_FIXTURES'] === '1'
const MARKET = join(ROOT, 'fixtures/days/2025-02-07')
const GOLDEN = join(ROOT, 'fixtures/report')

let plain: ReportInput
let grouped: ReportInput

async function inputWith(groups: string | undefined, changes: Partial<ReportInput>): Promise<ReportInput> {
  const options = {
    data: join(MARKET, 'bars'),
    securities: join(MARKET, 'securities.csv'),
    index: join(MARKET, 'index.csv'),
    groups,
  }
  const day = await analyzeDay({ ...options, date: '2025-02-07', history: 60 })
  const trend: DayStats[] = []
  for await (const each of analyzeRange({ ...options, to: '2025-02-07', last: 60 })) trend.push(each)
  return inputOf(day, { trend, ...changes })
}

beforeAll(async () => {
  plain = await inputWith(undefined, {})
  const groups = join(ROOT, 'fixtures/groups/groups-2025-02-07.csv')
  grouped = await inputWith(groups, { language: 'en', palette: 'colour-blind' })
})

describe('fixtures/report', () => {
  it.each([
    ['2025-02-07', () => plain],
    ['2025-02-07-groups-en', () => grouped],
  ] as const)('%s', async (folder, input) => {
    const pages = await dayPages(input())
    for (const file of ['recap.md', 'ladder.svg', 'board.svg', 'trend.svg'] as const) {
      const [path, text] = [join(GOLDEN, folder, file), pages.get(file)!]
      if (UPDATE) {
        mkdirSync(join(GOLDEN, folder), { recursive: true })
        writeFileSync(path, text)
      } else expect(text).toBe(existsSync(path) ? readFileSync(path, 'utf8') : `(no ${path})`)
    }
  })

  it('says in its picture what the figures are', async () => {
    const texts = drawnIn((await dayPages(plain)).get('ladder.svg')!).texts.map(({ text }) => text)
    expect(texts).toEqual(
      expect.arrayContaining(['涨停84', '炸板45', '封板率65%', '最高板7', '7连板', '13天11板']),
    )
    const names = plain.day.boards.filter(({ state }) => state === 'sealed').map(({ name }) => name)
    expect(texts.filter((text) => names.includes(text)).toSorted()).toEqual(names.toSorted())
  })
})

describe('the pages of a day', () => {
  it('are these files, the same for the same day', async () => {
    const [first, second] = [await dayPages(plain), await dayPages(plain)]
    expect([...first.keys()]).toEqual(['recap.md', 'index.html', 'ladder.svg', 'board.svg', 'trend.svg'])
    expect([...second]).toEqual([...first])
  })

  it('hold the opening line as it is printed', async () => {
    const pages = await dayPages(plain)
    expect(pages.get('index.html')).toContain(`<p id="text" lang="zh-CN">${recapLine(plain.day)}</p>`)
    expect(pages.get('recap.md')).toContain(`\n${recapLine(plain.day)}\n`)
  })

  it('need nothing from anywhere', async () => {
    for (const [file, text] of await dayPages(grouped)) {
      const rest = text.replaceAll('http://www.w3.org/2000/svg', '')
      expect(rest, file).not.toMatch(/https?:|\/\/[a-z]|url\((?!#)|@import|<link [^>]*href="(?!data:)/)
    }
  })

  law.prop([reportDay, fc.constantFrom('zh' as const, 'en' as const)], { numRuns: 25 })(
    'are well formed whatever the names',
    async (day, language) => {
      for (const [file, text] of await dayPages(inputOf(day, { language }))) {
        const said = text.replace(/<script>[\s\S]*<\/script>/, '')
        expect(said, file).not.toMatch(/\bundefined\b|\bNaN\b|\[object/)
        if (file !== 'recap.md') expect(faultOf(text), file).toBeUndefined()
      }
    },
  )

  it('say of what is not known that it is not, and never 0', async () => {
    const causes = [{ kind: 'data', text: 'no day before in the data' }] as const
    const unknown = { state: 'unknown', causes } as const
    const day = emptyDay({
      previousDate: undefined,
      promotions: undefined,
      streakStocks: undefined,
      streakEnds: undefined,
      quality: quality({
        promotions: unknown,
        premiums: unknown,
        lossEffect: unknown,
        overallPromotion: unknown,
        streakPromotion: unknown,
        streakStocks: unknown,
      }),
    })
    const page = (await dayPages(inputOf(day))).get('index.html')!
    expect(page).toMatch(/<dt>连板股<\/dt>\s*<dd><strong>–<\/strong>/)
    expect(page).toMatch(/<dt>1进2<\/dt>\s*<dd><strong>–<\/strong>/)
    expect(page).toContain('数据无前一交易日')
    expect(page).toMatch(/断板 <b>–<\/b>/)
  })

  it('stay below a megabyte on the greatest of days', async () => {
    const page = (await dayPages(inputOf(rallyDay(715, 628)))).get('index.html')!
    expect(Buffer.byteLength(page)).toBeLessThan(1_000_000)
  })

  it('explain terms that the glossary has, in both languages', () => {
    for (const { definition } of termsShown()) {
      expect(definition.zh).not.toBe('')
      expect(definition.en).not.toBe('')
    }
  })

  it('name their language and link to their neighbours', async () => {
    const links = { previous: '../a&b/index.html', next: undefined, archive: '../index.html' }
    const files: ReportFile = 'index.html'
    const page = (await dayPages({ ...grouped, links })).get(files)!
    expect(page).toContain('<html lang="en">')
    expect(page).toContain('<a href="../a&amp;b/index.html" rel="prev">Day before</a>')
    expect(page).not.toContain('rel="next"')
  })
})

const VOID = new Set(['meta', 'link', 'br', 'hr', 'img'])

/** The first tag that is closed where it was not opened; undefined for well formed markup. */
function faultOf(text: string): string | undefined {
  const open: string[] = []
  const bare = text.replace(/<(style|script)>[\s\S]*?<\/\1>/g, '<$1></$1>').replace(/<!DOCTYPE html>/, '')
  for (const [tag, close, name = '', inner = '', empty] of bare.matchAll(
    /<(\/?)([a-zA-Z0-9]+)((?:"[^"]*"|[^"<>])*?)(\/?)>|</g,
  )) {
    if (name === '') return `a bare < before ${bare.slice(0, 20)}`
    if (!/^(?:\s+[\w:-]+(?:="[^"<]*")?)*\s*$/.test(inner)) return tag
    if (close === '/') {
      if (open.pop() !== name) return tag
    } else if (empty !== '/' && !VOID.has(name)) open.push(name)
  }
  return open.length === 0 ? undefined : `open: ${open.join(' ')}`
}
