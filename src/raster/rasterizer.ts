import { initWasm, Resvg } from '@resvg/resvg-wasm'
import { readAsset } from './assets.ts'
import { fontOf, namedFont } from './font.ts'
import type { LoadedFont } from './font.ts'
import { indexedPng } from './png.ts'
import { charactersOf } from './svgText.ts'
import { chineseFontFiles, fontFolders, fontWith } from './systemFonts.ts'
import type { FontWorld } from './systemFonts.ts'

/** The renderer that is built in; a picture of another one may differ. */
export const RENDERER = 'resvg 2.6.2'

/** Pixels for each unit of the picture: 1080 in width, as phones show and networks take them. */
const ZOOM = 1

/** What pictures are drawn with. */
export interface RasterOptions extends FontWorld {
  /** A font file that goes before the program's own. */
  readonly font: string | undefined
  /** False leaves out the font that came with the program. */
  readonly withOwnFont?: boolean
}

/** A picture that can be drawn, or the characters that no font has. */
export type Drawable =
  /** The same key and the same picture give the same bytes. */
  | { readonly kind: 'drawable'; readonly key: string; readonly draw: () => Promise<Uint8Array> }
  | { readonly kind: 'missing'; readonly characters: readonly string[] }

/** Draws pictures as PNG. */
export interface Rasterizer {
  readonly prepare: (svg: string) => Drawable
}

/** The renderer, from its first picture on. */
let started: Promise<void> | undefined

/** 画图: loads the fonts: the one named, then the program's own; others when they are needed. */
export function openRasterizer(options: RasterOptions): Rasterizer {
  const fonts: LoadedFont[] = options.font === undefined ? [] : [namedFont(options.font)]
  const own = options.withOwnFont === false ? undefined : readAsset('NotoSansSC.ttf')
  if (own !== undefined) fonts.push(fontOf('NotoSansSC.ttf', own))
  let files: readonly string[] | undefined
  const found: LoadedFont[] = []
  const lacking = (characters: readonly string[], among: readonly LoadedFont[]): readonly string[] =>
    characters.filter((each) => !among.some((font) => font.has(each)))
  return {
    prepare: (svg) => {
      const characters = charactersOf(svg)
      const missing = lacking(characters, fonts)
      if (missing.length === 0) return drawable(svg, fonts)
      const rest = lacking(missing, found)
      if (rest.length > 0) {
        files ??= chineseFontFiles(fontFolders(options))
        const font = fontWith(rest, files)
        if (font === undefined) return { kind: 'missing', characters: rest }
        found.push(font)
      }
      return drawable(svg, [...fonts, ...found.filter((font) => missing.some((each) => font.has(each)))])
    },
  }
}

async function start(): Promise<void> {
  const program = readAsset('resvg.wasm')
  if (program === undefined) throw new Error('resvg.wasm is missing from the program')
  await initWasm(program)
}

function drawable(svg: string, fonts: readonly LoadedFont[]): Drawable {
  const key = [RENDERER, `×${ZOOM}`, ...fonts.map((font) => font.key)].join(', ')
  return { kind: 'drawable', key, draw: () => draw(svg, fonts) }
}

async function draw(svg: string, fonts: readonly LoadedFont[]): Promise<Uint8Array> {
  await (started ??= start())
  const family = fonts[0]?.family ?? 'sans-serif'
  const picture = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: ZOOM },
    font: {
      fontBuffers: fonts.map(({ bytes }) => bytes),
      defaultFontFamily: family,
      sansSerifFamily: family,
      serifFamily: family,
      monospaceFamily: family,
    },
  })
  try {
    const image = picture.render()
    try {
      return indexedPng(image.pixels, image.width, image.height) ?? image.asPng()
    } finally {
      image.free()
    }
  } finally {
    picture.free()
  }
}
