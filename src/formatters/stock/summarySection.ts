import type { Spread } from '../../model/dayDepth.ts'
import type { StockReport, StockSummary } from '../../model/stockReport.ts'
import { factLines } from '../explain/lines.ts'
import type { Section } from '../explain/lines.ts'
import { ruleWords } from '../explain/words.ts'
import { fractionPercent } from '../fraction.ts'
import { wholePercent } from '../percent.ts'
import { labelPhrase, streakPhrase } from '../words/labels.ts'
import type { Phrase, Say } from '../words/phrase.ts'
import {
  boardsPhrase,
  downsPhrase,
  longestPhrase,
  nextDayPhrase,
  spreadPhrase,
  STOCK_WORDS,
} from '../words/stock.ts'
import { spanWords } from './timelineSection.ts'

/** The span in figures: boards, seal rate, longest streak and windows, and the next day's premium. */
export function summarySection({ summary }: StockReport, width: number, say: Say): Section {
  const { sealed, broken, sealRate, limitDown, limitDownBroken } = summary
  const rate = `${wholePercent(sealRate)}${sealRate === undefined ? '' : ` (${sealRate.part}/${sealRate.whole})`}`
  const fact = (label: string, text: string): string[] => factLines(label, text, width, say)
  return {
    title: say(STOCK_WORDS.summary),
    lines: [
      ...fact(say(STOCK_WORDS.sealed), say(boardsPhrase(sealed, broken, rate))),
      ...fact(say(STOCK_WORDS.limitDown), say(downsPhrase(limitDown, limitDownBroken))),
      ...fact(say(STOCK_WORDS.streak), say(longestStreak(summary))),
      ...summary.longestWindows.flatMap(({ rule, days, boards, atLeast, from, to }) =>
        fact(
          ruleWords(rule),
          say(longestPhrase(labelPhrase({ kind: 'window', days, boards, atLeast }), spanWords(from, to))),
        ),
      ),
      ...premiumLines(summary, width, say),
    ],
  }
}

function longestStreak({ longestStreak }: StockSummary): Phrase {
  if (longestStreak === undefined) return STOCK_WORDS.noBoard
  const { boards, atLeast, from, to } = longestStreak
  return longestPhrase(streakPhrase(boards, atLeast), spanWords(from, to))
}

function premiumLines({ premium, sealed }: StockSummary, width: number, say: Say): string[] {
  if (sealed === 0) return []
  const { boards, suspended, notKnown, open, close } = premium
  const fact = (label: Phrase, text: Phrase): string[] => factLines(say(label), say(text), width, say)
  return [
    ...fact(STOCK_WORDS.premium, nextDayPhrase(boards, suspended, notKnown)),
    ...(open === undefined ? [] : fact(STOCK_WORDS.open, spreadOf(open))),
    ...(close === undefined ? [] : fact(STOCK_WORDS.close, spreadOf(close))),
  ]
}

function spreadOf({ mean, median, risen }: Spread): Phrase {
  return spreadPhrase(fractionPercent(mean, true), fractionPercent(median, true), risen.part, risen.whole)
}
