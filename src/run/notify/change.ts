/** Where a text is taken apart to find what changed. */
const CLAUSE = /(?<=[\n，。；、])/u
/** Most characters shown of each side. */
const MOST_SHOWN = 40

/** What changed first between the text that was sent and the one at hand, clause by clause: “84股涨停” is now “85股涨停”. */
export function changeWords(
  sent: { readonly title: string; readonly text: string },
  now: { readonly title: string; readonly text: string },
): string {
  const [before, after] = [sent, now].map(({ title, text }) => [
    title,
    ...text
      .split(CLAUSE)
      .map((clause) => clause.trim())
      .filter((clause) => clause !== ''),
  ])
  if (before === undefined || after === undefined) throw new Error('two texts have two lists of clauses')
  const at = before.findIndex((clause, index) => clause !== after[index])
  const place = at < 0 ? before.length : at
  const [was, is] = [before[place], after[place]]
  if (was === undefined && is === undefined) return 'the same text is cut into other messages'
  if (was === undefined) return `“${clipped(is ?? '')}” is new`
  return is === undefined ? `“${clipped(was)}” is no more` : `“${clipped(was)}” is now “${clipped(is)}”`
}

function clipped(text: string): string {
  const characters = Array.from(text.replace(/[，。；、]$/u, ''))
  return characters.length > MOST_SHOWN
    ? `${characters.slice(0, MOST_SHOWN - 1).join('')}…`
    : characters.join('')
}
