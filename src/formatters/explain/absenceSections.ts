import { yuanFromCents } from '../../model/cents.ts'
import type { Absence, AbsenceBar, DatedFact, Explanation } from '../../model/explanation.ts'
import { factLines, placeWords } from './lines.ts'
import type { Section } from './lines.ts'
import { boardsWords, streakSection } from './streakSection.ts'
import { counted } from './words.ts'

/** Why the stock has no bar on the day, and what stands around it. */
export function absenceSections(told: Explanation, absence: Absence, width: number): Section[] {
  const { before, after, listed, delisted, streak } = absence
  const sections: Section[] = [
    {
      title: '无日线 no bar on the day',
      lines: [
        ...factLines('why', whyWords(absence, told.lookback.isAlone), width),
        ...(listed === undefined ? [] : factLines('listed', factWords(listed), width)),
        ...(delisted === undefined ? [] : factLines('delisted', factWords(delisted), width)),
        ...factLines('before', neighbourWords(before, 'before', 'no bar before it in the data'), width),
        ...factLines('after', neighbourWords(after, 'after', 'no bar in the 90 days after it'), width),
      ],
    },
  ]
  if (streak === undefined || before === undefined) return sections
  const stands = `${streak.boards === 0 ? 'no board' : boardsWords(streak, 'up')} stands after ${before.date}`
  const then =
    absence.why === 'faultyRow'
      ? 'what the day was is not known, so a streak over it is at least what it shows'
      : streak.boards === 0
        ? ''
        : 'a suspension neither adds nor breaks'
  const lines = streak.boards === 0 ? [] : streakSection(streak, 'up', width).lines
  return [...sections, { title: `连板 streak: ${stands}${then === '' ? '' : `; ${then}`}`, lines }]
}

/** Why there is no bar, in a sentence. */
export function whyWords({ why, at, before }: Absence, isAlone: boolean): string {
  switch (why) {
    case 'suspendedRow':
      return `停牌 suspended: its row has no volume${placeWords(at)}`
    case 'faultyRow':
      return `its row is no bar${placeWords(at)}: see the issue`
    case 'notListed':
      return '未上市 not yet listed'
    case 'delisted':
      return '已退市 left the market'
    case 'noRow':
      if (before === undefined) return 'no row, and no bar before: not yet listed, or the data lacks it'
      return isAlone
        ? '停牌 suspended, as far as the data shows: it holds this stock alone, so the day may be missing'
        : '停牌 suspended, as far as the data shows: no row of its own on a day with rows of others'
  }
}

function factWords({ date, at }: DatedFact): string {
  return `${date}${placeWords(at)}`
}

function neighbourWords(bar: AbsenceBar | undefined, side: 'before' | 'after', none: string): string {
  if (bar === undefined) return none
  const distance = `${counted(bar.tradingDays, 'trading day')} ${side === 'before' ? 'earlier' : 'later'}`
  return `${bar.date}, ${distance}: close ${yuanFromCents(bar.close)}${placeWords(bar.at)}`
}
