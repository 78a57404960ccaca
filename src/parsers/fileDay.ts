/** The day in the name of a day file (20250207.csv, daily_2025-02-07.csv.gz), or undefined. */
export function dayOfFile(path: string): number | undefined {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
  const dates = [...name.matchAll(/(?<!\d)((?:19|20)\d{2})(-?)(\d{2})\2(\d{2})(?!\d)/g)]
  const [match] = dates
  if (match === undefined || dates.length !== 1) return undefined
  if (/(?<!\d)\d{6}(?!\d)/.test(name.replace(match[0], ''))) return undefined
  return Number(`${match[1] ?? ''}${match[3] ?? ''}${match[4] ?? ''}`)
}
