import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { daysOfBars } from '../../src/store/frameDays.ts'
import { hasStore, openStore } from '../../src/store/openStore.ts'
import type { StoredDay } from '../../src/store/storedDay.ts'
import { withWriter } from '../../src/store/withWriter.ts'

const bar = {
  code: '600001.SH',
  date: '2025-01-02',
  open: 1000,
  high: 1100,
  low: 990,
  close: 1100,
  prevClose: 1000,
  volumeShares: 100,
  amountCents: 105_000,
  name: '甲乙丙丁',
}

async function dayOf(
  bars: readonly (typeof bar)[],
  state: 'settled' | 'unsettled' = 'settled',
): Promise<StoredDay[]> {
  const days = await daysOfBars(bars, 20250303)
  return [...days].map(([date, rows]) => ({
    date,
    rows,
    provenance: {
      source: 'test',
      fetchedAt: new Date('2025-03-03T08:00:00Z'),
      checks: ['none'],
      state,
      prevClose: 'given',
      stSource: 'name',
    },
  }))
}

describe('a store', () => {
  it('takes a day once, tells a conflict, and keeps an unsettled day apart', async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'limitup-store-')), 'store')
    expect(hasStore(folder)).toBe(false)
    const put = async (days: StoredDay[], replace = false) =>
      withWriter(folder, { command: 'test' }, (writer) => writer.putDays(days, { replace }))
    expect((await put(await dayOf([bar]))).added).toEqual([20250102])
    expect((await put(await dayOf([bar]))).unchanged).toEqual([20250102])
    const other = await dayOf([{ ...bar, close: 1090 }])
    const [conflict] = (await put(other)).refused
    expect(conflict?.first[0]?.columns).toEqual([['close', '11.00', '10.90']])
    expect((await put(other, true)).changed).toEqual([20250102])
    expect((await put(await dayOf([{ ...bar, date: '2025-01-03' }], 'unsettled'))).added).toEqual([20250103])
    const store = openStore(folder)
    expect(store.days()).toEqual([20250102])
    expect(store.pendingDays().map(({ date }) => date)).toEqual([20250103])
    expect((await store.readDay(20250102))?.rows.close[0]).toBe(1090)
    expect(store.dayInfo(20250102)).toMatchObject({ rows: 1, bars: 1, codes: [1, 0, 0] })
  })
})
