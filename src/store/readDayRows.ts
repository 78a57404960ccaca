import { BAR, BAR_COLUMNS, limitsOfStored } from './barsTable.ts'
import type { GroupPlace } from './dayTable.ts'
import { emptyDayRows } from './dayRows.ts'
import type { DayRows } from './dayRows.ts'
import { pageMemory } from './parquet/pageMemory.ts'
import { readGroup } from './parquet/readGroup.ts'
import { damaged, readStored } from './storeFiles.ts'

/** Rows of days while they are read: filled column by column. */
export type Filling<Rows> = { -readonly [Key in keyof Rows]: Rows[Key] }

/** Reads the days that are pages first..end of a row group; the texts of names are added to `names`. */
export function readDayRows(
  folder: string,
  { path, groupOffset, groupBytes, groupPages }: GroupPlace,
  first: number,
  end: number,
  names: string[],
): DayRows[] {
  const memory = pageMemory()
  const { at, bytes } = memory.file(groupBytes)
  readStored(folder, path, bytes, groupOffset)
  const days: Filling<DayRows>[] = []
  const codes = { space: 0, owner: names, ofDigits: (digits: number) => digits } as const
  const texts = { space: 1, owner: names, ofText: (name: string) => names.push(name) - 1 } as const
  const fault = readGroup(
    { at, bytes: groupBytes, pages: groupPages },
    {
      columns: BAR_COLUMNS,
      first,
      end,
      meanings: (column) => (column === BAR.code ? codes : texts),
      take: ({ column, page, rows, present }, { words, doubles }) => {
        const day = (days[page - first] ??= emptyDayRows(rows, names))
        if (rows !== day.count) throw damaged(path, 'the columns of its days are not of one length')
        put(day, column, words.subarray(0, rows), doubles.subarray(0, rows), present)
      },
    },
  )
  if (fault !== undefined) throw damaged(path, `the rows of its days are damaged (${fault})`)
  return days
}

function put(
  day: Filling<DayRows>,
  column: number,
  words: Int32Array,
  doubles: Float64Array,
  present: number,
): void {
  switch (column) {
    case BAR.code:
      day.digits.set(words)
      break
    case BAR.kind:
      day.kind.set(words)
      break
    case BAR.open:
      day.open.set(words)
      break
    case BAR.high:
      day.high.set(words)
      break
    case BAR.low:
      day.low.set(words)
      break
    case BAR.close:
      day.close.set(words)
      break
    case BAR.prevClose:
      day.prevClose.set(words)
      break
    case BAR.volume:
      day.volumeShares.set(doubles)
      break
    case BAR.amount:
      day.amountCents.set(doubles)
      break
    case BAR.isSt:
      day.specialTreatment.set(words)
      break
    case BAR.name:
      day.name.set(words)
      break
    case BAR.limitUp:
      if (present > 0) day.limitUp = limitsOfStored(words)
      break
    case BAR.limitDown:
      if (present > 0) day.limitDown = limitsOfStored(words)
      break
  }
}
