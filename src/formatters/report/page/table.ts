import type { Inserted, Markup } from './markup.ts'
import { markup } from './markup.ts'

/** One column of a table. */
export interface Column {
  readonly title: string
  /** Figures lean to the right. */
  readonly isFigure?: boolean
}

/** A table with a caption for those who cannot see where it stands; the first cell of a row names it. */
export function table(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Inserted[])[],
  id?: string,
): Markup {
  const heads = columns.map(
    ({ title, isFigure }) => markup`<th scope="col"${isFigure === true && FIGURE}>${title}</th>`,
  )
  const lines = rows.map((cells) => {
    const [first, ...rest] = cells
    const tail = rest.map(
      (cell, at) => markup`<td${columns[at + 1]?.isFigure === true && FIGURE}>${cell}</td>`,
    )
    return markup`<tr>
      <th scope="row">${first}</th>
      ${tail}
    </tr> `
  })
  const name = id === undefined ? '' : markup` id="${id}"`
  return markup`<div class="scroll" tabindex="0" role="group" aria-label="${caption}"><table${name}>
<caption>${caption}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>
${lines}</tbody>
</table></div>`
}

const FIGURE: Markup = markup` class="n"`

/** Something that is folded away under a word. */
export function folded(summary: string, content: Inserted): Markup {
  return markup`<details>
    <summary>${summary}</summary>
    ${content}
  </details>`
}

/** One part of the page under its heading; none where there is nothing in it. */
export function section(id: string, title: string, content: Inserted): Markup {
  return markup`<section id="${id}" aria-labelledby="${id}-h">
    <h2 id="${id}-h">${title}</h2>
    ${content}
  </section> `
}
