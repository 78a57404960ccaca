import type { Term } from '../../model/glossary/term.ts'
import { both } from '../../model/glossary/vocabulary.ts'
import type { FormatContext } from '../formatter.ts'
import { MIN_WIDTH } from '../grid.ts'
import { displayWidth } from '../width.ts'
import { wrapPieces } from '../wrap.ts'
import { wrapMixed } from '../wrapMixed.ts'
import { sentences, words } from './language.ts'
import type { Language } from './language.ts'
import { partsOf } from './parts.ts'

const INDENT = '  '
const DEFINITION = both('定义', 'definition')
const ALSO = both('别名', 'also')

/** Terms in full, a blank line between two. */
export function termEntries(
  terms: readonly Term[],
  language: Language,
  { width: columns, paint }: FormatContext,
): string {
  const width = Math.max(columns, MIN_WIDTH)
  const entries = terms.map((term) => {
    const names = language === 'en' ? [term.en, term.zh] : [term.zh, term.en]
    const head = [...new Set([...names, term.id])].map((text) => ({ text, shown: paint('bold', text) }))
    const rows = rowsOf(term, language)
    const left = Math.max(...rows.map(({ label }) => displayWidth(label))) + INDENT.length
    const body = rows.flatMap(({ label, texts }) =>
      texts
        .flatMap((text) => wrapMixed(text, width - INDENT.length - left))
        .map((line, at) => {
          const shown = at === 0 ? label : ''
          const gap = ' '.repeat(left - displayWidth(shown))
          return `${INDENT}${shown === '' ? '' : paint('dim', shown)}${gap}${line}`
        }),
    )
    return [...wrapPieces(head, ' · ', width), ...body].join('\n')
  })
  return `${entries.join('\n\n')}\n`
}

interface Row {
  readonly label: string
  readonly texts: readonly string[]
}

function rowsOf(term: Term, language: Language): readonly Row[] {
  const also =
    term.zhAlso.length === 0 ? [] : [{ label: words(ALSO, language), texts: [term.zhAlso.join('、')] }]
  const parts = partsOf(term).map(({ label, said, separator }) => {
    const texts = said.flatMap((text) => sentences(text, language))
    return { label: words(label, language), texts: separator === undefined ? texts : [texts.join(separator)] }
  })
  return [
    ...also,
    { label: words(DEFINITION, language), texts: sentences(term.definition, language) },
    ...parts,
  ]
}
