import { describe, expect, it } from 'vitest'
import { parseCodeMap } from '../../src/parsers/codeMap.ts'
import { parseTdxNames } from '../../src/parsers/tdxNames.ts'
import { bseNewCodes } from '../../src/rules/bseCodes.ts'

/** 浦发银行, ST东方, in GBK. */
const NAMES = ['\xc6\xd6\xb7\xa2\xd2\xf8\xd0\xd0', 'ST\xb6\xab\xb7\xbd']

/** One byte a character. */
function bytes(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0))
}

function list(length: number, nameAt: number, records: readonly (readonly [string, string])[]): Uint8Array {
  const file = new Uint8Array(50 + records.length * length)
  records.forEach(([code, name], at) => {
    file.set(bytes(code), 50 + at * length)
    file.set(bytes(name), 50 + at * length + nameAt)
  })
  return file
}

const same = <Code>(code: Code): Code => code

describe('a names list of 通达信', () => {
  it.each([
    [314, 23],
    [360, 31],
  ])('with records of %i bytes tells the names from its own day on', (length, nameAt) => {
    const file = list(length, nameAt, [
      ['000001', 'index'],
      ['600000', NAMES[0]!],
      ['600001', NAMES[1]!],
      ['510300', 'fund'],
    ])
    const known = parseTdxNames('T0002/hq_cache/shm.tnf', file, 20250207, new Map(), same)
    expect([...known.values()]).toEqual([
      expect.objectContaining({ code: '600000.SH', undatedName: '浦发银行', undatedFrom: 20250207 }),
      expect.objectContaining({ code: '600001.SH', undatedName: 'ST东方', undatedFrom: 20250207 }),
    ])
  })

  it.each([
    ['a name that says no exchange', 'names.tnf', list(314, 23, [['600000', NAMES[0]!]]), 'ambiguous-format'],
    ['a cut record', 'shm.tnf', list(314, 23, [['600000', NAMES[0]!]]).subarray(0, 300), 'cut-file'],
    ['a record without a code', 'shm.tnf', list(314, 23, [['60000x', NAMES[0]!]]), 'cut-file'],
    ['no record', 'shm.tnf', new Uint8Array(50), 'cut-file'],
  ])('is refused for %s', (_what, name, file, code) => {
    expect(() => parseTdxNames(name, file, 20250207, new Map(), same)).toThrow(
      expect.objectContaining({ code }) as Error,
    )
  })
})

describe('addedcode_bj.cfg', () => {
  it('gives the codes that were changed, and not those of stocks that left', () => {
    // 北证(已切换), 沪市(已转板) in GBK.
    const text =
      '000000,0,N,20251009,\n44|830799|920799|\xb1\xb1\xd6\xa4(\xd2\xd1\xc7\xd0\xbb\xbb)|20251009\n' +
      '44|833874|688787|\xbb\xa6\xca\xd0(\xd2\xd1\xd7\xaa\xb0\xe5)|20220901\n'
    expect([...parseCodeMap('addedcode_bj.cfg', bytes(text))]).toEqual([[830799, 920799]])
  })
})

describe('the table of Beijing', () => {
  it('maps 248 codes one to one', () => {
    const codes = bseNewCodes()
    expect(codes.size).toBe(248)
    expect(new Set(codes.values()).size).toBe(248)
    for (const [before, after] of codes) {
      expect([43, 83, 87]).toContain(Math.floor(before / 10_000))
      expect(Math.floor(after / 1000)).toBe(920)
    }
    expect(codes.get(839946)).toBe(920146)
    expect(codes.get(430047)).toBe(920047)
  })
})
