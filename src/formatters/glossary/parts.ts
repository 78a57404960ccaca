import { GLOSSARY } from '../../model/glossary/glossary.ts'
import type { PrintedAt, Term } from '../../model/glossary/term.ts'
import { both, SOURCE_KINDS, TERM_SCOPES, UNITS, VENDORS } from '../../model/glossary/vocabulary.ts'
import type { Text } from '../../model/glossary/vocabulary.ts'

/** One labelled part of a term: its label and what is said, sentence by sentence. */
export interface Part {
  readonly label: Text
  readonly said: readonly Text[]
  /** What stands between the texts of a part that takes one line. */
  readonly separator?: string
}

/** What is said of a term beside its names and its definition, in the order in which it is printed. */
export function partsOf(term: Term): readonly Part[] {
  const parts: Part[] = [
    { label: both('公式', 'formula'), said: optional(same(term.formula)) },
    { label: both('单位', 'unit'), said: optional(term.unit && UNITS[term.unit]), separator: ' ' },
    { label: both('范围', 'counted'), said: [TERM_SCOPES[term.scope]], separator: ' ' },
    { label: both('不计算', 'never computed'), said: optional(term.notComputed) },
    {
      label: both('来源', 'source'),
      said: term.sources.map((source) => led(SOURCE_KINDS[source.kind], source)),
    },
    { label: both('各家', 'vendors'), said: term.vendors.map((note) => led(VENDORS[note.vendor], note)) },
    { label: both('参见', 'see also'), said: term.seeAlso.map(namesOf), separator: '、' },
    { label: both('印出', 'printed'), said: optional(same(printedText(term.wherePrinted))) },
  ]
  return parts.filter(({ said }) => said.length > 0)
}

/** `limitup day --json: sealRate, ranges.sealRate`, commands parted by semicolons; undefined for nothing. */
export function printedText(printed: readonly PrintedAt[]): string | undefined {
  const commands = [...new Set(printed.map(({ command }) => command))]
  const texts = commands.map((command) => {
    const paths = printed.flatMap((each) => (each.command === command ? optional(each.path) : []))
    return paths.length === 0 ? command : `${command}: ${paths.join(', ')}`
  })
  return texts.length === 0 ? undefined : texts.join('; ')
}

function namesOf(id: string): Text {
  const term = GLOSSARY.find((each) => each.id === id)
  if (term === undefined) throw new Error(`the glossary has no ${id}`)
  return both(`${term.zh} ${id}`, `${term.zh} ${id}`)
}

function led(label: Text, text: Text): Text {
  return both(`${label.zh}：${text.zh}`, `${label.en}: ${text.en}`)
}

function same(text: string | undefined): Text | undefined {
  return text === undefined ? undefined : both(text, text)
}

function optional<Value>(value: Value | undefined): readonly Value[] {
  return value === undefined ? [] : [value]
}
