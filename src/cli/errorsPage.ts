import { ISSUES, REFUSALS } from '../model/catalogue.ts'
import type { CatalogueEntry } from '../model/catalogue.ts'
import { EXIT_OF } from './exit.ts'

/** What the golden text of one fixture shows of a code. */
export interface ErrorExample {
  /** The command line as it is typed, with its prompt. */
  readonly command: string
  /** The lines that name the code, and what would help. */
  readonly said: readonly string[]
  /** What the clock said, where it matters. */
  readonly now: string | undefined
  /** The lines of the file that the message points at; undefined where there are none, or they are no text. */
  readonly rows: { readonly file: string; readonly lines: readonly FileLine[] } | undefined
}

interface FileLine {
  readonly number: number
  readonly text: string
}

type Kind = 'refusal' | 'issue'

/** docs/errors.md, made from the catalogue of refusals and issues. `exampleOf` gives what a fixture shows. */
export function errorsPage(exampleOf: (code: string, kind: Kind) => ErrorExample): string {
  const refusals = Object.entries(REFUSALS)
  const issues = Object.entries(ISSUES)
  const isBoth = (code: string): boolean => code in REFUSALS && code in ISSUES
  const section =
    (kind: Kind) =>
    ([code, entry]: readonly [string, CatalogueEntry]): string =>
      [
        `### ${titleOf(code, kind, isBoth(code))}`,
        sentence(entry.cause),
        exampleText(code, exampleOf(code, kind)),
        `**What to do:** ${sentence(entry.remedy)}`,
      ].join('\n\n')
  const contents = (kind: Kind, entries: readonly (readonly [string, CatalogueEntry])[]): string =>
    entries.map(([code]) => `[\`${code}\`](#${anchorOf(code, kind, isBoth(code))})`).join(' · ')
  return `${[
    '# Refusals and issues',
    'Made from the catalogue of the program and from what its fixtures print.',
    'A **refusal** ends the run: nothing is printed on stdout, the message names the file, line and cell where it can, and the line below it says what to do. The exit code is 2, but ' +
      `${otherExits()} ([all of them](cli.md#exit-codes)).`,
    'An **issue** is a fact about a row: the run goes on, every report counts it, JSON shows where the first of each kind are, and `--strict` refuses the data and shows the first.',
    'A faulty row is no bar. It is in no figure, and its stock’s look-back ends there, so a streak over it prints `>=n`. When even its day cannot be read, the look-back ends at the first trading day on which the stock has no bar.',
    `**Refusals:** ${contents('refusal', refusals)}`,
    `**Issues:** ${contents('issue', issues)}`,
    '## Refusals',
    ...refusals.map(section('refusal')),
    '## Issues',
    ...issues.map(section('issue')),
  ].join('\n\n')}\n`
}

/** The refusals that end with another code than 2. */
function otherExits(): string {
  return Object.entries(EXIT_OF)
    .map(([code, exit]) => `${exit} for \`${code}\``)
    .join(', ')
}

/** A code that is both would make two headings of one name. */
function titleOf(code: string, kind: Kind, isBoth: boolean): string {
  return isBoth ? `\`${code}\` (${kind})` : `\`${code}\``
}

function anchorOf(code: string, kind: Kind, isBoth: boolean): string {
  return isBoth ? `${code}-${kind}` : code
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

function exampleText(code: string, { command, said, now, rows }: ErrorExample): string {
  const clock = now === undefined ? '' : `, at ${now.slice(11, 16)} on ${now.slice(0, 10)} in Shanghai`
  const intro = `Example ([fixtures/errors/${code}](../fixtures/errors/${code})${clock}):`
  const parts = [intro, fenced('console', [command, ...said])]
  if (rows !== undefined) {
    const numbers = rows.lines.map(({ number }) => number).join(' and ')
    const [word, texts] = [rows.lines.length === 1 ? 'Line' : 'Lines', rows.lines.map(({ text }) => text)]
    parts.push(`${word} ${numbers} of \`${rows.file}\`:`, fenced('csv', texts))
  }
  return parts.join('\n\n')
}

function fenced(language: string, lines: readonly string[]): string {
  return ['```' + language, ...lines, '```'].join('\n')
}
