// date,rows,sealed,broken,maxStreak,ladder of the CSV that limitup range prints.

export function linesOfRange(text) {
  const [head, ...rows] = text
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','))
  const column = (name) => head.indexOf(name)
  const [date, sealed, broken, height, first, ladder] = [
    ...['date', 'sealed_from', 'broken_from', 'max_height_from', 'first_boards_from', 'ladder'],
  ].map(column)
  const breadth = ['advancers', 'decliners', 'unchanged'].map(column)
  return rows
    .map((row) => {
      const rungs = row[ladder]
        .split(';')
        .filter(Boolean)
        .map((rung) => rung.split(':'))
      const counts = rungs.reverse().map(([streak, codes]) => `${streak}:${codes.split('|').length}`)
      const all = row[first] === '0' ? counts : [`1:${row[first]}`, ...counts]
      const traded = breadth.reduce((sum, at) => sum + Number(row[at]), 0)
      return `${row[date].replaceAll('-', '')},${traded},${row[sealed]},${row[broken]},${row[height]},${all.join(' ')}\n`
    })
    .join('')
}

/** The lines without their second cell: bars without a reference price are in no count of rises and falls. */
export function withoutRows(lines) {
  return lines.replaceAll(/^(\d+),\d+,/gm, '$1,')
}
