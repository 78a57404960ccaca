import type { BarVerdict } from '../../model/barVerdict.ts'
import { yuanFromCents } from '../../model/cents.ts'
import type { StockEvidence, StockProblem } from '../../model/reconcile.ts'
import { limitMark } from '../label.ts'
import { boardWords, printedLabelWords } from './words.ts'

/** What is wrong about a printed stock and what the bars show, as sentences. */
export function evidenceWords(evidence: StockEvidence): string[] {
  const { name, own, bars } = evidence
  const code = own === undefined || name === own.code ? '' : ` ${own.code}`
  const [day, ...older] = bars
  const shown =
    day === undefined ? [] : barWords(day).slice(0, evidence.problem === 'leftOut' ? 1 : undefined)
  const said = evidence.printed === undefined ? '' : `printed ${printedLabelWords(evidence.printed)}, `
  return [`${name}${code}: ${said}${problemWords(evidence, day)}`, ...shown, ...olderWords(older)]
}

/** A stock that was left out and the bar that shows it, in one sentence. */
export function leftOutWords({ name, own, bars }: StockEvidence): string {
  const code = own === undefined || name === own.code ? '' : ` ${own.code}`
  const [day] = bars
  const shown = day === undefined ? '' : `: ${barWords(day)[0] ?? ''}`
  const board = own?.board
  const label = board === undefined ? '' : ` ${boardWords(board)}`
  return `${name}${code}${label}${shown}`
}

function problemWords(
  { problem, own, candidates, printed }: StockEvidence,
  day: BarVerdict | undefined,
): string {
  switch (problem) {
    case 'noBoard':
      return noBoardWords(own, printed?.kind, day)
    case 'label':
      return own?.board === undefined ? ownDown(own) : `the bars make it ${boardWords(own.board)}`
    case 'mark':
      return `its limit is ${own?.board === undefined ? '?' : own.board.limitPercent}%, ${markWords(own)}`
    case 'block':
      return 'no stock of the Beijing exchange (北交所)'
    case 'leftOut':
      return own?.board === undefined ? 'left out' : `left out, ${boardWords(own.board)}`
    case 'repeated':
    case 'codeName':
    case 'unknown':
    case 'ambiguous':
      return nameWords(problem, candidates)
  }
}

function noBoardWords(
  own: StockEvidence['own'],
  printed: NonNullable<StockEvidence['printed']>['kind'] | undefined,
  day: BarVerdict | undefined,
): string {
  if (printed === 'limitDown') return 'not at its down limit'
  if (own?.board?.state === 'sealed') return 'sealed, not broken'
  if (own?.board?.state === 'broken') return 'touched its limit and closed below (炸板)'
  if (day === undefined) return 'no bar on the day: suspended, or not in the data'
  const { judgement } = day
  if (judgement.kind === 'judged' && judgement.up !== 'untouched') {
    return `${judgement.up === 'sealed' ? 'sealed' : 'broken'}, and not counted in this scope (${day.segment}, ${statusWords(day)})`
  }
  return 'not touched'
}

function statusWords({ status }: BarVerdict): string {
  switch (status) {
    case 'specialTreatment':
      return 'ST'
    case 'delisting':
      return '退市整理'
    case 'unreformed':
      return 'S股'
    case 'normal':
    case 'unknown':
      return status
  }
}

function ownDown(own: StockEvidence['own']): string {
  const down = own?.downBoard
  return down === undefined ? 'the bars say otherwise' : `跌停 on ${down.streak} own bars in a row`
}

function markWords(own: StockEvidence['own']): string {
  const mark = own?.board === undefined ? '' : limitMark(own.board.limitPercent)
  return mark === '' ? 'printed without a mark' : `printed as ${mark}`
}

function nameWords(
  problem: Extract<StockProblem, 'repeated' | 'codeName' | 'unknown' | 'ambiguous'>,
  candidates: readonly string[],
): string {
  switch (problem) {
    case 'repeated':
      return 'printed twice under one label'
    case 'codeName':
      return `the name is another stock's than the code`
    case 'unknown':
      return 'no stock of the day has this name or code'
    case 'ambiguous':
      return `several stocks have this name: ${candidates.join(', ')}`
  }
}

/** The prices that decide, and how the limit came about: two sentences. */
function barWords(bar: BarVerdict): string[] {
  const { judgement, high, close, prevClose } = bar
  const prices = `high ${yuanFromCents(high)}, close ${yuanFromCents(close)}`
  switch (judgement.kind) {
    case 'judged':
      return [`${bar.date} ${limitWords(bar, judgement.limitUp)}`, ...productWords(bar, judgement)]
    case 'anomalous':
      return [
        `${bar.date} ${prices}: beyond the limits ${yuanFromCents(judgement.limitDown)} to ${yuanFromCents(judgement.limitUp)}, not judged`,
      ]
    case 'noLimit':
      return [`${bar.date} ${prices}: a day without a limit`]
    case 'notJudged':
      return [
        `${bar.date} ${prices}: not judged, ${prevClose === undefined ? 'no reference price' : 'its status is not known'}`,
      ]
    case 'faultyRow':
      return [`${bar.date}: a row that cannot be read`]
  }
}

function limitWords({ high, close }: BarVerdict, limit: number): string {
  const [top, last, price] = [high, close, limit].map(yuanFromCents)
  if (close === limit) return `close ${last!} = limit ${price!}: sealed`
  if (high === limit) return `high ${top!} = limit ${price!}, close ${last!}: touched, not sealed`
  return `high ${top!} < limit ${price!}, close ${last!}: not touched`
}

/** pre_close 17.69 × 1.1 = 19.459 → 19.46. */
function productWords(
  { prevClose }: BarVerdict,
  { limitPercent, limitUp }: Extract<BarVerdict['judgement'], { kind: 'judged' }>,
): string[] {
  if (prevClose === undefined) return []
  const factor = ((100 + limitPercent) / 100).toFixed(2).replace(/0$/, '')
  const product = tenThousandths(prevClose * (100 + limitPercent))
  return [`pre_close ${yuanFromCents(prevClose)} × ${factor} = ${product} → ${yuanFromCents(limitUp)}`]
}

function tenThousandths(value: number): string {
  const whole = Math.floor(value / 10_000)
  const rest = String(value % 10_000)
    .padStart(4, '0')
    .replace(/0{1,2}$/, '')
  return `${whole}.${rest}`
}

/** The bars behind the day's that decide a streak or a window. */
function olderWords(bars: readonly BarVerdict[]): string[] {
  if (bars.length === 0) return []
  if (bars.length === 1) return barWords(bars[0]!).slice(0, 1)
  return [
    `boards before: ${bars
      .map(({ date }) => date)
      .reverse()
      .join(', ')}`,
  ]
}
