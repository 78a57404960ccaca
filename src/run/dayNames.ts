import { IssueLog } from '../model/issue.ts'
import type { NamedStock } from '../stats/reconcile/nameBook.ts'
import { listedName } from '../stats/listedName.ts'
import type { Analysis } from './openAnalysis.ts'

/** Every stock with a row on one of the days from..to, and its names then: of its rows, and of the lists. */
export async function dayNames(analysis: Analysis, from: number, to: number): Promise<NamedStock[]> {
  const { market, universe, facts } = analysis
  const names = new Map<number, Set<string>>()
  for (const frame of await market.frames(from, to, new IssueLog())) {
    for (let row = 0; row < frame.rows; row++) {
      const date = frame.date[row]!
      if (date < from || date > to) continue
      const stock = frame.stock[row]!
      const known = names.get(stock) ?? new Set<string>()
      names.set(stock, known)
      const name = universe.nameOf(frame.name[row]!)
      if (name !== undefined) known.add(name)
    }
  }
  return [...names].map(([stock, own]) => {
    const code = universe.codeOf(stock)
    const listed = facts.byCode.get(code)
    const all = new Set([
      ...own,
      ...[listedName(facts, code, to), listed?.undatedName].filter((name) => name !== undefined),
      ...(listed?.names.map(({ name }) => name) ?? []),
    ])
    return { code: universe.codeOn(stock, to), names: [...all] }
  })
}
