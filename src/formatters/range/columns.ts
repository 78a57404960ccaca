import type { RangeDay } from '../../model/rangeReport.ts'
import type { Ratio } from '../../model/ratio.ts'
import type { IndexMove, Range, RateRange } from '../../model/report.ts'

/** One figure of a row, by what it is; undefined is not known. */
export type RangeColumn = { readonly name: string } & (
  | { readonly kind: 'date' | 'text'; readonly of: (day: RangeDay) => string | undefined }
  | { readonly kind: 'flag'; readonly of: (day: RangeDay) => boolean | undefined }
  /** A whole number. */
  | { readonly kind: 'count'; readonly of: (day: RangeDay) => number | undefined }
  | { readonly kind: 'cents'; readonly of: (day: RangeDay) => number | undefined }
  /** An index level in ten-thousandths of a point. */
  | { readonly kind: 'points'; readonly of: (day: RangeDay) => number | undefined }
  /** A mean of changes: 0.01 is 1%. */
  | { readonly kind: 'fraction'; readonly of: (day: RangeDay) => number | undefined }
  | { readonly kind: 'ratio'; readonly of: (day: RangeDay) => Ratio | undefined }
)

/** Every column of a range in CSV and Parquet, in their order. */
export const RANGE_COLUMNS: readonly RangeColumn[] = [
  { name: 'date', kind: 'date', of: (day) => day.date },
  ...ends('sealed', (day) => day.sealed),
  ...ends('broken', (day) => day.broken),
  ...rates('seal_rate', (day) => day.sealRate),
  ...ends('limit_down', (day) => day.limitDown),
  ...ends('limit_down_broken', (day) => day.limitDownBroken),
  ...ends('max_height', (day) => day.maxHeight),
  {
    name: 'max_height_at_least',
    kind: 'flag',
    of: (day) => (day.maxHeight === undefined ? undefined : day.maxHeightAtLeast),
  },
  { name: 'tallest', kind: 'text', of: tallest },
  ...ends('streak_stocks', (day) => day.streakStocks),
  ...ends('first_boards', (day) => day.firstBoards),
  ...rates('streak_promotion', (day) => day.streakPromotion),
  { name: 'overall_promotion', kind: 'ratio', of: (day) => day.overallPromotion },
  { name: 'first_to_second', kind: 'ratio', of: (day) => day.firstToSecond },
  count('premium_stocks', (day) => day.premium?.stocks),
  { name: 'premium_open', kind: 'fraction', of: (day) => day.premium?.open },
  { name: 'premium_close', kind: 'fraction', of: (day) => day.premium?.close },
  { name: 'big_losses', kind: 'ratio', of: (day) => day.bigLosses },
  count('one_word', (day) => day.shapes?.oneWord),
  count('t_board', (day) => day.shapes?.tBoard),
  count('turnover', (day) => day.shapes?.turnover),
  ...([5, 10, 20, 30] as const).flatMap((percent) => highest(percent)),
  count('advancers', (day) => day.advancers),
  count('decliners', (day) => day.decliners),
  count('unchanged', (day) => day.unchanged),
  count('over_ten_risers', (day) => day.overTenRisers),
  ...ends('big_risers', (day) => day.bigRisers),
  { name: 'amount_sse', kind: 'cents', of: (day) => day.amountCents.sse },
  { name: 'amount_szse', kind: 'cents', of: (day) => day.amountCents.szse },
  { name: 'amount_bse', kind: 'cents', of: (day) => day.amountCents.bse },
  { name: 'amount_sse_szse', kind: 'cents', of: (day) => day.amountTotalCents },
  { name: 'amount_change', kind: 'cents', of: (day) => day.amountChangeCents },
  ...index('sse_index', '000001.SH'),
  ...index('szse_index', '399001.SZ'),
  ...index('chinext_index', '399006.SZ'),
  ...index('bse_index', '899050.BJ'),
  { name: 'ladder', kind: 'text', of: ladder },
  { name: 'partial', kind: 'text', of: (day) => day.partial.join('|') },
  { name: 'unknown', kind: 'text', of: (day) => day.unknown.join('|') },
]

function count(name: string, of: (day: RangeDay) => number | undefined): RangeColumn {
  return { name, kind: 'count', of }
}

/** Both ends of a count. */
function ends(name: string, of: (day: RangeDay) => Range | undefined): RangeColumn[] {
  return [count(`${name}_from`, (day) => of(day)?.from), count(`${name}_to`, (day) => of(day)?.to)]
}

/** Both ends of a rate. */
function rates(name: string, of: (day: RangeDay) => RateRange | undefined): RangeColumn[] {
  return [
    { name: `${name}_from`, kind: 'ratio', of: (day) => of(day)?.from },
    { name: `${name}_to`, kind: 'ratio', of: (day) => of(day)?.to },
  ]
}

function highest(percent: 5 | 10 | 20 | 30): RangeColumn[] {
  const own = (day: RangeDay): { readonly streak: number; readonly atLeast: boolean } | undefined =>
    day.highest && (day.highest.find(({ limitPercent }) => limitPercent === percent) ?? NONE)
  return [
    count(`highest_${percent}cm`, (day) => own(day)?.streak),
    { name: `highest_${percent}cm_at_least`, kind: 'flag', of: (day) => own(day)?.atLeast },
  ]
}

const NONE = { streak: 0, atLeast: false }

function index(name: string, code: string): RangeColumn[] {
  const own = (day: RangeDay): IndexMove | undefined => day.indexes.find((move) => move.code === code)
  return [
    { name, kind: 'points', of: (day) => own(day)?.close },
    { name: `${name}_change`, kind: 'ratio', of: (day) => own(day)?.change },
  ]
}

/** Names of the tallest rung's stocks, parted by bars; empty where no streak has two boards. */
function tallest({ rungs }: RangeDay): string | undefined {
  return rungs && (rungs[0]?.stocks ?? []).map(({ name, code }) => name ?? code).join('|')
}

/** '7:605398.SH;4:000532.SZ|000818.SZ': the codes of every rung from 2 up, tallest first. */
function ladder({ rungs }: RangeDay): string | undefined {
  return rungs
    ?.filter(({ stocks }) => stocks.length > 0)
    .map(({ streak, stocks }) => `${streak}:${stocks.map(({ code }) => code).join('|')}`)
    .join(';')
}
