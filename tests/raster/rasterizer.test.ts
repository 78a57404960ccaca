import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../../src/model/refusal.ts'
import { readAsset } from '../../src/raster/assets.ts'
import { fontOf } from '../../src/raster/font.ts'
import { indexedPng } from '../../src/raster/png.ts'
import { openRasterizer, RENDERER } from '../../src/raster/rasterizer.ts'
import type { Drawable } from '../../src/raster/rasterizer.ts'
import { charactersOf } from '../../src/raster/svgText.ts'
import { chineseFontFiles, fontFolders } from '../../src/raster/systemFonts.ts'
import { ROOT } from '../support/shell.ts'

const NO_FONTS = { platform: 'linux', env: { LIMITUP_FONT_PATH: '' } }
/** What apt's fonts-noto-cjk brings. */
const DEBIAN = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'
/** In no font that the program brings. */
const RARE = '𠮷'

function svgOf(text: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="40"><rect width="200" height="40" fill="#fff"/><text x="4" y="28" font-size="24" font-family="'PingFang SC', 'Microsoft YaHei', sans-serif" fill="#c00">${text}</text></svg>`
}

async function bytesOf(drawable: Drawable): Promise<Buffer> {
  if (drawable.kind === 'missing') throw new Error(`no font has ${drawable.characters.join('')}`)
  return Buffer.from(await drawable.draw())
}

/** Rows of a PNG with a table of colours: for each pixel whether it is not of the first colour. */
function inkOf(png: Buffer): boolean[][] {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  const at = png.indexOf('IDAT')
  const rows = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)))
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => rows[y * (width + 1) + 1 + x] !== 0),
  )
}

function count(ink: boolean[][]): number {
  return ink.flat().filter(Boolean).length
}

describe('a picture with the font of the program', () => {
  it('is drawn on a machine without any font, the same bytes each time', async () => {
    const one = openRasterizer({ ...NO_FONTS, font: undefined }).prepare(svgOf('涨停 峆一药业'))
    const other = openRasterizer({ ...NO_FONTS, font: undefined }).prepare(svgOf('涨停 峆一药业'))
    const png = await bytesOf(one)
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([200, 40])
    expect(png.equals(await bytesOf(other))).toBe(true)
    expect(one).toMatchObject({
      kind: 'drawable',
      key: expect.stringMatching(/^resvg .*NotoSansSC/) as string,
    })
  })

  it('shows letters, and no box for each', async () => {
    const rasterizer = openRasterizer({ ...NO_FONTS, font: undefined })
    const ink = async (text: string): Promise<number> =>
      count(inkOf(await bytesOf(rasterizer.prepare(svgOf(text)))))
    // Boxes would be as black for the one as for the other.
    expect(await ink('一')).toBeGreaterThan(20)
    expect(await ink('鑫')).toBeGreaterThan(2 * (await ink('一')))
  })

  it('has every character of the picture, or is not drawn, and says which it has not', () => {
    const rasterizer = openRasterizer({ ...NO_FONTS, font: undefined })
    expect(rasterizer.prepare(svgOf(`${RARE}野股份`))).toEqual({ kind: 'missing', characters: [RARE] })
  })

  it('draws what names of real stocks are made of', () => {
    const font = fontOf('NotoSansSC.ttf', readAsset('NotoSansSC.ttf')!)
    for (const character of '昇璟岹碁峆橦埇沄锜玥·*ＡAST退涨跌停板炸封–—%+-−→天')
      expect(font.has(character), character).toBe(true)
    expect(font.has(RARE)).toBe(false)
  })
})

describe('a machine whose program came without its font', () => {
  it('draws nothing Chinese, and says so', () => {
    const rasterizer = openRasterizer({ ...NO_FONTS, font: undefined, withOwnFont: false })
    const found = rasterizer.prepare(svgOf('涨停'))
    expect(found).toEqual({ kind: 'missing', characters: ['停', '涨'] })
  })

  it.skipIf(!existsSync(DEBIAN))('takes a collection of the system', async () => {
    const rasterizer = openRasterizer({
      platform: 'linux',
      env: {},
      font: undefined,
      withOwnFont: false,
    })
    const found = rasterizer.prepare(svgOf('涨停'))
    expect(found).toMatchObject({
      kind: 'drawable',
      key: expect.stringContaining('NotoSansCJK-Regular.ttc') as string,
    })
    expect(count(inkOf(await bytesOf(found)))).toBeGreaterThan(200)
  })
})

describe.skipIf(!existsSync(DEBIAN))('with the fonts of Debian', () => {
  it('a rare character comes from them, the rest from the own font', async () => {
    const rasterizer = openRasterizer({ platform: 'linux', env: {}, font: undefined })
    const found = rasterizer.prepare(svgOf(RARE))
    expect(found).toMatchObject({ key: expect.stringMatching(/NotoSansSC\.ttf.*Noto.*CJK.*\.ttc/) as string })
    expect(count(inkOf(await bytesOf(found)))).toBeGreaterThan(60)
    expect(rasterizer.prepare(svgOf('涨停'))).toMatchObject({
      key: expect.not.stringContaining('CJK') as string,
    })
  })

  it('one that is named goes before the own: of a collection the face of the mainland', () => {
    const rasterizer = openRasterizer({ ...NO_FONTS, font: DEBIAN })
    expect(rasterizer.prepare(svgOf('涨停'))).toMatchObject({
      key: expect.stringMatching(/, NotoSansCJK-Regular\.ttc:\d+, NotoSansSC/) as string,
    })
    expect(fontOf(DEBIAN, readFileSync(DEBIAN)).family).toBe('Noto Sans CJK SC')
  })
})

describe('a font that is named', () => {
  it.each([
    ['nothing.ttf', undefined],
    ['text.ttf', 'no font'],
    ['cut.ttf', '\0\u0001\0\0'],
  ])('%s is refused', (name, content) => {
    const path = join(mkdtempSync(join(tmpdir(), 'limitup-font-')), name)
    if (content !== undefined) writeFileSync(path, content)
    const act = (): void => void openRasterizer({ ...NO_FONTS, font: path })
    expect(act).toThrow(Refusal)
    expect(act).toThrow(expect.objectContaining({ code: 'bad-font' }) as Error)
  })
})

describe('where fonts are looked for', () => {
  it.each([
    [
      'linux',
      { HOME: '/home/a' },
      [
        '/home/a/.local/share/fonts',
        '/home/a/.fonts',
        '/usr/local/share/fonts',
        '/usr/share/fonts',
        '/mnt/c/Windows/Fonts',
      ],
    ],
    [
      'linux',
      { HOME: '/home/a', XDG_DATA_HOME: '/d' },
      ['/d/fonts', '/home/a/.fonts', '/usr/local/share/fonts', '/usr/share/fonts', '/mnt/c/Windows/Fonts'],
    ],
    ['darwin', { HOME: '/Users/a' }, ['/System/Library/Fonts', '/Library/Fonts', '/Users/a/Library/Fonts']],
    ['linux', { LIMITUP_FONT_PATH: '/a:/b' }, ['/a', '/b']],
    ['linux', { LIMITUP_FONT_PATH: '' }, []],
  ])('%s %j', (platform, env, folders) => {
    expect(fontFolders({ platform, env })).toEqual(folders)
  })

  it('of Windows', () => {
    expect(fontFolders({ platform: 'win32', env: { WINDIR: 'C:\\Windows' } })[0]).toMatch(/Windows.Fonts$/)
  })

  it('files of Chinese fonts are found by name, sans and regular before others', () => {
    const folder = mkdtempSync(join(tmpdir(), 'limitup-fonts-'))
    mkdirSync(join(folder, 'deep/er'), { recursive: true })
    for (const name of [
      'simsun.ttc',
      'arial.ttf',
      'deep/NotoSerifCJK-Regular.ttc',
      'deep/er/NotoSansCJK-Regular.ttc',
      'NotoSansCJK-Bold.ttc',
      'readme.txt',
    ])
      writeFileSync(join(folder, name), '')
    expect(
      chineseFontFiles([join(folder, 'none'), folder]).map((path) => path.slice(folder.length + 1)),
    ).toEqual(['deep/er/NotoSansCJK-Regular.ttc', 'simsun.ttc', 'deep/NotoSerifCJK-Regular.ttc'])
  })

  it('a broken file there is one font less', () => {
    const folder = mkdtempSync(join(tmpdir(), 'limitup-fonts-'))
    writeFileSync(join(folder, 'NotoSansCJK-Regular.ttc'), 'broken')
    const env = { LIMITUP_FONT_PATH: folder }
    const without = openRasterizer({ platform: 'linux', env, font: undefined, withOwnFont: false })
    expect(without.prepare(svgOf('涨'))).toEqual({ kind: 'missing', characters: ['涨'] })
    writeFileSync(join(folder, 'simhei.ttf'), readAsset('NotoSansSC.ttf')!)
    const found = openRasterizer({ platform: 'linux', env, font: undefined, withOwnFont: false })
    expect(found.prepare(svgOf('涨'))).toMatchObject({ kind: 'drawable' })
  })
})

describe('the text of a picture', () => {
  it('is what stands in its texts, entities too; titles, styles and blanks are not', () => {
    const svg =
      '<svg><title>题</title><style>.a{}</style><text x="1">A&amp;&#27833; <tspan>停</tspan>板&#x6da8;\u200b</text><desc>说</desc></svg>'
    expect(charactersOf(svg)).toEqual(
      ['&', 'A', '停', '板', '油', '涨'].sort((a, b) => a.codePointAt(0)! - b.codePointAt(0)!),
    )
  })
})

describe('a PNG with a table of colours', () => {
  it('keeps every pixel', () => {
    const pixels = Uint8Array.from([255, 0, 0, 255, 0, 0, 255, 255, 255, 0, 0, 255, 9, 9, 9, 255])
    const png = Buffer.from(indexedPng(pixels, 2, 2)!)
    const table = png.subarray(png.indexOf('PLTE') + 4)
    const at = png.indexOf('IDAT')
    const rows = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)))
    const colours = [rows[1], rows[2], rows[4], rows[5]].map((n) => [...table.subarray(n! * 3, n! * 3 + 3)])
    expect(colours).toEqual([
      [255, 0, 0],
      [0, 0, 255],
      [255, 0, 0],
      [9, 9, 9],
    ])
  })

  it('is not made of too many colours, or of glass', () => {
    const many = Uint8Array.from({ length: 257 * 4 }, (_, at) =>
      at % 4 === 0 ? (at >> 2) & 255 : at % 4 === 1 ? at >> 10 : at % 4 === 3 ? 255 : 0,
    )
    expect(indexedPng(many, 257, 1)).toBeUndefined()
    expect(indexedPng(many.subarray(0, 256 * 4), 256, 1)).toBeDefined()
    expect(indexedPng(Uint8Array.of(1, 2, 3, 128), 1, 1)).toBeUndefined()
  })

  it('is read by another program', () => {
    const folder = mkdtempSync(join(tmpdir(), 'limitup-png-'))
    writeFileSync(join(folder, 'a.png'), indexedPng(Uint8Array.from([1, 2, 3, 255, 4, 5, 6, 255]), 2, 1)!)
    const script =
      'import struct,sys,zlib\nb=open(sys.argv[1],"rb").read();i=8\nwhile i<len(b):\n n=struct.unpack(">I",b[i:i+4])[0];c=b[i+4:i+8+n];assert zlib.crc32(c)==struct.unpack(">I",b[i+8+n:i+12+n])[0];print(c[:4].decode());i+=12+n'
    const said = execFileSync('python3', ['-c', script, join(folder, 'a.png')]).toString()
    expect(said.split('\n').filter(Boolean)).toEqual(['IHDR', 'PLTE', 'IDAT', 'IEND'])
  })
})

describe('the renderer', () => {
  it('is the one that is installed, whose version stands in what pictures are drawn with', () => {
    const { version } = JSON.parse(
      readFileSync(join(ROOT, 'node_modules/@resvg/resvg-wasm/package.json'), 'utf8'),
    ) as { version: string }
    expect(RENDERER).toBe(`resvg ${version}`)
  })
})
