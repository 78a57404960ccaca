import type { ComparedFigure } from '../../model/dayDepth.ts'
import type { BoundRecord, ExtremeRecord, RangeRecord, RunEnd, RunRecord } from '../../model/rangeReport.ts'
import { fractionPercent } from '../fraction.ts'
import { moneyWords } from '../money.ts'
import { roundHalfUp, trimmedHundredths } from '../rounding.ts'

/** A sentence in both languages. */
export interface RecordWords {
  readonly zh: string
  readonly en: string
}

/** How a figure is read out: its names, what its values are, and, of stocks, what they did. */
interface FigureWords extends RecordWords {
  readonly kind: 'stocks' | 'boards' | 'rate' | 'spread' | 'money'
  readonly did?: string
}

const FIGURE_WORDS: Readonly<Record<ComparedFigure, FigureWords>> = {
  sealed: { zh: '涨停', en: 'sealed', kind: 'stocks' },
  broken: { zh: '炸板', en: 'broken', kind: 'stocks' },
  sealRate: { zh: '封板率', en: 'seal rate', kind: 'rate' },
  limitDown: { zh: '跌停', en: 'limit-down', kind: 'stocks' },
  maxHeight: { zh: '最高板', en: 'tallest streak', kind: 'boards' },
  streakStocks: { zh: '连板股', en: 'streak stocks', kind: 'stocks' },
  streakPromotion: { zh: '连板股晋级率', en: 'streak promotion', kind: 'rate' },
  overallPromotion: { zh: '整体晋级率', en: 'overall promotion', kind: 'rate' },
  firstToSecond: { zh: '1进2晋级率', en: 'promotion from 1 to 2', kind: 'rate' },
  premiumOpen: { zh: '昨日涨停开盘溢价', en: 'premium at open', kind: 'spread' },
  premiumClose: { zh: '昨日涨停收盘溢价', en: 'premium at close', kind: 'spread' },
  bigLosses: { zh: '大面', en: 'big losses', kind: 'stocks' },
  advancers: { zh: '上涨', en: 'advancers', kind: 'stocks' },
  decliners: { zh: '下跌', en: 'decliners', kind: 'stocks' },
  overTenRisers: { zh: '涨超10%个股', en: 'risers above 10%', kind: 'stocks', did: '涨超10%' },
  bigRisers: {
    zh: '涨停或涨超10%个股',
    en: 'sealed or above 10%',
    kind: 'stocks',
    did: '涨停或涨超10%',
  },
  amountCents: { zh: '沪深成交额', en: 'amount of SSE and SZSE', kind: 'money' },
}

/** The words for more and less of a kind of figure. */
const DEGREES = {
  stocks: { most: '最多', least: '最少', mostEn: 'the most', leastEn: 'the fewest' },
  boards: { most: '最高', least: '最低', mostEn: 'the tallest', leastEn: 'the lowest' },
  rate: { most: '最高', least: '最低', mostEn: 'the highest', leastEn: 'the lowest' },
  spread: { most: '最高', least: '最低', mostEn: 'the highest', leastEn: 'the lowest' },
  money: { most: '最大', least: '最小', mostEn: 'the largest', leastEn: 'the smallest' },
} as const

/** Days that are named before the rest is only counted. */
const NAMED_DAYS = 3

/** A record in one sentence of each language, without a stop at the end. */
export function recordWords(record: RangeRecord): RecordWords {
  switch (record.kind) {
    case 'run':
      return runWords(record)
    case 'highest':
    case 'lowest':
      return extremeWords(record)
    case 'maximum':
    case 'minimum':
      return boundWords(record)
  }
}

/** A value of a figure: 83家, 7板, 63.36%, +2.53%, 1.96万亿. */
function valueWords(figure: ComparedFigure, value: number): RecordWords {
  const { kind } = FIGURE_WORDS[figure]
  switch (kind) {
    case 'stocks':
      return { zh: `${value}家`, en: String(value) }
    case 'boards':
      return { zh: `${value}板`, en: String(value) }
    case 'rate':
      return same(fractionPercent(value, false))
    case 'spread':
      return same(fractionPercent(value, true))
    case 'money':
      return { zh: moneyWords(value), en: yuanWords(value) }
  }
}

function same(text: string): RecordWords {
  return { zh: text, en: text }
}

/** Cents in a tenth of a billion yuan, and in a hundredth of a trillion. */
const TENTH_OF_BILLION = 10_000_000_000n
const HUNDREDTH_OF_TRILLION = 1_000_000_000_000n

/** An amount in yuan: trillions with two decimals, billions with one below. */
function yuanWords(cents: number): string {
  const hundredths = roundHalfUp(BigInt(cents), HUNDREDTH_OF_TRILLION)
  if (hundredths >= 100n) return `${trimmedHundredths(hundredths)} trillion yuan`
  return `${trimmedHundredths(10n * roundHalfUp(BigInt(cents), TENTH_OF_BILLION))} billion yuan`
}

