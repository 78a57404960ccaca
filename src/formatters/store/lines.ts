import type { FormatContext } from '../formatter.ts'
import { MIN_WIDTH } from '../grid.ts'
import { displayWidth, printable } from '../width.ts'
import { textLines } from '../words/lines.ts'
import { sayIn } from '../words/phrase.ts'
import type { Say } from '../words/phrase.ts'

/** A fact under its title; several texts stand under each other. */
export type Fact = readonly [title: string, texts: readonly string[]]

/** Facts as lines, their texts in one column, for a terminal of a width. */
export function factLines(facts: readonly Fact[], { width, paint, language }: FormatContext): string {
  const say = sayIn(language)
  const columns = Math.max(width, MIN_WIDTH)
  const title = Math.max(...facts.map(([each]) => displayWidth(each))) + 2
  const lines = facts.flatMap(([name, texts]) =>
    texts
      .flatMap((text) => hanging(printable(text), columns - title, say))
      .map((line, at) => {
        const head =
          at === 0 ? paint('bold', name) + ' '.repeat(title - displayWidth(name)) : ' '.repeat(title)
        return `${head}${line}`.trimEnd()
      }),
  )
  return `${lines.join('\n')}\n`
}

/** Lines of a text; those after the first are set in. */
function hanging(text: string, width: number, say: Say): string[] {
  const indent = /^ */.exec(text)?.[0] ?? ''
  const [first = '', ...rest] = textLines(text.trimStart(), width - indent.length - 2, say)
  return [indent + first, ...rest.map((line) => `${indent}  ${line}`)]
}
