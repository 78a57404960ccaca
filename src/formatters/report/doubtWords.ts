import type { DayStats, InputSummary } from '../../model/report.ts'
import type { DaysBoardsRule } from '../../model/scope.ts'
import { causedPhrase } from '../doubts.ts'
import type { Doubt } from '../doubts.ts'
import { printable } from '../width.ts'
import { daysBoardsPhrase } from '../words/heading.ts'
import { inputPhrase, skippedPhrase } from '../words/footnotes.ts'
import { statusPhrase } from '../words/notes.ts'
import { textIn } from '../words/phrase.ts'
import type { ReportLanguage } from './reportInput.ts'

/** Which figures a doubt concerns, and why. */
export function doubtText(doubt: Doubt, language: ReportLanguage): string {
  return textIn(causedPhrase(doubt), language)
}

/** The rule of N天M板. */
export function ruleWords(rule: DaysBoardsRule, language: ReportLanguage): string {
  return textIn(daysBoardsPhrase(rule), language)
}

/** What an input was taken for. */
export function inputText(input: InputSummary, day: DayStats, language: ReportLanguage): string {
  return textIn(inputPhrase(input, day.exRightsDays ?? 0), language)
}

/** Rows that are no A-share; empty where there are none. */
export function skippedText({ skipped }: DayStats, language: ReportLanguage): string {
  return textIn(skippedPhrase(skipped), language)
}

/** Of how many stocks nothing says whether they are ST, and every board that hangs on it; undefined without ranges. */
export function statusText(
  { ranges, statusUnknown }: DayStats,
  language: ReportLanguage,
): string | undefined {
  return ranges && textIn(statusPhrase(statusUnknown, ranges.stocks, ranges.stocks.length), language)
}

/** An issue's line without the folders of its file, which are nobody's business on a page. */
export function issueText(line: string): string {
  return printable(line).replace(/^(?:[^:]|:(?!\d))*[/\\](?=[^/\\]*?:\d+:)/, '')
}
