import type {
  AmountUnit,
  DayStats,
  InputSummary,
  PrevCloseSource,
  Thresholds,
  VolumeUnit,
} from '../../model/report.ts'
import { PICTURE_RULE } from '../../model/scope.ts'
import { printable } from '../width.ts'
import { MARKS } from './marks.ts'
import { exRightsPhrase } from './notes.ts'
import { bothOf, counted, english, joined, same } from './phrase.ts'
import type { Phrase } from './phrase.ts'

/** The titles of footnotes. */
export const NOTE_TITLES = {
  input: { zh: '输入', en: 'input' },
  statusUnknown: { zh: '未判ST', en: 'ST unknown', both: '未判ST unknown' },
  assumed: { zh: '假定', en: 'assumed' },
  partial: { zh: '不全', en: 'partial' },
  unknown: { zh: '未知', en: 'unknown' },
  issues: { zh: '问题', en: 'issues' },
  skipped: { zh: '跳过', en: 'skipped rows' },
  opening: { zh: '句式', en: 'opening line' },
  groups: { zh: '题材', en: 'groups' },
  leaders: { zh: '龙头', en: 'leaders' },
  columns: { zh: '列', en: 'columns' },
  units: { zh: '单位', en: 'units', shown: 'en' },
} as const

const VOLUME_UNITS: Readonly<Record<VolumeUnit, Phrase>> = {
  shares: english('股', 'shares'),
  lots: { zh: '手', en: 'lots', both: 'lots (手)' },
}
const AMOUNT_UNITS: Readonly<Record<AmountUnit, Phrase>> = {
  yuan: english('元', 'yuan'),
  thousandYuan: english('千元', 'thousand yuan'),
  tenThousandYuan: english('万元', 'ten thousand yuan'),
}
const ST_SOURCES: Readonly<Record<InputSummary['stSource'], Phrase>> = {
  flag: english('ST按其自有列', 'ST by its own column'),
  name: english('ST按名称', 'ST by name'),
  limit: english('ST按其涨跌停价', 'ST by its limit prices'),
  none: english('ST无来源', 'no ST source'),
}
const PREV_CLOSES: Readonly<Record<PrevCloseSource, Phrase>> = {
  given: english('前收已给', 'previous close given'),
  change: {
    zh: '无前收：由涨跌额推出',
    en: 'no pre_close: derived from the change in yuan',
    both: 'no pre_close: derived from 涨跌额',
  },
  factor: english('无前收：由复权因子推出', 'no pre_close: derived from the adjustment factor'),
  previousClose: english('无前收：取上一收盘价', 'no pre_close: derived from the close before'),
}
const NO_UNIT = english('单位不明', 'no known unit')

/** What an input was taken for. */
export function inputPhrase(input: InputSummary, exRightsDays: number): Phrase {
  const volume = input.volumeUnit === undefined ? NO_UNIT : VOLUME_UNITS[input.volumeUnit]
  const amount = input.amountUnit === undefined ? NO_UNIT : AMOUNT_UNITS[input.amountUnit]
  const parts = [
    same(printable(input.format)),
    worded(
      volume,
      (text) => `成交量${unitWords(text)}`,
      (text) => `volume in ${text}`,
    ),
    ...(input.starVolumeUnit === undefined
      ? []
      : [
          worded(
            VOLUME_UNITS[input.starVolumeUnit],
            (text) => `科创板${unitWords(text)}`,
            (text) => `of STAR in ${text}`,
          ),
        ]),
    worded(
      amount,
      (text) => `成交额${unitWords(text)}`,
      (text) => `amount in ${text}`,
    ),
    PREV_CLOSES[input.prevClose],
    ...(input.prevClose === 'previousClose' ? [exRightsPhrase(exRightsDays)] : []),
    ST_SOURCES[input.stSource],
  ]
  return joined(parts, MARKS.clause)
}

function unitWords(unit: string): string {
  return unit === NO_UNIT.zh ? unit : `以${unit}计`
}

