import { GLOSSARY } from '../model/glossary/glossary.ts'
import type { Term } from '../model/glossary/term.ts'
import { SOURCE_KINDS, TERM_SCOPES, TOPICS, UNITS, VENDORS } from '../model/glossary/vocabulary.ts'
import type { Text, Topic } from '../model/glossary/vocabulary.ts'
import { printedText } from '../formatters/glossary/parts.ts'

/** docs/glossary.md, made from the terms that `limitup define` prints. */
export function glossaryPage(): string {
  const topics = [...new Set(GLOSSARY.map(({ topic }) => topic))]
  return `${[
    '# 术语 Glossary',
    'Made from the terms of the program; `limitup define TERM` prints one, `limitup define --json` all ([schema](schema/glossary.json)). The code beside a name is its identifier: the key of the JSON where the program prints it. Vendors are named where their usage is known to differ; what was not seen is called unconfirmed.',
    topics.map((topic) => `[${words(TOPICS[topic])}](#${anchor(words(TOPICS[topic]))})`).join(' · '),
    ...topics.flatMap((topic) => [`## ${words(TOPICS[topic])}`, ...termsOf(topic).map(section)]),
  ].join('\n\n')}\n`
}

function termsOf(topic: Topic): readonly Term[] {
  return GLOSSARY.filter((term) => term.topic === topic)
}

/** The heading of a term: its Chinese name and its identifier. */
function heading({ zh, id }: Term): string {
  return zh === id ? zh : `${zh} ${id}`
}

function section(term: Term): string {
  const also = term.zhAlso.length === 0 ? '' : ` · ${plain(term.zhAlso.join('、'))}`
  const facts = [
    fact('公式 formula', term.formula && code(term.formula)),
    fact('单位 unit', term.unit && plain(words(UNITS[term.unit]))),
    fact('范围 counted', plain(words(TERM_SCOPES[term.scope]))),
    fact('不计算 never computed', term.notComputed && plain(words(term.notComputed))),
    ...term.sources.map((source) =>
      fact(`来源 source, ${words(SOURCE_KINDS[source.kind])}`, plain(words(source))),
    ),
    ...term.vendors.map((note) => fact(VENDORS[note.vendor].en, plain(words(note)))),
    fact('参见 see also', term.seeAlso.map(link).join(' · ')),
    fact('印出 printed', term.wherePrinted.length === 0 ? '' : code(printedText(term.wherePrinted) ?? '')),
  ].filter((line) => line !== undefined)
  return [
    `### ${plain(heading(term))}`,
    `**${plain(term.en)}**${also}`,
    plain(term.definition.zh),
    plain(term.definition.en),
    facts.join('\n'),
  ].join('\n\n')
}

function fact(label: string, text: string | undefined): string | undefined {
  return text === undefined || text === '' ? undefined : `- ${label}: ${text}`
}

function words(text: Text): string {
  return text.zh === text.en ? text.zh : `${text.zh} / ${text.en}`
}

function link(id: string): string {
  const term = GLOSSARY.find((each) => each.id === id)
  if (term === undefined) throw new Error(`the glossary has no ${id}`)
  return `[${plain(term.zh)}](#${anchor(heading(term))})`
}

function code(text: string): string {
  return `\`${text}\``
}

/** Text that Markdown shows as it stands. */
function plain(text: string): string {
  return text.replace(/[\\*_<>`[\]]/g, '\\$&')
}

/** The name that GitHub gives to a heading: lower case, blanks as hyphens, no signs. */
function anchor(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-')
}
