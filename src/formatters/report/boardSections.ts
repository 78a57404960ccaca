import { leadOrder } from '../../model/groups.ts'
import type { DayStats } from '../../model/report.ts'
import { pictureSections } from '../pictureSections.ts'
import type { PictureSection } from '../pictureSections.ts'
import { pictureStock, streakLabel } from './boardWords.ts'
import type { StockWords } from './boardWords.ts'
import type { Say } from './words.ts'

/** One group of the picture as it is shown. */
export interface BoardSection {
  readonly title: string
  /** 涨停12 炸板3 最高4连板. */
  readonly counts: string
  readonly stocks: readonly (StockWords & { readonly reason: string })[]
}

/** 涨停分析图: the day's stocks by the user's groups, or by the height of their streaks where there are none. */
export function boardSections(day: DayStats, say: Say): BoardSection[] {
  if (day.quality.limitUp.state === 'unknown') return []
  const sections = day.groups === undefined ? heightSections(day, say) : pictureSections(day)
  return sections
    .filter(({ stocks }) => stocks.length > 0)
    .map((section) => ({
      title: section.title,
      counts: countWords(section, day.groups !== undefined, say),
      stocks: section.stocks.map(({ stock, reason }) => ({ ...pictureStock(day, stock, say), reason })),
    }))
}

function heightSections(day: DayStats, say: Say): PictureSection[] {
  const sealed = day.boards.filter(({ state }) => state === 'sealed').sort(leadOrder)
  const heights = [...new Set(sealed.map(({ streak }) => streak))].sort((a, b) => b - a)
  const plain = { reason: '' } as const
  return [
    ...heights.map((height) => ({
      title: streakLabel(height, false, say),
      stocks: sealed
        .filter(({ streak }) => streak === height)
        .map((stock) => ({ stock, state: stock.state, ...plain })),
    })),
    {
      title: '炸板',
      stocks: day.boards
        .filter(({ state }) => state === 'broken')
        .map((stock) => ({ stock, state: stock.state, ...plain })),
    },
    {
      title: say('risen'),
      stocks: day.risers.map((stock) => ({ stock, state: 'risen' as const, ...plain })),
    },
  ]
}

function countWords({ stocks }: PictureSection, isGroup: boolean, say: Say): string {
  if (!isGroup) return `${stocks.length}`
  const boards = stocks.map(({ stock }) => stock).filter((stock) => 'streak' in stock)
  const sealed = boards.filter((board) => board.state === 'sealed')
  const broken = boards.length - sealed.length
  const height = Math.max(0, ...sealed.map((board) => board.streak))
  const atLeast = sealed.some((board) => board.streakAtLeast)
  const gap = say('sealed') === '涨停' ? '' : ' '
  return [
    `${say('sealed')}${gap}${sealed.length}`,
    broken === 0 ? '' : `${say('broken')}${gap}${broken}`,
    height < 2 && !atLeast ? '' : `${say('highest')}${gap}${streakLabel(height, atLeast, say)}`,
  ]
    .filter(Boolean)
    .join(' ')
}
