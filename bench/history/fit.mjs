// Least squares of a figure over one or more causes.

/** The weights of [1, ...causes] that come nearest to the figures, and how much of their variance is explained. */
export function fit(causes, figures) {
  const rows = causes.map((each) => [1, ...each])
  const width = rows[0].length
  if (rows.length < width) throw new Error(`${rows.length} points are too few to fit ${width} weights`)
  const sums = Array.from({ length: width }, (_, a) => [
    ...Array.from({ length: width }, (_, b) => rows.reduce((sum, row) => sum + row[a] * row[b], 0)),
    rows.reduce((sum, row, at) => sum + row[a] * figures[at], 0),
  ])
  const weights = solved(sums)
  const mean = figures.reduce((sum, each) => sum + each, 0) / figures.length
  const fitted = rows.map((row) => row.reduce((sum, each, at) => sum + each * weights[at], 0))
  const left = figures.reduce((sum, each, at) => sum + (each - fitted[at]) ** 2, 0)
  const all = figures.reduce((sum, each) => sum + (each - mean) ** 2, 0)
  return { weights, fitted, explained: 1 - left / all }
}

/** Gauss and Jordan, the largest pivot first. */
function solved(matrix) {
  const rows = matrix.map((row) => [...row])
  for (let at = 0; at < rows.length; at++) {
    const best = rows.reduce(
      (most, row, n) => (n >= at && Math.abs(row[at]) > Math.abs(rows[most][at]) ? n : most),
      at,
    )
    ;[rows[at], rows[best]] = [rows[best], rows[at]]
    if (rows[at][at] === 0) throw new Error('the points leave a weight open')
    rows[at] = rows[at].map((each) => each / rows[at][at])
    for (let n = 0; n < rows.length; n++) {
      if (n !== at) rows[n] = rows[n].map((each, column) => each - rows[n][at] * rows[at][column])
    }
  }
  return rows.map((row) => row.at(-1))
}
