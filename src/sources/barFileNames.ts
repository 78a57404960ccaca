const BAR_FILE = /\.(?:csv|txt|parquet|day|zip)(?:\.(?:gz|zst))?$/i
/** A bar file of 通达信: its market and six digits. */
const DAY_FILE = /(?:^|[\\/])(?:sh|sz|bj)\d{6}\.day$/i

/** Whether a file is named as bar files are: CSV, Parquet, .day, plain or packed, or an archive. */
export function isBarFileName(path: string): boolean {
  return BAR_FILE.test(path)
}

/** Whether a file is named as one of 通达信: sh600000.day. */
export function isDayFileName(path: string): boolean {
  return DAY_FILE.test(path)
}

/** The bar files among the files of a folder or archive; of one that holds .day files only, those of stocks' names. */
export function barFilesAmong(paths: readonly string[]): readonly string[] {
  const found = paths.filter(isBarFileName)
  const dayFiles = found.filter(isDayFileName)
  const isTdx = dayFiles.length > 0 && found.every((path) => path.toLowerCase().endsWith('.day'))
  return isTdx ? dayFiles : found
}
