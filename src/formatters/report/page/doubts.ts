import { doubtsOf } from '../../doubts.ts'
import { scopeWords } from '../../scopeWords.ts'
import { printable } from '../../width.ts'
import { doubtText, inputText, issueText, ruleWords, skippedText, statusText } from '../doubtWords.ts'
import type { Page } from './context.ts'
import { markup } from './markup.ts'
import type { Inserted, Markup } from './markup.ts'
import { folded, section } from './table.ts'

/** 数据说明: whose counts these are, and what of them is not known and why. */
export function doubtsSection(page: Page): Markup {
  const { day, say, language } = page
  const doubts = doubtsOf(day)
  const status = statusText(day, language)
  const skipped = skippedText(day, language)
  const items: (readonly [title: string, text: Inserted])[] = [
    ...doubts.map((doubt) => [say(doubt.state), doubtText(doubt, language)] as const),
    ...(status === undefined ? [] : [[say('statusUnknown'), status] as const]),
    ...(day.assumptions.length === 0
      ? []
      : [[say('assumed'), day.assumptions.map(printable).join(', ')] as const]),
    ...day.issues.map((issue) => [say('issues'), issueItem(page, issue)] as const),
    ...(skipped === '' ? [] : [[say('skipped'), skipped] as const]),
    [say('scope'), `${day.scope}（${scopeWords(day)}）`],
    ['N天M板', ruleWords(day.daysBoardsRule, language)],
    [say('lookback'), `${day.lookback.from} – ${day.date}`],
    ...day.input.map((input) => [say('input'), inputText(input, day, language)] as const),
  ]
  const whole = doubts.length === 0 && status === undefined && markup`<p>${say('allKnown')}</p>`
  const list = items.map(
    ([title, text]) => markup`<div><dt>${title}</dt><dd>${text}</dd></div>
    `,
  )
  return section(
    'doubts',
    say('doubts'),
    markup`${whole}<dl class="facts">
    ${list}</dl>`,
  )
}

function issueItem({ say }: Page, { code, count, first }: Page['day']['issues'][number]): Markup {
  const lines = first.map((line) => markup`<li>${issueText(line)}</li>`)
  const more = first.length > 0 && folded(say('firstOnes'), markup`<ul>${lines}</ul>`)
  return markup`${code} ${count}${more}`
}
