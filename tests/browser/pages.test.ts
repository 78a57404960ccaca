import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRequire } from 'node:module'
import { HtmlValidate } from 'html-validate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { analyzeDay, analyzeRange } from '../../src/index.ts'
import type { DayStats } from '../../src/index.ts'
import { archiveDay, archivePages } from '../../src/formatters/report/archivePages.ts'
import { dayPages } from '../../src/formatters/report/dayPages.ts'
import { textWidth } from '../../src/formatters/report/metrics.ts'
import { CHROMIUM, openBrowser, visit } from '../support/browser.ts'
import type { View, Visit } from '../support/browser.ts'
import { LAYOUT_FAULTS, SVG_TEXT_WIDTHS } from '../support/pageGeometry.ts'
import { groupsOf, inputOf, rallyDay } from '../support/reportDays.ts'
import { ROOT } from '../support/shell.ts'

if (CHROMIUM === undefined)
  process.stderr.write('no chromium here: the pages are not looked at in a browser\n')

const MARKET = join(ROOT, 'fixtures/days/2025-02-07')
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What rounding of glyphs may add to a text, in ems. */
const HAIR = 0.01

/** A4 at 96 dots an inch, less the margins of the style. */
const PAPER_WIDTH = 696

const VIEWS: readonly (readonly [name: string, view: View])[] = [
  ['a small phone', { width: 360 }],
  ['a phone', { width: 390 }],
  ['a laptop', { width: 1280 }],
  ['paper', { width: PAPER_WIDTH, media: 'print' }],
]

const files = new Map<string, string>()
const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // The page's policy has hashes of styles; titles of days and of the archive are as long as they are.
    'long-title': 'off',
    'require-sri': 'off',
  },
})
let browser: Awaited<ReturnType<typeof openBrowser>> | undefined

beforeAll(async () => {
  const options = {
    data: join(MARKET, 'bars'),
    securities: join(MARKET, 'securities.csv'),
    index: join(MARKET, 'index.csv'),
    groups: join(ROOT, 'fixtures/groups/groups-2025-02-07.csv'),
  }
  const day = await analyzeDay({ ...options, date: '2025-02-07', history: 60 })
  const trend: DayStats[] = []
  for await (const each of analyzeRange({ ...options, to: '2025-02-07', last: 60 })) trend.push(each)
  const links = { previous: '../2025-02-06/index.html', next: undefined, archive: '../index.html' }
  const whole = await dayPages(inputOf(day, { trend, links }))
  files.set('a day', whole.get('index.html')!)
  const english = await dayPages(inputOf(day, { trend, links, language: 'en', palette: 'colour-blind' }))
  files.set('a day in English', english.get('index.html')!)
  const rally = rallyDay(140, 60)
  const odd = { ...rally, groups: groupsOf(rally.boards) }
  files.set('a day of odd names', (await dayPages(inputOf(odd))).get('index.html')!)
  files.set('an empty day', (await dayPages(inputOf(rallyDay(0, 0)))).get('index.html')!)
  files.set('the rally', (await dayPages(inputOf(rallyDay(715, 628)))).get('index.html')!)
  const archived = trend.map((each) => archiveDay(each, `${each.date}/index.html`))
  files.set(
    'the archive',
    (await archivePages(archived, { language: 'zh', palette: 'red-up' })).get('index.html')!,
  )
  if (CHROMIUM !== undefined) browser = await openBrowser()
})

afterAll(() => browser?.close())

const NAMES = ['a day', 'a day in English', 'a day of odd names', 'an empty day', 'the rally', 'the archive']

describe.each(NAMES)('%s', (name) => {
  it('is valid HTML', async () => {
    const report = await validator.validateString(files.get(name)!)
    const found = report.results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, line }) => `${line} ${ruleId}: ${message}`),
    )
    expect([...new Set(found)].slice(0, 20)).toEqual([])
  })

  it('is smaller than a megabyte', () => {
    expect(Buffer.byteLength(files.get(name)!)).toBeLessThan(1_000_000)
  })
})

