import { GLOSSARY } from '../../../model/glossary/glossary.ts'
import type { Term } from '../../../model/glossary/term.ts'
import type { Page } from './context.ts'
import { markup } from './markup.ts'
import type { Markup } from './markup.ts'
import { section } from './table.ts'

/** Terms that the pages use, in the order in which they are met. */
export const TERMS_SHOWN: readonly string[] = [
  'limitUp',
  'broken',
  'sealRate',
  'streak',
  'daysBoards',
  'maxHeight',
  'streakPromotion',
  'firstToSecond',
  'premiumClose',
  'bigLosses',
  'oneWord',
  'tBoard',
  'reclaims',
  'percentile',
]

/** The terms themselves. */
export function termsShown(): Term[] {
  return TERMS_SHOWN.map((id) => {
    const term = GLOSSARY.find((each) => each.id === id)
    if (term === undefined) throw new Error(`the glossary has no ${id}`)
    return term
  })
}

/** 名词: what the words of the page mean, in small. */
export function definitionsSection({ say, language }: Page): Markup {
  const items = termsShown().map(
    (term) =>
      markup`<div>
        <dt>${language === 'zh' ? term.zh : `${term.zh} ${term.en}`}</dt>
        <dd>${term.definition[language]}</dd>
      </div> `,
  )
  return section('definitions', say('definitions'), markup`<dl class="terms">${items}</dl>`)
}
