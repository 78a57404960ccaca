import { dateText } from '../../../src/model/date.ts'
import type { RangeReport } from '../../../src/model/rangeReport.ts'
import type { DayStats } from '../../../src/model/report.ts'
import { tradingDaysBetween } from '../../../src/rules/calendar.ts'
import { RangeCollector } from '../../../src/stats/range/rangeCollector.ts'
import { board, dayOf, emptyDay, quality, stock } from '../../support/dayStats.ts'
import { rangedDay, sampleDay, unknownDay } from '../sampleDay.ts'

const DATES = tradingDaysBetween(20250107, 20250127).map(dateText)

/** Days of every sort: full ones, one with ranges, one of which nothing is known, and one behind a missing day. */
export function sampleDays(): DayStats[] {
  const days = [
    emptyDay({ previousDate: undefined, streakStocks: undefined, promotions: undefined }),
    sampleDay(),
    rangedDay(),
    unknownDay(),
    { ...sampleDay(), amountChangeCents: -12_345 },
    dayOf(
      [
        board({ code: '605398', name: '新炬网络', streak: 9, streakAtLeast: true }),
        board({ code: '688316', name: '青云科技', streak: 2, window: [13, 11], windowAtLeast: true }),
        board({ code: '600126', name: undefined, streak: 2 }),
      ],
      {
        quality: quality({
          maxHeight: { state: 'partial', causes: [{ kind: 'lookback', text: 'cut' }] },
        }),
        issues: [{ code: 'anomalous', count: 2, first: ['bars.csv:3: beyond [anomalous]'] }],
      },
    ),
    sampleDay(),
    sampleDay(),
  ]
  return days.map((day, at) => ({
    ...day,
    date: DATES[at]!,
    previousDate: at === 0 || at === 5 ? undefined : DATES[at - 1]!,
  }))
}

/** A range of these days. */
export function sampleRange(days: readonly DayStats[] = sampleDays()): RangeReport {
  const collector = new RangeCollector()
  for (const day of days) collector.add(day)
  return collector.report()
}

/** A range in which no stock has two boards and nothing stands out. */
export function plainRange(): RangeReport {
  return sampleRange([dayOf([board({ code: '600126' })], { boards: [board({ code: '600126' })] })])
}

/** A range on one day of which nothing says which stocks were ST. */
export function doubtfulRange(): RangeReport {
  const day = rangedDay(dayOf([board({ code: '600126', streak: 3 }), board({ code: '600127' })]))
  const ranges = day.ranges && { ...day.ranges, stocks: [stock('600126')] }
  return sampleRange([{ ...day, ranges }])
}
