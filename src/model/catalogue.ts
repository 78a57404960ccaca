import type { IssueCode } from './issue.ts'
import type { RefusalCode } from './refusal.ts'

/** What brings a refusal or an issue about, and what to do. docs/errors.md is made from this. */
export interface CatalogueEntry {
  readonly cause: string
  readonly remedy: string
}

/** Every refusal. The program prints nothing on stdout; docs/errors.md has the exit codes. */
export const REFUSALS: Readonly<Record<RefusalCode, CatalogueEntry>> = {
  usage: {
    cause: 'a flag or an argument is wrong',
    remedy: 'see `--help`; the message names what it found and what it takes',
  },
  unreadable: {
    cause:
      'a path does not exist, may not be read, is neither file nor folder, or is a folder without bars; or a file in an archive is encrypted',
    remedy: 'check the path and its permissions; the message names what the system says',
  },
  unwritable: {
    cause: 'the file of `--output`, or the folder of the store, cannot be written',
    remedy: 'name a folder that exists and may be written',
  },
  'empty-file': { cause: 'a file without a byte, or with blank lines only', remedy: 'export it again' },
  'header-only': { cause: 'a header line and no row', remedy: 'export it again, or take the file out' },
  'not-text': {
    cause: 'bytes that are no text in UTF-8 or GB18030',
    remedy: 'save it as "CSV UTF-8"',
  },
  'unknown-format': {
    cause: 'a file that is neither text nor one of the known formats: a workbook, a database, HDF5, Arrow',
    remedy: 'export it as "CSV UTF-8" or Parquet',
  },
  'ambiguous-format': {
    cause: 'a file or folder that can be read in more than one way',
    remedy: 'the message names the choices and how to say which',
  },
  'cut-file': {
    cause:
      'a binary file that ends inside a record, or a packed file, an archive or a Parquet file that is cut or damaged',
    remedy: 'fetch it again',
  },
  'bad-record': {
    cause: 'a binary record that cannot be: a date that is none, dates that do not ascend',
    remedy: 'fetch the file again; the message names the record',
  },
  'unpacks-too-large': {
    cause: 'a packed file that unpacks to over a hundred times its size, or to over 2 GiB',
    remedy: 'unpack it yourself if it is what you think it is',
  },
  'mixed-encodings': {
    cause: 'some lines are UTF-8 and some are GBK, as when files of two exports are joined',
    remedy: 'convert one part before joining',
  },
  'missing-column': {
    cause: 'no header names a column that is needed: code, date, open, high, low, close',
    remedy: 'export the column, or say which one it is: `--columns close=最后价`',
  },
  'ambiguous-column': {
    cause: 'two headers name the same column',
    remedy: 'say which one with `--columns`, or take one out',
  },
  'bad-csv': {
    cause:
      'quotes that do not close, or a bad cell in a list of securities, ex-rights days, codes or indexes',
    remedy: 'mend the line named',
  },
  'bad-groups': {
    cause:
      'a cell or an entry of a groups file (--groups) that is no code, no group or no date, or a first day after the last',
    remedy: 'mend the place named: groups and codes parted by `、`, `;`, `|` or `+`, codes of six digits',
  },
  'bad-bar': {
    cause: 'a bar handed to `analyzeDay` is no bar',
    remedy:
      'give an A-share code, a trading day up to today, prices in integer cents, and open and close from low to high',
  },
  'adjusted-prices': {
    cause:
      'prices off the cent grid, a flag or a name that says 前复权 or 后复权, or closes that miss their limits by a tick in number',
    remedy:
      "export unadjusted (不复权) prices: adjust='' (AkShare), adjustflag=3 (BaoStock), fqt=0 (Eastmoney)",
  },
  'unit-unclear': {
    cause: 'amount ÷ (close × volume) fits no known pair of units, or differs between segments',
    remedy: 'name the units: `--units volume=lots,amount=thousandYuan`',
  },
  'conflicting-rows': {
    cause: 'one stock has two different bars on one day',
    remedy: 'keep the right one; do not mix sources, or adjusted and unadjusted files',
  },
  'mislabelled-file': {
    cause:
      'a file named for one day holds bars of another, as when a feed answers a holiday with the day before',
    remedy: 'rename it or take it out',
  },
  'no-st-source': {
    cause: '`--strict` is given and nothing says which stocks were ST, so that some figures are ranges',
    remedy: 'give names of the day or `is_st` in the bars, or `--securities` with dated names or ST periods',
  },
  'missing-day': {
    cause:
      'a trading day without any bar between loaded days; it would look like a suspension of every stock',
    remedy: 'add the day; `--allow-partial` goes on and lets the look-back end there',
  },
  'short-day': {
    cause: 'an exchange shows under 80% (`--least-share`) of the codes of the day before',
    remedy: 'fetch the day again; `--allow-partial` goes on and lets the look-back end there',
  },
  'not-a-trading-day': {
    cause: 'the exchanges were closed on DATE',
    remedy: 'the message names the trading day before',
  },
  'future-day': {
    cause: 'DATE lies after today in Shanghai',
    remedy: 'the message names the last trading day',
  },
  'not-settled': {
    cause: 'DATE is today and it is before 15:00 in Shanghai',
    remedy: 'ask after the close; `--allow-partial` goes on',
  },
  'outside-calendar': {
    cause: 'DATE lies outside the table of trading days',
    remedy: 'update the program for later years',
  },
  'before-limits': {
    cause: 'DATE lies before 1996-12-16, when no general limit held',
    remedy: 'ask for a later day',
  },
  'no-bars': {
    cause: 'DATE is a trading day and the data has no bar of it',
    remedy: 'the message names the last day with bars',
  },
  'unknown-stock': {
    cause: 'CODE is a code that no exchange uses or the data does not hold, or a name that no stock bears',
    remedy: 'check it; the message names those that come near',
  },
  'ambiguous-name': {
    cause: 'CODE is a name that two or more stocks bear on those days',
    remedy: 'name one by its code; the message lists them',
  },
  'not-a-stock': {
    cause: 'CODE is that of a B share, a fund, an index or a bond',
    remedy: 'name an A-share',
  },
  'strict-issues': {
    cause: '`--strict` is given, and the data has an issue, or reference prices had to be derived',
    remedy: 'mend the rows, of which the message shows the first of each kind, or leave out `--strict`',
  },
  'no-store': {
    cause: 'no bars are named, and there is no store to take them from',
    remedy: 'fill one with `limitup import PATH`, or name bars with `--data PATH`',
  },
  'store-locked': {
    cause: 'another process is writing the store; its lock says which, on what machine and since when',
    remedy: 'wait until it is done; a lock of a process that died is taken over by itself',
  },
  'store-conflict': {
    cause:
      'rows that differ from those stored for the same stock or index and day, or among themselves in one import',
    remedy:
      'find out which are right; `--replace` takes the new ones in place of stored ones, never one of two in an import',
  },
  'store-damaged': {
    cause: 'a file of the store is missing, cut or changed, or was written by a later version of the program',
    remedy:
      '`limitup store repair` takes out what cannot be read; import or fetch it again then. It refuses where the manifest or the table of days is damaged: bring the store back from a copy, or import its `bars` into a new one',
  },
  'no-duckdb': {
    cause:
      '`store sql` needs DuckDB, which was left out when the program was installed, or has no build for the platform',
    remedy: '`npm i -g limitup --include=optional`, or read the Parquet files with an engine of your own',
  },
  'bad-config': {
    cause:
      'the configuration file, or a variable that stands for a flag, holds what the program does not know',
    remedy: 'mend the key named; `limitup config show` says what is in force',
  },
  'exposed-token': {
    cause: 'others than its owner may read the file of the token, or of the secrets of `notify`',
    remedy: '`chmod 600` it; ask for a new token if others use the machine',
  },
  'no-token': {
    cause: 'Tushare is asked for, and no token is at hand',
    remedy: 'set `TUSHARE_TOKEN`, or name a file that only you may read with `--token-file`',
  },
  'no-target': {
    cause: '`notify` is to send to a service, and nothing says where or by whom',
    remedy: 'set the variables that the message names, or name a file of them with `--secrets-file`',
  },
  'upstream-failed': {
    cause:
      'no provider gave a whole answer of the right day: no connection, turned away, another shape, rows missing, another day. The store is as it was',
    remedy: 'the message names what each provider did and what helps; run again later',
  },
  'quotes-moving': {
    cause: 'quotes were made before 15:00, or changed while they were read. The store is as it was',
    remedy: 'run again a few minutes later',
  },
  'sources-differ': {
    cause:
      'two providers differ on prices, names or suspensions of the same day, or a limit price is not that of the law. The store is as it was',
    remedy: 'run again later; when it stays, look the stocks named up at the exchange and report it',
  },
  'no-figure': {
    cause: 'the text or list of `reconcile` holds no figure, label or stock that bars could answer',
    remedy: 'give the line as it was published; the message shows what was read',
  },
  'date-conflict': {
    cause: 'the text or list of `reconcile` says one day and DATE another, or it says two',
    remedy: 'leave DATE out, or give the text of that day',
  },
  'bad-list': {
    cause:
      'a list or JSON of `reconcile` that cannot be read as one: no column of stocks, no word whether it is 涨停, 炸板 or 跌停, a cell that is no label, or JSON of another program',
    remedy: 'the message names the column or cell; `--pool` says which list it is',
  },
  'report-locked': {
    cause: 'another process is writing reports into the same folder; its lock says which and since when',
    remedy: 'wait until it is done; a lock of a process that died is taken over by itself',
  },
  'bad-font': {
    cause: 'the file that `--font` or LIMITUP_FONT names cannot be read, or is no font',
    remedy: 'name a .ttf, .otf or .ttc file, or none',
  },
}

