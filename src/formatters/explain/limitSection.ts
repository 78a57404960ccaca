import { yuanFromCents } from '../../model/cents.ts'
import type { ExplainedJudgement, LimitSteps } from '../../model/explanation.ts'
import { factLines } from './lines.ts'
import type { Section } from './lines.ts'

const ROUNDING_WORDS: Readonly<Record<LimitSteps['rounding'], string>> = {
  halfUp: 'half up',
  down: 'cut down',
  up: 'raised up',
}

/** 涨停价 and 跌停价 in integers that a pocket calculator can follow; undefined where the day has none. */
export function limitSection(
  judgement: ExplainedJudgement,
  prevClose: number | undefined,
  isBeijing: boolean,
  width: number,
): Section | undefined {
  const steps = stepsOf(judgement)
  if (steps === undefined || prevClose === undefined) return undefined
  const rule = isBeijing ? '; Beijing rounds towards the reference price' : ''
  return {
    title: `涨跌停价 limit prices, in cents (分)${rule}`,
    lines: [
      ...factLines('up 涨停', stepWords(steps.up, prevClose, 'above'), width),
      ...factLines('down 跌停', stepWords(steps.down, prevClose, 'below'), width),
    ],
  }
}

function stepsOf(judgement: ExplainedJudgement): { up: LimitSteps; down: LimitSteps } | undefined {
  switch (judgement.kind) {
    case 'judged':
      return { up: judgement.up.limit, down: judgement.down.limit }
    case 'anomalous':
      return judgement
    case 'notJudged':
      return judgement.up === undefined || judgement.down === undefined
        ? undefined
        : { up: judgement.up, down: judgement.down }
    case 'noLimit':
      return undefined
  }
}

/** `1769 × 110 ÷ 100 = 1945.90, half up -> 1946, so 19.46 yuan`, with the tick floor where it acts. */
export function stepWords(steps: LimitSteps, prevClose: number, side: 'above' | 'below'): string {
  const { factor, product, rounding, rounded, floor, limit } = steps
  const exact = yuanFromCents(product)
  const head = `${prevClose} × ${factor} ÷ 100 = ${exact}, ${ROUNDING_WORDS[rounding]} -> ${rounded}`
  const floored =
    floor === 'tick'
      ? `, less than one cent ${side} ${prevClose}, so ${limit}`
      : floor === 'oneCent'
        ? `, and never below one cent, so ${limit}`
        : ''
  return `${head}${floored}, so ${yuanFromCents(limit)} yuan`
}