describe.skipIf(CHROMIUM === undefined)('in a browser', () => {
  async function open(name: string, view: View): Promise<Visit> {
    return visit(browser!, files.get(name)!, view)
  }

  describe.each(VIEWS)('on %s', (_name, view) => {
    it.each(view.width === 360 ? NAMES.slice(0, 3) : NAMES)(
      '%s lies as it should and asks for nothing',
      async (name) => {
        const { page, said, asked } = await open(name, view)
        const { faults, pieces }: { faults: string[]; pieces: number } = await page.evaluate(LAYOUT_FAULTS)
        expect(faults).toEqual([])
        expect(pieces).toBeGreaterThan(20)
        expect(said).toEqual([])
        expect(asked).toEqual([])
        await page.close()
      },
    )
  })

  it.each([
    ['light', '{}'],
    ['dark', "{ runOnly: ['color-contrast'] }"],
  ] as const)('shuts nobody out (%s)', async (scheme, rules) => {
    for (const name of scheme === 'light'
      ? ['a day', 'a day of odd names', 'the archive']
      : ['a day', 'a day in English', 'the archive']) {
      const { page, said } = await open(name, { width: 1280, scheme })
      await page.evaluate('for (const each of document.querySelectorAll("details")) each.open = true')
      await page.evaluate(AXE)
      const { violations, passed }: { violations: string[]; passed: string[] } = await page.evaluate(
        `axe.run(${rules}).then(({ violations, passes }) => ({
          violations: violations.map((each) => each.id + ' ' + each.nodes[0].html + each.nodes[0].failureSummary),
          passed: passes.map((each) => each.id),
        }))`,
      )
      expect(violations, name).toEqual([])
      expect(passed, name).toContain('color-contrast')
      expect(said).toEqual([])
      await page.close()
    }
  })

  it('draws no text of a picture wider than it was taken to be', async () => {
    for (const name of ['a day', 'a day of odd names']) {
      const { page } = await open(name, { width: 1280 })
      const texts: { text: string; ems: number }[] = await page.evaluate(SVG_TEXT_WIDTHS)
      expect(texts.length).toBeGreaterThan(100)
      expect(texts.filter(({ text, ems }) => ems > textWidth(text, 100) / 100 + HAIR)).toEqual([])
      await page.close()
    }
  })

  it('tells the numbers of a day to a pointer and to the arrow keys', async () => {
    const { page } = await open('a day', { width: 1280 })
    const plot = page.locator('.plot').first()
    await plot.scrollIntoViewIfNeeded()
    const box = (await plot.boundingBox())!
    await page.mouse.move(box.x + box.width - 14, box.y + box.height / 2)
    const tip = plot.locator('.tip')
    expect(await tip.innerText()).toMatch(/^2025-02-07\n涨停 84\n炸板 45$/)
    await page.mouse.move(2, 2)
    expect(await tip.isVisible()).toBe(false)
    await plot.focus()
    await page.keyboard.press('ArrowLeft')
    expect(await plot.getAttribute('aria-valuetext')).toMatch(/^2025-02-06 涨停 91 炸板 29$/)
    expect(await tip.innerText()).toContain('2025-02-06')
    await page.keyboard.press('Home')
    expect(await plot.getAttribute('aria-valuenow')).toBe('0')
    await page.close()
  })

  it('copies the opening line', async () => {
    await browser!.context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const { page } = await open('a day', { width: 390 })
    await page.locator('[data-copy]').click()
    expect(await page.locator('[data-copy]').innerText()).toBe('已复制')
    const copied: string = await page.evaluate('navigator.clipboard.readText()')
    expect(copied).toMatch(/^2月7日，今日84股涨停，45股炸板，封板率为65%，新炬网络7连板/)
    await page.close()
  })

  it('has every figure in its tables without a script', async () => {
    const { page } = await open('a day', { width: 1280 })
    const rows = await page.locator('#trend-table tbody tr').count()
    expect(rows).toBeGreaterThan(1)
    expect(await page.locator('#trend-table tbody tr').last().textContent()).toContain('65%')
    await page.close()
  })
})
