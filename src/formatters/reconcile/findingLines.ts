import type { JsonValue } from '../../model/json.ts'
import type { Finding } from '../../model/reconcile.ts'
import type { FormatContext } from '../formatter.ts'
import { evidenceWords, leftOutWords } from './evidence.ts'
import { placeWords } from './lines.ts'
import type { Lines } from './lines.ts'
import { boardWords, distanceWords, ownWords, POOL_WORDS } from './words.ts'

/** Most stocks of a count that are named; JSON names all. */
const MOST_COUNTED = 12
/** Longest value of a JSON report that is shown. */
const LONGEST_VALUE = 60

/** Prints one difference and the bars that show it. */
export function findingLines(lines: Lines, finding: Finding, paint: FormatContext['paint']): void {
  lines.item(`${placeWords(finding.at)}${titleWords(finding)}`, 1, (text) => paint('up', text))
  if (finding.counted.length > 0) lines.item(countedWords(finding), 2)
  const isShort = finding.kind === 'leftOut' || finding.kind === 'missing'
  for (const stock of finding.stocks) {
    const [title = '', ...bars] = isShort ? [leftOutWords(stock)] : evidenceWords(stock)
    lines.item(title, 2)
    for (const bar of bars) lines.item(bar, 3, (text) => paint('dim', text))
  }
}

function titleWords(finding: Finding): string {
  const { kind, printed, own, values, stocks } = finding
  switch (kind) {
    case 'number':
    case 'total':
      return own === undefined ? printed : numberWords(finding)
    case 'scope':
      return `${printed}: the text counts another scope than this one`
    case 'labels':
      return finding.claim?.kind === 'pool' ? `${listWords(finding)}: other labels` : printed
    case 'leftOut':
      return `${tierWords(finding)} left out: ${stocks.map(({ name }) => name).join('、')}`
    case 'extra':
      return `${listWords(finding)}: ${stocks.length} listed and not there by the bars`
    case 'missing':
      return `${listWords(finding)}: ${stocks.length} not listed and there by the bars`
    case 'value':
      return `${printed}: ${valueWords(values?.printed)} → ${valueWords(values?.own)}`
  }
}

function numberWords(finding: Finding): string {
  const { printed, own, distance, claim } = finding
  if (own === undefined) return printed
  const isFine = claim?.kind === 'rate' && claim.figure !== 'sealRate' && claim.figure !== 'brokenRate'
  const off = distanceWords(own, distance)
  return `${printed} → ${ownNumberWords(finding, isFine)}${off === '' ? '' : `: ${off}${usualWords(finding)}`}`
}

/** Our number; a change of amounts with its direction. */
function ownNumberWords({ own, claim }: Finding, isFine: boolean): string {
  if (own === undefined) return ''
  if (own.kind !== 'cents' || claim?.kind !== 'amountChange') return ownWords(own, isFine)
  return `${own.cents < 0 ? '缩量' : '放量'}${ownWords({ kind: 'cents', cents: Math.abs(own.cents) }, isFine)}`
}

/** Whether texts of one day differ by so much. */
function usualWords({ own, distance }: Finding): string {
  if (distance?.isUsual === true) return '; texts of one day often differ by so much'
  return own?.kind === 'count' ? '; texts of one day rarely differ by more than 2' : ''
}

/** What the left-out stocks of one line of the ladder have in common. */
function tierWords({ stocks: [first] }: Finding): string {
  return first?.own?.board === undefined ? '' : boardWords(first.own.board)
}

function listWords({ claim, printed }: Finding): string {
  return claim?.kind === 'pool' ? `${POOL_WORDS[claim.pool]}, ${printed}` : printed
}

function valueWords(value: JsonValue | undefined): string {
  const text = JSON.stringify(value ?? null)
  const characters = Array.from(text)
  return characters.length > LONGEST_VALUE ? `${characters.slice(0, LONGEST_VALUE).join('')}…` : text
}

function countedWords({ counted }: Finding): string {
  const names = counted.slice(0, MOST_COUNTED).map(({ name, code }) => name ?? code)
  const more = counted.length > MOST_COUNTED ? ` … ${counted.length - MOST_COUNTED} more` : ''
  return `by the bars: ${names.join('、')}${more}`
}
