import { Refusal } from '../model/refusal.ts'
import type { RepairReport } from '../model/storeReport.ts'
import { readManifest, TABLES } from './manifest.ts'
import type { TableName } from './manifest.ts'
import { fillAnew } from './storeFiles.ts'
import { verifyStore } from './verifyStore.ts'
import { withWriter } from './withWriter.ts'

/** Tables that follow from the rows of days: all of them are made anew when one is damaged. */
const OF_ROWS: readonly TableName[] = ['stocks', 'names', 'st_periods']
/** Tables that lists were put into, which stand or fall together. */
const OF_LISTS: readonly TableName[] = ['securities', 'security_names', 'security_st']

/**
 * Takes out of a store what is damaged, so that the rest is whole and what was lost can be brought in again. Refuses
 * when the manifest or the table of days is damaged: nothing says then what the files are.
 */
export async function repairStore(folder: string, now: Date): Promise<RepairReport> {
  // Refuses a manifest that is damaged or of a later layout, and says what helps then.
  const tables = readManifest(folder)?.tables ?? {}
  const { faults } = verifyStore(folder)
  if (faults.length === 0) return { store: folder, faults, kept: [], lost: [], tables: [] }
  const damaged = new Set(faults.map(({ file }) => file))
  const isDamaged = (name: TableName): boolean => damaged.has(tables[name]?.path ?? '')
  if (isDamaged('days')) {
    throw new Refusal(
      'store-damaged',
      'the table of days is damaged, and nothing else says what the files are',
      fillAnew(folder),
      { file: folder },
    )
  }
  const together = [OF_ROWS, OF_LISTS].filter((names) => names.some(isDamaged)).flat()
  const without = TABLES.filter((name) => isDamaged(name) || together.includes(name))
  const options = { command: 'limitup store repair', now, without }
  const days = await withWriter(folder, options, (writer) =>
    Promise.resolve(writer.repair(damaged, OF_ROWS.some(isDamaged))),
  )
  const lostTables = without.filter((name) => !OF_ROWS.includes(name) && name !== 'calendar')
  return { store: folder, faults, ...days, tables: lostTables }
}
