import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { InputFolder } from '../support/inputs.ts'
import { hasTool, toolOutput } from '../support/tools.ts'
import { zipArchive } from '../support/zipWriter.ts'
import { zstdFrame, zstdOf } from '../support/zstdWriter.ts'

const folder = new InputFolder()
const CSV = Buffer.from(
  `ts_code,trade_date\n${Array.from({ length: 40_000 }, (_, row) => `${600000 + (row % 5000)}.SH,${20250101 + (row % 28)}\n`).join('')}`,
)

describe('a packed file', () => {
  it.each([
    ['bars.csv.gz', gzipSync(CSV)],
    // The bytes decide, not the name.
    ['bars.csv', gzipSync(CSV)],
    ['export', gzipSync(CSV)],
    ['bars.csv.zst', zstdOf(CSV)],
    ['bars.txt', zstdOf(CSV)],
    // Files that were joined: two members, two frames.
    ['two.csv.gz', Buffer.concat([gzipSync(CSV.subarray(0, 1000)), gzipSync(CSV.subarray(1000))])],
    ['two.csv.zst', Buffer.concat([zstdOf(CSV.subarray(0, 1000)), zstdOf(CSV.subarray(1000))])],
    ['one.csv', zipArchive([{ name: 'inner.csv', bytes: CSV }])],
  ])('%s is read as its inside', async (name, bytes) => {
    const [read, ...others] = await folder.read(folder.write(name, bytes))
    expect(others).toEqual([])
    expect(read!.format).toBe('text')
    expect(read!.bytes.equals(CSV)).toBe(true)
  })

  it('passes over a frame that zstd says to skip', async () => {
    const skipped = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3])
    const [read] = await folder.read(folder.write('skip.csv.zst', Buffer.concat([zstdOf(CSV), skipped])))
    expect(read!.bytes.equals(CSV)).toBe(true)
  })

  it.each([
    ['gz', 'gzip'],
    ['zst', 'zstd'],
    ['zip', 'zip'],
  ])('named .%s without being one is refused by name', async (extension, packing) => {
    expect(await folder.refusal(folder.write(`plain.csv.${extension}`, CSV))).toBe(
      `unknown-format: the file is named .${extension} and is not packed with ${packing}`,
    )
    expect(await folder.refusal(folder.write(`empty.${extension}`, ''))).toBe('empty-file: the file is empty')
  })

  it.each([
    ['cut.csv.gz', gzipSync(CSV).subarray(0, -9), 'cut-file: cannot unpack: unexpected end of file'],
    ['cut.csv.zst', zstdOf(CSV).subarray(0, -9), 'cut-file: cannot unpack: unexpected end of file'],
    ['tail.csv.zst', Buffer.concat([zstdOf(CSV), CSV]), 'cut-file: cannot unpack: bytes that are no frame'],
    [
      'dictionary.csv.zst',
      Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x01, 0x38, 7, 1, 0, 0]),
      'cut-file: cannot unpack: packed with a dictionary, which is not here',
    ],
    ['twice.csv.gz', gzipSync(gzipSync(CSV)), 'unknown-format: the file is packed inside a packed file'],
    ['bars.zip.gz', gzipSync(zipArchive([])), 'unknown-format: the file is packed inside a packed file'],
  ])('%s is refused', async (name, bytes, refusal) => {
    expect(await folder.refusal(folder.write(name, bytes))).toBe(refusal)
  })
})

