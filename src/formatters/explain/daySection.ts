import { yuanFromCents } from '../../model/cents.ts'
import type { BoardShape } from '../../model/board.ts'
import type { ExplainedBar, ExplainedJudgement, NoLimit, SideVerdict } from '../../model/explanation.ts'
import { factLines, placeWords } from './lines.ts'
import type { Section } from './lines.ts'
import { counted } from './words.ts'

type Judged = Extract<ExplainedJudgement, { kind: 'judged' }>

/** High, low and close held against the limits, or why they cannot be. */
export function daySection(bar: ExplainedBar, judgement: ExplainedJudgement, width: number): Section {
  return { title: '当日 verdict of the day', lines: dayLines(bar, judgement, width) }
}

function dayLines(bar: ExplainedBar, judgement: ExplainedJudgement, width: number): string[] {
  switch (judgement.kind) {
    case 'judged':
      return [
        ...factLines('up', upWords(bar, judgement.up), width),
        ...factLines('down', downWords(bar, judgement.down), width),
        ...bothWords(judgement).flatMap((words) => factLines('both', words, width)),
        ...(judgement.shape === undefined
          ? []
          : factLines('shape', shapeWords(bar, judgement.shape, judgement), width)),
      ]
    case 'anomalous':
      return factLines(
        '越限',
        `${beyondWords(bar, judgement.up.limit, judgement.down.limit)}: anomalous, the whole bar is not judged; it keeps its place among the own bars and ends a streak`,
        width,
      )
    case 'noLimit':
      return factLines('无限制', `no limit: ${noLimitWords(judgement.why)}`, width)
    case 'notJudged':
      return factLines(
        '未判',
        `not judged: ${notJudgedWords(bar, judgement)}; the bar keeps its place among the own bars and ends a streak`,
        width,
      )
  }
}

function upWords({ high, close }: ExplainedBar, { state, limit }: SideVerdict): string {
  const at = yuanFromCents(limit.limit)
  if (state === 'untouched') return `high ${yuanFromCents(high)} < ${at}: not touched 未触板`
  const touched = `high ${yuanFromCents(high)} = ${at}: touched 触板; close ${yuanFromCents(close)}`
  return state === 'sealed'
    ? `${touched} = ${at}: sealed 封板`
    : `${touched} < ${at}: not sealed, 炸板 broken`
}

function downWords({ low, close }: ExplainedBar, { state, limit }: SideVerdict): string {
  const at = yuanFromCents(limit.limit)
  if (state === 'untouched') return `low ${yuanFromCents(low)} > ${at}: not touched`
  const touched = `low ${yuanFromCents(low)} = ${at}: touched; close ${yuanFromCents(close)}`
  return state === 'sealed' ? `${touched} = ${at}: sealed 跌停` : `${touched} > ${at}: not sealed, 翘板`
}

/** 天地板 and 地天板: both limits in one day. */
function bothWords({ up, down }: Judged): string[] {
  if (up.state !== 'untouched' && down.state === 'sealed')
    return ['天地板: touched the up limit, closed at the down limit']
  if (down.state !== 'untouched' && up.state === 'sealed')
    return ['地天板: touched the down limit, closed at the up limit']
  return []
}

function shapeWords({ open, low, high }: ExplainedBar, shape: BoardShape, { up }: Judged): string {
  const isUp = up.state === 'sealed'
  const [side, extreme, far] = isUp ? (['up', 'low', low] as const) : (['down', 'high', high] as const)
  const at = `the ${side} limit`
  switch (shape) {
    case 'oneWord':
      return `一字板 oneWord: open, high, low and close all stand at ${at}`
    case 'tBoard':
      return `T字板 tBoard: opened at ${at}, and its ${extreme}, ${yuanFromCents(far)}, lies off it`
    case 'turnover':
      return `换手板 turnover: opened at ${yuanFromCents(open)}, off ${at}`
  }
}

function beyondWords({ high, low }: ExplainedBar, up: number, down: number): string {
  const words = [
    high > up ? `high ${yuanFromCents(high)} > ${yuanFromCents(up)}` : '',
    low < down ? `low ${yuanFromCents(low)} < ${yuanFromCents(down)}` : '',
  ]
  return words.filter(Boolean).join(', ')
}

function notJudgedWords(
  bar: ExplainedBar,
  judgement: Extract<ExplainedJudgement, { kind: 'notJudged' }>,
): string {
  switch (judgement.why) {
    case 'noReference':
      return 'without a reference price there are no limit prices'
    case 'lawUnknown':
      return "the law of that day gives no ratio for this stock's status"
    case 'beyondDerived': {
      const { up, down } = judgement
      const beyond = beyondWords(bar, up?.limit ?? bar.high, down?.limit ?? bar.low)
      return `${beyond}: beyond what the close before gives, as on an ex-rights day that nothing tells`
    }
  }
}

/** Why a day had no limit, in words. */
export function noLimitWords(why: NoLimit): string {
  const since = why.since ?? 'an unknown day'
  const place = placeWords(why.at)
  switch (why.reason) {
    case 'law':
      return 'the law of that day had none'
    case 'listed':
      return `listed on ${since}${place}; ${barWords(why)}`
    case 'firstName':
      return `the name of ${since} begins with N: newly listed; ${barWords(why)}`
    case 'earlyName':
      return `the name begins with C since ${since}: days 2 to 5 after a listing are free`
    case 'noReference':
      return `the first bar, ${since}, comes late and has no reference price: newly listed; ${barWords(why)}`
    case 'farBeyondBand':
      return `the first bar, ${since}, lies beyond its ordinary limits: taken for newly listed; ${barWords(why)}`
    case 'delistingFirstDay':
      return `first day of 退市整理, ${since}: free under the rules of 2020-12-31`
    case 'longGap':
      return `a price beyond the ordinary limits, and the bar before, ${since}, lies more than 30 days back: a resumption without a limit`
    case 'maybeNew':
      return 'a price beyond the ordinary limits, and the first bar of the data, at most five bars back, has no reference price: taken for newly listed'
    case 'delistingAhead':
      return `a price beyond the ordinary limits, and the delisting, ${since}${place}, lies at most 35 bars ahead: first day of 退市整理`
  }
}

/** `bar 3 of 5 without a limit`, and how many are still to come. */
function barWords({ bar = 1, bars = 1 }: NoLimit): string {
  const left = Math.max(bars - bar, 0)
  const next = left === 0 ? 'the next bar has a limit' : `${counted(left, 'more bar')} without one`
  return `bar ${bar} of ${bars} without a limit (${next})`
}
