import { describe, expect, it } from 'vitest'
import { parsePublishedText } from '../../../src/parsers/published/text.ts'
import { NameBook } from '../../../src/stats/reconcile/nameBook.ts'
import { resolveNames } from '../../../src/stats/reconcile/resolveNames.ts'
import { stock } from '../../support/dayStats.ts'

const BOOK = new NameBook(
  [
    { code: stock('605398'), names: ['新炬网络'] },
    { code: stock('688158'), names: ['优刻得-W'] },
    { code: stock('688316'), names: ['青云科技-U'] },
    { code: stock('002402'), names: ['和而泰'] },
    { code: stock('601360'), names: ['三六零'] },
    { code: stock('000002'), names: ['万  科Ａ'] },
    { code: stock('000100'), names: ['TCL科技'] },
    { code: stock('002306'), names: ['*ST云网', '中科云网'] },
    { code: stock('300024'), names: ['机器人'] },
    { code: stock('600001'), names: ['同名股份'] },
    { code: stock('600003'), names: ['同名股份'] },
    { code: stock('920146'), names: ['华阳变速'] },
    { code: stock('600089'), names: ['XD特变电'] },
  ],
  (code) => (code === '839946.BJ' ? stock('920146') : undefined),
  [stock('605398')],
)

/** The stocks that the names of a text stand for, and the words around them. */
function read(text: string): { readonly codes: string[]; readonly prose: string[] } {
  const { names, prose } = resolveNames(parsePublishedText('line', text).claims, BOOK)
  const codes = [...names.values()].flat().map((name) => name.codes.join('/') || `${name.text}?`)
  return { codes, prose: prose.map((passage) => passage.text) }
}

describe('names of a text', () => {
  it.each([
    ['新炬网络7连板', ['605398.SH'], []],
    ['优刻得、青云科技20CM3连板', ['688158.SH', '688316.SH'], []],
    ['优刻得-W、青云科技-U20CM3连板', ['688158.SH', '688316.SH'], []],
    ['万科A、ＴＣＬ科技、tcl科技3连板', ['000002.SZ', '000100.SZ', '000100.SZ'], []],
    ['三六零3连板', ['601360.SH'], []],
    // a name that begins with a word for "and"
    ['和而泰3连板', ['002402.SZ'], []],
    ['优刻得和和而泰3连板', ['688158.SH', '002402.SZ'], []],
    ['优刻得和青云科技3连板', ['688158.SH', '688316.SH'], []],
    // blanks between names are lost with the others
    ['优刻得 青云科技 和而泰3连板', ['688158.SH', '688316.SH', '002402.SZ'], []],
    ['优刻得，青云科技3连板', ['688158.SH', '688316.SH'], []],
    // ST comes and goes, and so do ex-day marks
    ['云网3连板', ['002306.SZ'], []],
    ['ST云网3连板', ['002306.SZ'], []],
    ['中科云网3连板', ['002306.SZ'], []],
    ['特变电3连板', ['600089.SH'], []],
    // themes in front
    ['PCB板块优刻得12天7板', ['688158.SH'], ['PCB板块']],
    ['并购重组的优刻得7连板', ['688158.SH'], ['并购重组的']],
    ['存储芯片新炬网络7连板', ['605398.SH'], ['存储芯片']],
    ['题材活跃\n优刻得7连板', ['688158.SH'], ['题材活跃']],
    // a longer name is none of the shorter one
    ['埃夫特机器人3连板', ['埃夫特机器人?'], []],
    ['优刻得、板块青云科技3连板', ['688158.SH', '板块青云科技?'], []],
    ['同名股份3连板', ['600001.SH/600003.SH'], []],
    // codes
    ['605398.SH、688158、sh605398三连板', ['605398.SH', '688158.SH', '605398.SH'], []],
    ['839946.BJ、920146.BJ2连板', ['920146.BJ', '920146.BJ'], []],
    // said weakly: prose where a name is none
    ['优刻得涨停', ['688158.SH'], []],
    ['今日84股涨停。人形机器人板块多股涨停', [], ['人形机器人板块多股涨停']],
  ])('%s', (text, codes, prose) => {
    expect(read(text)).toEqual({ codes, prose })
  })
})
