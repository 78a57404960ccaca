import type { SecurityFacts } from '../engine/securities.ts'
import type { BarFrame } from '../model/barFrame.ts'
import { OPEN_END } from '../rules/limitPercent.ts'
import type { Universe } from '../model/universe.ts'
import type { NamedStock } from './findStock.ts'

/**
 * The short names that stocks bear on the days from..to, as they stand in the rows and in the list; of a stock without
 * a row on those days its last name before.
 */
export function namesOf(
  universe: Universe,
  facts: SecurityFacts,
  frames: readonly BarFrame[],
  from: number,
  to: number,
): NamedStock[] {
  const count = universe.stockCount
  const lastName = new Int32Array(count).fill(-1)
  const hasRow = new Uint8Array(count)
  const borne = new Map<number, Set<number>>()
  for (const { rows, stock: stocks, date: dates, name: names } of frames) {
    for (let row = 0; row < rows; row++) {
      const date = dates[row]!
      const name = names[row]!
      if (date > to || name < 0) continue
      const stock = stocks[row]!
      if (date < from) lastName[stock] = name
      else if (hasRow[stock] === 0 || lastName[stock] !== name) {
        hasRow[stock] = 1
        lastName[stock] = name
        borne.set(stock, (borne.get(stock) ?? new Set<number>()).add(name))
      }
    }
  }
  const found: NamedStock[] = []
  for (let stock = 0; stock < count; stock++) {
    const ofRows = hasRow[stock] === 1 ? [...borne.get(stock)!] : [lastName[stock]!]
    const security = facts.byCode.get(universe.codeOf(stock))
    const ofList = (security?.names ?? [])
      .filter((each) => (each.from ?? 0) <= to && (each.to ?? OPEN_END) >= from)
      .map(({ name }) => name)
    const undated = security?.undatedName
    const names = [...ofRows.map((name) => universe.nameOf(name)), ...ofList, undated]
    for (const name of new Set(names)) if (name !== undefined) found.push({ stock, name })
  }
  return found
}
