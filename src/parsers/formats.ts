import type { InputSummary, PrevCloseSource } from '../model/report.ts'

/** A format of daily bars that is read, and what its files know. docs/data-formats.md is made from this. */
export interface FormatText {
  /** Its folder in fixtures/formats. */
  readonly folder: string
  readonly name: string
  /** As the output says it. */
  readonly format: string
  readonly files: string
  /** Where reference prices come from. */
  readonly prevClose: PrevCloseSource
  /** What tells ST. */
  readonly stSource: InputSummary['stSource']
  readonly hasNames: boolean
  readonly note: string
}

const TEXT = 'a file a stock, a day or for all'
const A_STOCK = 'a file a stock'

/** Every format, in the order of the page. */
export const FORMATS: readonly FormatText[] = [
  entry('plain', 'CSV', 'csv (plain)', TEXT, 'given', 'flag', true, 'any headers of the table below'),
  entry(
    'tushare-daily',
    'Tushare `daily`',
    'csv (tushare daily)',
    TEXT,
    'given',
    'none',
    false,
    'newest first; 手, 千元',
  ),
  entry(
    'akshare-hist',
    'AkShare `stock_zh_a_hist`',
    'csv (akshare hist)',
    A_STOCK,
    'change',
    'none',
    false,
    "adjust='' only; 手",
  ),
  entry(
    'akshare-spot',
    'AkShare `stock_zh_a_spot_em`',
    'csv (akshare spot)',
    'a file a day, named for it',
    'given',
    'name',
    true,
    '手',
  ),
  entry(
    'efinance',
    'efinance',
    'csv (efinance)',
    A_STOCK,
    'change',
    'name',
    true,
    'fqt=0 only; names are those of the export',
  ),
  entry(
    'baostock',
    'BaoStock',
    'csv (baostock)',
    A_STOCK,
    'given',
    'flag',
    false,
    'adjustflag 3 only; no stocks of Beijing',
  ),
  entry(
    'xbx',
    '邢不行',
    'csv (邢不行)',
    A_STOCK,
    'given',
    'name',
    true,
    'GB18030 with a notice; names of the day',
  ),
  entry('netease', 'NetEase 163', 'csv (netease 163)', A_STOCK, 'given', 'name', true, 'GBK, newest first'),
  entry(
    'joinquant',
    'JoinQuant',
    'csv (joinquant)',
    A_STOCK,
    'given',
    'limit',
    false,
    'fq=None only; its limit prices tell ST',
  ),
  entry(
    'ricequant',
    'RiceQuant',
    'csv (ricequant)',
    A_STOCK,
    'given',
    'limit',
    false,
    "adjust_type='none' only",
  ),
  entry('qmt', 'QMT, xtquant', 'csv (qmt)', A_STOCK, 'given', 'none', false, 'milliseconds since 1970; 手'),
  entry('csmar', 'CSMAR 国泰安', 'csv (csmar)', TEXT, 'given', 'flag', false, 'Trdsta tells ST'),
  entry(
    'tdx-day',
    '通达信 `.day`',
    'tdx-day',
    'a folder with vipdoc, or in it',
    'previousClose',
    'none',
    false,
    'of one day, only the ends of the files are read; gbbq, names and codes are found in T0002/hq_cache',
  ),
  entry('tdx-zip', '通达信 `.day` in a zip', 'tdx-day', 'hsjday.zip', 'previousClose', 'none', false, ''),
  entry(
    'tdx-export',
    '通达信 export',
    'csv (通达信 export)',
    A_STOCK,
    'previousClose',
    'none',
    false,
    'GBK; 不复权 only; MM/DD/YYYY too',
  ),
  entry(
    'qlib',
    'qlib',
    'qlib',
    'a folder with calendars and features',
    'factor',
    'none',
    false,
    'prices are divided by $factor; refused without it',
  ),
  entry(
    'parquet',
    'Parquet',
    'parquet (tushare daily)',
    TEXT,
    'given',
    'none',
    false,
    'columns named as in any of the others',
  ),
  entry('csv-gz', '`.gz`', 'csv (plain)', 'any of the files above', 'given', 'flag', true, ''),
  entry('csv-zst', '`.zst`', 'csv (plain)', 'any of the files above', 'given', 'flag', true, ''),
  entry(
    'csv-zip',
    '`.zip`',
    'csv (plain)',
    'any of the files above, as many as there are',
    'given',
    'flag',
    true,
    '',
  ),
]

/** Keys of the JSON of a day that differ from format to format when names and ex-rights days are given beside. */
export function keysThatDiffer({ format, prevClose }: FormatText): string[] {
  return [
    ...(format === 'csv (plain)' ? [] : ['input']),
    ...(prevClose === 'previousClose' ? ['exRightsDays'] : []),
  ]
}

function entry(
  folder: string,
  name: string,
  format: string,
  files: string,
  prevClose: PrevCloseSource,
  stSource: InputSummary['stSource'],
  hasNames: boolean,
  note: string,
): FormatText {
  return { folder, name, format, files, prevClose, stSource, hasNames, note }
}