/** Every issue of the data. The program goes on, counts it and says where. */
export const ISSUES: Readonly<Record<IssueCode, CatalogueEntry>> = {
  'bad-code': {
    cause: 'the code cell is no six-digit code',
    remedy: 'write six digits, with or without the market: 600519, 600519.SH, sh600519',
  },
  'unassigned-code': {
    cause: 'no exchange uses this prefix, or not in this market',
    remedy: 'check the digits, and the market if it is written',
  },
  'bad-date': { cause: 'the date cell is no date of the calendar', remedy: 'write YYYY-MM-DD or YYYYMMDD' },
  'not-a-trading-day': {
    cause: 'a row of a day on which the exchanges were closed',
    remedy: 'mend the date, or take the row out',
  },
  'future-date': { cause: 'a row of a day after today', remedy: 'mend the date' },
  'missing-value': {
    cause: 'one of open, high, low, close is empty or 0 while others are not',
    remedy: 'fetch the bar again',
  },
  'bad-price': {
    cause: 'a price that is negative, no number, too large, or off the cent grid',
    remedy: 'give unadjusted yuan with at most two decimals',
  },
  'bad-number': {
    cause:
      'volume or amount that is no number of zero or more, a change of the day (涨跌额) that is none, or a flag that is neither 1 nor 0',
    remedy: 'mend the cell; leave it empty where it is not known',
  },
  'high-below-low': {
    cause: 'high is below low: often headers in another order than the cells',
    remedy: 'check the header, then the row',
  },
  'open-outside-range': { cause: 'open lies outside low to high', remedy: 'check the header, then the row' },
  'close-outside-range': {
    cause: 'close lies outside low to high',
    remedy: 'check the header, then the row',
  },
  'bad-name': {
    cause: "a name that is not in the file's encoding; the row is kept without it",
    remedy: 'export the file again in UTF-8',
  },
  'cut-row': {
    cause: 'fewer cells than the header: often a file cut in the middle',
    remedy: 'fetch the file again',
  },
  'extra-cells': {
    cause: 'more cells than the header: often a comma in a name',
    remedy: 'quote cells that hold commas',
  },
  'duplicate-row': {
    cause: 'the same bar twice; it is counted once',
    remedy: 'nothing is wrong in the figures; take one of them out',
  },
  'st-conflict': {
    cause: 'the ST column or list says one thing, the name another; the column or list decides',
    remedy: 'give names of the day, or mend the flag',
  },
  'st-unknown': {
    cause:
      "a bar touched the limit that an ST stock would have, and nothing says whether it was one; the day's figures are printed as ranges",
    remedy: 'give names or flags of the day, in the bars or with `--securities`',
  },
  'not-judged': {
    cause: 'no previous close outside the days after a listing; the bar is not judged',
    remedy: 'fill pre_close',
  },
  anomalous: {
    cause: 'high above or low below the limit of the day; the bar is not judged',
    remedy: 'check pre_close, whether the stock was ST, and that prices are unadjusted',
  },
  'listing-unknown': {
    cause: 'a first bar after the start of the data with nothing that marks a listing',
    remedy: 'give listing dates with `--securities`',
  },
  'reference-doubtful': {
    cause: 'the file has no pre_close, and the bar lies beyond the limits that the close before would give',
    remedy: 'give a file with pre_close, or the ex-rights days with `--ex-rights`',
  },
  'limit-differs': {
    cause: "the file's own limit price (high_limit, limit_up, 涨停价) is not the law's for this day",
    remedy: 'check pre_close of the row; the law decides',
  },
  'code-changed': {
    cause:
      'a stock of Beijing ends before 2025-10-09 under an old code, and a 920 code begins there unlisted',
    remedy: 'give the map of codes with `--code-map`, so that streaks cross the change',
  },
}

/** Whether a word is the code of an issue. */
export function isIssueCode(word: string): word is IssueCode {
  return Object.hasOwn(ISSUES, word)
}
