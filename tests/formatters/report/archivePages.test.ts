import { describe, expect, it } from 'vitest'
import { archiveDay, archivePages } from '../../../src/formatters/report/archivePages.ts'
import type { ArchiveDay, ArchiveOptions } from '../../../src/formatters/report/archivePages.ts'
import { dateText } from '../../../src/model/date.ts'
import { tradingDaysBetween } from '../../../src/rules/calendar.ts'
import { emptyDay, quality } from '../../support/dayStats.ts'
import { rallyDay } from '../../support/reportDays.ts'

const OPTIONS: ArchiveOptions = { language: 'zh', palette: 'red-up' }
const DAYS: readonly ArchiveDay[] = tradingDaysBetween(20250102, 20250228).map((date, at) => ({
  ...archiveDay(rallyDay(10 + 3 * at, 5), `${dateText(date)}/index.html`),
  date: dateText(date),
}))

describe('the archive', () => {
  it('is the same in whatever order the days come', async () => {
    const one = await archivePages(DAYS, OPTIONS)
    expect([...(await archivePages(DAYS.toReversed(), OPTIONS))]).toEqual([...one])
    expect([...one.keys()]).toEqual(['index.html', 'feed.xml'])
  })

  it('is the same from days that were kept as JSON', async () => {
    const kept = JSON.parse(JSON.stringify(DAYS)) as ArchiveDay[]
    expect([...(await archivePages(kept, OPTIONS))]).toEqual([...(await archivePages(DAYS, OPTIONS))])
  })

  it('links every day, in the calendar and in the list', async () => {
    const page = (await archivePages(DAYS, OPTIONS)).get('index.html')!
    for (const { href } of DAYS) expect(page.split(`href="${href}"`)).toHaveLength(3)
  })

  it('puts each day below its day of the week', async () => {
    const page = (await archivePages(DAYS, OPTIONS)).get('index.html')!
    const february = page.slice(page.indexOf('2025年2月'), page.indexOf('2025年1月'))
    const weeks = [...february.matchAll(/<tr>(.*?)<\/tr>/gs)].map(
      ([row]) => [...row.matchAll(/<t[hd]/g)].length,
    )
    expect(weeks.every((cells) => cells === 5)).toBe(true)
    const first = /<tr>(<td.*?)<\/tr>/s.exec(february)![1]!
    expect([...first.matchAll(/<span>(\d+)<\/span>/g)].map(([, day]) => day)).toEqual([
      '3',
      '4',
      '5',
      '6',
      '7',
    ])
  })

  it('says of a day that is not known that it is not', async () => {
    const unknown = emptyDay({
      quality: quality({
        limitUp: { state: 'unknown', causes: [{ kind: 'data', text: 'no bars' }] },
        sealRate: { state: 'unknown', causes: [{ kind: 'data', text: 'no bars' }] },
        maxHeight: { state: 'unknown', causes: [{ kind: 'data', text: 'no bars' }] },
      }),
    })
    const day = archiveDay(unknown, 'x/index.html')
    expect(day).toMatchObject({
      sealed: undefined,
      broken: undefined,
      sealRate: undefined,
      maxHeight: undefined,
    })
    const pages = await archivePages([day], OPTIONS)
    expect(pages.get('index.html')).toContain('<b>–</b>')
    expect(pages.get('feed.xml')).toContain('<title>2025-02-07 涨停 – 炸板 – 封板率 – 最高板 –</title>')
  })

  it('can be empty', async () => {
    const pages = await archivePages([], { ...OPTIONS, language: 'en' })
    expect(pages.get('index.html')).toContain('No day yet')
    expect(pages.get('feed.xml')).toContain('<updated>1990-12-19T15:00:00+08:00</updated>')
  })
})

describe('the feed', () => {
  it('dates each entry by the close of its day and names it for good', async () => {
    const feed = (await archivePages(DAYS, OPTIONS)).get('feed.xml')!
    expect(feed).toMatch(
      /<id>tag:limitup\.invalid,2025-02-28:limitup\/day<\/id>\n<updated>2025-02-28T15:00:00\+08:00<\/updated>/,
    )
    const ids = [...feed.matchAll(/<id>(.*?)<\/id>/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(feed.indexOf('2025-02-28T')).toBeLessThan(feed.indexOf('2025-02-27T'))
  })

  it('has whole links and the host in its names where it is told where it lies', async () => {
    const feed = (await archivePages(DAYS, { ...OPTIONS, baseUrl: 'https://example.org/limitup/' })).get(
      'feed.xml',
    )!
    expect(feed).toContain('href="https://example.org/limitup/2025-02-28/index.html"')
    expect(feed).toContain('<id>tag:example.org,2025-02-28:limitup/day</id>')
    expect(feed).toContain(
      '<link rel="self" type="application/atom+xml" href="https://example.org/limitup/feed.xml"/>',
    )
  })
})
