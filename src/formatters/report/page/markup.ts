import { escaped } from '../escape.ts'

/** A piece of HTML, as against a text that is still to be escaped. */
export class Markup {
  readonly text: string

  /** Takes HTML that is known to be well formed. */
  constructor(text: string) {
    this.text = text
  }
}

/** What may stand in a template; undefined and false print nothing. */
export type Inserted = string | number | Markup | readonly Inserted[] | undefined | false

/** HTML from a template, its indentation left out: what is inserted is escaped, unless it is HTML already. */
export function markup(pieces: TemplateStringsArray, ...inserted: readonly Inserted[]): Markup {
  return new Markup(
    pieces.map((piece, at) => `${piece.replace(/\n\s+/g, '\n')}${written(inserted[at])}`).join(''),
  )
}

function written(value: Inserted): string {
  if (value === undefined || value === false) return ''
  if (value instanceof Markup) return value.text
  if (typeof value === 'string') return escaped(value)
  if (typeof value === 'number') return String(value)
  return value.map(written).join('')
}
