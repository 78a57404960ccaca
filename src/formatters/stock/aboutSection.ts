import type { StockReport } from '../../model/stockReport.ts'
import { factLines } from '../explain/lines.ts'
import type { Section } from '../explain/lines.ts'
import { assumedPhrase } from '../words/notes.ts'
import { english } from '../words/phrase.ts'
import type { Say } from '../words/phrase.ts'
import { barsPhrase, perhapsStPhrase, STATUS_NAMES, STOCK_WORDS } from '../words/stock.ts'

/** Names and statuses with the days on which bars bore them, and what a reader must know of the data. */
export function aboutSection(report: StockReport, width: number, say: Say): Section {
  const { names, statuses, codes, issues, assumptions, lookbackFrom, isAlone } = report
  const spanned = (what: string, from: string, to: string): string =>
    `${what}${say(STOCK_WORDS.comma)}${from === to ? from : `${from}${say(STOCK_WORDS.to)}${to}`}`
  const fact = (label: string, text: string): string[] => factLines(label, text, width, say)
  const alone = isAlone ? `${say(STOCK_WORDS.semicolon)}${say(STOCK_WORDS.alone)}` : ''
  return {
    title: say(STOCK_WORDS.about),
    lines: [
      ...names.flatMap(({ name, from, to }, at) =>
        fact(at === 0 ? say(STOCK_WORDS.name) : '', spanned(name, from, to)),
      ),
      ...statuses.flatMap(({ status, from, to }, at) =>
        fact(at === 0 ? say(STOCK_WORDS.status) : '', spanned(say(STATUS_NAMES[status]), from, to)),
      ),
      ...codes.flatMap(({ code, from, to }, at) =>
        fact(at === 0 ? say(STOCK_WORDS.code) : '', spanned(code, from, to)),
      ),
      ...(report.statusUnknown === 0
        ? []
        : fact('ST?', say(perhapsStPhrase(report.statusUnknown, report.summary.sealed, report.boardsIfSt)))),
      ...fact(say(STOCK_WORDS.bars), `${say(barsPhrase(report.bars, lookbackFrom))}${alone}`),
      ...assumptions.flatMap((flag) => fact(say(STOCK_WORDS.assumed), say(assumedPhrase(flag)))),
      ...issues.flatMap((issue) => fact(say(STOCK_WORDS.issue), say(english(issue, issue)))),
    ],
  }
}