describe('a file that unpacks to far more than its size', () => {
  const zeros = Buffer.alloc(300 << 20)
  it.each([
    ['bomb.csv.gz', gzipSync(zeros)],
    ['bomb.csv.zst', zstdFrame(Array.from({ length: 2400 }, () => ({ byte: 48, times: 1 << 17 })))],
    ['bomb.zip', zipArchive([{ name: 'a.csv', bytes: zeros }])],
    // The entry says less than it holds.
    ['packed.zip', zipArchive([{ name: 'a.csv.gz', bytes: gzipSync(zeros) }])],
    // Entries that share their bytes: none is too large, all of them are.
    [
      'shared.zip',
      zipArchive(
        Array.from({ length: 3000 }, (_, index) => ({
          name: `${index}.csv`,
          bytes: zeros.subarray(0, 900_000),
          shared: index > 0,
        })),
      ),
    ],
  ])('%s is refused', async (name, bytes) => {
    expect(bytes.length).toBeLessThan(2 << 20)
    expect(await folder.refusal(folder.write(name, bytes))).toBe(
      'unpacks-too-large: the file unpacks to over 100 times its size',
    )
  })

  it('may unpack to a MiB whatever its size', async () => {
    const small = folder.write('small.csv.gz', gzipSync(zeros.subarray(0, 1 << 20)))
    expect((await folder.read(small))[0]!.bytes.length).toBe(1 << 20)
  })

  it('is refused where unpacking would take for ever: a window moved for every block', async () => {
    const blocks = Array.from({ length: 200_000 }, () => new Uint8Array(0))
    const path = folder.write('window.csv.zst', zstdFrame(blocks, 30))
    expect(await folder.refusal(path)).toContain('unpacks-too-large')
  })
})

