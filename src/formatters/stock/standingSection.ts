import { yuanFromCents } from '../../model/cents.ts'
import type { Standing, StockReport } from '../../model/stockReport.ts'
import { factLines } from '../explain/lines.ts'
import type { Section } from '../explain/lines.ts'
import { counted, ruleWords } from '../explain/words.ts'
import { streakWords } from '../label.ts'
import { daysBoardsWords } from '../explain/windowSection.ts'

/** Streak and windows after the stock's last bar; undefined without any bar. */
export function standingSection(report: StockReport, width: number): Section | undefined {
  const { standing } = report
  if (standing === undefined) return undefined
  const { bar } = standing
  const early = bar.date < report.from ? `, its last bar: none from ${report.from} on` : ''
  return {
    title: `${bar.date}${early}`,
    lines: [
      ...factLines('limits', limitWords(standing), width),
      ...factLines('连板', streakText(standing), width),
      ...bar.windows.flatMap((window) => factLines(ruleWords(window.rule), daysBoardsWords(window), width)),
      ...factLines(
        'why',
        `limitup explain ${report.code.slice(0, 6)} ${bar.date < report.from ? report.to : bar.date}`,
        width,
      ),
    ],
  }
}

function limitWords({ bar }: Standing): string {
  const { limitUp, limitDown, close } = bar
  const at = `close ${yuanFromCents(close)}`
  if (limitUp === undefined || limitDown === undefined) return `${at}; no limit prices`
  return `${at}; up ${yuanFromCents(limitUp)}, down ${yuanFromCents(limitDown)}`
}

function streakText({ bar, lastBoard }: Standing): string {
  if (bar.up === 'sealed') return streakWords(bar.streak, bar.streakAtLeast)
  const downs = bar.down === 'sealed' ? `, ${counted(bar.streak, 'limit-down')} in a row` : ''
  const last =
    lastBoard === undefined
      ? 'no board before it in the data read'
      : `last board ${lastBoard.date}, ${counted(lastBoard.barsSince, 'own bar')} back`
  return `0${downs}; ${last}`
}
