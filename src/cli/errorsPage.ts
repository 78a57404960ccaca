import { ISSUES, REFUSALS } from '../model/catalogue.ts'
import type { CatalogueEntry } from '../model/catalogue.ts'

/** docs/errors.md, made from the catalogue of refusals and issues. */
export function errorsPage(): string {
  return `${[
    '# Refusals and issues',
    'Made from the catalogue of the program. A **refusal** ends the run: nothing is printed on stdout, the message names the file, line and cell where it can, and the line below it says what to do. An **issue** is a fact about a row: it is counted in every report, and JSON shows where.',
    'A faulty row is no bar. It is in no figure, and its stock’s look-back ends there, so a streak over it prints `>=n`. When even its day cannot be read, the look-back ends at the first trading day on which the stock has no bar.',
    '## Refusals',
    table(Object.entries(REFUSALS)),
    '## Issues',
    table(Object.entries(ISSUES)),
  ].join('\n\n')}\n`
}

function table(entries: readonly (readonly [string, CatalogueEntry])[]): string {
  const rows = entries.map(([code, { cause, remedy }]) => `| \`${code}\` | ${cause} | ${remedy} |`)
  return ['| code | cause | remedy |', '|---|---|---|', ...rows].join('\n')
}
