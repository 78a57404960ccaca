import type { Spread } from '../../model/dayDepth.ts'
import type { StockReport, StockSummary } from '../../model/stockReport.ts'
import { factLines } from '../explain/lines.ts'
import type { Section } from '../explain/lines.ts'
import { counted, ruleWords } from '../explain/words.ts'
import { fractionPercent } from '../fraction.ts'
import { streakWords } from '../label.ts'
import { wholePercent } from '../percent.ts'
import { spanWords } from './timelineSection.ts'

/** The span in figures: boards, seal rate, longest streak and windows, and the next day's premium. */
export function summarySection({ summary }: StockReport, width: number): Section {
  const { sealed, broken, sealRate, limitDown, limitDownBroken } = summary
  return {
    title: '合计 summary',
    lines: [
      ...factLines(
        '涨停',
        `${counted(sealed, 'board')}, ${broken} broken 炸板; 封板率 seal rate ${wholePercent(sealRate)}${sealRate === undefined ? '' : ` (${sealRate.part}/${sealRate.whole})`}`,
        width,
      ),
      ...factLines('跌停', `${counted(limitDown, 'limit-down')}, ${limitDownBroken} 翘板`, width),
      ...factLines('连板', longestWords(summary), width),
      ...summary.longestWindows.flatMap(({ rule, days, boards, atLeast, from, to }) =>
        factLines(
          ruleWords(rule),
          `longest ${atLeast ? '>=' : ''}${days}天${boards}板, ${spanWords(from, to)}`,
          width,
        ),
      ),
      ...premiumLines(summary, width),
    ],
  }
}

function longestWords({ longestStreak }: StockSummary): string {
  if (longestStreak === undefined) return 'no board'
  const { boards, atLeast, from, to } = longestStreak
  return `longest ${streakWords(boards, atLeast)}, ${spanWords(from, to)}`
}

function premiumLines({ premium, sealed }: StockSummary, width: number): string[] {
  if (sealed === 0) return []
  const { boards, suspended, notKnown, open, close } = premium
  const left = [
    suspended === 0 ? '' : `${suspended} suspended`,
    notKnown === 0 ? '' : `${notKnown} whose next day is not known`,
  ].filter(Boolean)
  const out = left.length === 0 ? '' : `; left out: ${left.join(', ')}`
  return [
    ...factLines('次日溢价', `on the trading day after ${counted(boards, 'board')}${out}`, width),
    ...(open === undefined ? [] : factLines('open', spreadWords(open), width)),
    ...(close === undefined ? [] : factLines('close', spreadWords(close), width)),
  ]
}

function spreadWords({ mean, median, risen }: Spread): string {
  return `mean ${fractionPercent(mean, true)}, median ${fractionPercent(median, true)}, above 0: ${risen.part} of ${risen.whole}`
}
