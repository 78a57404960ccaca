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

const TITLES = { sealed: '涨停 sealed', streaks: '连板股 streaks', broken: '炸板 broken' } as const

const COLUMNS: readonly TitledColumn[] = [
  { title: '昨日 yesterday', width: 14 },
  { title: '只数', width: 4 },
  { title: '开盘均', width: 7 },
  { title: '中位', width: 7 },
  { title: '高开', width: 7 },
  { title: '收盘均', width: 7 },
  { title: '中位', width: 7 },
  { title: '收涨', width: 7 },
]

/** 昨日涨停表现: how yesterday's groups opened and closed, mean, median and how many rose; who is left out below. */
export function premiumLines(day: DayStats, width: number, paint: FormatContext['paint']): string[] {
  const premiums = whereKnown(day, 'premiums', day.premiums)
  const rows = (['sealed', 'streaks', 'broken'] as const).map((group): Piece[] => {
    const premium = premiums?.[group]
    return [
      plain(TITLES[group]),
      plain(premium === undefined ? UNKNOWN : String(premium.stocks)),
      ...spreadPieces(premium?.open, paint),
      ...spreadPieces(premium?.close, paint),
    ]
  })
  const left = premiums === undefined ? [] : leftOutWords(premiums.sealed, premiums.broken)
  return [...titledGrid(COLUMNS, rows, width, paint), ...left.flatMap((words) => wrapText(words, width))]
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

function leftOutWords(sealed: Premium, broken: Premium): string[] {
  const suspended = sealed.suspended + broken.suspended
  const notKnown = sealed.notKnown + broken.notKnown
  return [
    suspended > 0 ? `停牌未计 suspended, left out: ${suspended}` : '',
    notKnown > 0 ? `无参考价未计 no reference price, left out: ${notKnown}` : '',
  ].filter(Boolean)
}

function plain(text: string): Piece {
  return { text, shown: text }
}
