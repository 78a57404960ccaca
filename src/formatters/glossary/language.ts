import type { Text } from '../../model/glossary/vocabulary.ts'
import type { Language } from '../words/phrase.ts'

export type { Language }

/** The sentences of a text, one a language; one where both say the same. */
export function sentences(text: Text, language: Language): readonly string[] {
  if (language !== 'both') return [text[language]]
  return text.zh === text.en ? [text.zh] : [text.zh, text.en]
}

/** The words of a short text in one line: 单位 unit. */
export function words(text: Text, language: Language): string {
  return sentences(text, language).join(' ')
}