describe('a zip archive', () => {
  it('stands for its bar files, by name', async () => {
    const archive = zipArchive([
      { name: 'b/二.csv', bytes: Buffer.from('second') },
      { name: 'a\\one.csv', bytes: Buffer.from('first') },
      { name: 'stored.txt', bytes: Buffer.from('third'), method: 0 },
      { name: 'z.csv.gz', bytes: gzipSync('fourth') },
      { name: 'z.csv.zst', bytes: zstdOf(Buffer.from('fifth')) },
      { name: 'readme.md', bytes: Buffer.from('no bars') },
      { name: '__MACOSX/a/._one.csv', bytes: Buffer.from('no bars') },
      { name: 'a/', bytes: Buffer.alloc(0) },
    ])
    const read = await folder.read(folder.write('all.zip', archive))
    expect(read.map(({ name, bytes }) => [name, bytes.toString()])).toEqual([
      ['all.zip/a/one.csv', 'first'],
      ['all.zip/b/二.csv', 'second'],
      ['all.zip/stored.txt', 'third'],
      ['all.zip/z.csv.gz', 'fourth'],
      ['all.zip/z.csv.zst', 'fifth'],
    ])
  })

  it('is known by its bytes, whatever its name', async () => {
    const archive = zipArchive([
      { name: 'a.csv', bytes: Buffer.from('a') },
      { name: 'b.csv', bytes: Buffer.from('b') },
    ])
    const read = await folder.read(folder.write('download', archive))
    expect(read.map(({ name }) => name)).toEqual(['download/a.csv', 'download/b.csv'])
    expect(await folder.refusal(folder.write('two.csv', archive))).toBe(
      'ambiguous-format: the file is a zip archive of 2 files and is not named so',
    )
  })

  it('may name its files as a Chinese system does, without saying so', async () => {
    const name = Buffer.from([0xc6, 0xd6, 0xb7, 0xa2, 0x2e, 0x63, 0x73, 0x76])
    const archive = zipArchive([{ name, bytes: Buffer.from('x'), flags: 0 }])
    expect((await folder.read(folder.write('gbk.zip', archive)))[0]!.name).toBe('gbk.zip/浦发.csv')
  })

  it('of 通达信 stands for the files of stocks', async () => {
    const day = Buffer.alloc(32)
    const archive = zipArchive([
      { name: 'sh\\lday\\sh600000.day', bytes: day },
      { name: 'ds\\lday\\31#HSI.day', bytes: day },
    ])
    const read = await folder.read(folder.write('hsjday.zip', archive))
    expect(read.map(({ name, format }) => [name, format])).toEqual([
      ['hsjday.zip/sh/lday/sh600000.day', 'tdxDay'],
    ])
  })

  it('may hold lengths in the zip64 field and a comment', async () => {
    const archive = zipArchive([{ name: 'a.csv', bytes: CSV, zip64: true }], 'made by hand')
    expect((await folder.read(folder.write('64.zip', archive)))[0]!.bytes.equals(CSV)).toBe(true)
  })

  const member = { name: 'a.csv', bytes: CSV }
  it.each([
    ['no bars', zipArchive([{ name: 'readme.md', bytes: CSV }]), 'unreadable: no bar file in the archive'],
    ['nothing', zipArchive([]), 'unreadable: no bar file in the archive'],
    [
      'an archive inside',
      zipArchive([member, { name: 'b/more.zip', bytes: zipArchive([member]) }]),
      'unknown-format: the archive holds the archive "b/more.zip"',
    ],
    [
      'a workbook',
      zipArchive([
        { name: '[Content_Types].xml', bytes: CSV },
        { name: 'xl/workbook.xml', bytes: CSV },
      ]),
      'unknown-format: the file is a workbook (xlsx, ods) or another office document',
    ],
    [
      'a file twice',
      zipArchive([member, member]),
      'ambiguous-format: the archive holds two files of this name',
    ],
    [
      'an encrypted file',
      zipArchive([{ ...member, flags: 1 }]),
      'unreadable: the file is encrypted in its archive',
    ],
    [
      'a method that is not read',
      zipArchive([{ ...member, method: 14 }]),
      'unknown-format: the archive packs this file by method 14, which is not read',
    ],
    [
      'a wrong check sum',
      zipArchive([{ ...member, crc: 7 }]),
      'cut-file: cannot unpack: the check sum differs',
    ],
    [
      'a length that is too small',
      zipArchive([{ ...member, length: CSV.length - 1 }]),
      `cut-file: cannot unpack: the file does not unpack to the ${CSV.length - 1} bytes that the archive says`,
    ],
    [
      'a length that is too large',
      zipArchive([{ ...member, length: CSV.length + 1 }]),
      `cut-file: cannot unpack: the file does not unpack to the ${CSV.length + 1} bytes that the archive says`,
    ],
    [
      'a cut',
      zipArchive([member]).subarray(0, -30),
      'cut-file: cannot unpack: End of central directory record signature not found. Either not a zip file, or file is truncated',
    ],
  ])('with %s is refused', async (name, bytes, refusal) => {
    expect(await folder.refusal(folder.write(`${name}.zip`, bytes))).toBe(refusal)
  })

  it('names the file that is at fault', async () => {
    const path = folder.write('named.zip', zipArchive([{ ...member, name: 'in\\side.csv', crc: 7 }]))
    await expect(folder.read(path)).rejects.toMatchObject({ at: { file: `${path}/in/side.csv` } })
  })
})

