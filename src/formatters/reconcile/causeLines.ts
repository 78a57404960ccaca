import type { Explanation, Finding, ReconcileReport, Variant } from '../../model/reconcile.ts'
import type { FormatContext } from '../formatter.ts'
import type { Lines } from './lines.ts'
import { variantWords } from './words.ts'

/** Most variants and open findings that are shown; JSON has all. */
const MOST_VARIANTS = 8
const MOST_OPEN = 4

/** Prints the ways of counting that would explain what differs, best first, and the best of all. */
export function causeLines(lines: Lines, report: ReconcileReport, paint: FormatContext['paint']): void {
  const { variants, explanation } = report
  const all = report.differ + report.leftOut
  if (all === 0) return
  const shown = variants.filter(
    ({ kind, resolves, breaks }) => kind === 'slip' || resolves.length > breaks.length,
  )
  lines.title('原因 likely causes', (text) => paint('bold', text))
  if (shown.length === 0 && report.differ > 0) {
    lines.item('no other way of counting explains it: a slip of the text, or other bars')
  }
  for (const variant of shown.slice(0, MOST_VARIANTS)) lines.item(causeWords(report, variant, all))
  if (shown.length > MOST_VARIANTS) lines.item(`… ${shown.length - MOST_VARIANTS} more`)
  if (report.findings.some(({ kind }) => kind === 'leftOut')) {
    lines.item('left out: an editor may name only some stocks of a tier')
  }
  if (explanation === undefined) return
  lines.item(togetherWords(report, explanation, all), 1, (text) => paint('bold', text))
}

function causeWords(report: ReconcileReport, variant: Variant, all: number): string {
  const { resolves } = variant
  return `${variantWords(variant)}: explains ${resolves.length} of ${all}${breakWords(report, variant)}`
}

/** What a variant breaks; a slip is shown up by the text's own figures. */
function breakWords({ agreements }: ReconcileReport, { kind, breaks }: Variant): string {
  if (breaks.length === 0) return ''
  const own = agreements.filter(({ keys }) => keys.some((key) => breaks.includes(key)))
  const said = own.map(({ printed }) => printed).join('、')
  return kind === 'slip' && said !== ''
    ? `; against it the text's own ${said}`
    : `, and breaks ${breaks.length}`
}

function togetherWords(
  report: ReconcileReport,
  { variants, resolves, left }: Explanation,
  all: number,
): string {
  const [best] = variants
  const head =
    variants.length === 1 && best !== undefined
      ? `best: ${shortWords(best)} explains ${resolves.length} of ${all}`
      : `together: ${variants.map(shortWords).join(' + ')} explain ${resolves.length} of ${all}`
  if (left.length === 0) return head
  const open = report.findings.filter(({ keys }) => keys.some((key) => left.includes(key)))
  const names = open.slice(0, MOST_OPEN).map(findingName)
  const more = open.length > MOST_OPEN ? ` … ${open.length - MOST_OPEN} more` : ''
  return `${head}; open: ${names.join(', ')}${more}`
}

function shortWords(variant: Variant): string {
  switch (variant.kind) {
    case 'unqueued':
      return 'touched, never queued'
    case 'slip':
      return `slip (${variant.stocks.map(({ name }) => name).join('、')})`
    case 'amounts':
      return 'totals of the exchanges'
    case 'scope':
    case 'specialTreatment':
    case 'daysBoards':
    case 'bse':
    case 'touched':
    case 'stale':
      return variantWords(variant)
  }
}

function findingName({ kind, printed, stocks }: Finding): string {
  return kind === 'leftOut' ? `${stocks.map(({ name }) => name).join('、')} left out` : printed
}
