import { yuanFromCents } from '../../model/cents.ts'
import type { Standing, StockReport } from '../../model/stockReport.ts'
import { factLines } from '../explain/lines.ts'
import type { Section } from '../explain/lines.ts'
import { ruleWords } from '../explain/words.ts'
import { streakPhrase, windowPhrase } from '../words/labels.ts'
import type { Phrase, Say } from '../words/phrase.ts'
import { limitsPhrase, noStreakPhrase, standingTitle, STOCK_WORDS } from '../words/stock.ts'

/** Streak and windows after the stock's last bar; undefined without any bar. */
export function standingSection(report: StockReport, width: number, say: Say): Section | undefined {
  const { standing } = report
  if (standing === undefined) return undefined
  const { bar } = standing
  const fact = (label: string, text: string): string[] => factLines(label, text, width, say)
  return {
    title: say(standingTitle(bar.date, report.from)),
    lines: [
      ...fact(say(STOCK_WORDS.limits), say(limitsOf(standing))),
      ...fact(say(STOCK_WORDS.streak), say(streakOf(standing))),
      ...bar.windows.flatMap((window) => fact(ruleWords(window.rule), say(windowPhrase(window)))),
      ...fact(
        say(STOCK_WORDS.why),
        `limitup explain ${report.code.slice(0, 6)} ${bar.date < report.from ? report.to : bar.date}`,
      ),
    ],
  }
}

function limitsOf({ bar: { limitUp, limitDown, close } }: Standing): Phrase {
  const text = (cents: typeof limitUp): string | undefined =>
    cents === undefined ? undefined : yuanFromCents(cents)
  return limitsPhrase(yuanFromCents(close), text(limitUp), text(limitDown))
}

function streakOf({ bar, lastBoard }: Standing): Phrase {
  if (bar.up === 'sealed') return streakPhrase(bar.streak, bar.streakAtLeast)
  return noStreakPhrase(bar.down === 'sealed' ? bar.streak : 0, lastBoard)
}
