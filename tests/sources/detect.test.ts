import { describe, expect, it } from 'vitest'
import { Refusal } from '../../src/model/refusal.ts'
import { formatOf, packingOf } from '../../src/sources/detect.ts'
import { InputFolder } from '../support/inputs.ts'

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0))

function found(path: string, head: Uint8Array): string {
  try {
    return formatOf(path, head)
  } catch (error) {
    if (error instanceof Refusal) return `${error.code}: ${error.message}; ${error.hint}`
    throw error
  }
}

describe('what a file is', () => {
  it.each([
    ['bars.csv', 'code,date', 'text'],
    ['bars', '', 'text'],
    // Brokers export tab-separated text under this name.
    ['bars.xls', '代码\t名称', 'text'],
    ['bars.csv', 'PAR1\x15\x00', 'parquet'],
    ['bars.parquet', 'PAR1', 'parquet'],
    ['sh600000.day', '\x13\x0b\x33\x01', 'tdxDay'],
    ['SH600000.DAY', '', 'tdxDay'],
    ['bars.json', '{"a": 1}', 'text'],
  ])('%s of "%s" is %s', (path, head, format) => {
    expect(found(path, bytes(head))).toBe(format)
  })

  it.each([
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'an Excel 97 workbook (xls)'],
    ['SQLite format 3\0', 'an SQLite database'],
    ['12345678DUCK', 'a DuckDB database'],
    ['\x89HDF\r\n\x1a\n', 'an HDF5 file'],
    ['ARROW1\0\0', 'an Arrow (Feather) file'],
    ['FEA1', 'a Feather file'],
    ['Obj\x01', 'an Avro file'],
    ['\x80\x04\x95\x10', 'a Python pickle'],
    ['\x80\x02}q', 'a Python pickle'],
    ['\x93NUMPY\x01', 'a NumPy array'],
    ['%PDF-1.7', 'a PDF'],
  ])('%j is refused by name', (head, what) => {
    for (const name of ['bars.csv', 'bars', 'bars.parquet']) {
      expect(found(name, bytes(head))).toBe(
        `unknown-format: the file is ${what}; export it as "CSV UTF-8" or Parquet`,
      )
    }
  })

  it.each([
    ['Rar!\x1a\x07\x01', 'a RAR archive'],
    ['7z\xbc\xaf\x27\x1c', 'a 7-Zip archive'],
    ['BZh91AY&SY', 'packed with bzip2'],
    ['\xfd7zXZ\0', 'packed with xz'],
    ['\x04\x22\x4d\x18', 'packed with lz4'],
    [`${'bars.csv'.padEnd(257, '\0')}ustar`, 'a tar archive'],
  ])('%j is refused with how to pack it', (head, what) => {
    expect(found('bars.csv', bytes(head))).toBe(
      `unknown-format: the file is ${what}; unpack it, or pack it as .zip, .gz or .zst`,
    )
  })

  it('is no Parquet by its name alone', () => {
    expect(found('bars.parquet', bytes('code,date'))).toContain('is named .parquet and does not begin as one')
    expect(found('bars.parquet', bytes(''))).toContain('empty-file')
  })

  it('may be packed, by its first bytes', () => {
    expect(packingOf('bars.csv', bytes('\x1f\x8b\x08'))).toBe('gzip')
    expect(packingOf('bars.csv', bytes('\x28\xb5\x2f\xfd'))).toBe('zstd')
    expect(packingOf('bars.csv', bytes('PK\x03\x04'))).toBe('zip')
    expect(packingOf('bars.csv', bytes('PK\x05\x06'))).toBe('zip')
    expect(packingOf('bars.csv', bytes('PK'))).toBeUndefined()
  })

  it('is no .day file when it is longer than any', async () => {
    const folder = new InputFolder()
    expect(await folder.refusal(folder.write('sh600000.day', Buffer.alloc(4 << 20, 1)))).toBe('nothing')
    expect(await folder.refusal(folder.write('sh600001.day', Buffer.alloc((4 << 20) + 32, 1)))).toContain(
      'unknown-format: a .day file holds 32 bytes a day',
    )
  })
})
