import type { StockReport } from '../../model/stockReport.ts'
import { factLines } from '../explain/lines.ts'
import type { Section } from '../explain/lines.ts'
import { counted, STATUS_WORDS } from '../explain/words.ts'

/** Names and statuses with the days on which bars bore them, and what a reader must know of the data. */
export function aboutSection(report: StockReport, width: number): Section {
  const { names, statuses, codes, issues, assumptions, lookbackFrom, isAlone } = report
  const alone = isAlone
    ? 'the data holds this stock alone, so days without its bar are taken for suspensions'
    : ''
  return {
    title: '股票 stock',
    lines: [
      ...names.flatMap(({ name, from, to }, at) =>
        factLines(at === 0 ? 'name' : '', `${name}, ${daysWords(from, to)}`, width),
      ),
      ...statuses.flatMap(({ status, from, to }, at) =>
        factLines(at === 0 ? 'status' : '', `${STATUS_WORDS[status]}, ${daysWords(from, to)}`, width),
      ),
      ...codes.flatMap(({ code, from, to }, at) =>
        factLines(at === 0 ? 'code' : '', `${code}, ${daysWords(from, to)}`, width),
      ),
      ...unknownWords(report).flatMap((words) => factLines('ST?', words, width)),
      ...factLines(
        'bars',
        `${counted(report.bars, 'own bar')}; read from ${lookbackFrom}${alone === '' ? '' : `; ${alone}`}`,
        width,
      ),
      ...assumptions.flatMap((flag) => factLines('assumed', `as asked by --${flag}`, width)),
      ...issues.flatMap((issue) => factLines('issue', issue, width)),
    ],
  }
}

function unknownWords({ statusUnknown, boardsIfSt, summary }: StockReport): string[] {
  if (statusUnknown === 0) return []
  const other =
    boardsIfSt === undefined
      ? 'the boards are the same either way'
      : `as an ST stock ${counted(boardsIfSt, 'board')}`
  return [
    `nothing says of ${counted(statusUnknown, 'bar')} whether it was ST; judged as an ordinary stock it has ${counted(summary.sealed, 'board')}, ${other}`,
  ]
}

function daysWords(from: string, to: string): string {
  return from === to ? from : `${from} to ${to}`
}
