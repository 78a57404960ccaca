import { CALENDAR_TO } from '../rules/calendar.ts'
import { marketTime } from '../run/today.ts'
import type { Invocation } from './commandTable.ts'
import { FlagReader } from './flagReader.ts'
import type { Io } from './io.ts'

/**
 * Teaches the calendar what the store knows of years after the program's own. Costs nothing before its last day has
 * come.
 */
export async function learnFromStore({ flags }: Invocation, io: Io): Promise<void> {
  if (marketTime(io.now()).date <= CALENDAR_TO) return
  const [{ storeFolder }, { hasStore, openStore }, { learnStoredCalendar }] = await Promise.all([
    import('../store/paths.ts'),
    import('../store/openStore.ts'),
    import('../run/update/calendarUpkeep.ts'),
  ])
  const folder = storeFolder({ flag: new FlagReader(flags).text('store'), env: io.env })
  if (hasStore(folder)) await learnStoredCalendar(openStore(folder))
}
