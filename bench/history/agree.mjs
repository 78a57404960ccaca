// Whether programs print the same bytes of date,rows,sealed,broken,maxStreak,ladder, and on which days they do not.
import { causesOf } from './causes.mjs'
import { withoutRows } from './lines.mjs'
import { run } from './run.mjs'

export function outputOf({ command, lines }) {
  const text = run(command)
  return lines === undefined ? text : lines(text)
}

/** Says on which days a program differs and why; one with a day that nothing explains does not agree. */
export function agrees(program, wanted, market) {
  const found = outputOf(program)
  const days = program.lacksRows
    ? differing(withoutRows(wanted), withoutRows(found))
    : differing(wanted, found)
  if (program.lacksRows) {
    console.log(
      `${program.name}: ${differing(wanted, found).length} days differ in rows, which are not compared`,
    )
  }
  console.log(`${program.name}: ${days.length === 0 ? 'agrees' : `${days.length} days differ`}`)
  const told = days.length === 0 ? [] : causesOf(market, days)
  const open = told.filter(({ cause }) => cause === undefined)
  for (const { day, cause } of told) if (cause !== undefined) console.log(`  ${day}: ${cause}`)
  if (open.length > 0) console.log(`  without a known cause: ${open.map(({ day }) => day).join(' ')}`)
  return open.length === 0 || program.mayDiffer === true
}

/** The days of lines that are only in one of two texts, ascending. */
function differing(wanted, found) {
  const [a, b] = [wanted, found].map((text) => new Set(text.trimEnd().split('\n')))
  const only = [...[...a].filter((line) => !b.has(line)), ...[...b].filter((line) => !a.has(line))]
  return [...new Set(only.map((line) => line.split(',')[0]))].sort()
}
