import { FIGURES } from '../model/report.ts'
import type { Cause, DayStats, Figure, Quality } from '../model/report.ts'

/** A cause of doubt, and all the figures that it makes partial or unknown. */
export interface Doubt {
  readonly state: Exclude<Quality['state'], 'known'>
  readonly cause: Cause
  readonly figures: readonly Figure[]
}

/** Figures as their readers call them. */
const FIGURE_WORDS: Readonly<Record<Figure, string>> = {
  advancers: '上涨家数 advancers',
  bigRisers: '涨停或涨超10% risers',
  overTenRisers: '涨超10% risers above 10%',
  amountCents: '成交额 amount',
  amountChangeCents: '成交额增减 change of amount',
  indexes: '指数 indexes',
  traded: '交易 traded',
  suspended: '停牌 suspended',
  limitUp: '涨停 limit-up',
  limitDown: '跌停 limit-down',
  sealRate: '封板率 seal rate',
  maxHeight: '最高板 height',
  streakStocks: '连板股 streak stocks',
  streakPromotion: '连板股晋级率 promotion',
  ladder: '连板天梯 ladder',
  daysBoards: 'N天M板',
  promotions: '晋级 promotion by rung',
  overallPromotion: '整体晋级率 overall promotion',
  premiums: '昨日涨停表现 premium',
  lossEffect: '亏钱效应 losses',
  reclaims: '反包 reclaims',
  downLadder: '连续跌停 limit-down streaks',
  comparisons: '分位 percentiles',
  groups: '题材 groups',
}

/** The day's doubts, cause by cause: first those that leave figures partial. A rate of nothing is none. */
export function doubtsOf(day: DayStats, figures: readonly Figure[] = FIGURES): Doubt[] {
  return (['partial', 'unknown'] as const).flatMap((state) => {
    const byText = new Map<string, { readonly cause: Cause; readonly figures: Figure[] }>()
    for (const figure of figures) {
      const quality = day.quality[figure]
      if (quality.state !== state) continue
      for (const cause of quality.causes) {
        if (cause.kind === 'nothing') continue
        const known = byText.get(cause.text)
        if (known === undefined) byText.set(cause.text, { cause, figures: [figure] })
        else known.figures.push(figure)
      }
    }
    return [...byText.values()].map((each) => ({ state, ...each }))
  })
}

/** The figures of a doubt in words. */
export function figureWords({ figures }: Pick<Doubt, 'figures'>): string {
  return figures.map((figure) => FIGURE_WORDS[figure]).join('、')
}
