/** What the law says of single stocks and no reference knows. */
const NAMED = {
  from: '20200824',
  to: '20210115',
  why: 'where 300090, 300156 and 300216 kept 10% in their delisting period',
}

/** Days that are told with both lines. */
const SHOWN = 12

/** Whether a program prints what the first one does; says how far it does not. */
export function agrees({ name, hasGuesses, isShortOfRows }, found, wanted) {
  const compared = (line) => (isShortOfRows ? line.replace(/^(\d+),\d+/, '$1') : line)
  const lines = new Map(found.split('\n').map((line) => [line.split(',')[0], compared(line)]))
  const differing = wanted
    .split('\n')
    .map(compared)
    .filter((line) => line !== '' && lines.get(line.split(',')[0]) !== line)
  if (isShortOfRows)
    console.log(`${name}: rows are not compared, bars without a reference are none of its rows`)
  if (differing.length === 0 && lines.size === wanted.split('\n').length) return true
  const isLawful = (line) => line >= NAMED.from && line.slice(0, 8) <= NAMED.to
  const lawful = differing.filter(isLawful)
  const others = differing.filter((line) => !isLawful(line))
  const dayOf = (line) => line.split(',')[0]
  if (hasGuesses) {
    console.log(`${name}: ${differing.length} days differ, on and after ex-rights days that nothing tells:`)
    console.log(differing.map(dayOf).join(' '))
    return true
  }
  if (lawful.length > 0) console.log(`${name}: ${lawful.length} days differ ${NAMED.why}:`)
  for (const line of [...lawful, ...others].slice(0, lawful.length + SHOWN)) {
    console.log(`  ${line}\n  ${lines.get(dayOf(line)) ?? 'no such day'}`)
  }
  if (others.length > 0) console.log(`${name}: ${others.length} days differ, not measured`)
  return others.length === 0
}
