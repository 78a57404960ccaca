import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { ROOT } from '../shell.ts'

/** A file to be damaged: what it is called, and its bytes. */
export interface Seed {
  /** What reads it. */
  readonly reader:
    'bars' | 'securities' | 'exRights' | 'codeMap' | 'groups' | 'indexes' | 'names' | 'qlibCalendar'
  readonly name: string
  readonly bytes: Buffer
}

/** Bar files of every format, and the lists beside them; the same in every run. */
export function seeds(gbbq: Buffer): Seed[] {
  const formats = join(ROOT, 'fixtures/formats')
  const bars = filesIn(formats).filter((file) => /\.(?:csv|txt|parquet|day|zip|gz|zst)$/.test(file))
  // One stock of those that have a file each.
  const few = new Map(bars.map((file) => [relative(formats, file).split('/')[0]!, file]))
  const tnf = Buffer.alloc(50 + 2 * 314)
  tnf.write('600000', 50, 'latin1')
  tnf.write('600001', 50 + 314, 'latin1')
  tnf.write('ST\xb6\xab\xb7\xbd', 50 + 23, 'latin1')
  return [
    ...[...few.values()]
      .filter((file) => !file.includes('/qlib/'))
      .map((file): Seed => ({ reader: 'bars', name: relative(formats, file), bytes: readFileSync(file) })),
    { reader: 'securities', name: 'securities.csv', bytes: readFileSync(join(formats, 'securities.csv')) },
    { reader: 'exRights', name: 'ex-rights.csv', bytes: readFileSync(join(formats, 'ex-rights.csv')) },
    { reader: 'exRights', name: 'gbbq', bytes: gbbq },
    { reader: 'codeMap', name: 'codes.csv', bytes: Buffer.from('old,new\n830799,920799\n430047,920047\n') },
    {
      reader: 'groups',
      name: 'groups.csv',
      bytes: Buffer.from('代码,题材,涨停原因,开始日期,结束日期\n600000,算力、DeepSeek,扩容,2025-01-02,\n'),
    },
    {
      reader: 'groups',
      name: 'groups.json',
      bytes: Buffer.from('{"算力": ["600000", "000001.SZ"],\n "600001": ["水泥", "\\u7535\\u673a"]}\n'),
    },
    {
      reader: 'indexes',
      name: 'index.csv',
      bytes: Buffer.from(
        'code,date,close,pre_close\n000001.SH,2025-02-05,3229.49,3250.60\n399001.SZ,20250205,10164.22,\n',
      ),
    },
    { reader: 'names', name: 'shm.tnf', bytes: tnf },
    { reader: 'qlibCalendar', name: 'day.txt', bytes: readFileSync(join(formats, 'qlib/calendars/day.txt')) },
  ]
}

function filesIn(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name)
      return statSync(path).isDirectory() ? filesIn(path) : [path]
    })
}
