import { doubtsOf, figureWords } from '../../doubts.ts'
import { inputWords, skippedWords } from '../../footnotes.ts'
import { daysBoardsWords } from '../../heading.ts'
import { scopeWords } from '../../scopeWords.ts'
import { statusDoubt } from '../../statusDoubt.ts'
import { printable } from '../../width.ts'
import type { Page } from './context.ts'
import { markup } from './markup.ts'
import type { Inserted, Markup } from './markup.ts'
import { section } from './table.ts'

/** 数据说明: whose counts these are, and what of them is not known and why. */
export function doubtsSection(page: Page): Markup {
  const { day, say } = page
  const doubts = doubtsOf(day)
  const status = statusDoubt(day)
  const skipped = skippedWords(day.skipped)
  const items: (readonly [title: string, text: Inserted])[] = [
    ...doubts.map(
      (doubt) => [say(doubt.state), `${figureWords(doubt)}（${printable(doubt.cause.text)}）`] as const,
    ),
    ...(status === undefined ? [] : [[say('statusUnknown'), status] as const]),
    ...(day.assumptions.length === 0
      ? []
      : [[say('assumed'), day.assumptions.map(printable).join(', ')] as const]),
    ...day.issues.map(
      ({ code, count, first }) =>
        [
          say('issues'),
          markup`${code}
          ${count}${
            first.length > 0 &&
            markup`<ul>
              ${first.map((line) => markup`<li>${line}</li>`)}
            </ul>`
          }`,
        ] as const,
    ),
    ...(skipped === '' ? [] : [[say('skipped'), skipped] as const]),
    [say('scope'), `${day.scope}（${scopeWords(day)}） · N天M板 ${daysBoardsWords(day.daysBoardsRule)}`],
    [say('lookback'), `${day.lookback.from} – ${day.date}`],
    ...day.input.map((input) => [say('input'), inputWords(input, day)] as const),
  ]
  const whole = doubts.length === 0 && status === undefined && markup`<p>${say('allKnown')}</p>`
  const list = items.map(
    ([title, text]) =>
      markup`<div>
        <dt>${title}</dt>
        <dd>${text}</dd>
      </div> `,
  )
  return section(
    'doubts',
    say('doubts'),
    markup`${whole}
      <dl class="facts">${list}</dl>`,
  )
}
