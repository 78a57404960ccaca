import type { Premium, Spread } from '../../../model/dayDepth.ts'
import { fractionPercent } from '../../fraction.ts'
import { whereKnown } from '../../known.ts'
import { UNKNOWN } from '../../percent.ts'
import type { Word } from '../words.ts'
import type { Page } from './context.ts'
import { toned, told } from './context.ts'
import { markup } from './markup.ts'
import type { Inserted, Markup } from './markup.ts'
import { section, table } from './table.ts'

const GROUPS: readonly (readonly [key: 'sealed' | 'streaks' | 'broken', title: Word])[] = [
  ['sealed', 'ofSealed'],
  ['streaks', 'ofStreaks'],
  ['broken', 'ofBroken'],
]

/** 昨日涨停表现: how yesterday's groups opened and closed. */
export function premiumSection(page: Page): Markup {
  const { day, say } = page
  const premiums = whereKnown(day, 'premiums', day.premiums)
  const columns = [
    { title: say('yesterday') },
    { title: say('stocks'), isFigure: true },
    { title: say('openMean'), isFigure: true },
    { title: say('openMedian'), isFigure: true },
    { title: say('openRisen'), isFigure: true },
    { title: say('closeMean'), isFigure: true },
    { title: say('closeMedian'), isFigure: true },
    { title: say('closeRisen'), isFigure: true },
  ]
  const rows = GROUPS.map(([key, title]): Inserted[] => {
    const premium = premiums?.[key]
    return [say(title), premium?.stocks ?? UNKNOWN, ...spread(premium?.open), ...spread(premium?.close)]
  })
  const left = premiums === undefined ? '' : leftOut(page, premiums.sealed, premiums.broken)
  const note = left !== '' && markup`<p class="note">${left}</p>`
  return section('premium', say('premium'), markup`${table(say('premium'), columns, rows)}${note}`)
}

function spread(found: Spread | undefined): Inserted[] {
  if (found === undefined) return [UNKNOWN, UNKNOWN, UNKNOWN]
  const { mean, median, risen } = found
  return [
    toned(fractionPercent(mean, true)),
    toned(fractionPercent(median, true)),
    `${risen.part}/${risen.whole}`,
  ]
}

/** Who is not counted; empty where all are. */
function leftOut(page: Page, sealed: Premium, broken: Premium): string {
  const suspended = sealed.suspended + broken.suspended
  const notKnown = sealed.notKnown + broken.notKnown
  return [
    suspended === 0 ? '' : told(page, `停牌未计${suspended}只`, `${suspended} suspended, left out`),
    notKnown === 0
      ? ''
      : told(page, `无参考价未计${notKnown}只`, `${notKnown} without a reference price, left out`),
  ]
    .filter(Boolean)
    .join(' · ')
}
