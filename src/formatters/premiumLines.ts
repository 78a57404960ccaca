import type { Premium, Spread } from '../model/dayDepth.ts'
import type { DayStats } from '../model/report.ts'
import { fractionPercent } from './fraction.ts'
import type { FormatContext } from './formatter.ts'
import { whereKnown } from './known.ts'
import { UNKNOWN } from './percent.ts'
import { titledGrid } from './titledGrid.ts'
import type { TitledColumn } from './titledGrid.ts'
import { wrapText } from './wrap.ts'
import type { Piece } from './wrap.ts'
import { DAY_WORDS } from './words/day.ts'
import type { Phrase, Say } from './words/phrase.ts'

const TITLES = {
  sealed: DAY_WORDS.sealed,
  streaks: DAY_WORDS.streaks,
  broken: DAY_WORDS.broken,
} as const

const COLUMNS: readonly (readonly [title: Phrase, width: number])[] = [
  [DAY_WORDS.yesterday, 14],
  [DAY_WORDS.countColumn, 4],
  [DAY_WORDS.openMean, 7],
  [DAY_WORDS.median, 7],
  [DAY_WORDS.openRisen, 7],
  [DAY_WORDS.closeMean, 7],
  [DAY_WORDS.median, 7],
  [DAY_WORDS.closeRisen, 7],
]

/** 昨日涨停表现: how yesterday's groups opened and closed, mean, median and how many rose; who is left out below. */
export function premiumLines(
  day: DayStats,
  width: number,
  paint: FormatContext['paint'],
  say: Say,
): string[] {
  const premiums = whereKnown(day, 'premiums', day.premiums)
  const rows = (['sealed', 'streaks', 'broken'] as const).map((group): Piece[] => {
    const premium = premiums?.[group]
    return [
      plain(say(TITLES[group])),
      plain(premium === undefined ? UNKNOWN : String(premium.stocks)),
      ...spreadPieces(premium?.open, paint),
      ...spreadPieces(premium?.close, paint),
    ]
  })
  const left = premiums === undefined ? [] : leftOutWords(premiums.sealed, premiums.broken, say)
  const columns = COLUMNS.map(([title, columns]): TitledColumn => ({ title: say(title), width: columns }))
  return [...titledGrid(columns, rows, width, paint, say), ...left.flatMap((words) => wrapText(words, width))]
}

function spreadPieces(spread: Spread | undefined, paint: FormatContext['paint']): Piece[] {
  if (spread === undefined) return [plain(UNKNOWN), plain(UNKNOWN), plain(UNKNOWN)]
  const painted = (fraction: number): Piece => {
    const text = fractionPercent(fraction, true)
    return { text, shown: fraction === 0 ? text : paint(fraction > 0 ? 'up' : 'down', text) }
  }
  const { mean, median, risen } = spread
  return [painted(mean), painted(median), plain(`${risen.part}/${risen.whole}`)]
}

function leftOutWords(sealed: Premium, broken: Premium, say: Say): string[] {
  const suspended = sealed.suspended + broken.suspended
  const notKnown = sealed.notKnown + broken.notKnown
  return [
    suspended > 0 ? `${say(DAY_WORDS.suspendedLeftOut)} ${suspended}` : '',
    notKnown > 0 ? `${say(DAY_WORDS.noReferenceLeftOut)} ${notKnown}` : '',
  ].filter(Boolean)
}

function plain(text: string): Piece {
  return { text, shown: text }
}
