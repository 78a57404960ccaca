import { recapLine } from '../../recap.ts'
import { scopeWords } from '../../scopeWords.ts'
import { longDate } from '../dates.ts'
import type { ReportLinks } from '../reportInput.ts'
import type { Say } from '../words.ts'
import { boardSection } from './board.ts'
import type { Page } from './context.ts'
import { definitionsSection } from './definitions.ts'
import { documentOf } from './document.ts'
import { doubtsSection } from './doubts.ts'
import { failuresSection } from './failures.ts'
import { figuresSection, indexesOf } from './figures.ts'
import { groupsSection } from './groups.ts'
import { ladderSection } from './ladder.ts'
import { markup } from './markup.ts'
import type { Markup } from './markup.ts'
import { premiumSection } from './premium.ts'
import { promotionSection } from './promotion.ts'
import { DAY_SCRIPT } from './script.ts'
import { DAY_RULES, styleOf } from './style.ts'
import { section } from './table.ts'
import { trendsSection } from './trends.ts'

/** What lies beside the page. */
const FILES = ['recap.md', 'ladder.svg', 'board.svg', 'trend.svg'] as const

/** 涨停日报 as one page that needs nothing beside itself. */
export function dayPage(page: Page): Promise<string> {
  const { day, say, language, input } = page
  const line = recapLine(day)
  const body = markup`<a class="skip" href="#main">${say('skip')}</a>
    <header>
      <h1>${say('dailyReport')}</h1>
      <p><time datetime="${day.date}">${longDate(day.date, language)}</time></p>
      ${navigation(input.links, say)}
    </header>
    <main id="main">
      ${lineSection(page, line)}${figuresSection(page)}${ladderSection(page)}${boardSection(page)}${trendsSection(page)}${promotionSection(page)}${premiumSection(page)}${failuresSection(page)}${groupsSection(page)}${doubtsSection(page)}${definitionsSection(page)}
    </main>
    <footer><p>${say('scope')} ${day.scope}（${scopeWords(day)}） · ${say('madeBy')} limitup</p><p class="files">${say('files')} ${FILES.map((file) => markup`<a href="${file}">${file}</a> `)}</p></footer> `
  return documentOf({
    language,
    title: `${say('dailyReport')} ${day.date}`,
    description: line,
    style: styleOf(page.scheme, DAY_RULES),
    script: DAY_SCRIPT,
    body,
  })
}

function navigation({ previous, archive, next }: ReportLinks, say: Say): Markup | string {
  const links = [
    previous !== undefined && markup`<a href="${previous}" rel="prev">${say('previousDay')}</a>`,
    archive !== undefined && markup`<a href="${archive}">${say('archive')}</a>`,
    next !== undefined && markup`<a href="${next}" rel="next">${say('nextDay')}</a>`,
  ]
  return links.some((link) => link !== false)
    ? markup`<nav aria-label="${say('archive')}">${links}</nav>`
    : ''
}

function lineSection(page: Page, line: string): Markup {
  const { say } = page
  const button = markup`<button type="button" hidden data-copy="${say('copy')}" data-copied="${say('copied')}">
    ${say('copy')}
  </button>`
  const indexes = indexesOf(page).map(({ name, move }) => markup`<li>${name} ${move}</li>`)
  const moves =
    indexes.length > 0 &&
    markup`<ul class="indexes">
      ${indexes}
    </ul>`
  return section(
    'line',
    say('line'),
    markup`<div class="line">
        <p id="text" lang="zh-CN">${line}</p>
        ${button}
      </div>
      ${moves}`,
  )
}
