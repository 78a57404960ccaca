import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Status } from '../../src/model/status.ts'
import { displayName, foldName, isNewListingName, statusFromName } from '../../src/rules/nameStatus.ts'

describe('short names', () => {
  it.each<[string, string, Status, 'first' | 'early' | undefined, string]>([
    ['平安银行', '平安银行', 'normal', undefined, 'an ordinary name'],
    ['万  科Ａ', '万科A', 'normal', undefined, 'padded and full-width'],
    ['万\u3000科Ａ', '万科A', 'normal', undefined, 'an ideographic space'],
    ['TCL科技', 'TCL科技', 'normal', undefined, 'Latin letters of its own'],
    ['*ST云网', '*ST云网', 'specialTreatment', undefined, 'risk of delisting'],
    ['＊ＳＴ云网', '*ST云网', 'specialTreatment', undefined, 'the same in full width'],
    ['ＳＴ 中基', 'ST中基', 'specialTreatment', undefined, 'full width and padded'],
    ['ST板块', 'ST板块', 'specialTreatment', undefined, 'any Chinese name may follow ST'],
    ['SST前锋', 'SST前锋', 'specialTreatment', undefined, 'an S-share that is ST'],
    ['S*ST前锋', 'S*ST前锋', 'specialTreatment', undefined, 'an S-share that is *ST'],
    [
      '*ST TCL',
      '*STTCL',
      'specialTreatment',
      undefined,
      'a star is ST even before a letter (000100 in 2007)',
    ],
    ['STTCL', 'STTCL', 'normal', undefined, 'without a star a letter after ST may be a word'],
    ['NST沪科', 'ST沪科', 'specialTreatment', undefined, 'N before ST is no new listing'],
    ['XDST中基', 'ST中基', 'specialTreatment', undefined, 'ex-dividend ST'],
    ['XR*ST云网', '*ST云网', 'specialTreatment', undefined, 'ex-rights *ST'],
    ['STARK科技', 'STARK科技', 'normal', undefined, 'a word that begins with ST'],
    ['PT红光', 'PT红光', 'specialTreatment', undefined, '特别转让, limited as ST'],
    ['PTA化工', 'PTA化工', 'normal', undefined, 'a word that begins with PT'],
    ['S佳通', 'S佳通', 'unreformed', undefined, 'the last S-share'],
    ['Ｓ佳通', 'S佳通', 'unreformed', undefined, 'the same in full width'],
    ['XDS上石化', 'S上石化', 'unreformed', undefined, 'ex-dividend S-share'],
    ['SMT科技', 'SMT科技', 'normal', undefined, 'S before a letter'],
    ['N宏海', '宏海', 'normal', 'first', 'new, day 1'],
    ['Ｎ宏海', '宏海', 'normal', 'first', 'the same in full width'],
    ['N 宏海', '宏海', 'normal', 'first', 'the same, padded'],
    ['C宏海', '宏海', 'normal', 'early', 'new, days 2 to 5'],
    ['C寒武纪-U', '寒武纪', 'normal', 'early', 'new and unprofitable'],
    ['NBA概念', 'NBA概念', 'normal', undefined, 'N before a letter is no mark'],
    ['XD格力电', '格力电', 'normal', undefined, 'ex-dividend, cut to fit'],
    ['XR平安银', '平安银', 'normal', undefined, 'ex-rights'],
    ['DR宁德时', '宁德时', 'normal', undefined, 'both'],
    ['XDTCL科', 'TCL科', 'normal', undefined, 'ex-dividend before Latin letters'],
    ['青云科技-U', '青云科技', 'normal', undefined, 'unprofitable'],
    ['优刻得-W', '优刻得', 'normal', undefined, 'weighted votes'],
    ['百济神州-UV', '百济神州', 'normal', undefined, 'two marks at once'],
    ['九号公司－ＷＤ', '九号公司', 'normal', undefined, 'weighted votes and a depositary receipt'],
    ['NC*ST云网', 'NC*ST云网', 'normal', undefined, 'one mark at most'],
    ['退市岩石', '退市岩石', 'delisting', undefined, 'Shanghai'],
    ['国华退', '国华退', 'delisting', undefined, 'Shenzhen'],
    ['绿景退 ', '绿景退', 'delisting', undefined, 'padded at the end'],
    ['ST国华退', 'ST国华退', 'delisting', undefined, '退 decides before ST'],
    ['退思园林', '退思园林', 'normal', undefined, '退 in front without 市'],
    ['XD', 'XD', 'normal', undefined, 'a mark without a name stays'],
    ['', '', 'normal', undefined, 'no name'],
  ])('%j is shown as %j: %s, new %s (%s)', (name, shown, status, fresh) => {
    expect(displayName(name)).toBe(shown)
    expect(statusFromName(name)).toBe(status)
    expect(isNewListingName(name)).toBe(fresh)
  })

  it('keeps marks and suffix when it only folds', () => {
    expect(foldName('ＸＤ Ｃ　科－Ｕ')).toBe('XDC科-U')
    expect(foldName('\u00a0\ufeff﹡ＳＴ\t云\u200b网')).toBe('*ST云网')
    expect(foldName('１２３ａｂｃ')).toBe('123abc')
  })

  it('reads a folded name as it reads the name', () => {
    const part = fc.constantFrom(
      'Ｓ',
      'S',
      'Ｔ',
      'T',
      '＊',
      '*',
      'N',
      'Ｃ',
      'XD',
      '退',
      '退市',
      '云',
      '网',
      ' ',
      '\u3000',
      '-U',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const name = parts.join('')
        const folded = foldName(name)
        expect(foldName(folded)).toBe(folded)
        expect(folded).not.toMatch(/[\s\uff01-\uff5e]/)
        expect(statusFromName(folded)).toBe(statusFromName(name))
        expect(displayName(folded)).toBe(displayName(name))
        expect(isNewListingName(folded)).toBe(isNewListingName(name))
      }),
      { numRuns: 2_000 },
    )
  })
})