describe('files of other programs', () => {
  it.skipIf(!hasTool('gzip')).each(['-1', '-9'])('gzip %s', async (level) => {
    const path = folder.write(`tool${level}.csv.gz`, toolOutput('gzip', ['-c', level], CSV))
    expect((await folder.read(path))[0]!.bytes.equals(CSV)).toBe(true)
  })

  it
    .skipIf(!hasTool('zstd'))
    .each([['-1'], ['-19'], ['--ultra', '-22'], ['--fast=5'], ['--no-check'], ['--long=27']])(
    'zstd %s %s',
    async (...options) => {
      const path = folder.write('tool.csv.zst', toolOutput('zstd', ['-q', '-c', ...options], CSV))
      expect((await folder.read(path))[0]!.bytes.equals(CSV)).toBe(true)
    },
  )

  it.skipIf(!hasTool('zip')).each([['-r'], ['-r0'], ['-r9']])('zip %s', async (option) => {
    const inside = new InputFolder()
    inside.write('data/sh/600000.csv', CSV)
    inside.write('data/sz/000001.csv', CSV.subarray(0, 50))
    toolOutput('sh', ['-c', `cd "$1" && zip -q ${option} out.zip data`, 'sh', inside.path])
    const read = await inside.read(join(inside.path, 'out.zip'))
    expect(read.map(({ name, bytes }) => [name, bytes.length])).toEqual([
      ['out.zip/data/sh/600000.csv', CSV.length],
      ['out.zip/data/sz/000001.csv', 50],
    ])
    expect(read[0]!.bytes.equals(CSV)).toBe(true)
  })

  it.skipIf(!hasTool('zip'))('zip with a password', async () => {
    const inside = new InputFolder()
    inside.write('a.csv', CSV)
    toolOutput('sh', ['-c', 'cd "$1" && zip -q -P secret out.zip a.csv', 'sh', inside.path])
    expect(await inside.refusal(join(inside.path, 'out.zip'))).toBe(
      'unreadable: the file is encrypted in its archive',
    )
  })
})

describe('damage of any kind', () => {
  const SMALL = CSV.subarray(0, 3000)
  const packings = [
    ['gz', gzipSync(SMALL)],
    ...(hasTool('zstd') ? [['zst', toolOutput('zstd', ['-q', '-c'], SMALL)] as const] : []),
    [
      'zip',
      zipArchive([
        { name: 'a.csv', bytes: SMALL },
        { name: 'b.csv', bytes: SMALL, method: 0 },
      ]),
    ],
  ] as const
  const change = fc.record({ at: fc.nat(), byte: fc.nat(255) })
  const changes = fc.array(change, { minLength: 1, maxLength: 4 })

  describe.each(packings)('.%s', (extension, packed) => {
    test.prop([changes, fc.nat(packed.length)], { numRuns: 300 })(
      'is read rightly or refused, and never a fault of the program',
      async (some, length) => {
        const bytes = Buffer.from(packed)
        for (const { at, byte } of some) bytes[at % bytes.length] = byte
        const path = folder.write(`fuzz.${extension}`, bytes.subarray(0, Math.max(4, length)))
        expect(typeof (await folder.refusal(path))).toBe('string')
      },
    )

    test.prop([fc.uint8Array({ maxLength: 400 })], { numRuns: 300 })(
      'nor for any bytes behind its mark',
      async (bytes) => {
        const path = folder.write(`noise.${extension}`, Buffer.concat([packed.subarray(0, 4), bytes]))
        expect(typeof (await folder.refusal(path))).toBe('string')
      },
    )
  })

  it('never passes for another inside, since all of them hold a check sum', async () => {
    for (const [extension, packed] of packings) {
      for (let at = 0; at < packed.length; at += 3) {
        const bytes = Buffer.from(packed)
        bytes[at] = bytes[at]! ^ 0x20
        const path = folder.write(`flip.${extension}`, bytes)
        try {
          for (const { bytes: inside } of await folder.read(path)) expect(inside.equals(SMALL)).toBe(true)
        } catch (error) {
          expect(error).toMatchObject({ name: 'Refusal' })
        }
      }
    }
  })
})

const OPEN_FILES = '/proc/self/fd'

it.skipIf(!existsSync(OPEN_FILES))('leaves no file open, read or refused', async () => {
  const paths = [
    folder.write('open.zip', zipArchive([{ name: 'a.csv', bytes: CSV }])),
    folder.write('open.csv.gz', gzipSync(CSV)),
    folder.write('open.csv.zst', zstdOf(CSV).subarray(0, -5)),
    folder.write('open.csv', CSV),
    folder.write('open.parquet', CSV),
    folder.write('open.xls', '\u0000'),
  ]
  const open = (): number => readdirSync(OPEN_FILES).length
  const before = open()
  for (const path of paths) await folder.refusal(path)
  expect(open()).toBe(before)
})
