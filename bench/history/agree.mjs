// Whether programs print the same bytes of date,rows,sealed,broken,maxStreak,ladder, and on which days they do not.
import { barsOfLaw, causeOf } from './causes.mjs'
import { withoutRows } from './lines.mjs'
import { run } from './run.mjs'

export function outputOf({ command, lines }) {
  const text = run(command)
  return lines === undefined ? text : lines(text)
}

/** Says on which days a program differs and why; one with a day that nothing explains does not agree. */
export function agrees(program, wanted, market) {
  const whole = outputOf(program)
  const found = program.lacksRows ? withoutRows(whole) : whole
  const days = differing(program.lacksRows ? withoutRows(wanted) : wanted, found)
  if (program.lacksRows) {
    const { length } = differing(wanted, whole)
    console.log(`${program.name}: rows are not compared; with them ${length} days differ`)
  }
  if (days.length === 0) {
    console.log(`${program.name}: agrees`)
    return true
  }
  const law = barsOfLaw(market)
  const told = days.map((day) => ({ ...day, cause: causeOf(law.get(day.date), day.wanted, day.found) }))
  const open = told.filter(({ cause }) => cause === undefined)
  console.log(`${program.name}: ${days.length} days differ, ${days.length - open.length} of them by the law`)
  for (const { date, cause } of told) if (cause !== undefined) console.log(`  ${date}: ${cause}`)
  if (open.length > 0) console.log(`  without such a cause: ${open.map(({ date }) => date).join(' ')}`)
  return open.length === 0 || program.mayDiffer === true
}

/** The days whose lines differ, ascending. */
function differing(wanted, found) {
  const [a, b] = [wanted, found].map(
    (text) =>
      new Map(
        text
          .trimEnd()
          .split('\n')
          .map((line) => [line.slice(0, line.indexOf(',')), line]),
      ),
  )
  return [...new Set([...a.keys(), ...b.keys()])]
    .filter((date) => a.get(date) !== b.get(date))
    .sort()
    .map((date) => ({ date, wanted: a.get(date), found: b.get(date) }))
}
