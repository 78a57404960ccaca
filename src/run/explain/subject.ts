import type { Security } from '../../model/security.ts'
import type { LimitSubject } from '../../rules/limitPercent.ts'
import type { Analysis } from '../openAnalysis.ts'
import { OwnRows } from '../ownRows.ts'
import type { StockLookback } from './lookBack.ts'

/** One stock and all that was read of it. */
export interface Subject {
  readonly analysis: Analysis
  readonly lookback: StockLookback
  readonly stock: number
  readonly rows: OwnRows
  /** What the law looks at. */
  readonly law: LimitSubject
  /** What a list says of it. */
  readonly security: Security | undefined
}

/** The stock of a look-back. */
export function subjectOf(analysis: Analysis, lookback: StockLookback): Subject {
  const { universe, facts } = analysis
  const { stock } = lookback
  const code = universe.codeOf(stock)
  return {
    analysis,
    lookback,
    stock,
    rows: new OwnRows(lookback.frames, [stock]),
    law: {
      segment: universe.segmentOf(stock),
      exchange: universe.exchangeOf(stock),
      digits: Number(code.slice(0, 6)),
    },
    security: facts.byCode.get(code),
  }
}