/** Rows that are no A-share, by kind; empty where there are none. */
export function skippedPhrase({ bShare, fund, index, bond }: DayStats['skipped']): Phrase {
  const kinds: readonly (readonly [Phrase, number])[] = [
    [english('B股', 'B shares'), bShare],
    [english('基金', 'funds'), fund],
    [english('指数', 'indexes'), index],
    [english('债券', 'bonds'), bond],
  ]
  return joined(
    kinds
      .filter(([, rows]) => rows > 0)
      .map(([name, rows]) =>
        worded(
          name,
          (text) => `${text}${rows}`,
          (text) => `${text} ${rows}`,
        ),
      ),
    MARKS.clause,
  )
}

/** Which groups the opening line prints. */
export function thresholdPhrase(thresholds: Thresholds): Phrase {
  const { minStreak10, minStreak20, minWindowBoards, bse, tallStreak, maxNames } = thresholds
  return joined(
    [
      {
        zh: `10CM自${minStreak10}连板`,
        en: `10CM from ${minStreak10} boards`,
        both: `10CM from ${minStreak10}连板`,
      },
      {
        zh: `20CM自${minStreak20}连板`,
        en: `20CM from ${minStreak20} boards`,
        both: `20CM from ${minStreak20}连板`,
      },
      {
        zh: `N天M板自M = ${minWindowBoards}`,
        en: `boards in days from ${minWindowBoards} boards`,
        both: `N天M板 from M = ${minWindowBoards}`,
      },
      bse === 'all'
        ? { zh: '北交所全列', en: 'all BSE boards', both: '北交所 all boards' }
        : { zh: '北交所不列', en: 'no BSE boards', both: '北交所 none' },
      english(`${tallStreak}连板起居首`, `streaks from ${tallStreak} stand first`),
      maxNames === undefined
        ? english('名称全列', 'every name')
        : english(`每组至多${maxNames}名`, `at most ${maxNames} names a group`),
    ],
    MARKS.clause,
  )
}

/** How the user's groups cover the day's boards. */
export function groupCountPhrase(counts: {
  readonly listed: number
  readonly quiet: number
  readonly ungrouped: number
  readonly sealed: number
  readonly inSeveral: number
  readonly overlap: number
}): Phrase {
  const { listed, quiet, ungrouped, sealed, inSeveral, overlap } = counts
  return joined(
    [
      english(`${listed}个有板，${quiet}个无`, `${counted(listed, 'group')} with boards, ${quiet} without`),
      {
        zh: `涨停${sealed}只中${ungrouped}只不属任何题材（其他）`,
        en: `${ungrouped} of ${sealed} sealed stocks in none (others)`,
        both: `${ungrouped} of ${sealed} sealed stocks in none (其他)`,
      },
      ...(inSeveral === 0
        ? []
        : [
            english(
              `${inSeveral}只属多个题材，各处均计，合计${sealed + overlap}`,
              `${inSeveral} in several: they count in each, ${sealed + overlap} in all`,
            ),
          ]),
    ],
    MARKS.clause,
  )
}

const { rule: LEAD_RULE, maxEmpty: LEAD_EMPTY = 0 } = PICTURE_RULE

/** How stocks of a group follow each other. */
export const LEAD_PHRASE: Phrase = {
  zh: `连板最长者先，次以N天M板（${LEAD_RULE}，空档至多${LEAD_EMPTY}根）板数多者，再次一字板；并列全列`,
  en: `the longest streak, then most boards of the window (${LEAD_RULE}, at most ${LEAD_EMPTY} empty bars), then one-word boards; all ties`,
  both: `the longest streak, then most boards of the N天M板 window (${LEAD_RULE}, at most ${LEAD_EMPTY} empty bars), then 一字板; all ties`,
}

/** Both sides of a phrase worked into a longer one. */
function worded(phrase: Phrase, zh: (text: string) => string, en: (text: string) => string): Phrase {
  return { zh: zh(phrase.zh), en: en(phrase.en), both: en(bothOf(phrase)) }
}
