/** Which language a text is printed in; `both` is the usual text, Chinese terms beside English. */
export type Language = 'zh' | 'en' | 'both'

/** One text for people in each form of the output. */
export interface Phrase {
  readonly zh: string
  readonly en: string
  /** What is printed when no language is asked for, where it is neither of the two nor both side by side. */
  readonly both?: string
  /** The one that is printed when no language is asked for. */
  readonly shown?: 'zh' | 'en'
}

/** A phrase as it is printed when no language is asked for: Chinese and English side by side, where nothing else is said. */
export function bothOf({ zh, en, both, shown }: Phrase): string {
  if (both !== undefined) return both
  if (shown !== undefined) return shown === 'zh' ? zh : en
  return `${zh} ${en}`
}

/** A phrase in one form of the output. */
export function textIn(phrase: Phrase, language: Language): string {
  return language === 'both' ? bothOf(phrase) : phrase[language]
}

/** Says a phrase in the language of the output. */
export interface Say {
  (phrase: Phrase): string
  readonly language: Language
}

/** Says phrases in one language. */
export function sayIn(language: Language = 'both'): Say {
  return Object.assign((phrase: Phrase) => textIn(phrase, language), { language })
}

/** The Chinese term and the English one beside it. */
export function pair(zh: string, en: string): Phrase {
  return { zh, en }
}

/** A term for which there is no room twice: Chinese when no language is asked for. */
export function chinese(zh: string, en: string): Phrase {
  return { zh, en, shown: 'zh' }
}

/** A sentence that is English when no language is asked for. */
export function english(zh: string, en: string): Phrase {
  return { zh, en, shown: 'en' }
}

/** What reads the same in every language: numbers, codes, names. */
export function same(text: string): Phrase {
  return { zh: text, en: text, shown: 'zh' }
}

/** Phrases one after another, with a mark between them. */
export function joined(phrases: readonly Phrase[], mark: Phrase): Phrase {
  const all = (language: Language): string =>
    phrases.map((each) => textIn(each, language)).join(textIn(mark, language))
  return { zh: all('zh'), en: all('en'), both: all('both') }
}

/** A count with its English noun. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