function extremeWords({ kind, figure, value, since, days, unknownDays }: ExtremeRecord): RecordWords {
  const words = FIGURE_WORDS[figure]
  const degrees = DEGREES[words.kind]
  const [degree, degreeEn] =
    kind === 'highest' ? [degrees.most, degrees.mostEn] : [degrees.least, degrees.leastEn]
  const text = valueWords(figure, value)
  const unknown = unknownWords(unknownDays)
  return {
    zh: `${words.zh}${text.zh}，为${since === undefined ? `全部${days}日` : `${since}以来`}${degree}${unknown.zh}`,
    en: `${words.en} ${text.en}, ${degreeEn} ${since === undefined ? `of all ${days} days` : `since ${since}`}${unknown.en}`,
  }
}

function boundWords({ kind, figure, value, dates, unknownDays }: BoundRecord): RecordWords {
  const words = FIGURE_WORDS[figure]
  const degrees = DEGREES[words.kind]
  const [degree, degreeEn] =
    kind === 'maximum' ? [degrees.most, degrees.mostEn] : [degrees.least, degrees.leastEn]
  const text = valueWords(figure, value)
  const unknown = unknownWords(unknownDays)
  const named = dates.slice(0, NAMED_DAYS)
  const isCut = named.length < dates.length
  return {
    zh: `区间内${words.zh}${degree}${text.zh}（${named.join('、')}${isCut ? `等${dates.length}日` : ''}）${unknown.zh}`,
    en: `${degreeEn} ${words.en} of the range: ${text.en} (${named.join(', ')}${isCut ? ` and ${dates.length - NAMED_DAYS} more days` : ''})${unknown.en}`,
  }
}

function unknownWords(days: number): RecordWords {
  if (days === 0) return same('')
  return {
    zh: `（另有${days}日未确知）`,
    en: ` (${days} ${days === 1 ? 'day is' : 'days are'} not known for sure)`,
  }
}

function runWords(run: RunRecord): RecordWords {
  const condition = conditionWords(run)
  const open = endWords(run)
  const title = run.isCurrent ? '' : '最长'
  const when = run.isCurrent
    ? { zh: `${run.since}起`, en: `since ${run.since}` }
    : { zh: `${run.since}至${run.until}`, en: `${run.since} to ${run.until}` }
  const also =
    run.isCurrent && run.isLongest ? { zh: '，为区间最长', en: ', the longest of the range' } : same('')
  return {
    zh: `${title}连续${run.days}日${condition.zh}（${when.zh}）${also.zh}${open.zh}`,
    en: `${condition.en} on ${run.days} days in a row, ${run.isCurrent ? when.en : `the longest run, ${when.en}`}${also.en}${open.en}`,
  }
}

function conditionWords({ condition, figure }: RunRecord): RecordWords {
  const words = FIGURE_WORDS[figure]
  switch (condition.kind) {
    case 'rising':
      return { zh: `${words.zh}上升`, en: `${words.en} rising` }
    case 'moreThan': {
      const other = FIGURE_WORDS[condition.other]
      return { zh: `${words.zh}家数多于${other.zh}`, en: `more ${words.en} than ${other.en}` }
    }
    case 'atLeast': {
      const text = valueWords(figure, condition.least)
      if (words.kind === 'stocks' && condition.least === 100)
        return { zh: `逾百股${words.did ?? words.zh}`, en: `100 or more ${words.en}` }
      const least =
        words.kind === 'rate' ? same(fractionPercent(condition.least, false).replace('.00', '')) : text
      return { zh: `${words.zh}不低于${least.zh}`, en: `${words.en} of ${least.en} or more` }
    }
  }
}

const BEFORE_WORDS: Readonly<Record<RunEnd, RecordWords>> = {
  other: same(''),
  unknown: { zh: '其前一日未确知', en: 'the day before is not known for sure' },
  missingDay: { zh: '其前缺日', en: 'a day before is missing' },
  rangeEnd: { zh: '起于区间首日，可能更长', en: 'it begins with the range and may be longer' },
}

const AFTER_WORDS: Readonly<Record<RunEnd, RecordWords>> = {
  other: same(''),
  unknown: { zh: '其后一日未确知', en: 'the day after is not known for sure' },
  missingDay: { zh: '其后缺日', en: 'a day after is missing' },
  rangeEnd: same(''),
}

/** Why a run may be longer than it is told. */
function endWords({ before, after }: RunRecord): RecordWords {
  const ends = [BEFORE_WORDS[before], AFTER_WORDS[after]].filter(({ en }) => en !== '')
  if (ends.length === 0) return same('')
  return { zh: `（${ends.map(({ zh }) => zh).join('，')}）`, en: ` (${ends.map(({ en }) => en).join(', ')})` }
}
