import type { TradeDate } from '../model/date.ts'
import type { Rasterizer } from '../raster/rasterizer.ts'
import type { OldFiles } from '../run/report/options.ts'
import type { DaySummary } from './reportSummary.ts'

/** Pictures that are drawn as PNG too. */
const PICTURES = ['ladder', 'board'] as const

/** A PNG, and what it was drawn with. */
export interface Picture {
  readonly name: string
  readonly bytes: Uint8Array
  readonly key: string
}

/** Draws the PNG pictures of days, and remembers which ones no font could draw. */
export class ReportPictures {
  readonly #rasterizer: Rasterizer
  readonly #days = new Set<TradeDate>()
  readonly #characters = new Set<string>()

  constructor(rasterizer: Rasterizer) {
    this.#rasterizer = rasterizer
  }

  /** The PNGs of a day. One that lies there is used again where the same picture was drawn with the same fonts. */
  async of(
    date: TradeDate,
    pages: ReadonlyMap<string, string>,
    old: OldFiles,
    before: DaySummary | undefined,
  ): Promise<readonly Picture[]> {
    const drawn: Picture[] = []
    for (const name of PICTURES) {
      const svg = pages.get(`${name}.svg`)
      if (svg === undefined) continue
      const drawable = this.#rasterizer.prepare(svg)
      if (drawable.kind === 'missing') {
        this.#days.add(date)
        for (const character of drawable.characters) this.#characters.add(character)
        continue
      }
      const png = `${name}.png`
      const { key } = drawable
      const kept = before?.pictures.get(png) === key && isText(old(`${name}.svg`), svg) ? old(png) : undefined
      drawn.push({ name: png, key, bytes: kept ?? (await drawable.draw()) })
    }
    return drawn
  }

  /** Days with a picture that no font could draw. */
  get undrawn(): readonly TradeDate[] {
    return [...this.#days].sort()
  }

  /** Characters that no font has. */
  get missing(): readonly string[] {
    return [...this.#characters].sort()
  }
}

function isText(bytes: Uint8Array | undefined, text: string): boolean {
  return bytes !== undefined && Buffer.compare(bytes, Buffer.from(text)) === 0
}

/** Packages with Chinese fonts, by what installs them. */
const PACKAGES =
  'fonts-noto-cjk (apt), google-noto-sans-cjk-fonts (dnf), noto-fonts-cjk (pacman), font-noto-cjk (apk)'
/** Characters that a line shows. */
const SHOWN = 8

/** Which PNGs are left out and what to install, in a line. */
export function undrawnText({ undrawn, missing }: ReportPictures): string {
  const [first, last] = [undrawn[0] ?? '', undrawn.at(-1) ?? '']
  const days = undrawn.length === 1 ? first : `${undrawn.length} days from ${first} to ${last}`
  const shown = missing.slice(0, SHOWN).map((each) => `${each} (U+${codeOf(each)})`)
  const more = missing.length > SHOWN ? ` and ${missing.length - SHOWN} more` : ''
  return `no PNG for ${days}: no font has ${shown.join(' ')}${more}; install ${PACKAGES}, or name a font with --font FILE`
}

function codeOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
}
