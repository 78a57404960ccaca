import type { TradeDate } from './date.ts'

/** What `check` looks for, in the order of its table. */
export const CHECK_NAMES = [
  'readable',
  'rows',
  'codes',
  'dates',
  'duplicates',
  'adjusted-prices',
  'units',
  'volumes',
  'pre-close',
  'beyond-limits',
  'vendor-limits',
  'special-treatment',
  'missing-bars',
  'missing-days',
  'missing-stocks',
  'unsettled',
] as const
export type CheckName = (typeof CHECK_NAMES)[number]

/** What a check finds, and what to do about it. */
export interface CheckText {
  readonly title: string
  readonly finds: string
  readonly remedy: string
}

/** The words of each check; docs/cli.md is made from them. */
export const CHECKS: Readonly<Record<CheckName, CheckText>> = {
  readable: {
    title: '可读',
    finds: 'files that cannot be read, or are refused',
    remedy: 'fetch or export the file again, or take it out',
  },
  rows: {
    title: '行',
    finds: 'rows that are no bar: cut, with a value missing, no number, or high below low',
    remedy: 'export the rows again; a file that was cut is to be fetched again',
  },
  codes: {
    title: '代码',
    finds: 'codes that no exchange has assigned, and stocks that go on under a new code',
    remedy: 'mend the code; give the codes that changed with --code-map',
  },
  dates: {
    title: '日期',
    finds: 'rows of days that were no trading days or lie ahead, and files named for another day',
    remedy: 'take them out: a feed may answer a holiday with the day before',
  },
  duplicates: {
    title: '重复',
    finds: 'the same bar twice, or two different bars of one stock and day',
    remedy: 'keep one; do not mix sources, or adjusted and unadjusted files',
  },
  'adjusted-prices': {
    title: '复权',
    finds: 'prices that were adjusted for dividends and splits (前复权, 后复权)',
    remedy: "export 不复权: adjust='' (AkShare), adjustflag=3 (BaoStock), fqt=0 (Eastmoney)",
  },
  units: {
    title: '单位',
    finds: 'volumes or amounts whose unit is unclear, or differs between files of one kind',
    remedy: 'name them: --units volume=lots,amount=thousandYuan; do not mix exports',
  },
  volumes: {
    title: '量额',
    finds: 'bars whose mean price, amount ÷ volume, lies outside low to high',
    remedy: 'fetch the bar again',
  },
  'pre-close': {
    title: '前收',
    finds: 'a pre_close that is not the close before, without an ex-rights day (除权除息) as its cause',
    remedy: 'fetch the bars again; give the ex-rights days with --ex-rights',
  },
  'beyond-limits': {
    title: '越限',
    finds: 'bars beyond their limit prices',
    remedy: 'look for adjusted prices, a wrong pre_close, or a wrong ST source',
  },
  'vendor-limits': {
    title: '涨跌停价',
    finds: "the file's own limit prices where they are not the law's",
    remedy: 'the law decides; a source that differs often has wrong pre_close or ST',
  },
  'special-treatment': {
    title: 'ST',
    finds:
      'a flag or list and a name that disagree about ST, and stocks whose closes stop at 5% like an ST stock',
    remedy: 'give names of the day, or dated ST periods with --securities',
  },
  'missing-bars': {
    title: '缺日线',
    finds: 'bars missing between two bars of a stock: its price moved in between',
    remedy: 'fetch the days again',
  },
  'missing-days': {
    title: '缺交易日',
    finds: 'trading days between the first and the last without any bar',
    remedy: 'add the days',
  },
  'missing-stocks': {
    title: '缺股票',
    finds: 'days with far fewer stocks than the day before, or than both neighbours',
    remedy: 'fetch the day again: a list may have been cut at a page',
  },
  unsettled: {
    title: '未收盘',
    finds: 'files written before the close of their last day',
    remedy: 'fetch the last day again after 15:00 in Shanghai',
  },
}

/** What one check found: how often, and where first. */
export interface Finding {
  readonly check: CheckName
  readonly count: number
  /** `file:line: sentence [code]`, or the sentence alone where it concerns no one row. */
  readonly first: readonly string[]
}

/** What `check` looked at and found. Findings in the order of CHECK_NAMES; none when all is well. */
export interface CheckReport {
  readonly files: number
  readonly rows: number
  readonly stocks: number
  readonly from: TradeDate | undefined
  readonly to: TradeDate | undefined
  /** The checks that were asked for. */
  readonly checks: readonly CheckName[]
  readonly findings: readonly Finding[]
}
