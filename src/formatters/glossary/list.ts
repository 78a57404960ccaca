import type { Term } from '../../model/glossary/term.ts'
import { TOPICS } from '../../model/glossary/vocabulary.ts'
import type { FormatContext } from '../formatter.ts'
import { GRID_GAP, gridLines, MIN_WIDTH } from '../grid.ts'
import type { GridCell, GridColumn } from '../grid.ts'
import { displayWidth } from '../width.ts'
import { wrapMixed } from '../wrapMixed.ts'
import { words } from './language.ts'
import type { Language } from './language.ts'

/** Every term on a line of its own, topic by topic: Chinese name, identifier, English name. */
export function termList(
  terms: readonly Term[],
  language: Language,
  { width: columns, paint }: FormatContext,
): string {
  const width = Math.max(columns, MIN_WIDTH)
  const ids = Math.max(...terms.map(({ id }) => displayWidth(id)))
  const zh = Math.min(Math.max(...terms.map((term) => displayWidth(term.zh))), Math.floor(width / 4))
  const grid: readonly GridColumn[] = [
    { width: zh, align: 'left' },
    { width: ids, align: 'left' },
    { width: Math.max(1, width - zh - ids - 2 * GRID_GAP), align: 'left' },
  ]
  const topics = [...new Set(terms.map(({ topic }) => topic))]
  const blocks = topics.map((topic) => {
    const rows = terms
      .filter((term) => term.topic === topic)
      .map((term): GridCell[] => [
        wrapMixed(term.zh, zh),
        [paint('dim', term.id)],
        wrapMixed(term.en, grid[2]!.width),
      ])
    const heading = wrapMixed(words(TOPICS[topic], language), width).map((line) => paint('bold', line))
    return [...heading, ...gridLines(grid, rows)].join('\n')
  })
  return `${blocks.join('\n\n')}\n`
}
